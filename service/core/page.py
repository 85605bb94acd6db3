"""A web page as lines of text, each with what the page's tags say of it."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from service.core.bounds import USUAL, Bounds
from service.core.line import Line
from service.core.mark import Block, Blocks, Mark, Place
from service.core.markup import PageError, check_depth, parse
from service.core.rendering import render
from service.core.scattered import gather
from service.core.streamed import fill_gaps

__all__ = ["Block", "Blocks", "Mark", "Page", "PageError", "Place", "read_page"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text rendering, its lines, what the tags say of each, and the parsed tree.

    `lines` are what `read_lines` makes of `text`; the mark of a line has its index. `blocks`
    stand in the order of their first lines.
    """

    text: str
    lines: list[Line]
    marks: list[Mark]
    blocks: Blocks
    tree: HtmlElement


def read_page(html: str, bounds: Bounds = USUAL) -> Page:
    """A page, or a fragment of one, however broken.

    Raises PageError where there is no markup at all or more of it than the bounds allow.
    """
    tree = parse(html, bounds)
    body = gather(tree)
    if fill_gaps(tree, html):
        check_depth(tree, bounds)
    return lay_out(tree, body)


def lay_out(tree: HtmlElement, body: HtmlElement) -> Page:
    """A parsed page with what its body shows."""
    shown = render(body)
    return Page("".join(shown.parts), shown.lines, shown.marks, shown.blocks, tree)
