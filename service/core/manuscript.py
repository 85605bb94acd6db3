"""The manuscript: a document read into lines, with what the page around them tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.core.article import Told
from service.core.attribution.vocabulary import Vocabulary
from service.core.bounds import USUAL, Bounds, BoundsError
from service.core.document import Document
from service.core.line import Line, read_lines
from service.core.metadata import Metadata, read_metadata
from service.core.page import Page, read_page
from service.core.unshown import shows, with_copy

SNIFFED = 2048
"""Characters of a text's beginning, and of its end, in which it shows that it is a page."""

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = (
    "address|article|aside|blockquote|body|center|div|dl|figure|footer|h[1-6]|header|main|ol|p|pre"
    "|section|table|ul"
)
_BLOCK_FIRST = re.compile(
    rf"\s*(?:<!--.{{0,500}}?-->\s*)?<(?:{_BLOCK})\b[^<>]{{0,1000}}>", re.IGNORECASE | re.DOTALL
)
_BLOCK_LAST = re.compile(
    rf"</(?:{_BLOCK})\s*>\s*(?:<!--.{{0,500}}?-->\s*)?\Z", re.IGNORECASE | re.DOTALL
)
"""A part of a page, as feeds and editors hand it over, begins with a block and ends with one."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What the desk works on.

    `page` is the page that the lines stood on and `metadata` what its head says; both None
    where a text came alone. `told` names how a text was found to be a page.
    """

    text: str
    lines: Sequence[Line]
    page: Page | None = None
    metadata: Metadata | None = None
    told: tuple[Told, ...] = ()


def read_manuscript(
    document: Document, vocabulary: Vocabulary, bounds: Bounds = USUAL
) -> Manuscript:
    """The lines of a text or of a page.

    Raises PageError where a page can't be read, BoundsError for more lines than may be, or
    longer ones.
    """
    manuscript = _read(document, vocabulary, bounds)
    _check(manuscript.lines, bounds)
    return manuscript


def _check(lines: Sequence[Line], bounds: Bounds) -> None:
    if len(lines) > bounds.lines:
        raise BoundsError(f"it holds more than {bounds.lines} lines; send the article's part of it")
    if lines and max(line.end - line.start for line in lines) > bounds.line:
        raise BoundsError(f"a line of it is longer than {bounds.line} characters; break it up")


def _read(document: Document, vocabulary: Vocabulary, bounds: Bounds) -> Manuscript:
    if document.html is not None:
        return _read_page(document.html, document, vocabulary, bounds)
    if _is_markup(document.text):
        told = Told("media_type", "text/html", "the text's own markup")
        return _read_page(document.text, document, vocabulary, bounds, told)
    return Manuscript(document.text, read_lines(document.text, bounds.lines + 1))


def _is_markup(text: str) -> bool:
    """Whether a text is plainly a page, or a part of one."""
    head = text[:SNIFFED]
    if "<" not in head:
        return False
    if _PAGE.match(head):
        return True
    return bool(_BLOCK_FIRST.match(head) and _BLOCK_LAST.search(text[-SNIFFED:]))


def _read_page(
    html: str, document: Document, vocabulary: Vocabulary, bounds: Bounds, *told: Told
) -> Manuscript:
    page = read_page(html, bounds)
    metadata = read_metadata(page, document.reference_date, vocabulary)
    copy = metadata.own_copy
    if copy is not None and not shows(page, copy.text):
        page = with_copy(page, copy.text)
        told = (*told, Told("body", copy.text, copy.where))
    return Manuscript(page.text, page.lines, page, metadata, told)
