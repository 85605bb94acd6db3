"""The day of a dateline: written out, a weekday, a number alone, or in an odd form."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.attribution.calendar_day import Day
from service.core.attribution.dateline_marks import behind_odd_day, behind_weekday
from service.core.attribution.day import read_day
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class DayPart:
    """A day's span in the text, the day itself where that can be told, the index behind it."""

    span: tuple[int, int]
    found: Day | None
    after: int


def read_day_part(
    tokens: Sequence[Token],
    at: int,
    vocabulary: Vocabulary,
    language: str | None,
    *,
    placed: bool,
) -> DayPart | None:
    """The day that begins at a token; less tells of one behind a place than before it."""
    found = read_day(tokens, at, vocabulary, language)
    if found is not None:
        return _written(tokens, at, found, vocabulary)
    if not placed:
        return None
    after = behind_weekday(tokens, at, vocabulary)
    if after == at and tokens[at].shape is Shape.NUMBER:
        if _is_lone_day(tokens, at):
            return _written(tokens, at, Day(None, None, int(tokens[at].text), at + 1), vocabulary)
        after = behind_odd_day(tokens, at)
    if after == at:
        return None
    return DayPart((tokens[at].start, tokens[after - 1].end), None, after)


def _is_lone_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is a day's without a month: a bracket is behind it, or a dash where a mark
    parts it from the place, as it does no team from its goals: "CORVANE 3 - TOKARA 1"."""
    follows = fold_at(tokens, at + 1)
    ends = follows == "(" or (follows == "." and fold_at(tokens, at + 2) == "(")
    ends = ends or (follows == "-" and tokens[at - 1].shape is Shape.MARK)
    return ends and len(tokens[at].text) <= 2 and 1 <= int(tokens[at].text) <= 31


def _written(tokens: Sequence[Token], at: int, found: Day, vocabulary: Vocabulary) -> DayPart:
    """The part of a day that was read, without the word before it, behind its full stop."""
    led = vocabulary.skip("date_words", tokens, at)
    start = tokens[led if led < found.end else at].start
    stopped = fold_at(tokens, found.end) == "." and fold_at(tokens, found.end + 1) in (
        "(",
        "-",
        "/",
        ",",
    )
    return DayPart(
        (start, tokens[found.end - 1].end), found, found.end + 1 if stopped else found.end
    )
