"""Markup to a tree, in bounds: what can't be parsed safely and whole is refused, never cut.

It is looked at as bytes, as the parser reads it: as text a page with a single letter of another
script takes twice or four times as many.
"""

import re
from collections.abc import Iterator

import numpy as np
from lxml import etree
from lxml.html import HtmlElement

from service.core.bounds import DEEPEST, MOST_ATTRIBUTES, USUAL, Bounds

_WRAPPER = re.compile(
    rb"</?(?:(?P<block>div|section|article|main|center|table|tbody|tr|td|ul|ol|li|dl|dd|blockquote)"
    rb"|span|font|b|i|u|em|strong|small|big|a|ins|del|sub|sup|label)\b[^<>]{0,4000}>",
    re.IGNORECASE,
)
"""Elements of a page without which its text still stands, line by line."""

_SECTION = (b"<![CDATA[", b"]]>")
"""What stands around text of XHTML and of feeds. The parser takes all up to the next sign that
ends a tag for a comment."""

_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""All elements are of one class: that of forms and the like is asked of nothing here, and to ask
Python for each element's costs as much as the rest of a walk."""

_PREFIX = re.compile(rb"<([A-Za-z]\w{0,20}):html\b[^<>]{0,400}\bxmlns:\1\s*=")
_HEAD = 2000
"""Bytes of a page in which its first element begins."""
_BESIDE_SUBSTITUTE = etree.XPath(
    "//body//text()[not(ancestor::noscript or parent::script or parent::style)]",
    smart_strings=False,
)
LEAST_SUBSTITUTE = 400
"""Characters in noscript elements from which they may hold an article."""
LONG_TAG = 4000
"""Bytes from which a tag may have far too many attributes."""
_VALUE = rb"=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+)"
_VALUES = re.compile(_VALUE)
_SHORT_TAG = rb"[^<>=]{0,200}+(?:=\"[^\"]{0,300}+\"[^<>=]{0,100}+){0,9}+>"
"""All of most tags: no more than nine values, all in quotes of one kind, and none of it long."""
_OPENED = re.compile(
    rb"<(?=[A-Za-z])(?!%b)(?=([A-Za-z](?:[^<>=]++|<(?![A-Za-z])|%b)*+))" % (_SHORT_TAG, _VALUE)
)
"""Where a tag may begin that is not plainly short, with all up to its end: a value in quotes may
hold what looks like one."""
_BETWEEN = re.compile(rb"[\s/]+")
_OVERLAPPING = 8
"""How many times its length a page's tags may be long in all, each read from where it may begin:
they overlap where one stands in another's value."""
_READ_GLADLY = 10_000_000
"""Bytes of tags that are read of any page: a script that compares is full of what looks like
tags, and may be most of a page."""


class PageError(ValueError):
    """A page that can't be read; the message says what is wrong with it."""


def parse(html: str, bounds: Bounds = USUAL) -> HtmlElement:
    """The tree of a page or of a fragment, however broken.

    Raises PageError where there is no element at all, or more of them than the bounds allow.
    """
    page = html.encode("utf-8", "replace").replace(b"\0", b"")
    # In numpy: the bytes' own count stops at each tag.
    if np.count_nonzero(np.frombuffer(page, np.uint8) == ord("<")) > bounds.tags:
        raise PageError(f"it holds more than {bounds.tags} tags; send the article's part of it")
    if any(map(_has_many_attributes, _long_tags(page))):
        raise PageError(f"an element has more than {MOST_ATTRIBUTES} attributes; send it without")
    page = _without_prefix(_without_sections(page))
    tree, is_whole = _tree(page, bounds.depth)
    if not is_whole:
        tree, is_whole = _tree(_WRAPPER.sub(_flatten, page), bounds.depth)
    if not is_whole:
        raise _too_deep(bounds)
    if tree is None:
        raise PageError("there is no element in it; send a page, or a part of one, as HTML")
    _show_substitute(tree)
    return tree


def _without_sections(page: bytes) -> bytes:
    """The markup without the signs around CDATA sections, whose text a reader may see."""
    if page.rfind(_SECTION[0]) >= 0:  # from the end it takes half the time
        for sign in _SECTION:
            page = page.replace(sign, b"")
    return page


def _without_prefix(page: bytes) -> bytes:
    """XHTML without the prefix of its names, where it has one: <h:p>."""
    found = _PREFIX.search(page, 0, _HEAD)
    return re.sub(rb"<(/?)%b:" % found[1], rb"<\1", page) if found else page


def _show_substitute(tree: HtmlElement) -> None:
    """Make what stands for a page without scripts a part of it, if all of its text is there."""
    substitutes = list(tree.iter("noscript"))
    inside = sum(len(text) for part in substitutes for text in part.itertext())
    if inside < LEAST_SUBSTITUTE:
        return
    if sum(len(text.strip()) for text in _BESIDE_SUBSTITUTE(tree)) < inside / 4:
        for part in substitutes:
            part.tag = "div"


def _long_tags(page: bytes) -> Iterator[bytes]:
    """What is longer than a tag should be, wherever one may begin.

    Raises PageError where so much of a page stands within what stands within others that it
    can't be told in time.
    """
    left = max(_READ_GLADLY, _OVERLAPPING * len(page))
    for opened in _OPENED.finditer(page):
        start, end = opened.span(1)
        left -= end - start
        if left < 0:
            raise PageError("its tags run into one another; send it with closed ones")
        if end - start > LONG_TAG:
            yield opened[1]


def _has_many_attributes(tag: bytes) -> bool:
    return len(_BETWEEN.split(_VALUES.sub(b" ", tag))) > MOST_ATTRIBUTES


def _tree(page: bytes, depth: int) -> tuple[HtmlElement | None, bool]:
    """The parsed page, if there is any element, and whether it is all there and flat enough."""
    # The parser is told its encoding, so no declaration inside can mislead it.
    parser = etree.HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        tree = etree.fromstring(page, parser=parser)
    except etree.LxmlError:
        tree = None
    limits = parser.error_log.filter_from_level(etree.ErrorLevels.FATAL)
    is_whole = all(entry.type != etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in limits)
    if not isinstance(tree, HtmlElement):
        return None, is_whole
    return tree, is_whole and (depth == DEEPEST or not _is_deeper(tree, depth))


def check_depth(tree: HtmlElement, bounds: Bounds) -> None:
    """Raises PageError where parts of a page that were moved are nested too deep now."""
    if _is_deeper(tree, bounds.depth):
        raise _too_deep(bounds)


def _too_deep(bounds: Bounds) -> PageError:
    return PageError(f"its elements are nested deeper than {bounds.depth}; send a flatter page")


def _is_deeper(tree: HtmlElement, depth: int) -> bool:
    """Whether any element stands in as many others. The parser minds its own limit only."""
    return bool(tree.xpath(f"boolean(/*{'/*' * depth})"))


def _flatten(wrapper: re.Match[bytes]) -> bytes:
    return b"<p>" if wrapper["block"] else b""
