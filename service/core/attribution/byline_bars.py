"""A byline in bars: a name beside its date and the time that reading takes."""

from service.core.attribution.credit import CreditReader
from service.core.attribution.day import read_day
from service.core.attribution.roster import Roster
from service.core.attribution.token import Shape

YEAR = 4
"""Digits of a year."""

MOST_PARTS = 6
"""Parts of a line that is a byline."""


def name_between_marks(reader: CreditReader) -> Roster | None:
    """The name of "27. Januar 2026 • Gregor Meier • 3 Minuten", if a line is such a one.

    Beside a date the one part that begins with a first name is it, too, whatever the others say.
    """
    parts = _parts(reader)
    if not 3 <= len(parts) <= MOST_PARTS:
        return None
    dated = [part for part in parts if _is_date(reader, *part)]
    timed = [part for part in parts if part not in dated and _is_reading_time(reader, *part)]
    left = [part for part in parts if part not in dated and part not in timed]
    if not dated:
        return None
    if timed and len(left) == 1:
        return _name_of(reader, left[0])
    if not any(_has_year(reader, *part) for part in dated):
        return None  # a line of a timetable
    rosters = [_name_of(reader, part) for part in left if _is_first_named(reader, part)]
    named = [roster for roster in rosters if roster is not None]
    return named[0] if len(named) == 1 else None


def _name_of(reader: CreditReader, part: tuple[int, int]) -> Roster | None:
    """The name that a part is and nothing else."""
    roster = reader.roster(part[0], frozenset(), None)
    if roster is None or roster.after != part[1] or roster.members[0].words < 2:
        return None
    return roster


def _has_year(reader: CreditReader, start: int, end: int) -> bool:
    return any(
        token.shape is Shape.NUMBER and len(token.text) == YEAR
        for token in reader.tokens[start:end]
    )


def _is_first_named(reader: CreditReader, part: tuple[int, int]) -> bool:
    return reader.fold(part[0]) in reader.vocabulary.given_names


def _parts(reader: CreditReader) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = 0
    for index, token in enumerate(reader.tokens):
        if token.fold == "|":
            parts.append((start, index))
            start = index + 1
    parts.append((start, len(reader.tokens)))
    return [part for part in parts if part[0] < part[1]]


def _is_date(reader: CreditReader, start: int, end: int) -> bool:
    for kind in ("published", "modified"):
        start = reader.vocabulary.skip(kind, reader.tokens, start)
    start += start < end and reader.fold(start) == ":"
    found = read_day(reader.tokens[:end], start, reader.vocabulary)
    return found is not None and found.end >= end


def _is_reading_time(reader: CreditReader, start: int, end: int) -> bool:
    return (
        end - start <= 5
        and any(token.shape is Shape.NUMBER for token in reader.tokens[start:end])
        and any(
            reader.vocabulary.skip("ago", reader.tokens, index) > index
            for index in range(start, end)
        )
    )
