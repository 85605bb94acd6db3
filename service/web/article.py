"""POST /v1/clean: a raw text or a page in, a clean article out."""

from flask import Blueprint, Response
from marshmallow import ValidationError

from service.contract.form import FORMS, check_form
from service.contract.problem_error import invalid
from service.web.application import current_request
from service.web.cleaner import current_cleaner
from service.web.intake import read_submission
from service.web.negotiation import choose
from service.web.record import current_record

blueprint = Blueprint("article", __name__)

_FORMS = tuple(FORMS)


@blueprint.post("/v1/clean")
def clean() -> Response:
    """Answer with the article of the text or page that was sent."""
    asked = current_request()
    mimetype = choose(asked, _FORMS)
    submission = read_submission(asked)
    try:
        check_form(submission, mimetype)
        answer = current_cleaner().clean(submission, mimetype)
    except ValidationError as error:
        raise invalid(error) from error
    current_record().count(answer.tally)
    return Response(answer.body, mimetype=mimetype, headers={"Vary": "Accept"})
