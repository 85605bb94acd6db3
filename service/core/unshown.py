"""An article that a page gives to machines alone, put where readers would see it.

Sites that a browser's scripts build send a frame with nothing in it; what the article says stands
in the page's data only. Where that is told as a text of its own, the frame gets it.
"""

import re
from collections.abc import Iterator, Sequence

from service.core.line import Line
from service.core.mark import Mark, Place
from service.core.own_copy import LONGEST_PAGE, agreement, letters
from service.core.page import Page, lay_out

LEAST = 240
"""Letters and digits from which on a copy is an article and no teaser."""
LEAST_SHOWN = 60
"""Letters and digits of a line that may be an article's paragraph."""
MOST_LINKED = 0.3
MOST_SHOWN = 0.7
"""The share of a copy's length that a page with other paragraphs has of them at the most."""

_UNPRINTED = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no element of a tree may hold."""
_FRAME = Place.NAV | Place.ASIDE | Place.FOOTER | Place.HEADER | Place.FORM | Place.HIDDEN


def shows(page: Page, copy: str) -> bool:
    """Whether a page shows an article, be it its copy's or another, or tells too little of one."""
    told = letters(copy)
    if len(told) < LEAST:
        return True
    if sum(map(len, _paragraphs(page.lines, page.marks))) > MOST_SHOWN * len(told):
        return True
    return agreement(told, letters(page.text[:LONGEST_PAGE])) > 0


def with_copy(page: Page, copy: str) -> Page:
    """A page with its own copy of the article above its footer, a paragraph from each line."""
    body = page.tree.find("body")
    if body is None:
        return page
    article = body.makeelement("article")
    for line in _UNPRINTED.sub(" ", copy).splitlines():
        if text := line.strip():
            paragraph = body.makeelement("p")
            paragraph.text = text
            article.append(paragraph)
    footers = list(body.iter("footer"))
    if footers:
        footers[-1].addprevious(article)
    else:
        body.append(article)
    return lay_out(page.tree, body)


def _paragraphs(lines: Sequence[Line], marks: Sequence[Mark]) -> Iterator[str]:
    """The letters of the lines that may be paragraphs of an article."""
    for line, mark in zip(lines, marks, strict=True):
        if not mark.place & _FRAME and mark.linked < MOST_LINKED:
            text = letters(line.text)
            if len(text) >= LEAST_SHOWN:
                yield text
