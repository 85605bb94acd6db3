"""Whatever goes wrong in a request, turned into a problem document."""

from difflib import get_close_matches

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestEntityTooLarge

from service.contract.problem_error import ProblemError
from service.contract.problem_kind import (
    BAD_REQUEST,
    INTERNAL_ERROR,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    TOO_LARGE,
)
from service.web.body import bound
from service.web.problem import answer_problem
from service.web.request_id import current_request_id

_ECHO = 80


def install(app: Flask) -> None:
    """Answer every error of the application as a problem."""
    app.register_error_handler(ProblemError, answer_problem)
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(Exception, _answer_unexpected)


def _answer_http(error: HTTPException) -> Response:
    return answer_problem(_problem(error))


def _problem(error: HTTPException) -> ProblemError:
    match error:
        case NotFound():
            return ProblemError(NOT_FOUND, _nothing_at(request.path))
        case MethodNotAllowed():
            allowed = ", ".join(sorted(error.valid_methods or ()))
            return ProblemError(
                METHOD_NOT_ALLOWED,
                f"{request.path} takes {allowed}, not {request.method[:_ECHO]}.",
                headers={"Allow": allowed},
            )
        case RequestEntityTooLarge():
            return ProblemError(
                TOO_LARGE, f"The body holds more than the {bound()} bytes that are taken."
            )
        case _ if error.code is not None and error.code < 500:
            return ProblemError(BAD_REQUEST, error.description or BAD_REQUEST.about)
        case _:
            return unexpected(error)


def _nothing_at(path: str) -> str:
    """That there is nothing, and which path may be meant."""
    rules = current_app.url_map.iter_rules()
    paths = [rule.rule for rule in rules if not rule.arguments and rule.rule != path]
    likely = get_close_matches(path.lower(), paths, n=1) if len(path) <= _ECHO else []
    right = f"Did you mean {likely[0]}?" if likely else "/openapi.yaml lists all paths."
    return f"There is nothing at {path[:_ECHO]!r}. {right}"


def _answer_unexpected(error: Exception) -> Response:
    return answer_problem(unexpected(error))


def unexpected(error: Exception) -> ProblemError:
    """The problem of an error that is our own fault; its cause goes into the log."""
    request_id = current_request_id()
    current_app.logger.error("request %s failed", request_id, exc_info=error)
    return ProblemError(
        INTERNAL_ERROR, f"Its cause is in the service's log, under request id {request_id}."
    )
