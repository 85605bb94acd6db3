"""What stands between place, day and agency in a dateline: joints, desks, numbers, reporters."""

from collections.abc import Sequence

from service.core.attribution.dateline_outlet import is_call_sign
from service.core.attribution.name import Barrier
from service.core.attribution.roster import Roster, RosterReader
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

_JOINTS = (",", "/", "-", "=", ".", "|", "\u30fb")

SHORTEST_WEEKDAY = 4
"""Letters of a weekday that stands for a day by itself."""

LONGEST_CODE = 4
"""Letters of a desk's code at the most."""

_EMPHASIS = ("*", "_")


def is_desk_code(tokens: Sequence[Token], index: int) -> bool:
    """Whether a short small word beside a slash is an agency's desk: dpa/lnw."""
    token = tokens[index]
    beside = "/" in (fold_at(tokens, index - 1), fold_at(tokens, index + 1))
    if beside and is_call_sign(token.text):
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


def names_of_reporters(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, *, placed: bool
) -> int | None:
    """Where the names of reporters may begin: behind the word for one, or right here; else None.

    Behind a place and a closing mark the word may come last: "(서울=연합뉴스) 한지훈 기자 =".
    """
    before = vocabulary.skip("reporters", tokens, at)
    marked = fold_at(tokens, at - 1) in ("=", ")", "]")
    behind_agency = at < len(tokens) and tokens[at].shape is Shape.HANGUL
    return before if before > at or (placed and (marked or behind_agency)) else None


def read_reporters(reader: RosterReader, at: int, before: int, goes_on: Barrier) -> Roster | None:
    """The names behind the word for a reporter, or before it; None where no such word is.

    `before` is what `names_of_reporters` says. `goes_on` says whether a day, or a place with one,
    may follow the names at a token; where no such word led to them, the day is rather the first
    sentence's.
    """
    tokens, vocabulary = reader.tokens, reader.vocabulary
    found = reader.read(before)
    if found is None:
        return None
    closed = fold_at(tokens, at - 1) in (")", "]") and fold_at(tokens, found.after) == "="
    if before == at and not closed and not _is_of_reporters(tokens, at, found, vocabulary):
        return None
    job = vocabulary.skip("jobs", tokens, found.after - 1)
    ends = fold_at(tokens, found.after) in (")", "]", "=", "-") or job > found.after - 1
    return found if ends or (before > at and goes_on(found.after)) else None


def _is_of_reporters(
    tokens: Sequence[Token], at: int, found: Roster, vocabulary: Vocabulary
) -> bool:
    """Whether Korean names have a job behind or glued to them; other scripts' need none."""
    if tokens[at].shape is not Shape.HANGUL:
        return True
    words = tokens[at : found.after]
    glued = any(w.start < member.end < w.end for member in found.members for w in words)
    return glued or any(vocabulary.skip("jobs", tokens, i) > i for i in range(at, found.after))
