"""What a page shows outside its body, put into it, as a browser does.

The parser lets the elements of HTML 4 alone end a head: where a page leaves out its body's tag, a
header or a main stands in the head. And what comes behind the end of the body, or of the whole
page, stands behind it: templates that are put together carelessly end a page in its middle.
"""

from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

_OF_HEAD = frozenset(
    {
        "title",
        "meta",
        "link",
        "script",
        "style",
        "base",
        "noscript",
        "template",
        "object",
        "bgsound",
    }
)
"""Elements that stand in a head rightly."""


def gather(tree: HtmlElement) -> HtmlElement:
    """Move all that a page shows into its body, in the order in which it stands; gives the body."""
    head, body = tree.find("head"), tree.find("body")
    before = [] if head is None else [child for child in head if child.tag not in _OF_HEAD]
    if body is None:
        behind = [child for child in tree if child is not head]
        body = etree.SubElement(tree, "body")
    else:
        behind = list(body.itersiblings())
    if tree.getnext() is not None:
        behind += tree.itersiblings()
    if body.tail:
        _add(body, body.tail)
        body.tail = None
    body.extend(behind)
    if before:
        _precede(body, before)
    return body


def _add(body: HtmlElement, text: str) -> None:
    """Let a body end in some more text."""
    if len(body):
        body[-1].tail = (body[-1].tail or "") + text
    else:
        body.text = (body.text or "") + text


def _precede(body: HtmlElement, elements: Sequence[HtmlElement]) -> None:
    """Let a body begin with some elements."""
    elements[-1].tail = (elements[-1].tail or "") + (body.text or "")
    body.text = None
    body[:0] = elements
