"""A request's body as it arrives, each piece as soon as it is there."""

from collections.abc import Iterator
from typing import Any

from gunicorn.http.errors import ParseException

_PIECE = 64 * 1024


class BrokenOffError(Exception):
    """A body that ended before its end; the message says how."""


def arriving(environ: dict[str, Any]) -> Iterator[bytes]:
    """The pieces of the body, none of them empty.

    Raises BrokenOffError where the body can't be read to its end.
    """
    body, length = environ["wsgi.input"], _length(environ)
    came = 0
    try:
        # A read of n bytes waits for n bytes, and readline for 1024 of them; a caller that
        # waits for its first answer may have sent fewer. One byte is there or the body ends.
        while piece := body.readline(1):
            piece += _already_read(body)
            came += len(piece)
            yield piece
    except TimeoutError as error:
        raise BrokenOffError("nothing more of the body came for too long") from error
    except (OSError, ParseException) as error:
        raise BrokenOffError(f"the body breaks off after {came} bytes") from error
    if came < length:
        raise BrokenOffError(f"the body breaks off after {came} of its {length} bytes")


def _length(environ: dict[str, Any]) -> int:
    given = environ.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0


def _already_read(body: Any) -> bytes:
    """What gunicorn has of the body in its memory: to be had without waiting.

    WSGI has no word for it, so this looks at gunicorn's own readers; with another server below
    a line is read as it is.
    """
    reader = getattr(body, "reader", None)
    if reader is None:
        rest: bytes = body.readline(_PIECE)
        return rest
    held = getattr(reader, "unreader", reader).buf.tell()  # by length or to the end; by chunks
    waiting: bytes = reader.read(held) if held else b""
    return waiting
