"""Markup to a tree, in bounds: what can't be parsed safely and whole is refused, never cut."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from service.core.bounds import DEEPEST, MOST_ATTRIBUTES, USUAL, Bounds

_WRAPPER = re.compile(
    r"</?(?:(?P<block>div|section|article|main|center|table|tbody|tr|td|ul|ol|li|dl|dd|blockquote)"
    r"|span|font|b|i|u|em|strong|small|big|a|ins|del|sub|sup|label)\b[^<>]{0,4000}>",
    re.IGNORECASE,
)
"""Elements of a page without which its text still stands, line by line."""


_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")
"""A tag that is long enough to have far too many attributes."""
_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?")


class PageError(ValueError):
    """A page that can't be read; the message says what is wrong with it."""


def parse(html: str, bounds: Bounds = USUAL) -> HtmlElement:
    """The tree of a page or of a fragment, however broken.

    Raises PageError where there is no element at all, or more of them than the bounds allow.
    """
    if html.count("<") > bounds.tags:
        raise PageError(f"it holds more than {bounds.tags} tags; send the article's part of it")
    tags = (_QUOTED.sub("", tag[0]) for tag in _LONG_TAG.finditer(html))
    if any(len(tag.split()) > MOST_ATTRIBUTES for tag in tags):
        raise PageError(f"an element has more than {MOST_ATTRIBUTES} attributes; send it without")
    html = html.replace("\0", "")
    tree, is_whole = _tree(html, bounds.depth)
    if not is_whole:
        tree, is_whole = _tree(_WRAPPER.sub(_flatten, html), bounds.depth)
    if not is_whole:
        raise PageError(f"its elements are nested deeper than {bounds.depth}; send a flatter page")
    if tree is None:
        raise PageError("there is no element in it; send a page, or a part of one, as HTML")
    return tree


def _tree(html: str, depth: int) -> tuple[HtmlElement | None, bool]:
    """The parsed page, if there is any element, and whether it is all there and flat enough."""
    # The parser is told its encoding, so no declaration inside can mislead it.
    parser = HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = etree.fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        tree = None
    limits = parser.error_log.filter_from_level(etree.ErrorLevels.FATAL)
    is_whole = all(entry.type != etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in limits)
    if not isinstance(tree, HtmlElement):
        return None, is_whole
    return tree, is_whole and (depth == DEEPEST or not _is_deeper(tree, depth))


def _is_deeper(tree: HtmlElement, depth: int) -> bool:
    """Whether any element stands in as many others. The parser minds its own limit only."""
    return bool(tree.xpath(f"boolean(/*{'/*' * depth})"))


def _flatten(wrapper: re.Match[str]) -> str:
    return "<p>" if wrapper["block"] else ""
