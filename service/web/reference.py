"""GET /openapi.yaml: the contract as the running service holds it."""

from functools import cache

from flask import Blueprint, Response

from service.web.access import open_to_all
from service.web.openapi import describe

blueprint = Blueprint("reference", __name__)


@blueprint.get("/openapi.yaml")
@open_to_all
def openapi() -> Response:
    """Answer with the description of this service."""
    return Response(_description(), mimetype="application/yaml")  # RFC 9512


@cache
def _description() -> str:
    return describe()
