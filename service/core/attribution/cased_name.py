"""A name in a script with capitals: its words, particles, suffixes and degrees."""

from collections.abc import Sequence

from service.core.attribution.name import Name, Passage
from service.core.attribution.token import CAPITALISED, Shape, Token
from service.core.attribution.vocabulary import Vocabulary

MOST_WORDS = 8
MOST_DEGREES = 4
LONGEST_OUTLET = 5
"""Letters of the capitals that the name of a station or a paper begins with."""

MOST_OUTLET = 3
"""Words behind the first of such a name among which one says what it is."""

SHORTEST_GLUED = 4
"""Letters of a name's part to which something may be glued."""


def read_cased(passage: Passage, at: int) -> Name | None:
    """The name whose first word stands at a token; None where none does."""
    tokens, index, words = passage.tokens, at, 0
    while index < len(tokens) and words < MOST_WORDS and not _ends(passage, at, index, words):
        token = tokens[index]
        if words and (cut := _glued_at(token, passage.vocabulary)) is not None:
            return Name(tokens[at].start, token.start + cut, at, index + 1, words + 1)
        if token.shape in CAPITALISED or is_prefixed(token):
            words += 1
            after = _behind_initial(tokens, index)
        else:
            after = _behind_inner(passage, index)
        if after == index:
            break
        index = after
    return _closed(passage, at, index, words) if words else None


def _ends(passage: Passage, at: int, index: int, words: int) -> bool:
    """Whether a name that began at a token ends before another: with what goes behind a name, or
    with what is no part of one."""
    tokens, vocabulary = passage.tokens, passage.vocabulary
    if words > 1 and (
        vocabulary.skip("suffixes", tokens, index) > index
        or _degree_at(tokens, index, vocabulary) > index
    ):
        return True
    return index > at and (
        passage.is_barrier(index)
        or _leaves_capitals(tokens, at, index)
        or _leads_to_outlet(tokens, at, index, vocabulary)
        or _is_parted(passage, index, words)
    )


def _behind_initial(tokens: Sequence[Token], index: int) -> int:
    """Behind a word of a name, and behind the full stop of one that is cut to a letter."""
    after = index + 1
    is_cut = len(tokens[index].text) == 1 and after < len(tokens) and tokens[after].fold == "."
    return after + is_cut


def _behind_inner(passage: Passage, index: int) -> int:
    """Behind the particles within a name: "de la", but not the joint of "Reforma y AFP"."""
    after = _behind_particles(passage.tokens, index, passage.vocabulary)
    return index if after > index and passage.is_barrier(after) else after


def _closed(passage: Passage, at: int, index: int, words: int) -> Name:
    """A name without the town behind it, "Jane Roe Berlin", and with its suffix and degrees."""
    tokens, vocabulary = passage.tokens, passage.vocabulary
    if words > 2 and _is_town(tokens, index - 1, vocabulary):
        index -= 1
    index = _behind_suffix(tokens, index, vocabulary)
    index = _behind_degrees(tokens, index, vocabulary)
    return Name(tokens[at].start, tokens[index - 1].end, at, index, words)


def _is_town(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a name's third word is rather a town: "Jane Roe Berlin", but "Ana Reis Lima"."""
    town = vocabulary.places.at(tokens, index) is not None
    return town and not vocabulary.has("surnames", tokens[index])


def _leaves_capitals(tokens: Sequence[Token], at: int, index: int) -> bool:
    """Whether a name in capitals ends before "Staff" or "Harbour": JANE ROE Harbour News."""
    name = tokens[at:index]
    if len(name) < 2 or any(token.shape is not Shape.CAPITALS for token in name):
        return False
    return len(name[-1].text) > 2 and tokens[index].text[1:].islower()


def _leads_to_outlet(tokens: Sequence[Token], at: int, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a name in small letters ends before an outlet's: "Jane Roe KBC News", "Jane Roe The
    Harbour Post", "Jane Roe Oslo Times"."""
    if index < at + 2 or any(token.shape is not Shape.TITLE for token in tokens[at:index]):
        return False
    code = 1 < len(tokens[index].text) <= LONGEST_OUTLET and tokens[index].text.isalpha()
    if tokens[index].shape is Shape.CAPITALS and code:
        start = index + 1
    else:
        town = vocabulary.places.at(tokens, index)
        start = town.end if town is not None else vocabulary.skip("the", tokens, index)
    if start == index:
        return False
    for following in tokens[start : start + MOST_OUTLET]:
        if following.shape not in CAPITALISED:
            break
        if vocabulary.has("organisations", following):
            return True
    return False


def _is_parted(passage: Passage, index: int, words: int) -> bool:
    """Whether a joint ends a name; behind a first name alone "de la" goes on with it."""
    if not passage.is_joint(index):
        return False
    return words > 1 or _behind_particles(passage.tokens, index, passage.vocabulary) == index


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
        behind = vocabulary.skip("particles", tokens, after)
        if behind == after:
            break
        after = behind
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
            known = known or (
                text[index:].isupper() and vocabulary.words["organisations"].has_word(tail)
            )
            if known or index >= SHORTEST_GLUED:
                return index
    return None
