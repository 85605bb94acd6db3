"""A place at a token: a town, with the state or country behind its comma."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.person import Barrier
from service.core.token import Shape, Token
from service.core.vocabulary import Languages, Vocabulary

MOST_WORDS = 4
_NAMED = (Shape.TITLE, Shape.CAPITALS, Shape.UNCASED, Shape.HANGUL, Shape.IDEOGRAPH)


@dataclass(frozen=True, slots=True)
class Place:
    """A place's span in the text, and the index of the token behind it."""

    start: int
    end: int
    after: int


def read_place(
    tokens: Sequence[Token],
    at: int,
    vocabulary: Vocabulary,
    languages: Languages,
    is_barrier: Barrier,
) -> Place | None:
    """The place that begins at a token, with others that an "and" or a slash joins to it."""
    after = _read_one(tokens, at, vocabulary, languages, is_barrier)
    if after == at:
        return None
    while (more := _read_more(tokens, after, vocabulary, languages, is_barrier)) > after:
        after = more
    return Place(tokens[at].start, tokens[after - 1].end, after)


def _read_one(
    tokens: Sequence[Token],
    at: int,
    vocabulary: Vocabulary,
    languages: Languages,
    is_barrier: Barrier,
) -> int:
    known = vocabulary.places.at(tokens, at)
    if known is not None:
        return _behind_stop(tokens, known.end)
    index = at
    while index < len(tokens) and index - at < MOST_WORDS and tokens[index].shape in _NAMED:
        if is_barrier(index) or vocabulary.agency_at(tokens, index) is not None:
            break
        if index > at and vocabulary.skip("and", tokens, index, languages) > index:
            break
        index += 1
    return _behind_stop(tokens, index) if index > at else at


def _behind_stop(tokens: Sequence[Token], at: int) -> int:
    """Behind the full stop of an abbreviated state, where more of the line follows it."""
    if at + 1 < len(tokens) and tokens[at].fold == "." and tokens[at - 1].fold != ".":
        short = len(tokens[at - 1].text) <= 4 and tokens[at].start == tokens[at - 1].end
        ends = tokens[at + 1].shape not in (Shape.MARK, Shape.LOWER)
        return at + 1 if short and not ends else at
    return at


def _read_more(
    tokens: Sequence[Token],
    at: int,
    vocabulary: Vocabulary,
    languages: Languages,
    is_barrier: Barrier,
) -> int:
    """Behind ", Massachusetts", "and Boston", "/The Hague"; the index itself where none is."""
    index = at
    if index < len(tokens) and tokens[index].fold in (",", "/"):
        index += 1
        if _is_known_or_alone(tokens, index, vocabulary, languages, is_barrier):
            return _read_one(tokens, index, vocabulary, languages, is_barrier)
        return at
    index = vocabulary.skip("and", tokens, index, languages)
    if index > at and _is_known_or_alone(tokens, index, vocabulary, languages, is_barrier):
        return _read_one(tokens, index, vocabulary, languages, is_barrier)
    return at


def _is_known_or_alone(
    tokens: Sequence[Token],
    at: int,
    vocabulary: Vocabulary,
    languages: Languages,
    is_barrier: Barrier,
) -> bool:
    """Whether what stands here is a place rather than the next person of the list."""
    if at >= len(tokens) or is_barrier(at):
        return False
    after = _read_one(tokens, at, vocabulary, languages, is_barrier)
    if after == at:
        return False
    if after < len(tokens) and vocabulary.skip("in", tokens, after, languages) > after:
        return False
    known = vocabulary.places.at(tokens, at)
    return after - at == 1 or (known is not None and known.end == after)
