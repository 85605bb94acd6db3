"""The publisher that a page declares nowhere, and shows: beside its headline in the page's title,
and once more where sites put their own names.

One of the two alone may be a section's name, or an advertiser's.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from service.core.metadata.head import Head, plain
from service.core.metadata.title_parts import cuts
from service.core.metadata.value import Value, holds, key_of
from service.core.page import Page

LONGEST_NAME = 60
SHORTEST_IN_HOST = 6
"""Letters of a name that a host's name tells."""
MOST_LINKS = 400
"""Links of a page that are looked at."""
LONGEST_RIGHTS = 200
"""Characters of a line of rights."""

_ROOT = re.compile(r"(?:https?:)?(?://[^/?#]{1,253})?/?(?:index\.(?:html?|php))?\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://([^/?#:]{1,253})", re.IGNORECASE)
_RIGHTS = re.compile(r"\u00a9|\(c\)|copyright", re.IGNORECASE)


def shown_publisher(page: Page, head: Head, title: Value | None) -> Value | None:
    """The part of the page's title that names its site, if the page calls itself so elsewhere."""
    if title is None:
        return None
    for name in _beside(plain(head.title), key_of(title.text)):
        key = key_of(name)
        if key and len(name) <= LONGEST_NAME and _is_site(key, page, head):
            return Value(name, "title")
    return None


def _beside(title: str, headline: str) -> Iterator[str]:
    """What stands at a title's end, or else at its start, where the rest holds the headline."""
    parts = list(cuts(title))
    for before, after, _mark in reversed(parts):
        if after and holds(before.casefold(), headline):
            yield after
    for before, after, _mark in parts:
        if before and holds(after.casefold(), headline):
            yield before


def _is_site(key: str, page: Page, head: Head) -> bool:
    """Whether a name is what the page's home link, its line of rights or its host says."""
    word = "".join(key.split())
    if len(word) >= SHORTEST_IN_HOST and any(word in host for host in _hosts(head)):
        return True
    if any(key_of(name) == key for name in _home_links(page.tree)):
        return True
    lines = (line.text for line in page.lines if len(line.text) <= LONGEST_RIGHTS)
    return any(_RIGHTS.search(text) and holds(text.casefold(), key) for text in lines)


def _hosts(head: Head) -> Iterator[str]:
    for address in (*head.links.get("canonical", ()), *head.metas.get("og:url", ())):
        if match := _ADDRESS.match(address):
            yield re.sub(r"[\W_]", "", match[1].casefold())


def _home_links(tree: HtmlElement) -> Iterator[str]:
    """The words, or the picture's, of the links that lead to a site's front page."""
    for count, link in enumerate(tree.iter("a")):
        if count >= MOST_LINKS:
            return
        if _ROOT.match(link.attrib.get("href", "#").strip()):
            yield "".join(link.itertext())
            yield link.attrib.get("title", "")
            yield from (picture.attrib.get("alt", "") for picture in link.iter("img"))
