"""POST /v1/credits: a credit line in, who made it and where it comes from out."""

from flask import Blueprint, Response, request

from service.contract.form import JSON
from service.web.cleaner import current_cleaner
from service.web.intake import read_credit_line
from service.web.negotiation import choose

blueprint = Blueprint("credit_line", __name__)


@blueprint.post("/v1/credits")
def read_credits() -> Response:
    """Answer with what the line or block that was sent says."""
    mimetype = choose(request, (JSON,))
    return Response(current_cleaner().read_credits(read_credit_line(request)), mimetype=mimetype)
