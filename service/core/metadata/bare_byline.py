"""A byline by its place alone: names below the headline's date and right above the prose."""

from collections.abc import Sequence

from service.core.attribution.day import parse_day
from service.core.attribution.name_reader import is_common
from service.core.attribution.token import Shape, tokenize
from service.core.metadata.afterpiece import LONG, OwnLines
from service.core.metadata.claim import Claim
from service.core.metadata.people import PeopleReader
from service.core.metadata.value import holds_number, key_of
from service.core.page import Page, Place

HEAD_LINES = 14
"""Lines below the headline among which the prose begins."""
LINES_FROM_DATE = 2
LONGEST_LINE = 120
MOST_WORDS = 4
SHORTEST = 3
"""Letters from which on a word's being common tells something."""
_ELSEWHERE = Place.NAV | Place.FORM | Place.ASIDE | Place.TABLE | Place.LIST | Place.FIGURE


def above_prose(own_lines: OwnLines, reader: PeopleReader) -> Claim | None:
    """The names, known or not, that stand alone between a date and the article's first words.

    No word of them stands in the text in small letters, and none is a link, as a section's is.
    """
    page, headline = own_lines.page, own_lines.headline
    if headline is None:
        return None
    own = own_lines.within(headline + 1, headline + 1 + HEAD_LINES)
    first = next((at for at, i in enumerate(own) if len(page.lines[i].text) >= LONG), 0)
    if not first or not _is_free(page, own[first - 1]):
        return None
    text = page.lines[own[first - 1]].text
    names = reader.shown(text)
    if not names or not all(_is_uncommon(name, page, reader) for name in names):
        return None
    if len(key_of(text).split()) > sum(len(key_of(name).split()) for name in names) + 1:
        return None
    before = [page.lines[i].text for i in own[max(0, first - 1 - LINES_FROM_DATE) : first - 1]]
    return Claim(names, "line:name") if _are_dated(before, reader) else None


def _is_free(page: Page, index: int) -> bool:
    mark = page.marks[index]
    short = len(page.lines[index].text) <= LONGEST_LINE
    return short and not mark.level and mark.linked == 0 and not mark.place & _ELSEWHERE


def _is_uncommon(name: str, page: Page, reader: PeopleReader) -> bool:
    """Whether a name is two to four words with capitals that are no words of the text."""
    words = [token for token in tokenize(name) if token.shape is not Shape.MARK]
    if not 2 <= len(words) <= MOST_WORDS or not reader.is_full_name(name):
        return False
    return not any(
        len(word.text) >= SHORTEST and is_common(word.text.casefold(), page.text) for word in words
    )


def _are_dated(lines: Sequence[str], reader: PeopleReader) -> bool:
    return any(
        len(text) <= LONGEST_LINE
        and holds_number(text)
        and parse_day(text, reader.vocabulary) is not None
        for text in lines
    )
