"""The id by which a request is told from all others, in answers and in logs."""

import re
from os import urandom

from flask import Flask, Response, g

from service.web.application import current_request

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+=@-]{0,127}")
"""What is taken over from a caller: short, and harmless wherever it is logged or shown."""


_GIVEN = re.compile(rb"\nx-request-id:[ \t]*([^\r\n]*?)[ \t]*\r", re.IGNORECASE)


def id_in(head: bytes) -> str:
    """The caller's id in the head of a request that no application will see, else one made."""
    given = [name.decode("latin-1") for name in _GIVEN.findall(head)]
    return given[0] if len(given) == 1 and SANE.fullmatch(given[0]) else make_id()


def make_id() -> str:
    """An id that no other request has."""
    return urandom(16).hex()


def install(app: Flask) -> None:
    """Give every request its id, and every answer the id of its request."""
    app.after_request(_name_answer)


def current_request_id() -> str:
    """The caller's id for this request where it is sane, else one made for it."""
    held = g._get_current_object()
    request_id: str | None = held.get("request_id")
    if request_id is None:
        given = current_request().headers.get(HEADER, "")
        request_id = held.request_id = given if SANE.fullmatch(given) else make_id()
    return request_id


def _name_answer(response: Response) -> Response:
    response.headers[HEADER] = current_request_id()
    return response
