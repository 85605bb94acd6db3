"""Gzip (RFC 1952) piece by piece, with a bound on what a piece may grow to."""

import zlib
from collections.abc import Iterable, Iterator

CODING = "gzip"

_GZIP = zlib.MAX_WBITS | 16
_WINDOW = 64 * 1024
"""Bytes that are unpacked at once."""
_GROWTH = 250
"""How many times its packed size a body may unpack to; text reaches a tenth of it."""
_FREE = 8 * 1024 * 1024
"""Bytes below which no one counts."""


class BrokenGzipError(Exception):
    """What is no gzip, or more of it than text packs to; the message says which."""


def unpack(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The content of a body in gzip, several members in a row as well.

    Raises BrokenGzipError.
    """
    engine = zlib.decompressobj(_GZIP)
    packed = unpacked = 0
    for piece in pieces:
        packed += len(piece)
        rest = piece
        while rest or not engine.eof:
            if engine.eof:
                engine = zlib.decompressobj(_GZIP)
            content, rest, is_all = _step(engine, rest)
            unpacked += len(content)
            if unpacked > max(_FREE, _GROWTH * packed):
                raise BrokenGzipError(f"it unpacks to more than {_GROWTH} times its size")
            if content:
                yield content
            if is_all:
                break
    if packed and not engine.eof:
        raise BrokenGzipError("it breaks off")


def _step(engine: "zlib._Decompress", data: bytes) -> tuple[bytes, bytes, bool]:
    """Some content, the packed bytes that are left, and whether no more comes of them."""
    try:
        content = engine.decompress(data, _WINDOW)
    except zlib.error as error:
        raise BrokenGzipError("it is damaged or is none") from error
    rest = engine.unused_data if engine.eof else engine.unconsumed_tail
    return content, rest, not rest and len(content) < _WINDOW


def pack(groups: Iterable[bytes]) -> Iterator[bytes]:
    """Each group packed so that its reader can unpack it at once."""
    engine = zlib.compressobj(wbits=_GZIP)
    for group in groups:
        yield engine.compress(group) + engine.flush(zlib.Z_SYNC_FLUSH)
    yield engine.flush()
