"""The lead of a byline: marks, a date with its time, or a label, that stand before its names."""

from collections.abc import Sequence

from service.core.attribution.clock import read_clock
from service.core.attribution.credit import CreditReader
from service.core.attribution.day import read_day
from service.core.attribution.roster import Roster
from service.core.attribution.token import CASED, Shape, Token
from service.core.attribution.vocabulary import Vocabulary

MOST_DATES = 3
"""Dates that stand before a byline at the most: of publication, of a change, in other words."""


def behind_lead(reader: CreditReader) -> int:
    """Behind marks, and behind a date with its time, that stand before a byline."""
    at = 0
    while at < len(reader.tokens) and at < 6:
        if reader.fold(at) not in ("(", "[", "-", "|", "*", "/", "\u270d"):
            break
        at += 1
    for _ in range(MOST_DATES):
        after = _behind_date(reader, at)
        if after == at:
            break
        at = after
    return at


def _behind_date(reader: CreditReader, at: int) -> int:
    """Behind a date, what says of what it is, and a mark; the index itself where none stands."""
    if at >= len(reader.tokens) or not _may_lead(reader.tokens[at], reader.vocabulary):
        return at
    start = reader.vocabulary.skip("times", reader.tokens, at)
    for kind in ("published", "modified", "as_of"):
        start = reader.vocabulary.skip(kind, reader.tokens, start)
    start += reader.fold(start) == ":"
    start = _behind_clock(reader, start)
    day = read_day(reader.tokens, start, reader.vocabulary)
    if day is not None and day.month is not None:
        at = day.end
    elif is_numeric_day(reader.tokens[start : start + 5]):
        clock = read_clock(
            reader.tokens,
            reader.vocabulary.skip("times", reader.tokens, start + 5),
            reader.vocabulary,
        )
        at = clock[1] if clock is not None else start + 5
    else:
        return at
    return at + 1 if reader.fold(at) in ("|", "-", ",", "/") else at


def _behind_clock(reader: CreditReader, at: int) -> int:
    """Behind the time of "10:23, 3 May 2023", which stands before its day."""
    clock = read_clock(reader.tokens, at, reader.vocabulary)
    if clock is None or read_day(reader.tokens, at, reader.vocabulary) is not None:
        return at
    after = clock[1] + (reader.fold(clock[1]) == ",")
    return after if read_day(reader.tokens, after, reader.vocabulary) is not None else at


def _may_lead(token: Token, vocabulary: Vocabulary) -> bool:
    """The cheap look at the token with which a date, or what tells of one, may begin."""
    return token.fold in vocabulary.stamp_firsts or vocabulary.may_begin_day(token)


def is_numeric_day(tokens: Sequence[Token]) -> bool:
    """Whether tokens are a day in numbers, 03/04/2024 or 03-04-24, in whichever order."""
    shapes = [token.shape for token in tokens]
    if shapes != [Shape.NUMBER, Shape.MARK] * 2 + [Shape.NUMBER]:
        return False
    day, _, month, _, year = (len(token.text) for token in tokens)
    return day <= 2 and month <= 2 and year in (2, 4)  # 555-014-2024 is a telephone's


def is_labelled(reader: CreditReader, roster: Roster) -> bool:
    """Whether a label leads to the names, "Director: Jane Roe": its word is no byline's own."""
    cased = reader.tokens[0].shape in CASED
    before = (token for token in reader.tokens if token.end <= roster.members[0].start)
    return cased and any(token.fold == ":" for token in before)
