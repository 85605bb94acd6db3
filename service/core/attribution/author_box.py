"""The author's box below a body: a name below "About the author", or above a portrait of it."""

import re
from dataclasses import replace

from service.core.article import Reason, Role
from service.core.attribution.byline import parse_name_line
from service.core.attribution.byline_beside import is_label
from service.core.attribution.byline_glue import bare
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.glance import may_be_names
from service.core.attribution.imprint import parse_imprint
from service.core.attribution.name_line import belongs_to_sentence
from service.core.attribution.name_reader import NameReader
from service.core.attribution.portrait import PORTRAIT, PORTRAIT_LINES, goes_on_with
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import begins_small

LONGEST = 60
"""Characters of a line that is nothing but a name."""

SIGNED = 2
"""Lines below the body among which a name and a day are its signature."""

KEPT_LINES = 4
"""Lines before the end of the body's prose among which the box begins."""

FAR_LINES = 3
"""Lines from the body's first on among which a portrait would be that of its subject."""

FAR_PROSE = 2
"""Paragraphs of the body that may stand below a portrait that is an author's."""

_JOB_BEFORE = re.compile(r"\A\([^()]{1,60}\)\s*[-\u2013\u2014:]\s*")
"""A job in brackets that a portrait begins with: "(Editor) - Jane comes from ..." """


Box = tuple[int, ParsedByline]
"""The line of a name, and whom it names."""


def find_author_box(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Box | None:
    """The one name below the body that a label or a portrait calls the author's, or that a date
    follows as its signature, and its line."""
    reader = NameReader(sheet, vocabulary)
    end = _end(sheet)
    for index in around.below:
        text = bare(sheet.lines[index].text)
        if not _may_be_name(text, vocabulary) or belongs_to_sentence(sheet, index, vocabulary):
            continue
        is_signature = index <= end + SIGNED and _is_day_below(sheet, index, vocabulary)
        if (
            is_signature
            or _is_labelled(sheet, index, vocabulary)
            or _is_portrayed(sheet, index, text, reader)
        ) and (box := _read(sheet, index, text, reader)):
            return box
    return None


def find_kept_box(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Box | None:
    """Such a name where the box was kept as the body's last lines, or where "Author" is all that
    stands below it, wherever that is."""
    reader = NameReader(sheet, vocabulary)
    end = _end(sheet)
    for index in range(around.first + FAR_LINES, len(sheet.lines)):
        if len(sheet.lines[index].text) > LONGEST:
            continue
        is_labelled = _is_above_label(sheet, index, vocabulary)
        is_last = 0 <= end - index <= KEPT_LINES
        if not (is_labelled or is_last) or sheet.is_of_others(index):
            continue
        text = bare(sheet.lines[index].text)
        if not _may_be_name(text, vocabulary) or not (
            is_labelled or _is_portrayed(sheet, index, text, reader)
        ):
            continue
        if belongs_to_sentence(sheet, index, vocabulary):
            continue
        box = _read(sheet, index, text, reader)
        if box is None or not reader.is_known(box[1].credits[0].name):
            continue
        return box if is_labelled or not _are_others_portrayed(sheet, around, index) else None
    return None


def _is_above_label(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether "Author" is all that the line below another says."""
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    return is_label(bare(below), vocabulary)


def _are_others_portrayed(sheet: Sheet, around: Surroundings, index: int) -> bool:
    """Whether a portrait stands below another line above, too: such an article is about them."""
    for other in range(around.first, index):
        text = bare(sheet.lines[other].text)
        if 0 < len(text) <= LONGEST and goes_on_with(sheet, other, text):
            return text != bare(sheet.lines[index].text)
    return False


def find_far_box(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Box | None:
    """Such a name wherever it stands below the body's first lines, if its portrait goes on with
    the whole name, no other heading has one, be it a name or not, and the body goes on no further:
    articles portray those that they are about in their midst."""
    reader = NameReader(sheet, vocabulary)
    headed: dict[str, int] = {}
    for index in range(around.first + FAR_LINES, len(sheet.lines)):
        text = bare(sheet.lines[index].text)
        if 0 < len(text) <= LONGEST and goes_on_with(sheet, index, text):
            headed.setdefault(text, index)
    if len(headed) != 1:
        return None
    [(text, index)] = headed.items()
    if sheet.is_of_others(index):
        return None
    after = range(index + 1 + PORTRAIT_LINES, len(sheet.lines))
    if sum(sheet.verdicts[line].kept and sheet.prose.mask[line] for line in after) > FAR_PROSE:
        return None
    if not _may_be_name(text, vocabulary) or belongs_to_sentence(sheet, index, vocabulary):
        return None
    box = _read(sheet, index, text, reader)
    name = box[1].credits[0].name if box is not None else ""
    known = box is not None and reader.is_known(name) and not reader.common_words(name)[0]
    return box if known else None


def _end(sheet: Sheet) -> int:
    """The last line that is kept."""
    kept = (i for i in range(len(sheet.lines) - 1, -1, -1) if sheet.verdicts[i].kept)
    return next(kept, 0)


def _may_be_name(text: str, vocabulary: Vocabulary) -> bool:
    return len(text) <= LONGEST and " " in text and may_be_names(text, vocabulary)


def _read(sheet: Sheet, index: int, text: str, reader: NameReader) -> Box | None:
    """The one name of a line, if it is known as one or no word of it is common."""
    parsed = parse_name_line(text, reader.vocabulary, sheet.language)
    believed = reader.believed(parsed) if parsed is not None else ()
    if parsed is None or [credit.role for credit in believed] != [Role.AUTHOR]:
        return None
    name = believed[0].name
    if reader.is_known(name) or reader.common_words(name) == (0, len(name.split())):
        return index, replace(parsed, credits=believed)
    return None


def _is_day_below(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether the next line is a day and nothing else."""
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    parsed = parse_imprint(below, vocabulary, None, sheet.language) if below else None
    return parsed is not None and parsed.alone and parsed.bare is not None


def _is_labelled(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether the line above is "About the author", or it or that below "Author" and no more."""
    above = sheet.verdicts[index - 1]
    if above.ruled and above.reason is Reason.AUTHOR_BIO:
        return True
    beside = sheet.lines[index - 1 : index + 2 : 2]
    return any(is_label(bare(line.text), vocabulary) for line in beside)


def _is_portrayed(sheet: Sheet, index: int, name: str, reader: NameReader) -> bool:
    """Whether one of the lines below begins with the name, or the first name, and goes on."""
    first = name.partition(" ")[0]
    known = first.casefold() in reader.vocabulary.given_names
    for line in sheet.lines[index + 1 : index + 1 + PORTRAIT_LINES]:
        text = _JOB_BEFORE.sub("", line.text)
        named = next((part for part in (name, first) if text.startswith(f"{part} ")), None)
        if named is None:
            continue
        rest = text[len(named) :]
        if named is name or known or begins_small(rest.lstrip()):
            return rest.count(" ") >= PORTRAIT
    return False
