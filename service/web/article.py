"""POST /v1/clean: a raw text in, a clean article out."""

from flask import Blueprint, Response, request

from service.contract.answer import write_article
from service.strict_json import write_json
from service.web.cleaner import current_cleaner
from service.web.intake import read_submission
from service.web.negotiation import choose

JSON = "application/json"

blueprint = Blueprint("article", __name__)


@blueprint.post("/v1/clean")
def clean() -> Response:
    """Answer with the article of the text that was sent."""
    mimetype = choose(request, (JSON,))
    submission = read_submission(request)
    article = current_cleaner().clean(submission.document)
    answer = write_article(article, explain=submission.explain)
    return Response(write_json(answer), mimetype=mimetype)
