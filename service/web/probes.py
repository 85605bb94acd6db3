"""Whether the service lives, whether it can work, and which it is."""

from functools import cache

from flask import Blueprint, Response

from service import __version__
from service.contract.answer import VersionSchema
from service.edition import rules_edition
from service.strict_json import write_json

blueprint = Blueprint("probes", __name__)


@blueprint.get("/livez")
def live() -> Response:
    """Answer as long as this process can answer at all."""
    return _json({"status": "live"})


@blueprint.get("/readyz")
def ready() -> Response:
    """Answer once documents can be cleaned: the stylebook is read before the first request."""
    return _json({"status": "ready"})


@blueprint.get("/version")
def version() -> Response:
    """Name the release of the code and the editions of rules and model."""
    return _json(VersionSchema().dump(_version()))


@cache
def _version() -> dict[str, str | None]:
    return {"version": __version__, "rules": rules_edition(), "model": None}


def _json(value: object) -> Response:
    return Response(
        write_json(value), mimetype="application/json", headers={"Cache-Control": "no-store"}
    )
