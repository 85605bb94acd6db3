"""Small things between the parts of a dateline: joints, desks' codes, numbers like a day's."""

from collections.abc import Sequence

from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

_JOINTS = (",", "/", "-", "=", ".", "|", "\u30fb")

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
