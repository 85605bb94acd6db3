"""The portrait that closes an article: its last paragraph says who wrote it, and what they do."""

import re
from itertools import takewhile

from service.core.article import Credit, Role
from service.core.attribution.name_reader import NameReader
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import CAPITALISED, Shape, tokenize
from service.core.attribution.vocabulary import Vocabulary

LEAST_PROSE = 4
"""Paragraphs that an article has at the least which such a portrait closes."""

MOST_NAME = 4
"""Words of a name."""

LOOKED_AT = 160
"""Characters of the paragraph in which the name and the job stand."""

MOST_TO_JOB = 10
"""Words and marks from the name to the job: "is a writer and translator"."""

_WORK = ("jobs", "titles")

_SMALL_SECOND = re.compile(r"[A-Za-z]+\s+([a-z]+)(?![\w'\u2018\u2019\u2010\u2011.@-])")
"""A paragraph's first two words, the second a small one, each of them a token as it stands."""


def find_closing_portrait(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> Credit | None:
    """Who alone is portrayed in the body's last paragraph or below it, with a first name that is
    known, and stands nowhere else in the body: whom an article is about it names before."""
    prose = [
        index
        for index in range(around.first, len(sheet.lines))
        if sheet.prose.mask[index] and sheet.verdicts[index].kept
    ]
    if len(prose) < LEAST_PROSE:
        return None
    reader = NameReader(sheet, vocabulary)
    found: dict[str, int] = {}
    for index in range(around.first, len(sheet.lines)):
        if not sheet.prose.mask[index] or sheet.is_of_others(index):
            continue
        name = _portrayed(sheet.lines[index].text[:LOOKED_AT], vocabulary)
        if name is not None and reader.is_known(name):
            found.setdefault(name, index)
    if len(found) != 1:
        return None
    [(name, index)] = found.items()
    if index < prose[-1] or sheet.lines[index - 1].text == name:
        return None  # below its own heading it is an author's box, or one of many
    last = name.split()[-1]
    head = [line.text for line in sheet.lines[: around.first]]
    body = [sheet.lines[other].text for other in prose if other != index]
    is_subject = any(last in text and text != name for text in (*head[1:], *body))
    return None if is_subject else Credit(Role.AUTHOR, name)


def _portrayed(text: str, vocabulary: Vocabulary) -> str | None:
    """The name that a paragraph begins with, where "is" or its like and soon a job follow it: who
    did something is rather told of, "Jane Roe told a reporter ..."."""
    if not text[:1].isupper():
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
    named = tokens[:after]
    start = vocabulary.skip("portrays", tokens, after)
    if start == after or any(vocabulary.has("not_names", token) for token in named):
        return None
    said = list(takewhile(lambda t: t.fold != ".", tokens[start : after + MOST_TO_JOB]))
    works = any(
        token.shape is Shape.LOWER and vocabulary.skip(kind, said, at) > at
        for at, token in enumerate(said)
        for kind in _WORK
    )
    return text[tokens[0].start : tokens[after - 1].end] if works else None
