"""A request's body, whole or not at all."""

from collections.abc import Sequence

from flask import Flask, Request, Response, current_app, g
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import RequestEntityTooLarge

from service.contract.problem_error import ProblemError
from service.contract.problem_kind import BAD_REQUEST, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
from service.web.application import current_request
from service.web.malformed import fault_of
from service.web.packed import CODINGS, BrokenPackingError, RatioError, unpack
from service.web.record import current_record

IDENTITY = "identity"
"""The content coding of what is sent as it is."""

_CHUNKED = "chunked"
_OLD_NAMES = {"x-gzip": "gzip"}
"""Names that mean the same (RFC 9110, section 8.4.1.3)."""

_BOUND = "COPYDESK_MAX_BODY"
_RATIO = "COPYDESK_MAX_RATIO"
_PIECE = 64 * 1024


def install(app: Flask, max_body: int, max_ratio: int) -> None:
    """Bound what a request's body may hold, in bytes, and how far it may be compressed."""
    app.config[_BOUND] = max_body
    app.config[_RATIO] = max_ratio
    # Werkzeug cuts a body of unknown length off at its bound without a word. One byte more
    # than ours, and what was cut off shows.
    app.config["MAX_CONTENT_LENGTH"] = max_body + 1
    app.after_request(_throw_rest_away)


def bound() -> int:
    """The most bytes that a body may hold."""
    max_body: int = current_app.config[_BOUND]
    return max_body


def read_body(source: Request) -> bytes:
    """All bytes of the body, unpacked.

    Raises RequestEntityTooLarge for one beyond the bound, and ProblemError for one that is
    compressed in an unknown way (415) or further than it may be (413), or breaks off (400).
    """
    coding = content_coding(source, taken=CODINGS)
    try:
        body = _all_of(source)
    except ParseException as error:  # from below WSGI: a chunk of no length, for one
        raise ProblemError(
            BAD_REQUEST, f"The body breaks the rules of HTTP: {fault_of(error)}."
        ) from error
    current_record().bytes_in = len(body)
    length, most = source.content_length, bound()
    if length is not None and len(body) < length <= most:
        # Werkzeug leaves this to gunicorn and gunicorn to the application.
        raise ProblemError(
            BAD_REQUEST, f"The body breaks off after {len(body)} of its {length} bytes."
        )
    if len(body) <= most and coding != IDENTITY:
        body = _unpack(body, coding)
    if len(body) > most:
        raise RequestEntityTooLarge
    return body


def _all_of(source: Request) -> bytes:
    """The bytes that were sent, or one more than may be.

    Where it is told how many they are, the server below is asked for them itself.
    """
    length = source.content_length
    if length is None or length > bound():
        return source.get_data(cache=False)
    body: bytes = source.environ["wsgi.input"].read(length)
    if len(body) == length:
        leave_to_server()  # there is nothing left of it
    return body


def _unpack(body: bytes, coding: str) -> bytes:
    ratio = current_app.config[_RATIO]
    try:
        return unpack(body, coding, most=bound(), ratio=ratio)
    except BrokenPackingError as error:
        raise ProblemError(BAD_REQUEST, f"The body can't be unpacked: {error}.") from error
    except RatioError as error:
        raise ProblemError(
            TOO_LARGE, f"The body unpacks to more than {ratio} times its size; send it as it is."
        ) from error


def content_coding(source: Request, *, taken: Sequence[str] = ()) -> str:
    """The coding that the body is sent in: one of those that are taken, or identity.

    Raises ProblemError for any other (415), for several on top of one another (415), and for a
    transfer coding but chunked (400).
    """
    _check_transfer(source)
    named = source.headers.get("Content-Encoding", "").lower()
    if not named:
        return IDENTITY
    codings = [coding for part in named.split(",") if (coding := part.strip())] or [IDENTITY]
    coding = _OLD_NAMES.get(codings[0], codings[0])
    if len(codings) > 1 or coding not in (IDENTITY, *taken):
        raise ProblemError(
            UNSUPPORTED_MEDIA_TYPE,
            f"The body is sent with Content-Encoding {', '.join(codings)[:40]!r}; "
            f"{_hint(codings, taken)}.",
            headers={"Accept-Encoding": ", ".join((*taken, IDENTITY))},  # RFC 9110, 12.5.3
        )
    return coding


def _hint(codings: Sequence[str], taken: Sequence[str]) -> str:
    """What would be right in place of some content codings."""
    if _CHUNKED in codings:
        return "chunked is none: it goes into Transfer-Encoding, by itself"
    alone = " alone" if len(codings) > 1 else ""
    return f"send it in {' or '.join(taken)}{alone}, or as it is" if taken else "send it as it is"


def _check_transfer(source: Request) -> None:
    """Gunicorn lets other transfer codings in, and takes nothing but chunked off the body."""
    named = source.headers.get("Transfer-Encoding", "")
    if named and any(part.strip().lower() not in ("", _CHUNKED) for part in named.split(",")):
        raise ProblemError(
            BAD_REQUEST,
            f"The body is sent with Transfer-Encoding {named[:40]!r}, and of transfer codings "
            "only chunked is read; say in Content-Encoding how it is compressed.",
        )


def leave_to_server() -> None:
    """Leave what is unread of this request's body, when it is answered, to the server below.

    A body that comes in while it is answered may never end before its answer.
    """
    g.body_is_left = True


def _throw_rest_away(response: Response) -> Response:
    """Read what a refusal left unread, so that the refusal reaches its caller.

    A connection that is closed on unread bytes is reset, and what was sent on it may be lost;
    the server below closes for little more than nothing. What is beyond the bound, or of no
    told length, may never come: the reception sees its caller out instead.
    """
    if g.get("body_is_left"):
        return response
    asked = current_request()
    length = asked.content_length
    if length is None or length > bound():
        return response
    stream = asked.environ["wsgi.input"]
    try:
        while stream.read(_PIECE):
            pass
    except (OSError, ParseException):
        pass  # the caller is gone, or its body makes no sense: it has had its answer
    return response
