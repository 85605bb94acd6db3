"""What stands between place, day and agency in a dateline: joints, desks, numbers, reporters."""

from collections.abc import Sequence

from service.core.attribution.person import Barrier
from service.core.attribution.roster import Roster, RosterReader
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

_JOINTS = (",", "/", "-", "=", ".", "|", "\u30fb")

SHORTEST_WEEKDAY = 4
"""Letters of a weekday that stands for a day by itself."""

LONGEST_CODE = 4
"""Letters of a desk's code at the most."""


def is_desk_code(tokens: Sequence[Token], index: int) -> bool:
    """Whether a short small word beside a slash is an agency's desk: dpa/lnw."""
    token = tokens[index]
    beside = "/" in (fold_at(tokens, index - 1), fold_at(tokens, index + 1))
    return beside and token.shape is Shape.LOWER and len(token.text) <= LONGEST_CODE


def behind_joint(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> int:
    """Behind a mark or word that joins what stands in a dateline's bracket."""
    if fold_at(tokens, index) in _JOINTS:
        return index + 1
    return vocabulary.skip("and", tokens, index)


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
    `goes_on` says whether a day, or a place with one, may follow the names at a token.
    """
    tokens, vocabulary = reader.tokens, reader.vocabulary
    before = vocabulary.skip("reporters", tokens, at)
    if before == at and not (placed and fold_at(tokens, at - 1) in ("=", ")", "]")):
        return None
    found = reader.read(before)
    if found is None:
        return None
    job = vocabulary.skip("jobs", tokens, found.after - 1)
    ends = fold_at(tokens, found.after) in (")", "]", "=", "-") or job > found.after - 1
    return found if ends or goes_on(found.after) else None
