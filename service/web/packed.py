"""Compressed bodies, unpacked within bounds: a small body must not become a large one."""

import zlib

CODINGS = ("gzip", "deflate")
"""The content codings that are taken (RFC 9110, section 8.4.1)."""

_GZIP = zlib.MAX_WBITS | 16
_RAW = -zlib.MAX_WBITS
_FREE = 64 * 1024
"""Bytes below which no one counts: a short text may pack to next to nothing."""


class BrokenPackingError(ValueError):
    """Bytes that are not what their coding says, or break off; the message says which."""


class RatioError(ValueError):
    """A body that unpacks to more times its size than may be."""


def unpack(data: bytes, coding: str, *, most: int, ratio: int) -> bytes:
    """The content of a body in one of CODINGS; where it holds more than `most` bytes, one more.

    Raises BrokenPackingError, and RatioError for more than `ratio` times its size.
    """
    allowed = max(_FREE, ratio * len(data))
    content = _content(data, coding, min(most, allowed) + 1)
    if len(content) > allowed:
        raise RatioError
    return content


def _content(data: bytes, coding: str, most: int) -> bytes:
    content = bytearray()
    rest = data
    while rest and len(content) < most:  # gzip may come in several members
        engine = zlib.decompressobj(_window(rest, coding))
        try:
            content += engine.decompress(rest, most - len(content))
        except zlib.error as error:
            raise BrokenPackingError(f"it is no {coding}, or a damaged one") from error
        if not engine.eof:
            if len(content) < most:
                raise BrokenPackingError("it breaks off")
            break
        if coding != "gzip":
            break
        rest = engine.unused_data
    return bytes(content)


def _window(data: bytes, coding: str) -> int:
    """How zlib is told what to expect. Some senders of deflate leave out zlib's own header."""
    if coding == "gzip":
        return _GZIP
    has_header = data[0] & 15 == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if has_header else _RAW
