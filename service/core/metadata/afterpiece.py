"""What a page has behind its article: other articles' heads and readers' comments."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from service.core.page import Page, Place
from service.core.prose import count_words

LINES_BELOW_HEADING = 3
"""Lines below a heading behind the article on which another article's byline or date stands."""
LONG = 100
"""Characters from which a line is prose."""
PROSE = 240
"""Characters of prose behind which the article's own head is over."""
FEWEST_WORDS = 3
"""Words of a heading that may be a headline; shorter ones name a part of the page."""
_OTHERS = Place.NAV | Place.FORM
_COMMENT = "comment"


def own_lines(page: Page, headline: int | None) -> Iterator[int]:
    """The indices of the lines that may tell of the article itself, wherever they stand.

    Not those of comments, menus and forms, nor those right below a heading behind the
    article's prose: what stands there is the next article's.
    """
    prose, heading = 0, -LINES_BELOW_HEADING - 1
    comments: dict[tuple[str, ...], bool] = {}  # lines of a block share their names
    for index, line in enumerate(page.lines):
        mark = page.marks[index]
        is_next = 0 < index - heading <= LINES_BELOW_HEADING
        if mark.level and prose >= PROSE and count_words(line.text) >= FEWEST_WORDS:
            heading = index
        elif len(line.text) >= LONG and (headline is None or index > headline):
            prose += len(line.text)
        is_next = is_next or 0 < index - heading <= LINES_BELOW_HEADING
        if is_next or mark.place & _OTHERS:
            continue
        names = mark.names
        is_comment = comments.get(names)
        if is_comment is None:
            is_comment = comments[names] = _is_comment(names)
        if not is_comment:
            yield index


def own_within(page: Page, headline: int | None, first: int, after: int) -> list[int]:
    """Those of the article's own lines that lie between two indices."""
    own = takewhile(lambda index: index < after, own_lines(page, headline))
    return [index for index in own if index >= first]


def _is_comment(names: Iterable[str]) -> bool:
    return _COMMENT in " ".join(names).lower()
