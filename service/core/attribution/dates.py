"""The dates of an article: published and changed, on the lines around its body."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from service.core.article import Kind, Segment
from service.core.attribution.bare_day import (
    Read,
    is_sure,
    nearest_bare,
    only_below,
    paired,
    signed_day,
)
from service.core.attribution.byline_glue import bare
from service.core.attribution.day_order import is_slashed, order_of
from service.core.attribution.glance import may_count_back, may_date, may_hold_stamp, may_stamp
from service.core.attribution.imprint import ParsedImprint, Stamp, parse_imprint
from service.core.attribution.name_reader import is_common
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import Finding

LONGEST = 200
"""Characters of a line that is looked at for a date."""

LONGEST_AGO = 80
"""Characters of a line that tells how long ago something was."""

LONGEST_STAMP = 40
"""Characters of a line that only says that a date is to come."""

_STAMPS = ("published", "modified", "as_of")

_BAR = re.compile(r"\s*[|/]\s")
"""What parts an agency from the day behind it."""

_COLON = re.compile("[:\uff1a]\\s*\\d")
"""A label right before a number."""

_SPOKEN = re.compile(r"[^\W_]")
"""A letter or a number."""


def find_dates(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary, authors: Collection[str] = ()
) -> Finding:
    """The dates above the body, and those below it that a word calls published or changed.

    A day right below the headline counts more than one that is called published below the body:
    that may be a comment's. `authors` are the names that the byline has.
    """
    reader = _DateReader(sheet, vocabulary, _order(sheet, around))
    head = reader.read(around.head)
    below = [*reader.read(around.below), *filter(_is_stamped, reader.read(around.guessed))]
    published, modified = _first(head, Stamp.PUBLISHED), _first(head, Stamp.MODIFIED)
    bare_day: str | None = None
    bare_change: str | None = None
    if published is None and (at := nearest_bare(sheet, around, head)) is not None:
        bare_day, bare_change = paired(head, at)
        published = bare_day if is_sure(around, at) else None
    published = published or _first(below, Stamp.PUBLISHED) or bare_day or _before_change(below)
    modified = modified or (bare_change if published == bare_day else None)
    modified = modified or _first(below, Stamp.MODIFIED)
    read = [*head, *below]
    as_of = _first(read, Stamp.AS_OF)
    if not (published or modified or as_of):
        published = signed_day(sheet, below, authors) or only_below(sheet, around, below)
    if published is None:
        published = as_of
    elif modified is None and as_of != published:
        modified = as_of
    segments = tuple(_segments(sheet, around, read))
    agencies = tuple(_agencies(sheet, head, vocabulary))
    return Finding(segments=segments, agencies=agencies, published=published, modified=modified)


def _agencies(sheet: Sheet, read: Read, vocabulary: Vocabulary) -> Iterator[str]:
    """The agencies that stand before a bar and the days behind it: "PTI / Updated: May 3"."""
    for index, parsed in read:
        text = sheet.lines[index].text
        bar = _BAR.search(text) if parsed.alone else None
        tokens = tokenize(text[: bar.start()]) if bar is not None else []
        agency = vocabulary.agency_at(tokens, 0, enclosed=True)
        if agency is not None and agency[1] == len(tokens):
            yield agency[0]


def _segments(sheet: Sheet, around: Surroundings, read: Read) -> Iterator[Segment]:
    """The lines that hold nothing but dates: those above the body, and stamped ones below it."""
    for index, parsed in read:
        stamped = parsed.published or parsed.modified or parsed.as_of or parsed.open
        if parsed.alone and (stamped or index < around.first):
            line = sheet.lines[index]
            yield Segment(line.start, line.end, Kind.METADATA, None, "imprint-date", 0.85)


def _before_change(read: Read) -> str | None:
    """The day without a word that stands before a change, on its line or right above it:
    "3 May (updated 5 May)"."""
    before: tuple[int, ParsedImprint] | None = None
    for index, parsed in read:
        if parsed.modified and parsed.bare:
            return parsed.bare
        if parsed.modified and before is not None and before[0] == index - 1:
            return before[1].bare
        before = (index, parsed) if parsed.bare and parsed.alone else None
    return None


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


@dataclass(frozen=True, slots=True)
class _DateReader:
    """Reads the dates on a sheet's lines; `order` is that of days in numbers between slashes."""

    sheet: Sheet
    vocabulary: Vocabulary
    order: str | None

    def read(self, indices: Sequence[int]) -> list[tuple[int, ParsedImprint]]:
        """The lines of some with dates on them, or with words that say what the next one is."""
        found: list[tuple[int, ParsedImprint]] = []
        opened: Stamp | None = None
        for index in indices:
            parsed = self._imprint(index, opened)
            if parsed is not None:
                opened = parsed.open
                found.append((index, parsed))
            elif opened is not None and self._parts(self.sheet.lines[index].text):
                opened = None
        return found

    def _parts(self, text: str) -> bool:
        """Whether a line parts "Updated" from a date below it, as a colon or "on" do not."""
        if len(text) > LONGEST_STAMP or _SPOKEN.search(text) is None:
            return _SPOKEN.search(text) is not None
        tokens = tokenize(text)
        return self.vocabulary.skip("times", tokens, 0) < len(tokens)

    def _imprint(self, index: int, opened: Stamp | None) -> ParsedImprint | None:
        text = self.sheet.lines[index].text
        if len(text) > LONGEST:
            return None
        sheet = self.sheet
        glance = sheet.glance(index)
        dated = may_date(glance, self.vocabulary)
        dated = dated or (len(text) <= LONGEST_AGO and may_count_back(glance, self.vocabulary))
        if not dated and not (may_hold_stamp(glance, self.vocabulary) and self._may_stamp(text)):
            return None
        stamp = opened or Stamp.BARE
        parsed = parse_imprint(
            text,
            self.vocabulary,
            sheet.reference_date,
            sheet.language,
            stamp,
            self.order,
            sheet.read_on,
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
        bar = _BAR.search(text)
        if bar is None or " " in text[: bar.start()].strip():
            return False
        days = text[bar.end() :]
        sheet = self.sheet
        told = parse_imprint(
            days, self.vocabulary, None, sheet.language, stamp, self.order, sheet.read_on
        )
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
        if text.upper() == text.lower():
            return False  # no capital tells a label from a word of a sentence, or from itself
        return is_common(text.casefold(), self.sheet.text)
