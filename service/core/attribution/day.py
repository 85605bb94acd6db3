"""Days and times as texts write them, and as ISO 8601."""

from collections.abc import Sequence
from datetime import date

from service.core.attribution.calendar_day import Day
from service.core.attribution.clock import read_clock
from service.core.attribution.day_words import (
    FIRST_YEAR,
    LAST_YEAR,
    behind_ordinal,
    behind_stop,
    behind_suffix,
    behind_weekday,
    of_common_era,
    read_month,
    read_year,
)
from service.core.attribution.solar_year import is_solar, of_solar
from service.core.attribution.token import Shape, Token, fold_at, number_at, tokenize
from service.core.attribution.vocabulary import Vocabulary

_FIRST_OF_ERA = "\u5143"
"""The sign for the first year of an era, which is not numbered."""

_BETWEEN = ("-", ".", "/")
"""What stands between the numbers of a day in numbers alone."""

_MARKED = (("year_marks", 4), ("month_marks", 2), ("day_marks", 2))
"""The marks behind the numbers of a day, and how many digits these have."""

MOST_BRACKETED = 6
"""Tokens up to the end of a bracket within a day."""


def parse_day(
    text: str,
    vocabulary: Vocabulary,
    reference_date: date | None = None,
    language: str | None = None,
) -> str | None:
    """The first day that a short text names, in ISO 8601, or None."""
    tokens = tokenize(text)
    for index in range(len(tokens)):
        found = read_day(tokens, index, vocabulary, language)
        if found is not None:
            return found.settle(reference_date)
    return None


def read_day(
    tokens: Sequence[Token],
    index: int,
    vocabulary: Vocabulary,
    language: str | None = None,
    order: str | None = None,
) -> Day | None:
    """The day that begins at a token, with the time of day that follows it.

    `order` is that of days in numbers where the text shows it, see `order_of` in day_order.
    """
    if index >= len(tokens) or not vocabulary.may_begin_day(tokens[index]):
        return None
    behind = behind_weekday(tokens, index, vocabulary)
    # "Mar" is a Tuesday in one language and a month in others.
    for at in (behind, index) if behind > index else (index,):
        numbered = at < len(tokens) and tokens[at].shape is Shape.NUMBER
        for read in _OF_NUMBERS if numbered else _OF_WORDS:
            found = read(
                tokens, at, vocabulary, order or vocabulary.numeric_order.get(language or "")
            )
            if found is not None and _is_possible(found):
                return _with_clock(found, tokens, vocabulary)
    return None


def is_stamped(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether "Published on" or "Updated:" and a day begin at a token."""
    for kind in ("published", "modified"):
        after = vocabulary.skip(kind, tokens, at)
        day = vocabulary.skip("times", tokens, after)
        day += fold_at(tokens, day) == ":"
        if after > at and read_day(tokens, day, vocabulary) is not None:
            return True
    return False


def _with_clock(found: Day, tokens: Sequence[Token], vocabulary: Vocabulary) -> Day:
    at = found.end
    for _ in range(3):
        if fold_at(tokens, at) in (",", "-", "|", "(", "/") and at + 1 < len(tokens):
            at += 1
        at = vocabulary.skip("times", tokens, at)
        clock = read_clock(tokens, at, vocabulary)
        if clock is not None:
            return Day(found.year, found.month, found.day, clock[1], clock[0])
    return found


def _ideographic(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, order: str | None
) -> Day | None:
    """2024年6月3日, 令和6年6月3日, 6월 3일, 3日: each number followed by its own mark."""
    if at and vocabulary.has("year_marks", tokens[at - 1]):
        return None  # the year before it was none that can be read
    values: dict[str, int] = {}
    era = vocabulary.eras.at(tokens, at)
    if era is None and not _has_mark(tokens, at + 1, vocabulary):
        return None  # as nearly everywhere
    at = era.end if era is not None else at
    for kind, digits in _MARKED:
        after, value = number_at(tokens, at, digits)
        if era is not None and kind == "year_marks" and fold_at(tokens, at) == _FIRST_OF_ERA:
            after, value = at + 1, 1
        after = _behind_bracket(tokens, after)
        if value is not None and after < len(tokens) and vocabulary.has(kind, tokens[after]):
            values[kind] = value
            at = _behind_bracket(tokens, after + 1)
    if era is not None:
        values["year_marks"] = values.get("year_marks", LAST_YEAR) + era.meaning
    if "day_marks" not in values:
        return None
    return Day(values.get("year_marks"), values.get("month_marks"), values["day_marks"], at)


def _has_mark(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a number's own mark, or a bracket before it, stands at a token."""
    if at >= len(tokens):
        return False
    fold, words = tokens[at].fold, vocabulary.words
    return fold == "(" or any(words[kind].has_word(fold) for kind, _ in _MARKED)


def _behind_bracket(tokens: Sequence[Token], at: int) -> int:
    """Behind the same year as another era counts it, 2024年(令和6年)6月3日, or the weekday."""
    if fold_at(tokens, at) != "(":
        return at
    inner = range(at + 1, min(at + 1 + MOST_BRACKETED, len(tokens)))
    return next((index + 1 for index in inner if tokens[index].fold == ")"), at)


def _numeric(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, order: str | None
) -> Day | None:
    """2024-06-03, 03.06.2024, 3/6/24; where the order is open, the language settles it."""
    if fold_at(tokens, at + 1) not in _BETWEEN:
        return None
    numbers, lengths, end = _number_run(tokens, at)
    if len(numbers) != 3:
        return None
    if lengths[0] == 4:
        return _of_calendar(*numbers, end=_behind_date_mark(tokens, end))
    if lengths[2] not in (2, 4) or lengths[0] > 2 or lengths[1] > 2:
        return None
    year = of_common_era(numbers[2]) if lengths[2] == 4 else 2000 + numbers[2]
    first, second = numbers[0], numbers[1]
    if order is None and fold_at(tokens, at + 1) == ".":
        order = "dmy"
    if first > 12 or (second <= 12 and (order == "dmy" or first == second)):
        return Day(year, second, first, end)
    if second > 12 or order == "mdy":
        return Day(year, first, second, end)
    return None


def _of_calendar(year: int, month: int, day: int, *, end: int) -> Day | None:
    """The day of a year that is counted as the Gregorian calendar does, or in another way."""
    if not is_solar(year):
        return Day(of_common_era(year), month, day, end)
    found = of_solar(year, month, day)
    return Day(found.year, found.month, found.day, end) if found is not None else None


def _solar(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, order: str | None
) -> Day | None:
    """14 Ordibehesht 1403, in Persian; without its year such a day stays open."""
    at, day = number_at(tokens, at, 2)
    if day is None or at >= len(tokens):
        return None
    month = vocabulary.solar_months.get(tokens[at].fold)
    at, year = number_at(tokens, at + 1, 4)
    if month is None or year is None or not is_solar(year):
        return None
    return _of_calendar(year, month, day, end=at)


def _number_run(tokens: Sequence[Token], at: int) -> tuple[list[int], list[int], int]:
    numbers: list[int] = []
    lengths: list[int] = []
    mark = ""
    while len(numbers) < 3:
        after, value = number_at(tokens, at, 4)
        if value is None:
            break
        numbers.append(value)
        lengths.append(len(tokens[at].text))
        at = after
        if len(numbers) == 3 or fold_at(tokens, at) not in _BETWEEN:
            break
        if mark and fold_at(tokens, at) != mark:
            break
        mark = fold_at(tokens, at)
        at += 1
    return numbers, lengths, at


def _behind_date_mark(tokens: Sequence[Token], at: int) -> int:
    """Behind the "T" that parts date and time in ISO 8601, or a closing full stop."""
    if fold_at(tokens, at) == "t" and number_at(tokens, at + 1, 2)[1] is not None:
        return at + 1
    tight = at < len(tokens) and at > 0 and tokens[at].start == tokens[at - 1].end
    return at + 1 if tight and tokens[at].fold == "." and at + 1 < len(tokens) else at


def _day_month(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, order: str | None
) -> Day | None:
    """3 June 2024, 3. Juni, 3 de junio de 2024, 3rd of June."""
    at = vocabulary.skip("date_words", tokens, at)
    at, day = number_at(tokens, at, 2)
    if day is None or _is_half_day(tokens, at, vocabulary):
        return None
    at = behind_ordinal(tokens, at, vocabulary)
    month = read_month(tokens, at, vocabulary)
    if month is None:
        return None
    at, number = month
    year = read_year(tokens, at, vocabulary)
    return Day(year[0], number, day, year[1])


def _is_half_day(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether "am" or "pm" stands right at a number: 12:20pm, and the day is still to come."""
    if not 0 < at < len(tokens) or tokens[at].start != tokens[at - 1].end:
        return False
    return vocabulary.has("am", tokens[at]) or vocabulary.has("pm", tokens[at])


def _month_day(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, order: str | None
) -> Day | None:
    """June 3, 2024; Jan. 10."""
    month = read_month(tokens, at, vocabulary)
    if month is None:
        return None
    at, number = month
    at, day = number_at(tokens, at, 2)
    if day is None:
        return None
    if fold_at(tokens, at) == ":" and number_at(tokens, at + 1, 2)[1] is not None:
        return None
    year = read_year(tokens, behind_suffix(tokens, at), vocabulary)
    return Day(year[0], number, day, year[1])


def _year_month_day(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, order: str | None
) -> Day | None:
    """2024 June 3, as citations have it; 2024. június 3."""
    at, year = number_at(tokens, at, 4)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    month = read_month(tokens, behind_stop(tokens, at), vocabulary)
    if month is None:
        return None
    at, number = month
    at, day = number_at(tokens, at, 2)
    return Day(year, number, day, behind_stop(tokens, at)) if day is not None else None


def _is_possible(day: Day) -> bool:
    if day.year is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        return False
    return (day.month is None or 1 <= day.month <= 12) and 1 <= day.day <= 31


_OF_NUMBERS = (_ideographic, _numeric, _day_month, _year_month_day, _solar)
_OF_WORDS = (_ideographic, _day_month, _month_day)
"""Those that read a day which begins with a number, and with a word."""
