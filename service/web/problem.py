"""A problem as the answer to a request (RFC 9457)."""

from typing import Any

from flask import Response

from service.contract.problem_error import ProblemError, describe
from service.strict_json import write_json
from service.web.record import current_record
from service.web.request_id import current_request_id

MEDIA_TYPE = "application/problem+json"


def write_problem(error: ProblemError) -> dict[str, Any]:
    """The problem document of an error in this request; ready for JSON."""
    return describe(error, request_id=current_request_id())


def answer_problem(error: ProblemError) -> Response:
    """An error as the answer to its request."""
    current_record().problem = error.kind.name
    return Response(
        write_json(write_problem(error)),
        status=error.kind.status,
        headers=dict(error.headers),
        content_type=MEDIA_TYPE,
    )
