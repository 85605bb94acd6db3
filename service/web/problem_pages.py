"""GET /problems/<name>: what a kind of problem means."""

from flask import Blueprint, Response, abort

from service.contract.problem import ProblemKindSchema
from service.contract.problem_kind import FOLDER, KINDS
from service.strict_json import write_json
from service.web.access import open_to_all

_BY_NAME = {kind.name: kind for kind in KINDS}

blueprint = Blueprint("problem_pages", __name__, url_prefix=FOLDER)


@blueprint.get("/<name>")
@open_to_all
def explain(name: str) -> Response:
    """Explain the kind of problem of this name."""
    kind = _BY_NAME.get(name)
    if kind is None:
        abort(404)
    page = {
        "type": kind.path,
        "title": kind.title,
        "status": kind.status.value,
        "description": kind.about,
    }
    return Response(write_json(ProblemKindSchema().dump(page)), mimetype="application/json")
