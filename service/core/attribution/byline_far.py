"""A byline far below: the only one of the page that says "Written by" or "Author"."""

from collections.abc import Iterator

from service.core.article import Reason, Role
from service.core.attribution.byline import opens_byline, parse_byline
from service.core.attribution.byline_glue import bare
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.glance import may_sign
from service.core.attribution.name_reader import NameReader
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import WORD, Shape, tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 120
"""Characters of such a line."""

LONGEST_SAID = 60
"""Characters in which its words stand, before the names."""

MOST_LINES = 200
"""Lines that may be such a one of which the names are read."""


Far = tuple[int, int, ParsedByline]
"""The first and last line of a byline, and whom it names."""


def find_far_byline(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Far | None:
    """The byline that follows the body's beginning and says so in more than "By".

    None where there are several that name different people, as readers' comments and teasers
    do, or none that has a known first name.
    """
    reader = NameReader(sheet, vocabulary)
    found: dict[str, Far | None] = {}
    for index in _opened(sheet, around, vocabulary):
        text, last = _whole(sheet, index, vocabulary)
        parsed = parse_byline(text, vocabulary, sheet.language) if len(text) <= LONGEST else None
        names = _names(parsed) if parsed is not None and parsed.opened else ()
        sure = bool(names) and all(
            reader.is_known(name) or reader.is_first_name(name) for name in names
        )
        whose = " ".join(names) or text
        found[whose] = (index, last, parsed) if parsed is not None and sure else None
        if len(found) > 1:
            return None
    return next(iter(found.values()), None)


def _opened(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Iterator[int]:
    """The lines below the body's first that begin with a byline's words."""
    looked = 0
    for index, line in enumerate(sheet.lines[around.first + 1 :], around.first + 1):
        if len(line.text) > LONGEST:
            continue
        text = bare(line.text)
        if not _may_open(text, vocabulary) or sheet.is_of_others(index):
            continue
        looked += 1
        if looked > MOST_LINES:
            return
        if _is_said_in_full(text, vocabulary):
            yield index


def _may_open(text: str, vocabulary: Vocabulary) -> bool:
    """The cheap look at a line's first word."""
    first = WORD.match(text)
    if first is None or text[0].islower():
        return False  # "the library / written by / Jane Roe / is fast"
    if not text.isascii():
        return may_sign(text, vocabulary)
    word, words = first[0].casefold(), vocabulary.words
    return words["bylines"].has_first(word) or words["author_labels"].has_first(word)


def _is_said_in_full(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins as "Written by" or "Author" does: a teaser has "By" alone."""
    tokens = tokenize(text[:LONGEST_SAID])
    label = vocabulary.skip("author_labels", tokens, 0)
    if label and (label == len(tokens) or tokens[label].fold == ":"):
        return True
    match = vocabulary.words["bylines"].at(tokens, 0)
    words = tokens[: match.end] if match is not None else ()
    return sum(token.shape is not Shape.MARK for token in words) > 1


def _whole(sheet: Sheet, index: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """A byline with the next line's names where its words stand alone, and its last line."""
    text = bare(sheet.lines[index].text)
    alone = opens_byline(text, vocabulary) and index + 1 < len(sheet.lines)
    if not alone or _is_among_links(sheet, index):
        return text, index
    return f"{text} {bare(sheet.lines[index + 1].text)}", index + 1


def _is_among_links(sheet: Sheet, index: int) -> bool:
    """Whether what stands around a line are links to other articles."""
    around = sheet.verdicts[max(0, index - 1) : index + 2]
    return all(verdict.reason is Reason.RELATED_LINK for verdict in around)


def _names(parsed: ParsedByline) -> tuple[str, ...]:
    return tuple(credit.name for credit in parsed.credits if credit.role is Role.AUTHOR)
