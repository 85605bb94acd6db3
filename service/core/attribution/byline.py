"""The byline: the line that names who wrote the article."""

from dataclasses import replace

from service.core.article import Role
from service.core.attribution.byline_bars import goes_on_with_section, name_between_marks
from service.core.attribution.byline_end import (
    closes_names,
    closes_sentence,
    is_sentence,
    may_end,
)
from service.core.attribution.byline_job import byline_with_job
from service.core.attribution.byline_lead import behind_lead, is_labelled
from service.core.attribution.byline_makers import (
    ParsedByline,
    byline_of,
    is_agency_code,
    is_degree,
    other_makers,
)
from service.core.attribution.byline_place import roster_behind_town
from service.core.attribution.credit import CreditReader
from service.core.attribution.day import is_stamped
from service.core.attribution.glance import may_begin
from service.core.attribution.phrases import Match
from service.core.attribution.roster import Roster
from service.core.attribution.token import CAPITALISED, Shape
from service.core.attribution.vocabulary import Languages, Vocabulary

LONGEST = 300
"""Characters that a byline has at the most."""

LONGEST_OPENER = 40
"""Characters of a line that is nothing but a byline's opening word."""

YEAR = 4
"""Digits of a year."""

MOST_SECTION = 8
"""Words and marks of the section in which something was posted, and "by" behind it."""

MOST_OPENED = 2
"""Words up to which what opens like a byline may be a name: Van Roe."""


def parse_byline(
    text: str, vocabulary: Vocabulary, language: str | None = None
) -> ParsedByline | None:
    """The people that a line names as its authors; None where it is no byline. Never raises."""
    if len(text) > LONGEST:
        return None
    return read_byline(CreditReader(text, vocabulary, language))


def read_byline(reader: CreditReader) -> ParsedByline | None:
    """The people that a line's tokens name as its authors; None where it is no byline."""
    return _opened(reader) or _placed(reader) or byline_with_job(reader) or _between_marks(reader)


def parse_name_line(
    text: str, vocabulary: Vocabulary, language: str | None = None
) -> ParsedByline | None:
    """The people of a line that is nothing but names (and a date), for want of other words.

    Only for text that is known to be a byline: a heading may look the same.
    """
    if len(text) > LONGEST:
        return None
    reader = CreditReader(text, vocabulary, language)
    start = behind_lead(reader)
    roster = reader.roster(start, frozenset(), None)
    opened = reader.vocabulary.words["bylines"].at(reader.tokens, start)
    if opened is not None and roster is not None and roster.members[0].words > MOST_OPENED:
        return None  # read as a byline it was none, and its word is no part of a name
    if roster is None or any(
        not 2 <= member.words <= 4 for member in roster.members if not is_degree(reader, member)
    ):
        return None
    closed = closes_names(reader, roster.after) or goes_on_with_section(reader, roster)
    if not closed or is_labelled(reader, roster):
        return None
    if (
        roster.agencies
        and "/" in text
        and not is_stamped(reader.tokens, roster.after + 1, vocabulary)
    ):
        return None  # "Jane Roe/AFP" took a picture
    if is_agency_code(reader, roster):
        return None
    return byline_of(reader, roster, strict=True)


def opens_byline(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a byline's opening word, its names on the next line."""
    if len(text) > LONGEST_OPENER or not may_begin(text, vocabulary.words["bylines"]):
        return False
    return is_opener(CreditReader(text, vocabulary))


def is_opener(reader: CreditReader) -> bool:
    """Whether a line's tokens are nothing but a byline's opening word."""
    if len(reader.text) > LONGEST_OPENER:
        return False
    after = reader.vocabulary.skip("bylines", reader.tokens, 0)
    return after > 0 and all(token.fold == ":" for token in reader.tokens[after:])


def _opened(reader: CreditReader) -> ParsedByline | None:
    """ "By Jane Roe, Staff Writer | Updated 3 min ago"."""
    at = behind_lead(reader)
    match = _opener(reader, at)
    if match is None:
        return None
    start = _behind_openers(reader, match.end)
    place: tuple[int, int] | None = None
    town = reader.vocabulary.places.at(reader.tokens, start)
    if town is not None and _goes_before_name(reader, start, town.end):
        place = reader.tokens[start].start, reader.tokens[town.end - 1].end
        start = town.end + (reader.fold(town.end) == ",")
    roster = reader.roster(start, match.meaning, place)
    if roster is None or closes_sentence(reader, roster) or _is_dated_work(reader, roster.after):
        return None
    head = reader.head(at)
    wrote = head is None or head.roles == (Role.AUTHOR,)
    others = other_makers(reader, roster.after) if wrote else ()
    if not (others or _is_glued(reader, roster) or may_end(reader, roster.after)):
        return None
    parsed = byline_of(reader, roster, strict=True, opened=True)
    if parsed is None:
        return None
    return replace(parsed, credits=(*parsed.credits, *others), opened=True)


def _opener(reader: CreditReader, at: int) -> Match[Languages] | None:
    """A byline's opening word; one that is a common word elsewhere opens its own language's."""
    words = reader.vocabulary.words
    own = words["own_bylines"].at(reader.tokens, at)
    if own is not None and own.meaning & reader.language:
        return own
    return words["bylines"].at(reader.tokens, at) or _opener_behind_stamp(reader, at)


def _opener_behind_stamp(reader: CreditReader, at: int) -> Match[Languages] | None:
    """The small word between "Posted", be it with its day, and who did so: "Opublikowano 3 maja
    2024 przez Jan Kos"."""
    words = reader.vocabulary.words
    stamp = words["published"].at(reader.tokens, 0)
    if stamp is None:
        return None
    start = _behind_section(reader, max(at, stamp.end))
    found = words["by"].at(reader.tokens, start)
    named = reader.tokens[found.end : found.end + 1] if found is not None else ()
    return found if named and named[0].shape is not Shape.LOWER else None


def _behind_section(reader: CreditReader, at: int) -> int:
    """Behind "in Projects" between "Posted" and who did so; the index itself where none stands."""
    index = reader.vocabulary.skip("in", reader.tokens, at)
    if index == at:
        return at
    for after in range(index + 1, min(index + MOST_SECTION, len(reader.tokens))):
        if reader.vocabulary.has("by", reader.tokens[after]):
            named = reader.tokens[index].shape in CAPITALISED
            return after if named else at
    return at


def _behind_openers(reader: CreditReader, at: int) -> int:
    """Behind marks, and behind a second opening word: "Author: By Jane Roe"."""
    for _ in range(3):
        while reader.fold(at) in (":", "|", "-"):
            at += 1
        if reader.fold(at - 1) in (":", "|", "-"):
            at = reader.vocabulary.skip("bylines", reader.tokens, at)
    return at


def _is_dated_work(reader: CreditReader, at: int) -> bool:
    """Whether a year and nothing else follows the names: "by Jan Obel, 1721" made some work."""
    at += reader.fold(at) == ","
    year = reader.tokens[at : at + 1]
    if not year or year[0].shape is not Shape.NUMBER or len(year[0].text) != YEAR:
        return False
    return all(token.fold == "." for token in reader.tokens[at + 1 :])


def _is_glued(reader: CreditReader, roster: Roster) -> bool:
    """Whether the last name was cut off from what a scraper glued to it; that is no sentence."""
    behind = reader.tokens[roster.after - 1]
    cut = behind.start < roster.members[-1].end < behind.end
    return cut and not is_sentence(reader, roster.after)


def _goes_before_name(reader: CreditReader, start: int, after: int) -> bool:
    """Whether a town is where the person behind it is: "dal nostro inviato a Parigi ..."."""
    if after >= len(reader.tokens):
        return False
    if reader.fold(after) == "," and after + 1 < len(reader.tokens):
        after += 1
    named = reader.tokens[after].shape in CAPITALISED
    return named and reader.vocabulary.skip("in", reader.tokens, start - 1) == start


def _placed(reader: CreditReader) -> ParsedByline | None:
    """ "（ロンドン＝山田太郎）": a town and who is there, and nothing else."""
    roster = roster_behind_town(reader)
    return byline_of(reader, roster, strict=True) if roster is not None else None


def _between_marks(reader: CreditReader) -> ParsedByline | None:
    """ "27. Januar 2026 • Gregor Meier • 3 Minuten": a name beside date and reading time."""
    roster = name_between_marks(reader)
    return byline_of(reader, roster, strict=True) if roster is not None else None
