"""POST /v1/clean: a raw text or a page in, a clean article out."""

from flask import Blueprint, Response, request
from marshmallow import ValidationError

from service.contract.answer import write_article
from service.strict_json import write_json
from service.web.cleaner import current_cleaner
from service.web.intake import JSON, read_submission
from service.web.negotiation import choose
from service.web.problem import invalid

blueprint = Blueprint("article", __name__)


@blueprint.post("/v1/clean")
def clean() -> Response:
    """Answer with the article of the text or page that was sent."""
    mimetype = choose(request, (JSON,))
    submission = read_submission(request)
    try:
        article = current_cleaner().clean(submission.document)
    except ValidationError as error:
        raise invalid(error) from error
    answer = write_article(article, submission.document, explain=submission.explain)
    return Response(write_json(answer), mimetype=mimetype)
