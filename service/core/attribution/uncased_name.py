"""A name in a script without capitals: ideographs, Hangul, and scripts of words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.core.attribution.token import Shape, Token
from service.core.attribution.vocabulary import Languages, Vocabulary

MOST_IDEOGRAPHS = 6
MOST_KANA = 24
"""Characters of a name in ideographs, and of one that kana spell out."""

Barrier = Callable[[int], bool]
"""Whether something that is no name begins at the token of this index."""

_MIDDLE_DOT = "\u30fb"


@dataclass(frozen=True, slots=True)
class Name:
    """A name's span in the text, the index of the token behind it, and its words."""

    start: int
    end: int
    first: int
    after: int
    words: int


def is_joint(
    tokens: Sequence[Token], index: int, vocabulary: Vocabulary, languages: Languages
) -> bool:
    """Whether a word between capitals joins names or leads a place in."""
    return any(
        vocabulary.skip(kind, tokens, index, languages) > index for kind in ("and", "in", "for")
    )


def read_uncased(
    tokens: Sequence[Token],
    at: int,
    vocabulary: Vocabulary,
    languages: Languages,
    is_barrier: Barrier,
) -> Name | None:
    """A name of up to five words in a script without capitals, as Arabic has none."""
    index = at
    while index < len(tokens) and index - at < 5 and tokens[index].shape is Shape.UNCASED:
        if index > at and (is_barrier(index) or is_joint(tokens, index, vocabulary, languages)):
            break
        index += 1
    return Name(tokens[at].start, tokens[index - 1].end, at, index, index - at)


def read_hangul(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, is_barrier: Barrier
) -> Name | None:
    """A Korean name is one word of two to four syllables; a job may be glued to it."""
    token = tokens[at]
    text = token.text
    if is_barrier(at):
        return None
    for cut in range(len(text) - 1, 1, -1):
        tail = text[cut:]
        if any((tail,) == entry for entry in vocabulary.words["jobs"].entries(tail)):
            return Name(token.start, token.start + cut, at, at + 1, 2)
    if not 2 <= len(text) <= 4:
        return None
    return Name(token.start, token.end, at, at + 1, 2)


def read_ideographs(
    tokens: Sequence[Token], at: int, is_barrier: Barrier, spaced: bool
) -> Name | None:
    name = _read_run(tokens, at, is_barrier)
    if name is None and not spaced:
        return None
    if not spaced or (name is not None and name.after - at > 3):
        return name
    family = name.after if name is not None else at + 1
    if family < len(tokens) and is_barrier(family):
        return name
    given = _read_run(tokens, family, is_barrier, least=1)
    if given is None or given.after - given.first > 3 or given.start - tokens[family - 1].end != 1:
        return name
    return Name(tokens[at].start, given.end, at, given.after, 2)


def _read_run(tokens: Sequence[Token], at: int, is_barrier: Barrier, least: int = 2) -> Name | None:
    """Ideographs without a space between them, up to a barrier."""
    index = at
    kana = False
    while index < len(tokens) and (index == at or tokens[index].start == tokens[index - 1].end):
        text = tokens[index].text
        if index > at and is_barrier(index):
            break
        if text == _MIDDLE_DOT and kana:
            index += 1
            continue
        if tokens[index].shape is not Shape.IDEOGRAPH:
            break
        kana = kana or "\u30a0" <= text <= "\u30ff"
        if index - at >= (MOST_KANA if kana else MOST_IDEOGRAPHS):
            return None
        index += 1
    while index > at and tokens[index - 1].text == _MIDDLE_DOT:
        index -= 1
    if index - at < least:
        return None
    return Name(tokens[at].start, tokens[index - 1].end, at, index, 2)
