"""Plain, gzip and zstd: files read piece by piece, and written in blocks that stand alone."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from service.bulk.extras import need

_MOST_WINDOW = 1 << 27  # 128 MiB: what `zstd --long` makes, and no more
_PIECE = 256 * 1024
_ZSTD_PIECE = 1024
"""Packed bytes of zstd that are unpacked at once: the most that they make is 32 MiB."""


@dataclass(frozen=True, slots=True)
class Packing:
    """How a file is packed."""

    ending: str
    """Of its name; "" for none."""
    unpack: Callable[[IO[bytes]], Iterator[bytes]]
    """The content in pieces, from a file's bytes. What is good of a file that is damaged comes
    before the error."""
    pack: Callable[[bytes], bytes]
    """A block that can be unpacked alone, and, one after the other, as one file."""


def _zstandard() -> Any:
    return need("zstandard", "zstd", "A file in zstd")


def _unpack_zstd(file: IO[bytes]) -> Iterator[bytes]:
    """One frame after the other; the library's own stream ends without a word where one is cut."""
    decompressor = _zstandard().ZstdDecompressor(max_window_size=_MOST_WINDOW)
    engine, rest = None, b""
    while rest := rest or file.read(_ZSTD_PIECE):
        engine = engine or decompressor.decompressobj()
        yield engine.decompress(rest)
        rest = engine.unused_data if engine.eof else b""
        engine = None if engine.eof else engine
    if engine is not None:
        raise EOFError("it breaks off")


def _unpack_gzip(file: IO[bytes]) -> Iterator[bytes]:
    stream = gzip.GzipFile(fileobj=file, mode="rb")
    while piece := stream.read1(_PIECE):  # read() throws away what comes right before a fault
        yield piece


def _unpack_nothing(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _pack_zstd(block: bytes) -> bytes:
    packed: bytes = _zstandard().ZstdCompressor().compress(block)
    return packed


PLAIN = Packing("", _unpack_nothing, lambda block: block)
_PACKINGS = (
    Packing(".gz", _unpack_gzip, gzip.compress),
    Packing(".zst", _unpack_zstd, _pack_zstd),
)


def packing_of(path: Path) -> tuple[Packing, str]:
    """How a file of this name is packed, and the ending of what is in it, in small letters."""
    name = path.name.lower()
    for packing in _PACKINGS:
        if name.endswith(packing.ending):
            return packing, Path(name.removesuffix(packing.ending)).suffix
    return PLAIN, Path(name).suffix


def check(packing: Packing) -> None:
    """Raise MissingExtraError where what is needed for it is not installed."""
    packing.pack(b"")
