"""A name of one word on the line below "By": a first name, or the name of an account."""

import re

from service.core.article import Credit, Role
from service.core.attribution.byline import opens_byline
from service.core.attribution.byline_glue import bare
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.name_reader import is_common
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import Shape, tokenize
from service.core.attribution.vocabulary import Vocabulary

NEAR_HEADLINE = 15
"""Lines from the headline within which such a name counts."""

_WORD = re.compile(r"[^\W\d_]\w{2,24}")
"""Such a name; shorter ones are rather a button's."""

_COPYRIGHT = "\u00a9"


def find_lone_name(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> tuple[int, ParsedByline] | None:
    """The line that is "By" and no more, nearest to the headline, and the name below it."""
    for index in sorted(around.head, key=around.distance):
        if around.distance(index) > NEAR_HEADLINE:
            return None
        text = bare(sheet.lines[index].text)
        if not (opens_byline(text, vocabulary) and _ends_in_by(text, vocabulary)):
            continue
        parsed = _read(sheet, index + 1, vocabulary)
        if parsed is not None:
            return index, parsed
    return None


def _ends_in_by(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is "By" or "Written by", and not "From", behind which a shop may stand."""
    words = [token for token in tokenize(text) if token.shape is not Shape.MARK]
    return bool(words) and vocabulary.has("by", words[-1])


def _read(sheet: Sheet, index: int, vocabulary: Vocabulary) -> ParsedByline | None:
    """The one word of a line as a name, where it is no word of the text or of any list, and not
    the site's: that is in the page's title, or behind a copyright's sign."""
    if index >= len(sheet.lines) or sheet.prose.mask[index]:
        return None
    name = bare(sheet.lines[index].text)
    word = name.casefold()
    if _WORD.fullmatch(name) is None or word in vocabulary.known_words:
        return None
    if is_common(word, _without(sheet.text, sheet.lines[index].start, len(name))):
        return None
    if any(_is_sites(line.text, word, is_first=at == 0) for at, line in enumerate(sheet.lines)):
        return None
    return ParsedByline((Credit(Role.AUTHOR, name),), opened=True)


def _is_sites(text: str, word: str, *, is_first: bool) -> bool:
    """Whether a line that names the site has the word, be it as two."""
    if not (is_first or _COPYRIGHT in text):
        return False
    return word in "".join(text.casefold().split())


def _without(text: str, start: int, length: int) -> str:
    """A text without the run that is asked about, which may be in small letters itself."""
    return text[:start] + text[start + length :]
