"""A request as it came over the wire, and its answer as it goes: what crosses to an editor."""

from collections.abc import Callable
from copy import copy
from typing import Any, NamedTuple

from flask import Flask
from gunicorn.config import Config
from gunicorn.http import wsgi
from gunicorn.http.parser import RequestParser

from service.web.passed import Passed, write_passed
from service.web.record import Record


class Call(NamedTuple):
    """A whole request, with nothing behind it."""

    request: bytes
    client: Any
    """The address that it came from, as the socket module has it."""
    server: Any
    """The address that it came to."""
    is_last: bool
    """Whether the connection is to end with its answer."""


class Reply(NamedTuple):
    """What is to be sent, and whether the connection ends with it."""

    answer: bytes
    is_last: bool


class EditedReply(NamedTuple):
    """A reply of an editor, which has told no one yet how it went."""

    reply: Reply
    record: Record


class _Wire:
    """What gunicorn takes for a socket: it keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def sendall(self, data: bytes) -> None:
        """Keep it."""
        self.sent.append(bytes(data))


def respond(call: Call, app: Flask, config: Config, passed: Passed | None = None) -> Reply:
    """The application's reply; `passed` where it was let in already.

    Raises gunicorn's ParseException for what is no request.
    """
    parser, wire = RequestParser(config, [call.request], call.client), _Wire()
    request = next(parser)
    response, environ = wsgi.create(request, wire, call.client, call.server, config)
    if passed is not None:
        write_passed(environ, passed)
    if call.is_last:
        response.force_close()
    pieces = app(environ, response.start_response)
    try:
        for piece in pieces:
            response.write(piece)
        response.close()
    finally:
        _close(pieces)
    # Whoever found the request's end must have found what gunicorn did, or the connection ends.
    is_understood = parser.finish_body() and not parser.unreader.buf.getvalue()
    return Reply(b"".join(wire.sent), response.should_close() or not is_understood)


def settle(config: Config) -> Config:
    """The same configuration, with its settings looked up once: gunicorn asks for each anew."""
    settled = copy(config)
    vars(settled).update({name: setting.get() for name, setting in config.settings.items()})
    return settled


def environ_of(call: Call, config: Config) -> dict[str, Any]:
    """The environment of WSGI for a call; raises gunicorn's ParseException."""
    request = next(RequestParser(config, [call.request], call.client))
    environ: dict[str, Any]
    _, environ = wsgi.create(request, _Wire(), call.client, call.server, config)
    return environ


def _close(pieces: object) -> None:
    close: Callable[[], None] | None = getattr(pieces, "close", None)
    if close is not None:
        close()
