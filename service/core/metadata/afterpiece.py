"""What a page has behind its article: other articles' heads and readers' comments."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class OwnLines:
    """What of a page may tell of the article itself: the indices of lines, in their order.

    `headline` is the index of the line that is the headline.
    """

    page: Page
    headline: int | None
    indices: Sequence[int]

    def within(self, first: int, after: int) -> Sequence[int]:
        """Those that lie between two indices."""
        own = self.indices
        return own[bisect_left(own, first) : bisect_left(own, after)]


def own_lines(page: Page, headline: int | None) -> OwnLines:
    """The article's own lines, read once a page."""
    return OwnLines(page, headline, list(_own_lines(page, headline)))


def _own_lines(page: Page, headline: int | None) -> Iterator[int]:
    """The indices of the lines that may tell of the article itself, wherever they stand.

    Not those of comments, menus and forms, nor those right below a heading behind the
    article's prose: what stands there is the next article's.
    """
    prose, heading = 0, -LINES_BELOW_HEADING - 1
    comments: dict[tuple[str, ...], bool] = {}  # lines of a block share their names
    for index, (line, mark) in enumerate(zip(page.lines, page.marks, strict=True)):
        is_next = index - heading <= LINES_BELOW_HEADING
        if mark.level and prose >= PROSE and count_words(line.text) >= FEWEST_WORDS:
            heading = index
        elif len(line.text) >= LONG and (headline is None or index > headline):
            prose += len(line.text)
        if is_next or mark.place & _OTHERS:
            continue
        names = mark.names
        is_comment = comments.get(names)
        if is_comment is None:
            is_comment = comments[names] = _is_comment(names)
        if not is_comment:
            yield index


def _is_comment(names: Iterable[str]) -> bool:
    return _COMMENT in " ".join(names).lower()
