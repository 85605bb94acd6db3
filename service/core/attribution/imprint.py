"""The imprint: when an article was published and changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from service.core.attribution.ago import Span, day_ago
from service.core.attribution.calendar_day import Day
from service.core.attribution.clock import read_clock
from service.core.attribution.day import read_day
from service.core.attribution.token import CASED, Shape, Token, tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 220
"""Characters that an imprint line has at the most."""

MOST_TOKENS = 24
MOST_SMALL = 3
"""Small words that a line has that is no sentence."""

NEAR_START = 8
"""A date that no word calls published or changed is a sentence's own where the line is longer
and the date stands not near its start."""

MOST_BEHIND = 2
"""Dates of a line each of which has its word behind it."""

_BEHIND = (Shape.IDEOGRAPH, Shape.HANGUL)
_DASHES = frozenset("-\u2013\u2014")
_CLOSING = frozenset(".:!?\u2026")
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
    reader = _ImprintReader(tokenize(text), vocabulary, reference_date, language, order, read_on)
    return reader.read(stamp)


@dataclass(slots=True)
class _ImprintReader:
    """Reads one line from left to right, and holds what it has found so far.

    Each step takes an index and gives that behind what it has read, or the same where what it
    reads does not stand there.
    """

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    reference_date: date | None
    language: str | None
    order: str | None
    read_on: date | None
    current: Stamp = Stamp.BARE
    """What the next date is."""
    opened: Stamp | None = None
    """The stamp whose date is still to come."""
    found: dict[Stamp, str] = field(default_factory=dict)
    counted: bool = False
    """Whether a number or a time of day counted back."""
    left: int = 0
    """Words and numbers that are no part of a stamp or a date."""

    def read(self, stamp: Stamp) -> ParsedImprint | None:
        """The line's dates, the first of them that of a stamp."""
        self.current = stamp
        steps = (self._stamp, self._ago, self._day, self._clock)
        index = 0
        while index < len(self.tokens):
            for step in steps:
                if (after := step(index)) > index:
                    break
            else:
                self.left += self.tokens[index].shape is not Shape.MARK
                after = index + 1
            index = after
        self._read_behind()
        return self._parsed()

    def _read_behind(self) -> None:
        """The word at a line's end that says of what the date before it is, in scripts in which
        it may stand there: "2024年6月3日 公開 2024年6月5日 更新"."""
        if self.opened is None or self.left or self.tokens[-1].shape not in _BEHIND:
            return
        said, days = [*self.found, self.opened], list(self.found.values())
        if said[0] is Stamp.BARE and len(days) <= MOST_BEHIND:
            self.found, self.opened = dict(zip(said[1:], days, strict=True)), None

    def _stamp(self, index: int) -> int:
        """A word that says of what the next date is: "Updated"."""
        said, after = _stamp_at(self.tokens, index, self.vocabulary)
        if said is not None:
            self.current = self.opened = said
        return after

    def _ago(self, index: int) -> int:
        """ "3 hours ago" or "yesterday, 10:12", if no sentence goes on with it."""
        tokens, vocabulary = self.tokens, self.vocabulary
        found = vocabulary.agos.at(tokens, index)
        if found is None:
            return index
        span, number, after = found
        day = day_ago(span, number, self.read_on) if self.read_on is not None else None
        at = after + (after < len(tokens) and tokens[after].fold == ",")
        clock = read_clock(tokens, vocabulary.skip("times", tokens, at), vocabulary)
        if clock is not None:
            value = f"{day}T{clock[0].iso()}" if day is not None else None
            return self._take_ago(value, clock[1], tells=True, counted=True)
        counted = any(token.shape is Shape.NUMBER for token in tokens[index:after])
        follows = tokens[after].shape if after < len(tokens) else Shape.MARK
        if follows is Shape.LOWER or (not counted and follows is not Shape.MARK):
            return index
        return self._take_ago(day, after, tells=span is not Span.TODAY, counted=counted)

    def _take_ago(self, day: str | None, after: int, *, tells: bool, counted: bool) -> int:
        """What counts back to a day, where that is known; `tells` whether it is a date's line by
        itself, as "today" is not."""
        self.counted = self.counted or counted
        is_date = tells or self.current is not Stamp.BARE
        return self._take(day if is_date else None, after)

    def _day(self, index: int) -> int:
        """A day of a known month; without a stamp only where it is not another thing's."""
        day = read_day(self.tokens, index, self.vocabulary, self.language, self.order)
        if day is None or day.month is None or not _stands_free(self.tokens, index, day):
            return index
        if self.current is not Stamp.BARE:
            return self._take(day.settle(self.reference_date), day.end)
        if (end := self._until(day.end)) > day.end:
            return self._take(None, end)
        of_another = self._is_of_another(index, day.end)
        return self._take(None if of_another else day.settle(self.reference_date), day.end)

    def _until(self, index: int) -> int:
        """The last day of a time that a dash leads to, of a life or an event: it and the first are
        no article's."""
        tokens = self.tokens
        if index + 1 >= len(tokens) or tokens[index].fold not in _DASHES:
            return index
        day = read_day(tokens, index + 1, self.vocabulary, self.language, self.order)
        return index if day is None or day.month is None or day.year is None else day.end

    def _is_of_another(self, index: int, end: int) -> bool:
        """Whether a day is a sentence's, or another thing's than the article's."""
        in_sentence = index >= NEAR_START and len(self.tokens) > MOST_TOKENS
        return (
            in_sentence
            or _goes_on(self.tokens, end)
            or _is_labelled(self.tokens, index)
            or _is_another_things(self.tokens, index, self.vocabulary)
        )

    def _take(self, value: str | None, after: int) -> int:
        """Keep a date, the first of its stamp, and go on without one."""
        if value is not None:
            self.found.setdefault(self.current, value)
        self.current, self.opened = Stamp.BARE, None
        return after

    def _clock(self, index: int) -> int:
        """A time of day whose date is still to come: "Updated 5:12 p.m."."""
        clock = read_clock(self.tokens, index, self.vocabulary) if self.opened is not None else None
        return clock[1] if clock is not None else index

    def _parsed(self) -> ParsedImprint | None:
        """What was found, if a line of dates is what this is."""
        found, alone = self.found, self.left == 0
        if not found and self.opened is None and not (self.counted and alone):
            return None
        return ParsedImprint(
            published=found.get(Stamp.PUBLISHED),
            modified=found.get(Stamp.MODIFIED),
            bare=found.get(Stamp.BARE),
            as_of=found.get(Stamp.AS_OF),
            open=self.opened if alone else None,
            alone=alone,
            in_sentence=self.left > MOST_SMALL and _is_sentence(self.tokens, self.vocabulary),
        )


def _is_labelled(tokens: Sequence[Token], index: int) -> bool:
    """Whether a label of one word stands before a day and says that it is another thing's:
    "When:", "Deadline:"."""
    if index < 2 or tokens[index - 1].fold != ":":
        return False
    word = tokens[index - 2]
    alone = index == 2 or tokens[index - 3].shape is Shape.MARK
    return alone and word.shape in CASED


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether a sentence goes on behind a day: "On 12 May 2024 an officer came to see it"."""
    behind = tokens[end + 1 :] if end < len(tokens) and tokens[end].fold == "," else tokens[end:]
    if not behind or behind[0].shape is not Shape.LOWER or tokens[-1].fold not in _CLOSING:
        return False
    return sum(token.shape is Shape.LOWER for token in behind) > 2 * MOST_SMALL


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
