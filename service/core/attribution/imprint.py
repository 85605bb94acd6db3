"""The imprint: when an article was published and changed, and who holds the copyright."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from service.core.attribution.ago import Span, day_ago
from service.core.attribution.calendar_day import Day
from service.core.attribution.clock import read_clock
from service.core.attribution.day import read_day
from service.core.attribution.token import Shape, Token, tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 220
"""Characters that an imprint line has at the most."""


MOST_TOKENS = 24
MOST_SMALL = 3
"""Small words that a line has that is no sentence."""

NEAR_START = 8
"""A date that no word calls published or changed is a sentence's own where the line is longer
and the date stands not near its start."""


_BEFORE_DAY = ("times", "date_words", "weekdays", "in", "jobs", "ago", "glued", "am", "pm", "hours")
"""Kinds of small words that may stand right before the day of an article."""


class Stamp(StrEnum):
    """What a date line tells."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    AS_OF = "as_of"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class ParsedImprint:
    """Dates of one line in ISO 8601; `bare` is a date without a word that says of what.

    `as_of` is the day whose state of things the text tells: that of publication, where no other
    is named. `open` names the stamp whose date is still to come, on the next line.
    """

    published: str | None = None
    modified: str | None = None
    bare: str | None = None
    as_of: str | None = None
    open: Stamp | None = None
    alone: bool = False
    """Whether the line holds nothing but stamps and dates."""
    in_sentence: bool = False
    """Whether a day without a word stands among the small words of a sentence, cut into lines."""


class _Back(NamedTuple):
    """What counts back: its day, where that is known, and the index behind it; whether it tells
    of itself that it is a date's line, as "today" does not; whether it has a number."""

    day: str | None
    end: int
    tells: bool
    counted: bool


def parse_imprint(
    text: str,
    vocabulary: Vocabulary,
    reference_date: date | None = None,
    language: str | None = None,
    stamp: Stamp = Stamp.BARE,
    order: str | None = None,
    read_on: date | None = None,
) -> ParsedImprint | None:
    """The dates that a short line states; None where it states none. Never raises.

    `stamp` is what a line above said that the first date of this one is, `order` that of days
    in numbers where the text shows it, `read_on` the day from which "3 hours ago" counts back.
    """
    if len(text) > LONGEST:
        return None
    tokens = tokenize(text)
    found: dict[Stamp, str] = {}
    current, index, left = stamp, 0, 0
    opened: Stamp | None = None
    counted = False
    while index < len(tokens):
        said, after = _stamp_at(tokens, index, vocabulary)
        if said is not None:
            current, opened, index = said, said, after
            continue
        back = _read_ago(tokens, index, vocabulary, read_on)
        if back is not None:
            if back.day is not None and (back.tells or current is not Stamp.BARE):
                found.setdefault(current, back.day)
            counted = counted or back.counted
            opened, current, index = None, Stamp.BARE, back.end
            continue
        day = read_day(tokens, index, vocabulary, language, order)
        if day is not None and _stands_free(tokens, index, day) and day.month is not None:
            value = day.settle(reference_date)
            in_sentence = index >= NEAR_START and len(tokens) > MOST_TOKENS
            others = (
                in_sentence
                or _is_labelled(tokens, index)
                or _is_another_things(tokens, index, vocabulary)
            )
            if value is not None and not (current is Stamp.BARE and others):
                found.setdefault(current, value)
            opened, current, index = None, Stamp.BARE, day.end
            continue
        if opened is not None and (clock := read_clock(tokens, index, vocabulary)) is not None:
            index = clock[1]  # "Updated 5:12 p.m."
            continue
        left += tokens[index].shape is not Shape.MARK
        index += 1
    if not found and opened is None and not (counted and left == 0):
        return None
    return ParsedImprint(
        published=found.get(Stamp.PUBLISHED),
        modified=found.get(Stamp.MODIFIED),
        bare=found.get(Stamp.BARE),
        as_of=found.get(Stamp.AS_OF),
        open=opened if left == 0 else None,
        alone=left == 0,
        in_sentence=left > MOST_SMALL and _is_sentence(tokens, vocabulary),
    )


def _read_ago(
    tokens: Sequence[Token], index: int, vocabulary: Vocabulary, read_on: date | None
) -> _Back | None:
    """ "3 hours ago" or "yesterday, 10:12" at a token, if no sentence goes on with it."""
    found = vocabulary.agos.at(tokens, index)
    if found is None:
        return None
    span, number, after = found
    day = day_ago(span, number, read_on) if read_on is not None else None
    counted = any(token.shape is Shape.NUMBER for token in tokens[index:after])
    at = after + (after < len(tokens) and tokens[after].fold == ",")
    clock = read_clock(tokens, vocabulary.skip("times", tokens, at), vocabulary)
    if clock is not None:
        stamp = f"{day}T{clock[0].iso()}" if day is not None else None
        return _Back(stamp, clock[1], tells=True, counted=True)
    follows = tokens[after].shape if after < len(tokens) else Shape.MARK
    if follows is Shape.LOWER or (not counted and follows is not Shape.MARK):
        return None
    return _Back(day, after, tells=span is not Span.TODAY, counted=counted)


def _is_labelled(tokens: Sequence[Token], index: int) -> bool:
    """Whether a label of one word stands before a day and says that it is another thing's:
    "When:", "Deadline:"."""
    if index < 2 or tokens[index - 1].fold != ":":
        return False
    word = tokens[index - 2]
    alone = index == 2 or tokens[index - 3].shape is Shape.MARK
    return alone and word.shape in (Shape.TITLE, Shape.CAPITALS, Shape.LOWER)


def _is_another_things(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a small word right before a day ties it to something else: "valid until 3 May"."""
    if index == 0 or tokens[index - 1].shape is not Shape.LOWER:
        return False
    if index > 1 and vocabulary.has("by", tokens[index - 2]):
        return False  # "by harbourhall 3 May"
    return not any(vocabulary.has(kind, tokens[index - 1]) for kind in _BEFORE_DAY)


def _is_sentence(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a line goes on a sentence: it begins small, with no byline's or date's word, and
    has other small words."""
    known = ("by", "bylines", "times", "published", "modified", "as_of", "weekdays", "in")
    if tokens[0].shape is not Shape.LOWER or any(vocabulary.skip(k, tokens, 0) for k in known):
        return False
    return sum(token.shape is Shape.LOWER for token in tokens) > MOST_SMALL


def is_copyright(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line claims a copyright: its sign or word with a year or a holder's name."""
    if len(text) > LONGEST or not _opens_copyright(text, vocabulary):
        return False
    tokens = tokenize(text)
    return any(
        token.shape is Shape.NUMBER and len(token.text) == 4 and token.text[:2] in ("19", "20")
        for token in tokens[:12]
    ) or (tokens[0].fold == "\u00a9" and len(tokens) <= 12 and len(tokens) > 1)


def _opens_copyright(text: str, vocabulary: Vocabulary) -> bool:
    if not text[:12].casefold().startswith(vocabulary.copyright_starts):
        return False
    tokens = tokenize(text[:40])
    return bool(tokens) and vocabulary.skip("copyright", tokens, 0) > 0


def _stamp_at(
    tokens: Sequence[Token], index: int, vocabulary: Vocabulary
) -> tuple[Stamp | None, int]:
    if tokens[index].fold not in vocabulary.stamp_firsts:
        return None, index
    for stamp in (Stamp.MODIFIED, Stamp.PUBLISHED, Stamp.AS_OF):
        after = vocabulary.skip(stamp.value, tokens, index)
        if after > index:
            while after < len(tokens) and tokens[after].fold in (":", "-", "|", ","):
                after += 1
            return stamp, vocabulary.skip("times", tokens, after)
    return None, index


def _stands_free(tokens: Sequence[Token], index: int, day: Day) -> bool:
    """Whether a date is no part of a longer number or of a word."""
    before = tokens[index - 1] if index else None
    after = tokens[day.end] if day.end < len(tokens) else None
    glued_before = before is not None and before.end == tokens[index].start
    glued_after = after is not None and after.start == tokens[day.end - 1].end
    return not (glued_before and before is not None and before.shape is Shape.NUMBER) and not (
        glued_after and after is not None and after.shape is Shape.NUMBER
    )
