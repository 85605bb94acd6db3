"""Under which licence a page says that its article may be used."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from service.core.metadata.head import LONGEST, MOST_ANCESTORS, Head, plain
from service.core.metadata.linked_data import LinkedData
from service.core.metadata.site import LONGEST_NAME
from service.core.metadata.value import Value
from service.core.metadata.witness import name_licence

_CREATIVE_COMMONS = "creativecommons.org/"
MOST_LINKS = 50
_ADDRESS = re.compile(r"https?://[^\s<>\"\\@]+", re.IGNORECASE)
_RIGHTS = ("dc.rights", "dcterms.rights", "dcterms.license", "dc.rights.license")
"""Where libraries read a licence, and a line of rights as often."""
_PICTURES = frozenset({"figure", "figcaption", "picture", "video", "audio"})
_PICTURE = re.compile(r"caption|figure|image|photo|picture|gallery", re.IGNORECASE)
NEAR = 4
"""Blocks around a link that may be a picture's."""
_FOOT = re.compile(r"foot|licen[cs]e|copyright|rights|colophon|imprint", re.IGNORECASE)
"""Names of blocks in which a page speaks of itself."""


def find_licence(tree: HtmlElement, head: Head, data: LinkedData) -> Value | None:
    """A Creative Commons licence by its short name ("CC BY-SA 4.0"), another by its address, or
    by its name where it has none.

    A picture's licence says nothing of the article, and a link to Creative Commons that is not
    declared as the page's licence counts at the page's foot alone.
    """
    for where, text in (*_declared(head, data), *_linked(tree)):
        licence = _licence(text)
        if licence:
            return Value(licence, where)
    return None


def _declared(head: Head, data: LinkedData) -> Iterator[tuple[str, str]]:
    """What the page's head and its data for machines say."""
    for address in head.links.get("license", ()):
        yield "link:license", address
    for meta, text in head.all(*_RIGHTS):
        if _CREATIVE_COMMONS in text or name_licence(plain(text)[:LONGEST]):
            yield f"meta:{meta}", text
    for node in data.articles()[:3]:
        for entry in data.follow(node.get("license")):
            if isinstance(entry, str):
                yield "json-ld:license", entry
                continue
            told = (entry.get(key) for key in ("url", "@id", "name"))
            yield from (("json-ld:license", text) for text in told if isinstance(text, str))


def _linked(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The addresses of the page's own links to a licence."""
    links = [  # most pages have none, and the look is cheap
        link
        for link in tree.iter("a")
        if _CREATIVE_COMMONS in link.get("href", "") or "license" in link.get("rel", "")
    ]
    for link in links[:MOST_LINKS]:
        is_declared = "license" in link.get("rel", "").lower().split()
        if _is_at_foot(link) or (is_declared and not _is_with_picture(link)):
            yield "a:license" if is_declared else "a", link.get("href", "")


def _is_with_picture(link: HtmlElement) -> bool:
    around = islice(link.iterancestors(), NEAR)
    return any(block.tag in _PICTURES or _is_named(block, _PICTURE) for block in around)


def _is_at_foot(link: HtmlElement) -> bool:
    if next(link.iterancestors("footer"), None) is not None:
        return True
    around = islice(link.iterancestors(), MOST_ANCESTORS)
    return any(_is_named(block, _FOOT) for block in around) and not _is_with_picture(link)


def _is_named(block: HtmlElement, names: re.Pattern[str]) -> bool:
    """Whether a block, but not the page as a whole, has such a name."""
    if block.tag in ("body", "html"):
        return False
    return names.search(f"{block.get('class', '')} {block.get('id', '')}") is not None


def _licence(text: str) -> str | None:
    """What names a licence best; none where that is an address that leads nowhere from here."""
    text = plain(text) if len(text) < LONGEST else ""
    if not text.isprintable():
        return None
    known = name_licence(text)
    if known or _CREATIVE_COMMONS in text:  # what is no licence there is about licences
        return known
    if _ADDRESS.fullmatch(text):
        return text
    is_name = 1 < len(text) <= LONGEST_NAME and not text.startswith(("/", "#", "@", "_:"))
    return text if is_name and ":" not in text else None
