"""Paragraphs: the body's runs set in order, sentences that were broken joined again."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from service.core.article import Kind, Segment
from service.core.line import begins_small, fold_space
from service.core.writing import ends_sentence

BREAK = "\n\n"

INSET = 8
"""Words that a link or an emphasis set on a line of its own has at the most."""

TORN = 16
"""A text is torn if one line in so many begins as no sentence does."""

COLUMN_LINES = 4
"""Lines within paragraphs from which on a narrow column is believed."""

NARROWEST, BROADEST = 35, 120
"""Characters of a column's widest lines; what is beyond is a list, or was not set in a column."""

RAGGED = 4
"""Characters by which a line may be longer than the widest of a column."""

_GOES_ON = re.compile(r"[,;:.!?)\]\u2019\u201d\u3001\u3002\uff0c\uff09\u300d\u300f%\u3041-\u3096]")
"""What a line begins with that is no beginning: closing marks, and hiragana, in which Japanese
writes the particles that follow a word."""

_ELLIPSIS = "..."
"""What begins a line of its own though it begins with a closing mark."""

_STAYS_OPEN = re.compile(r"[,(\[\-\u2013\u2014/&\u3001\uff0c\uff08\u300c\u300e]\Z")
"""What a line ends with that is no end."""


def set_body(text: str, segments: Sequence[Segment]) -> str:
    """The body's paragraphs, white space folded, one blank line between them."""
    kind = Kind.BODY
    runs = [segment for segment in segments if segment.kind is kind]
    words = [fold_space(text[run.start : run.end]) for run in runs]
    gaps = [_gap(text, left, right) for left, right in pairwise(runs)]
    going_on = [_goes_on(line) for line in words]
    torn = sum(going_on) * TORN >= len(words)
    column = _column(words, gaps)
    paragraphs: list[list[str]] = [words[:1]] if words else []
    for index, gap in enumerate(gaps):
        before, after, goes_on = words[index], words[index + 1], going_on[index + 1]
        if gap > 1 and not goes_on:
            is_one = False  # so are nearly all
        elif gap == 0 or (gap == 1 and column is not None and len(before) >= column):
            is_one = True
        elif goes_on:
            is_one = _is_gone_on_with(before, gap)
        else:
            is_followed = index + 2 < len(words) and gaps[index + 1] < 2 and going_on[index + 2]
            is_one = _holds_inset(before, after, is_followed, torn)
        if is_one:
            paragraphs[-1].append(after)
        else:
            paragraphs.append([after])
    return BREAK.join(" ".join(parts) for parts in paragraphs)


def set_title(text: str, segments: Iterable[Segment]) -> str | None:
    """The title's runs as one line, None where there are none."""
    kind = Kind.TITLE
    parts = [
        fold_space(text[segment.start : segment.end])
        for segment in segments
        if segment.kind is kind
    ]
    return " ".join(parts) or None


def _column(words: Sequence[str], gaps: Sequence[int]) -> int | None:
    """The length from which on a line is full, where the text is set in a narrow column.

    A column shows by lines of much the same length within the paragraphs, and by blank lines
    between these; None where the lines are paragraphs themselves.
    """
    lengths = sorted(len(line) for line, gap in zip(words, gaps, strict=False) if gap == 1)
    if len(lengths) < COLUMN_LINES or not any(gap > 1 for gap in gaps):
        return None
    if _is_verse([line for line, gap in zip(words[1:], gaps, strict=True) if gap == 1]):
        return None
    widest = lengths[len(lengths) * 19 // 20]  # of the rest some may stand out
    if not NARROWEST <= widest <= BROADEST or max(map(len, words)) > widest * 5 // 4:
        return None
    column = widest * 3 // 4
    within = sum(column <= length <= widest + RAGGED for length in lengths)
    return column if within * 5 >= len(lengths) * 4 else None


def _is_verse(lines: Sequence[str]) -> bool:
    """Whether nearly every line within the paragraphs begins with a capital, as verses do."""
    return sum(line[:1].isupper() for line in lines) * 5 >= len(lines) * 4


def _gap(text: str, left: Segment, right: Segment) -> int:
    """Line ends between two runs; what was removed between them ends a line, too."""
    between = text[left.end : right.start]
    if not between.strip("\n"):
        return len(between)  # so are nearly all
    return len(f"|{between}|".splitlines()) - 1


def _is_gone_on_with(before: str, gap: int) -> bool:
    """Whether a line is the first part of a sentence that a scraper broke, where the line after
    it begins as no sentence does; `gap` are the line ends between them."""
    if ends_sentence(before):
        return False
    return gap < 2 or before[-1:].isalnum() or _STAYS_OPEN.search(before) is not None


def _holds_inset(before: str, after: str, is_followed: bool, torn: bool) -> bool:
    """Whether the line right below another is set into its sentence, as a link's text is.

    `is_followed` says that the sentence goes on in the line after both, `torn` that the text as a
    whole has been broken in this way.
    """
    if ends_sentence(before):
        return False
    if _STAYS_OPEN.search(before):
        return True
    return _is_inset(before, after) and (
        (is_followed and not before.endswith(":")) or (torn and _breaks_off(before))
    )


def _goes_on(text: str) -> bool:
    """Whether a line begins as no sentence does."""
    if text[:1].isupper():
        return False  # so begins nearly every line
    if text.startswith(_ELLIPSIS):
        return False
    return begins_small(text) or _GOES_ON.match(text) is not None


def _breaks_off(text: str) -> bool:
    """Whether a line is longer than a heading and stops at a small word."""
    return text.count(" ") + 1 >= INSET and text.rpartition(" ")[2].islower()


def _is_inset(before: str, text: str) -> bool:
    """Whether a line may be a link's text; after a shorter line (a heading?) a short one only."""
    most = INSET if len(text) <= len(before) else INSET // 2
    return text.count(" ") < most and not ends_sentence(text)
