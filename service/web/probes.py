"""Whether the service lives, whether it can work, and which it is."""

from functools import cache

from flask import Blueprint, Response

from service import __version__
from service.contract.answer import VersionSchema
from service.contract.problem_error import ProblemError
from service.contract.problem_kind import STOPPING
from service.edition import rules_edition
from service.strict_json import write_json
from service.web.access import open_to_all
from service.web.cleaner import current_cleaner
from service.web.closing import is_announced

blueprint = Blueprint("probes", __name__)


@blueprint.get("/livez")
@open_to_all
def live() -> Response:
    """Answer as long as this process can answer at all."""
    return _json({"status": "live"})


@blueprint.get("/readyz")
@open_to_all
def ready() -> Response:
    """Answer while documents can be sent: from the first request on, until a stop is announced."""
    if is_announced():
        raise ProblemError(STOPPING, "It takes no new callers.")
    return _json({"status": "ready"})


@blueprint.get("/version")
def version() -> Response:
    """Name the release of the code and the editions of rules and model."""
    known = {
        "version": __version__,
        "rules": _rules(),
        "model": current_cleaner().stylebook.model,
    }
    return _json(VersionSchema().dump(known))


@cache
def _rules() -> str:
    return rules_edition()


def _json(value: object) -> Response:
    return Response(
        write_json(value), mimetype="application/json", headers={"Cache-Control": "no-store"}
    )
