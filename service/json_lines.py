"""Bytes into lines, none of them longer than a bound."""

from collections.abc import Iterable, Iterator


def split(pieces: Iterable[bytes], longest: int) -> Iterator[bytes | None]:
    """The lines, without their line feeds; None for each that is longer than the bound.

    No more than one line and one piece are held, however long a line goes on.
    """
    held = bytearray()
    refused = False
    for piece in pieces:
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:
            if not refused:
                held += piece[start:end]
                yield bytes(held) if len(held) <= longest else None
            held.clear()
            refused = False
            start = end + 1
        if not refused:
            held += piece[start:]
            if len(held) > longest:
                yield None
                held.clear()
                refused = True
    if held:
        yield bytes(held) if len(held) <= longest else None
