"""The raw text as lines, each knowing where in the text it stands."""

from typing import NamedTuple


class Line(NamedTuple):
    """One line that holds more than white space.

    `start` and `end` are its span in the document's text, white space at both ends left out;
    `text` is that span, verbatim. `gap` counts the blank lines before it, `indent` the
    white-space characters that it is set in by.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int


_new = tuple.__new__  # a third of the time that a named tuple's own constructor takes


def read_lines(text: str, most: int | None = None) -> list[Line]:
    """Split a text at every line boundary that Unicode knows; blank lines become gaps.

    No more than the first `most` lines are read.
    """
    lines: list[Line] = []
    offset = gap = 0
    raw = text.splitlines(keepends=True)
    sizes, left = map(len, raw), map(len, map(str.lstrip, raw))
    for stripped, size, from_first in zip(map(str.strip, raw), sizes, left, strict=True):
        if not stripped:
            gap += 1
        elif len(lines) == most:
            break
        else:
            indent = size - from_first
            start = offset + indent
            lines.append(_new(Line, (start, start + len(stripped), stripped, gap, indent)))
            gap = 0
        offset += size
    return lines


def fold_space(text: str) -> str:
    """Every run of white space as one space, none at the ends."""
    if text.isprintable() and "  " not in text:  # so no white space but single spaces
        return text.strip(" ")
    return " ".join(text.split())


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter where a sentence would have a capital.

    Georgian letters count as small but have no capitals that begin a sentence; a name such as
    eBay begins small and stands at the head of a sentence all the same.
    """
    first = text[:1]
    return first.islower() and first.title() != first and not text[1:2].isupper()
