"""What stands between place, day and agency in a dateline: joints, desks, numbers, reporters."""

import re
from collections.abc import Sequence
from enum import IntEnum

from service.core.attribution.person import Barrier
from service.core.attribution.roster import Roster, RosterReader
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

_JOINTS = (",", "/", "-", "=", ".", "|", "\u30fb")

SHORTEST_WEEKDAY = 4
"""Letters of a weekday that stands for a day by itself."""

LONGEST_CODE = 4
"""Letters of a desk's code at the most."""

LONGEST_CALL = 7
"""Letters of a station's call sign at the most: KTVB, WXYZ-TV."""

MOST_OUTLET = 7
"""Words and marks of the outlet in a bracket at the most."""

_CALL_SIGN = re.compile("[KW][A-Z]{3}(?:-?(?:TV|FM|AM|DT|LD|CD))?")
"""A station's call sign, which the law of its country gives it."""

_CAPITAL = (Shape.TITLE, Shape.CAPITALS)
_EMPHASIS = ("*", "_")


def is_desk_code(tokens: Sequence[Token], index: int) -> bool:
    """Whether a short small word beside a slash is an agency's desk: dpa/lnw."""
    token = tokens[index]
    beside = "/" in (fold_at(tokens, index - 1), fold_at(tokens, index + 1))
    if beside and _CALL_SIGN.fullmatch(token.text):
        return True
    return beside and token.shape is Shape.LOWER and len(token.text) <= LONGEST_CODE


def behind_joint(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> int:
    """Behind a mark or word that joins what stands in a dateline's bracket."""
    if fold_at(tokens, index) in _JOINTS:
        return index + 1
    return vocabulary.skip("and", tokens, index)


def without_emphasis(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a line without the marks of bold type, where it opens with them."""
    if not tokens or tokens[0].text not in _EMPHASIS:
        return tokens
    return [token for token in tokens if token.text not in _EMPHASIS]


class Outlet(IntEnum):
    """How surely the words of a bracket behind a place name a station or a paper."""

    CAPITALS = 1
    NAMED = 2
    CALLED = 3


def read_outlet_bracket(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary
) -> tuple[int, Outlet] | None:
    """ "(KTVB)", "(FOX 13)", "(The Daily Post)" before a dash: who reports, where it is no agency.

    The index behind it, and how surely it is one.
    """
    if fold_at(tokens, at) != "(":
        return None
    inner = vocabulary.skip("the", tokens, at + 1)
    after = inner
    while after < len(tokens) and after - inner < MOST_OUTLET:
        if tokens[after].shape not in (*_CAPITAL, Shape.NUMBER) and tokens[after].fold != "/":
            break
        after += 1
    words = [token for token in tokens[inner:after] if token.shape in _CAPITAL]
    if fold_at(tokens, after) != ")" or fold_at(tokens, after + 1) not in ("-", ":") or not words:
        return None
    outlet = _surety(words, vocabulary)
    if vocabulary.places.at(tokens, inner) is not None and outlet is not Outlet.NAMED:
        return None
    return after + 1, outlet


def _surety(words: Sequence[Token], vocabulary: Vocabulary) -> Outlet:
    """How surely some words with capitals name an outlet."""
    if any(_CALL_SIGN.fullmatch(word.text) for word in words):
        return Outlet.CALLED
    kinds = ("organisations", "collectives")
    if any(vocabulary.has(kind, word) for word in words for kind in kinds):
        return Outlet.NAMED
    lone = len(words) == 1
    coded = lone and words[0].text.isupper() and len(words[0].text) <= LONGEST_CALL
    mixed = lone and any(map(str.isupper, words[0].text[1:]))
    return Outlet.NAMED if coded or mixed else Outlet.CAPITALS


def behind_odd_day(tokens: Sequence[Token], at: int) -> int:
    """Behind numbers that only look like a day, as 27.6.205; the index itself without any."""
    after = at
    while (
        after < len(tokens)
        and after - at < 5
        and (tokens[after].shape is Shape.NUMBER or tokens[after].fold in (".", "/"))
    ):
        after += 1
    return after if after - at >= 5 and tokens[after - 1].shape is Shape.NUMBER else at


def behind_weekday(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind a weekday alone, which names a day that no one can settle."""
    after = vocabulary.skip("weekdays", tokens, at)
    return after if after > at and len(tokens[at].text) >= SHORTEST_WEEKDAY else at


def read_reporters(
    reader: RosterReader, at: int, goes_on: Barrier, *, placed: bool
) -> Roster | None:
    """The names behind the word for a reporter, or before it; None where no such word is.

    Behind a place and a closing mark the word may come last: "(서울=연합뉴스) 한지훈 기자 =".
    `goes_on` says whether a day, or a place with one, may follow the names at a token; where
    no such word led to them, the day is rather the first sentence's.
    """
    tokens, vocabulary = reader.tokens, reader.vocabulary
    before = vocabulary.skip("reporters", tokens, at)
    marked = fold_at(tokens, at - 1) in ("=", ")", "]")
    behind_agency = at < len(tokens) and tokens[at].shape is Shape.HANGUL
    if before == at and not (placed and (marked or behind_agency)):
        return None
    found = reader.read(before)
    if found is None:
        return None
    job = vocabulary.skip("jobs", tokens, found.after - 1)
    ends = fold_at(tokens, found.after) in (")", "]", "=", "-") or job > found.after - 1
    return found if ends or (before > at and goes_on(found.after)) else None
