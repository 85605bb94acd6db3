"""A name in a script without capitals: ideographs, Hangul, and scripts of words."""

from service.core.attribution.name import Name, Passage
from service.core.attribution.token import Shape

MOST_WORDS = 5
"""Words of a name in a script of words."""

MOST_IDEOGRAPHS = 6
MOST_KANA = 24
"""Characters of a name in ideographs, and of one that kana spell out."""

_MIDDLE_DOT = "\u30fb"


def read_uncased(passage: Passage, at: int) -> Name:
    """A name of up to five words in a script without capitals, as Arabic has none."""
    tokens, index = passage.tokens, at
    most = min(len(tokens), at + MOST_WORDS)
    while index < most and tokens[index].shape is Shape.UNCASED:
        if index > at and (passage.is_barrier(index) or passage.is_joint(index)):
            break
        index += 1
    return Name(tokens[at].start, tokens[index - 1].end, at, index, index - at)


def read_hangul(passage: Passage, at: int) -> Name | None:
    """A Korean name is one word of two to four syllables; a job may be glued to it."""
    token = passage.tokens[at]
    text = token.text
    if passage.is_barrier(at):
        return None
    jobs = passage.vocabulary.words["jobs"]
    for cut in range(len(text) - 1, 1, -1):
        tail = text[cut:]
        if any((tail,) == entry for entry in jobs.entries(tail)):
            return Name(token.start, token.start + cut, at, at + 1, 2)
    if not 2 <= len(text) <= 4:
        return None
    return Name(token.start, token.end, at, at + 1, 2)


def read_ideographs(passage: Passage, at: int) -> Name | None:
    """A name in ideographs; in some languages a space parts the family's name from the given."""
    name = _read_run(passage, at)
    spaced = bool(passage.languages & passage.vocabulary.spaced_names)
    if not spaced or (name is not None and name.after - at > 3):
        return name
    family = name.after if name is not None else at + 1
    if family < len(passage.tokens) and passage.is_barrier(family):
        return name
    given = _read_run(passage, family, least=1)
    if given is None or given.after - given.first > 3:
        return name
    if given.start - passage.tokens[family - 1].end != 1:
        return name
    return Name(passage.tokens[at].start, given.end, at, given.after, 2)


def _read_run(passage: Passage, at: int, least: int = 2) -> Name | None:
    """Ideographs without a space between them, up to a barrier."""
    tokens, index = passage.tokens, at
    kana = False
    while index < len(tokens) and (index == at or tokens[index].start == tokens[index - 1].end):
        text = tokens[index].text
        if index > at and passage.is_barrier(index):
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
