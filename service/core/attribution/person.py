"""A person's name at a token: where it ends, and whether it is a person's at all."""

from collections.abc import Sequence

from service.core.attribution.token import CAPITALISED, Shape, Token
from service.core.attribution.uncased_name import (
    Barrier,
    Name,
    is_joint,
    read_hangul,
    read_ideographs,
    read_uncased,
)
from service.core.attribution.vocabulary import Languages, Vocabulary

MOST_WORDS = 8
MOST_DEGREES = 4
SHORTEST_GLUED = 4
"""Letters of a name's part to which something may be glued."""


def read_name(
    tokens: Sequence[Token],
    at: int,
    vocabulary: Vocabulary,
    languages: Languages,
    is_barrier: Barrier,
) -> Name | None:
    """The name that begins at a token; None where none does."""
    if at >= len(tokens):
        return None
    shape = tokens[at].shape
    if shape is Shape.IDEOGRAPH:
        spaced = bool(languages & vocabulary.spaced_names)
        return read_ideographs(tokens, at, is_barrier, spaced)
    if shape is Shape.HANGUL:
        return read_hangul(tokens, at, vocabulary, is_barrier)
    if shape is Shape.UNCASED:
        return read_uncased(tokens, at, vocabulary, languages, is_barrier)
    return _read_cased(tokens, at, vocabulary, languages, is_barrier)


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
    """Whether a word tells of an organisation, alone or as the last part of "News-Gazette"."""
    if vocabulary.has("organisations", token):
        return True
    if "-" not in token.fold:
        return False
    return vocabulary.words["organisations"].has_word(token.fold.rpartition("-")[2])


def _is_given(tokens: Sequence[Token], token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word that means something else in one language is a first name here: Tim Roe."""
    return len(tokens) > 1 and token is tokens[0] and token.fold in vocabulary.given_names


def is_first_name(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a lone word is a first name that people have, and no town."""
    known = len(tokens) == 1 and tokens[0].fold in vocabulary.given_names
    return known and vocabulary.places.at(tokens, 0) is None


def _read_cased(
    tokens: Sequence[Token],
    at: int,
    vocabulary: Vocabulary,
    languages: Languages,
    is_barrier: Barrier,
) -> Name | None:
    index, words = at, 0
    while index < len(tokens) and words < MOST_WORDS:
        token = tokens[index]
        if words > 1 and (
            vocabulary.skip("suffixes", tokens, index) > index
            or _degree_at(tokens, index, vocabulary) > index
        ):
            break
        if index > at and (
            is_barrier(index)
            or _leaves_capitals(tokens, at, index)
            or _parts(tokens, index, words, vocabulary, languages)
        ):
            break
        if (cut := _glued_at(token, vocabulary)) is not None and words:
            return Name(tokens[at].start, token.start + cut, at, index + 1, words + 1)
        if token.shape in CAPITALISED or is_prefixed(token):
            words += 1
            index += 1
            if index < len(tokens) and tokens[index].fold == "." and len(token.text) == 1:
                index += 1
        elif (after := _behind_particles(tokens, index, vocabulary)) > index and not is_barrier(
            after  # "Reforma y AFP"
        ):
            index = after
        else:
            break
    if not words:
        return None
    if words > 2 and vocabulary.places.at(tokens, index - 1) is not None:
        index -= 1  # "Jane Roe Berlin"
    index = _behind_suffix(tokens, index, vocabulary)
    index = _behind_degrees(tokens, index, vocabulary)
    return Name(tokens[at].start, tokens[index - 1].end, at, index, words)


def _leaves_capitals(tokens: Sequence[Token], at: int, index: int) -> bool:
    """Whether a name in capitals ends before "Staff" or "Harbour": JANE ROE Harbour News."""
    name = tokens[at:index]
    if len(name) < 2 or any(token.shape is not Shape.CAPITALS for token in name):
        return False
    return len(name[-1].text) > 2 and tokens[index].text[1:].islower()


def _parts(
    tokens: Sequence[Token], index: int, words: int, vocabulary: Vocabulary, languages: Languages
) -> bool:
    """Whether a joint ends a name; behind a first name alone "de la" goes on with it."""
    if words == 1 and _behind_particles(tokens, index, vocabulary) > index:
        return False
    return is_joint(tokens, index, vocabulary, languages)


def is_prefixed(token: Token) -> bool:
    """Whether a word begins small and goes on as a name: d'Arc, al-Sudani, McX glued."""
    return (
        token.shape is Shape.LOWER
        and any(mark in token.fold for mark in "'-")
        and any(map(str.isupper, token.text))
    )


def _behind_particles(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> int:
    """Behind up to three particles, where a capital follows them; else the index itself."""
    after = index
    for _ in range(3):
        after = vocabulary.skip("particles", tokens, after)
    follows = after < len(tokens) and (
        tokens[after].shape in CAPITALISED or is_prefixed(tokens[after])
    )
    return after if follows else index


def _behind_suffix(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> int:
    at = index
    if at + 1 < len(tokens) and tokens[at].fold == ",":
        at += 1
    after = vocabulary.skip("suffixes", tokens, at)
    if after == at:
        return index
    if after < len(tokens) and tokens[after].fold == ".":
        follows_end = after + 1 == len(tokens) and tokens[after - 1].text.isupper()
        after += 0 if follows_end else 1
    return after


def _behind_degrees(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> int:
    """Behind ", PhD", ", MD, MPH", which belong to a name as "Jr." does."""
    for _ in range(MOST_DEGREES):
        at = index + 1 if index + 1 < len(tokens) and tokens[index].fold == "," else index
        after = _degree_at(tokens, at, vocabulary)
        if after == at:
            break
        index = after
    return index


def _degree_at(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> int:
    """Behind a degree in capitals; "Ma" is a family's name."""
    after = vocabulary.skip("degrees", tokens, index)
    if after == index + 1 and tokens[index].text[1:].islower():
        return index
    return after if after > index and not tokens[index].text.islower() else index


def _glued_at(token: Token, vocabulary: Vocabulary) -> int | None:
    """Where a scraper glued something to a name: the length of the name's part.

    "McDonald" and "DiCaprio" are whole: before a name's inner capital stand few letters.
    """
    text = token.text
    if token.shape is not Shape.TITLE or text[1:].islower():
        return None
    for index in range(2, len(text) - 2):
        if text[index].isupper() and text[index - 1].islower():
            tail = text[index:].casefold()
            known = any(
                (tail,) == entry
                for kind in ("glued", "jobs")
                for entry in vocabulary.words[kind].entries(tail)
            )
            if known or index >= SHORTEST_GLUED:
                return index
    return None
