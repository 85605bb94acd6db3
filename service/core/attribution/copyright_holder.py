"""The person who holds a page's copyright: who writes on a site of their own, or in a letter."""

import re
from collections.abc import Iterator

from service.core.article import Credit, Role
from service.core.attribution.name_reader import NameReader
from service.core.attribution.person import is_person
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import CAPITALISED, tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 120
"""Characters of a line that claims a copyright."""

MOST_LINES = 20
"""Lines that claim one which are looked at."""

_HELD = re.compile(
    r"\A(?:\W*\u00a9|\W*copyright)[\s\u00a9]*(?:copyright\s*)?"
    r"(?:19|20)\d\d(?:\s*[-\u2013\u2014,]\s*(?:(?:19|20)\d\d))*[\s,]*"
    r"(?P<name>[^\W\d_][\w'\u2019.-]*(?: [^\W\d_][\w'\u2019.-]*){1,2}?)"
    r"(?:\.?\s*\Z|[.,]\s|\s*[\u00b7|\u2022])",
    re.IGNORECASE,
)
"""Sign or word, year and a name, and then nothing, or what is of something else."""


def find_copyright_holder(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> Credit | None:
    """The one person behind the sign and a year below the body's beginning; None where it is a
    firm, or several claim one: a picture's maker has no year."""
    reader = NameReader(sheet, vocabulary)
    names = set(_holders(sheet, around))
    if len(names) != 1:
        return None
    [name] = names
    tokens = tokenize(name)
    cased = all(token.shape in CAPITALISED for token in tokens)
    if not (cased and is_person(tokens, vocabulary) and reader.is_known(name)):
        return None
    if reader.common_words(name)[0] or not reader.is_person(name, opened=False):
        return None
    return Credit(Role.AUTHOR, name)


def _holders(sheet: Sheet, around: Surroundings) -> Iterator[str]:
    looked = 0
    for line in sheet.lines[around.first + 1 :]:
        if "\u00a9" not in line.text and "opyright" not in line.text:
            continue
        looked += 1
        if looked > MOST_LINES or len(line.text) > LONGEST:
            continue
        held = _HELD.match(line.text)
        if held is not None:
            yield held["name"].rstrip(".")
