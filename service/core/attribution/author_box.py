"""The author's box below a body: a name below "About the author", or above a portrait of it."""

import re
from dataclasses import replace

from service.core.article import Reason, Role
from service.core.attribution.byline import ParsedByline, parse_name_line
from service.core.attribution.glance import may_be_names
from service.core.attribution.name_line import bare
from service.core.attribution.name_reader import NameReader
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 60
"""Characters of a line that is nothing but a name."""

LONGEST_LABEL = 30
"""Characters of a line that says that the author's name is to come."""

PORTRAIT = 3
"""Words behind a name from which on a line that begins with it is a portrait."""

PORTRAIT_LINES = 2
"""Lines below a name, the first maybe the job, of which one begins its portrait."""

_JOB_BEFORE = re.compile(r"\A\([^()]{1,60}\)\s*[-\u2013\u2014:]\s*")
"""A job in brackets that a portrait begins with: "(Editor) - Jane comes from ..." """


def find_author_box(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> tuple[int, ParsedByline] | None:
    """The one name below the body that a label or a portrait calls the author's, and its line."""
    reader = NameReader(sheet, vocabulary)
    for index in around.below:
        text = bare(sheet.lines[index].text)
        if len(text) > LONGEST or " " not in text or not may_be_names(text, vocabulary):
            continue
        if not (
            _is_labelled(sheet, index, vocabulary) or _is_portrayed(sheet, index, text, vocabulary)
        ):
            continue
        parsed = parse_name_line(text, vocabulary, sheet.language)
        believed = reader.believed(parsed) if parsed is not None else ()
        if parsed is None or [credit.role for credit in believed] != [Role.AUTHOR]:
            continue
        name = believed[0].name
        if reader.is_known(name) or reader.common_words(name) == (0, len(name.split())):
            return index, replace(parsed, credits=believed)
    return None


def _is_labelled(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether the line above is "About the author", or it or that below "Author" and no more."""
    above = sheet.verdicts[index - 1]
    if above.ruled and above.reason is Reason.AUTHOR_BIO:
        return True
    beside = sheet.lines[index - 1 : index + 2 : 2]
    return any(_is_label(bare(line.text), vocabulary) for line in beside)


def _is_label(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the word for an author and nothing else."""
    if len(text) > LONGEST_LABEL:
        return False
    tokens = tokenize(text)
    after = vocabulary.skip("author_labels", tokens, 0)
    return after > 0 and all(token.fold == ":" for token in tokens[after:])


def _is_portrayed(sheet: Sheet, index: int, name: str, vocabulary: Vocabulary) -> bool:
    """Whether one of the lines below begins with the name, or the first name, and goes on."""
    first = name.partition(" ")[0]
    known = first.casefold() in vocabulary.given_names
    for line in sheet.lines[index + 1 : index + 1 + PORTRAIT_LINES]:
        text = _JOB_BEFORE.sub("", line.text)
        named = next((part for part in (name, first) if text.startswith(f"{part} ")), None)
        if named is not None and (named is name or known):
            return text[len(named) :].count(" ") >= PORTRAIT
    return False
