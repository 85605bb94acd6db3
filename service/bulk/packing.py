"""Plain, gzip and zstd: files read piece by piece, and written in blocks that stand alone."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from service.bulk.extras import need

_MOST_WINDOW = 1 << 27  # 128 MiB: what `zstd --long` makes, and no more


@dataclass(frozen=True, slots=True)
class Packing:
    """How a file is packed."""

    ending: str
    """Of its name; "" for none."""
    unpack: Callable[[IO[bytes]], IO[bytes]]
    """A stream of the content, from one of the file's bytes."""
    pack: Callable[[bytes], bytes]
    """A block that can be unpacked alone, and, one after the other, as one file."""


def _zstandard() -> Any:
    return need("zstandard", "zstd", "A file in zstd")


def _unpack_zstd(stream: IO[bytes]) -> IO[bytes]:
    engine = _zstandard().ZstdDecompressor(max_window_size=_MOST_WINDOW)
    content: IO[bytes] = engine.stream_reader(stream, read_across_frames=True)
    return content


def _unpack_gzip(stream: IO[bytes]) -> IO[bytes]:
    content: Any = gzip.GzipFile(fileobj=stream, mode="rb")
    return content  # type: ignore[no-any-return]


def _pack_zstd(block: bytes) -> bytes:
    packed: bytes = _zstandard().ZstdCompressor().compress(block)
    return packed


PLAIN = Packing("", lambda stream: stream, lambda block: block)
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
