"""GET /openapi.yaml and /docs: the contract as the running service holds it."""

from functools import cache
from importlib.resources import files

from flask import Blueprint, Response, request

from service.web.access import open_to_all
from service.web.manual import read_samples, write_manual
from service.web.openapi import describe
from service.web.page import Page

blueprint = Blueprint("reference", __name__)


@blueprint.get("/openapi.yaml")
@open_to_all
def openapi() -> Response:
    """Answer with the description of this service."""
    return Response(_description(), mimetype="application/yaml")  # RFC 9512


@blueprint.get("/docs")
@open_to_all
def manual() -> Response:
    """Answer with the description as a page for people."""
    return _manual().answer(request)


@blueprint.get("/docs/manual.css")
@open_to_all
def style() -> Response:
    """Answer with that page's style."""
    return _style().answer(request)


@cache
def _manual() -> Page:
    return Page(write_manual(_description(), read_samples()).encode(), "text/html")


@cache
def _style() -> Page:
    return Page((files("service.web") / "manual.css").read_bytes(), "text/css")


@cache
def _description() -> str:
    return describe()
