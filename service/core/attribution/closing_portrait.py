"""The portrait that closes an article: its last paragraph says who wrote it, and what they do."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from service.core.article import Credit, Role
from service.core.attribution.name_reader import NameReader
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import CAPITALISED, Shape, Token, tokenize
from service.core.attribution.vocabulary import Languages, Vocabulary

LEAST_PROSE = 4
"""Paragraphs that an article has at the least which such a portrait closes."""

MOST_NAME = 4
"""Words of a name."""

LOOKED_AT = 160
"""Characters of the paragraph in which the name and the job stand."""

MOST_TO_JOB = 10
"""Words and marks from the name to the job: "is a writer and translator"."""

_WORK = ("jobs", "titles", "author_labels")
"""What someone may be whom an article tells of."""

_WRITING = ("jobs", "author_labels")
"""What someone is who writes, in the language of the word before it: a museum's director, whom an
article tells of once, may close it as well."""

_FIRST = re.compile(r"[A-Za-z]{2,}(?![\w'\u2018\u2019\u2010\u2011.@-])")
"""A paragraph's first word, a token as it stands; who is known begins with a first name."""

_SMALL_SECOND = re.compile(r"[A-Za-z]+\s+([a-z]+)(?![\w'\u2018\u2019\u2010\u2011.@-])")
"""A paragraph's first two words, the second a small one, each of them a token as it stands."""


def find_closing_portrait(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> Credit | None:
    """Who writes and alone is portrayed in the body's last paragraph or below it, with a first name
    that is known, and stands nowhere else in the body: whom an article is about it names before."""
    prose = [
        index
        for index in range(around.first, len(sheet.lines))
        if sheet.prose.mask[index] and sheet.verdicts[index].kept
    ]
    if len(prose) < LEAST_PROSE:
        return None
    reader = NameReader(sheet, vocabulary)
    closing = list(_portraits(reader, range(prose[-1], len(sheet.lines))))
    if len({name for _, name, _ in closing}) != 1 or not closing[0][2]:
        return None
    index, name, _ = closing[0]
    if sheet.lines[index - 1].text == name:
        return None  # below its own heading it is an author's box, or one of many
    last = name.split()[-1]
    head = [line.text for line in sheet.lines[: around.first]]
    body = [sheet.lines[other].text for other in prose if other != index]
    if any(last in text and text != name for text in (*head[1:], *body)):
        return None
    is_one_of_many = any(True for _ in _portraits(reader, range(around.first, prose[-1])))
    return None if is_one_of_many else Credit(Role.AUTHOR, name)


def _portraits(reader: NameReader, indices: range) -> Iterator[tuple[int, str, bool]]:
    """The lines of prose that portray someone, whom, and whether as one who writes."""
    sheet = reader.sheet
    for index in indices:
        if not sheet.prose.mask[index] or sheet.is_of_others(index):
            continue
        found = _portrayed(sheet.lines[index].text[:LOOKED_AT], reader.vocabulary)
        if found is not None and reader.is_known(found[0]):
            yield index, *found


def _portrayed(text: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """The name that a paragraph begins with, where "is" or its like and soon a job follow it, and
    whether the job is to write: who did something is rather told of, "Jane Roe told ..."."""
    if not text[:1].isupper():
        return None
    first = _FIRST.match(text)
    if first is not None and first[0].casefold() not in vocabulary.given_names:
        return None
    second = _SMALL_SECOND.match(text)
    if second is not None and not vocabulary.words["particles"].has_word(second[1]):
        return None  # so begin the most, and a look costs less than their tokens
    tokens = tokenize(text)
    after = 0
    while after < len(tokens) and (
        tokens[after].shape in CAPITALISED or vocabulary.has("particles", tokens[after])
    ):
        after += 1
    if not 2 <= after <= MOST_NAME or after >= len(tokens):
        return None
    portrays = vocabulary.words["portrays"].at(tokens, after)
    if portrays is None or any(vocabulary.has("not_names", token) for token in tokens[:after]):
        return None
    said = list(takewhile(lambda t: t.fold != ".", tokens[portrays.end : after + MOST_TO_JOB]))
    if not _holds(said, _WORK, vocabulary):
        return None
    name = text[tokens[0].start : tokens[after - 1].end]
    return name, _holds(said, _WRITING, vocabulary, portrays.meaning)


def _holds(
    said: Sequence[Token],
    kinds: Sequence[str],
    vocabulary: Vocabulary,
    languages: Languages | None = None,
) -> bool:
    """Whether a small word of some kinds, or of their kin in some languages, is among tokens."""
    return any(
        token.shape is Shape.LOWER and vocabulary.skip(kind, said, at, languages) > at
        for at, token in enumerate(said)
        for kind in kinds
    )
