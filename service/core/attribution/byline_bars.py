"""A byline in bars: a name beside its date and the time that reading takes."""

from itertools import takewhile

from service.core.attribution.credit import CreditReader
from service.core.attribution.day import read_day
from service.core.attribution.roster import Roster
from service.core.attribution.token import CASED, Shape

YEAR = 4
"""Digits of a year."""

_LEADS = ("in", "for")
"""Kinds of words that go on from a name in a part."""

MOST_SECTION = 5
"""Words and marks of a section's name."""

LONGEST_ZONE = 4
"""Letters of a time's zone that no list has."""

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
    """The name that a part is and nothing else, or a known one with its section or for whom it
    writes: "Jane Roe in Projects"."""
    roster = reader.roster(part[0], frozenset(), None)
    if roster is None or roster.members[0].words < 2:
        return None
    if roster.after == part[1]:
        return roster
    return roster if goes_on_with_section(reader, roster) else None


def goes_on_with_section(reader: CreditReader, roster: Roster) -> bool:
    """Whether a known name goes on with its section, or for whom it writes: "Jane Roe in Projects",
    "Jane Roe on behalf of the board"."""
    tokens, after = reader.tokens, roster.after
    first = next((t for t in tokens if t.start >= roster.members[0].start), None)
    if first is None or first.fold not in reader.vocabulary.given_names:
        return False
    led = max(reader.vocabulary.skip(kind, tokens, after) for kind in _LEADS)
    rest = list(takewhile(lambda token: token.fold != "|", tokens[led:]))
    words = all(token.shape in CASED or token.fold in ("&", ",") for token in rest)
    return led > after and 0 < len(rest) <= MOST_SECTION and words


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
    if found is None:
        return False
    zone = reader.tokens[found.end : end]
    return not zone or (
        len(zone) == 1 and zone[0].shape is Shape.CAPITALS and len(zone[0].text) <= LONGEST_ZONE
    )


def _is_reading_time(reader: CreditReader, start: int, end: int) -> bool:
    return (
        end - start <= 5
        and any(token.shape is Shape.NUMBER for token in reader.tokens[start:end])
        and any(
            reader.vocabulary.skip("ago", reader.tokens, index) > index
            for index in range(start, end)
        )
    )
