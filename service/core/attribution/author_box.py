"""The author's box below a body: a name below "About the author", or above a portrait of it."""

from dataclasses import replace

from service.core.article import Reason, Role
from service.core.attribution.byline import ParsedByline, parse_name_line
from service.core.attribution.glance import may_be_names
from service.core.attribution.name_line import NameReader, bare
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


def find_author_box(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> tuple[int, ParsedByline] | None:
    """The one name below the body that a label or a portrait calls the author's, and its line."""
    reader = NameReader(sheet, vocabulary)
    for index in around.below:
        text = bare(sheet.lines[index].text)
        if len(text) > LONGEST or " " not in text or not may_be_names(text, vocabulary):
            continue
        if not (_is_labelled(sheet, index, vocabulary) or _is_portrayed(sheet, index, text)):
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
    """Whether the line above is "About the author", or "Author" and nothing else."""
    above = sheet.verdicts[index - 1]
    if above.ruled and above.reason is Reason.AUTHOR_BIO:
        return True
    label = bare(sheet.lines[index - 1].text)
    if len(label) > LONGEST_LABEL:
        return False
    tokens = tokenize(label)
    after = vocabulary.skip("author_labels", tokens, 0)
    return after > 0 and all(token.fold == ":" for token in tokens[after:])


def _is_portrayed(sheet: Sheet, index: int, name: str) -> bool:
    """Whether the line below begins with the name again and goes on."""
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    return below.startswith(f"{name} ") and below[len(name) :].count(" ") >= PORTRAIT
