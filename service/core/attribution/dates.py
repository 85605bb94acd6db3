"""The dates of an article: published and changed, on the lines around its body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.core.article import Kind, Reason, Segment
from service.core.attribution.day_order import is_slashed, order_of
from service.core.attribution.glance import holds_number, may_date, may_stamp
from service.core.attribution.imprint import ParsedImprint, Stamp, parse_imprint
from service.core.attribution.name_line import bare
from service.core.attribution.name_reader import is_common
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import Finding

LONGEST = 200
"""Characters of a line that is looked at for a date."""

LONGEST_STAMP = 40
"""Characters of a line that only says that a date is to come."""

NEAR_BODY = 12
"""Lines below the body's first, a standfirst, among which its date may stand."""

BELOW_LINES = 8
"""Lines below a body among which a date without a word may be the article's."""

BELOW_HEADLINE = 12
"""Lines below a headline on which a date needs no word to be the article's."""

MOST_KEPT = 4
"""Lines from the body's first on among which its date may have been kept."""

FAR_ABOVE = 40
"""Lines above a body without a headline among which its date may stand, and not that of today."""

GROUP_LINES = 2
"""Lines from one date to the next within a group."""

_STAMPS = ("published", "modified", "as_of")

_COLON = re.compile("[:\uff1a]\\s*\\d")
"""A label right before a number."""

_SPOKEN = re.compile(r"[^\W_]")
"""A letter or a number."""

_OF_READERS = frozenset({Reason.COMMENTS, Reason.COMMENT_FORM, Reason.EMBED})


Read = Sequence[tuple[int, ParsedImprint]]
"""Lines with dates, each by its index, in the text's order."""


def find_dates(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding:
    """The dates above the body, and those below it that a word calls published or changed.

    A day right below the headline counts more than one that is called published below the body:
    that may be a comment's.
    """
    reader = _DateReader(sheet, vocabulary, _order(sheet, around))
    head = reader.read(around.head)
    below = [*reader.read(around.below), *filter(_is_stamped, reader.read(around.guessed))]
    published, modified = _first(head, Stamp.PUBLISHED), _first(head, Stamp.MODIFIED)
    bare_day: str | None = None
    bare_change: str | None = None
    if published is None and (at := _nearest_bare(sheet, around, head)) is not None:
        bare_day, bare_change = _paired(head, at)
        published = bare_day if _is_sure(around, at) else None
    published = published or _first(below, Stamp.PUBLISHED) or bare_day or _before_change(below)
    modified = modified or (bare_change if published == bare_day else None)
    modified = modified or _first(below, Stamp.MODIFIED)
    read = [*head, *below]
    as_of = _first(read, Stamp.AS_OF)
    if not (published or modified or as_of):
        published = _only_below(sheet, around, below)
    if published is None:
        published = as_of
    elif modified is None and as_of != published:
        modified = as_of
    segments = tuple(_segments(sheet, around, read))
    return Finding(segments=segments, published=published, modified=modified)


def _segments(sheet: Sheet, around: Surroundings, read: Read) -> Iterator[Segment]:
    """The lines that hold nothing but dates: those above the body, and stamped ones below it."""
    for index, parsed in read:
        stamped = parsed.published or parsed.modified or parsed.as_of or parsed.open
        if parsed.alone and (stamped or index < around.first):
            line = sheet.lines[index]
            yield Segment(line.start, line.end, Kind.METADATA, None, "imprint-date", 0.85)


def _before_change(read: Read) -> str | None:
    """The day without a word that stands before a change on its line: "3 May (updated 5 May)"."""
    return next((parsed.bare for _, parsed in read if parsed.bare and parsed.modified), None)


def _first(read: Read, stamp: Stamp) -> str | None:
    days = (getattr(parsed, stamp.value) for _, parsed in read)
    return next(filter(None, days), None)


def _is_stamped(entry: tuple[int, ParsedImprint]) -> bool:
    """Whether a line's day is called that of publication or of a change."""
    return bool(entry[1].published or entry[1].modified)


def _order(sheet: Sheet, around: Surroundings) -> str | None:
    """The order of days in numbers; the text is asked only where one is there to be read."""
    for index in (*around.head, *around.below, *around.guessed):
        text = sheet.lines[index].text
        if len(text) <= LONGEST and "/" in text and is_slashed(text):
            return order_of(sheet.text)
    return None


def _is_sure(around: Surroundings, index: int) -> bool:
    """Whether a day without a word stands where an article's does."""
    if around.headlines:
        return around.is_right_below_headline(index, BELOW_HEADLINE)
    return abs(around.first - index) <= NEAR_BODY


def _paired(head: Read, at: int) -> tuple[str, str | None]:
    """A day without a word, and the later one of two that stand right beside each other, of
    which it is the earlier: a page shows both, and marks them by nothing but their looks."""
    days = {index: parsed.bare for index, parsed in head if parsed.bare}
    alone = {index for index, parsed in head if parsed.bare and parsed.alone}
    day = days[at]
    beside = [index for index in (at - 2, at - 1, at + 1, at + 2) if {at, index} <= alone]
    other = days[beside[0]] if len(beside) == 1 and abs(beside[0] - at) == 1 else None
    if other is None or other[:10] == day[:10]:
        return day, None
    return min(day, other), max(day, other)


@dataclass(frozen=True, slots=True)
class _DateReader:
    """Reads the dates on a sheet's lines; `order` is that of days in numbers between slashes."""

    sheet: Sheet
    vocabulary: Vocabulary
    order: str | None

    def read(self, indices: Sequence[int]) -> list[tuple[int, ParsedImprint]]:
        """The lines of some with dates on them, or with words that say what the next one is."""
        found: list[tuple[int, ParsedImprint]] = []
        stamp = Stamp.BARE
        for index in indices:
            parsed = self._imprint(index, stamp)
            if parsed is not None:
                stamp = parsed.open or Stamp.BARE
                found.append((index, parsed))
            elif stamp is not Stamp.BARE and _SPOKEN.search(self.sheet.lines[index].text):
                stamp = Stamp.BARE  # but not by the colon between "Updated" and its date
        return found

    def _imprint(self, index: int, stamp: Stamp) -> ParsedImprint | None:
        text = self.sheet.lines[index].text
        if len(text) > LONGEST:
            return None
        dated = holds_number(text) and may_date(text, self.vocabulary)
        if not dated and not self._may_stamp(text):
            return None
        sheet = self.sheet
        parsed = parse_imprint(
            text, self.vocabulary, sheet.reference_date, sheet.language, stamp, self.order
        )
        if parsed is not None and (parsed.published or parsed.modified) and not parsed.alone:
            parsed = replace(parsed, alone=self._is_behind_word(text, stamp))
        if parsed is None or parsed.alone or not sheet.verdicts[index].kept:
            return parsed
        if may_stamp(bare(text), self.vocabulary) or _COLON.search(text):
            return parsed
        # "The study, published in May 2024, found": a sentence's, and of something else
        return replace(parsed, published=None, modified=None, as_of=None)

    def _is_behind_word(self, text: str, stamp: Stamp) -> bool:
        """Whether a bar and nothing but days follow a line's one other word: "ANI | Updated:
        Nov 26, 2026" is no more than they are."""
        word, bar, days = text.partition("|")
        if not bar or " " in word.strip():
            return False
        told = parse_imprint(days, self.vocabulary, None, self.sheet.language, stamp, self.order)
        return told is not None and told.alone

    def _may_stamp(self, text: str) -> bool:
        """Whether a line without a number begins as "Published on" does."""
        if len(text) > LONGEST_STAMP:
            return False
        opening = bare(text)
        if not may_stamp(opening, self.vocabulary):
            return False
        if opening != text and not text.endswith(":"):
            return False  # "• Publication" in a menu
        tokens = tokenize(opening)
        kinds = [kind for kind in _STAMPS if self.vocabulary.skip(kind, tokens, 0)]
        return bool(kinds) and not self._is_foreign(opening, kinds)

    def _is_foreign(self, text: str, kinds: Sequence[str]) -> bool:
        """Whether a word stands for a date in other languages only, and the text has it in its
        sentences: "Data", a label of an article about data."""
        if text.endswith(":") or " " in text or self.sheet.language is None:
            return False
        tokens, own = tokenize(text), frozenset({self.sheet.language})
        if any(self.vocabulary.skip(kind, tokens, 0, own) for kind in kinds):
            return False
        return is_common(text.casefold(), self.sheet.text)


def _nearest_bare(sheet: Sheet, around: Surroundings, read: Read) -> int | None:
    """The line of the date that stands nearest to the headline, or of the first of those nearest
    to the body."""
    days = {
        index for index, parsed in read if parsed.bare and _is_placed(sheet, around, index, parsed)
    }
    at = min(days, key=around.distance, default=None)
    while not around.headlines and at is not None:
        before = next((i for i in range(at - 1, at - 1 - GROUP_LINES, -1) if i in days), None)
        if before is None:
            break
        at = before
    return at


def _is_placed(sheet: Sheet, around: Surroundings, index: int, parsed: ParsedImprint) -> bool:
    """Whether a date without a word stands where the article's may; alone it may have been kept
    among the body's first lines."""
    if parsed.in_sentence:
        return False
    if index < around.first:
        return bool(around.headlines) or around.first - index <= FAR_ABOVE
    if sheet.verdicts[index].kept:
        return parsed.alone and index - around.first <= MOST_KEPT
    return index - around.first <= NEAR_BODY and _is_below_standfirst(sheet, around, index)


def _only_below(sheet: Sheet, around: Surroundings, read: Read) -> str | None:
    """The date that stands alone right below a body, if there is but one, and no rule has met
    the links to other articles before it."""
    below = around.below[:BELOW_LINES]
    bare_days = [(index, parsed) for index, parsed in read if parsed.bare]
    days = [entry for entry in bare_days if entry[0] in below]
    if len(days) != 1 or not days[0][1].alone:
        return None
    if any(0 < abs(index - days[0][0]) <= BELOW_LINES for index, _ in bare_days):
        return None
    between = sheet.verdicts[below[0] - 1 : days[0][0]]
    if any(verdict.ruled and verdict.reason is Reason.RELATED_LINK for verdict in between):
        return None
    return days[0][1].bare


def _is_below_standfirst(sheet: Sheet, around: Surroundings, index: int) -> bool:
    """Whether a line that is not kept follows one sentence of the body at the most."""
    if sheet.verdicts[index].reason in _OF_READERS:
        return False
    sentences = sum(
        sheet.prose.mask[above] and sheet.verdicts[above].kept
        for above in range(around.first, index)
    )
    return sentences <= 1
