"""A person's name at a token, and whether a name is a person's at all."""

from collections.abc import Sequence

from service.core.attribution.cased_name import read_cased
from service.core.attribution.name import Name, Passage
from service.core.attribution.token import Shape, Token
from service.core.attribution.uncased_name import read_hangul, read_ideographs, read_uncased
from service.core.attribution.vocabulary import Vocabulary


def read_name(passage: Passage, at: int) -> Name | None:
    """The name that begins at a token; None where none does."""
    if at >= len(passage.tokens):
        return None
    shape = passage.tokens[at].shape
    if shape is Shape.IDEOGRAPH:
        return read_ideographs(passage, at)
    if shape is Shape.HANGUL:
        return read_hangul(passage, at)
    if shape is Shape.UNCASED:
        return read_uncased(passage, at)
    return read_cased(passage, at)


def is_collective(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether words name a group or a desk: "Staff", "Beijing Newsroom"."""
    return any(
        (vocabulary.has("collectives", token) and not _is_given(tokens, token, vocabulary))
        or (token.shape is Shape.IDEOGRAPH and vocabulary.skip("collectives", tokens, at) > at)
        for at, token in enumerate(tokens)
    )


def is_person(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether nothing in a name speaks against its being a person's."""
    if is_collective(tokens, vocabulary):
        return False
    if any(is_of_organisation(token, vocabulary) for token in tokens):
        return False
    if _ends_in_organisation(tokens, vocabulary):
        return False
    if vocabulary.has("not_names", tokens[0]) and not _is_given(tokens, tokens[0], vocabulary):
        return False
    return not any(len(token.fold) > 4 and vocabulary.has("weekdays", token) for token in tokens)


def _ends_in_organisation(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether ideographs end as a paper's or a station's name does."""
    if tokens[-1].shape is not Shape.IDEOGRAPH:
        return False
    count = len(tokens)
    return any(vocabulary.skip("organisations", tokens, at) == count for at in range(1, count))


def is_of_organisation(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word tells of an organisation, alone or at an end of "News-Gazette"."""
    if vocabulary.has("organisations", token):
        return True
    first, hyphen, rest = token.fold.partition("-")
    known = vocabulary.words["organisations"].has_word
    return hyphen != "" and (known(first) or known(rest.rpartition("-")[2]))


def _is_given(tokens: Sequence[Token], token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word that means something else in one language is a first name here: Tim Roe."""
    return len(tokens) > 1 and token is tokens[0] and token.fold in vocabulary.given_names


def is_first_name(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a lone word is a first name that people have, and no town."""
    known = len(tokens) == 1 and tokens[0].fold in vocabulary.given_names
    return known and vocabulary.places.at(tokens, 0) is None
