"""A problem that is told below the application, where a request is no request."""

import socket
from contextlib import suppress
from http import HTTPStatus

from service.contract.problem_kind import ProblemKind
from service.strict_json import write_json
from service.web.problem import MEDIA_TYPE


def refuse(client: socket.socket, kind: ProblemKind, detail: str, name: str) -> None:
    """Send a problem as the last answer of a connection, with the request's id as `name`.

    Nothing else of what was sent comes back.
    """
    problem = {
        "type": kind.path,
        "title": kind.title,
        "status": kind.status.value,
        "detail": detail,
        "request_id": name,
    }
    body = write_json(problem)
    head = (
        f"HTTP/1.1 {kind.status.value} {HTTPStatus(kind.status).phrase}\r\n"
        f"Content-Type: {MEDIA_TYPE}\r\nX-Content-Type-Options: nosniff\r\n"
        f"X-Request-ID: {name}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    with suppress(OSError):  # it may be gone
        client.send(head.encode() + body)
