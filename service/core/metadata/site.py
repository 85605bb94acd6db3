"""What a page says of its site: the publisher, its own address, its language."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml.html import HtmlElement

from service.core.metadata.head import Head, plain
from service.core.metadata.linked_data import LinkedData, Node, texts, types
from service.core.metadata.value import Value, key_of

LONGEST_ADDRESS = 2048
LONGEST_NAME = 100
SHORTEST_LABEL = 3
"""Letters of a host's label that may be a name."""

_ADDRESS = re.compile(r"\Ahttps?://([^\s/?#@\\<>\"]{1,253})(?:[/?#][^\s<>\"\\]*)?\Z", re.IGNORECASE)
_HOST_FIRST = re.compile(r"www\.|[\w-]+\.[\w.-]+/", re.IGNORECASE)
"""How an address begins that lacks nothing but its scheme, and so is no path."""
_LANGUAGE = re.compile(r"\A\s*([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]{1,20})?\s*\Z")
_NAME_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_GROUPS = ("organization", "website", "corporation", "newsmediaorganization")


def find_publisher(tree: HtmlElement, head: Head, data: LinkedData) -> Value | None:
    """The publisher's name."""
    for node in data.articles():
        for entry in data.follow(node.get("publisher")):
            for name in _names(entry):
                return Value(name, "json-ld:publisher")
    for meta, value in head.all("og:site_name", "dc.publisher", "dcterms.publisher", "publisher"):
        if _is_name(value):
            return Value(value, f"meta:{meta}")
    marked = _marked_publisher(tree)
    if marked is not None:
        return Value(marked, "microdata:publisher")
    for node in data.of_type("website", "organization"):
        for name in _names(node):
            return Value(name, "json-ld:name")
    named = ((meta, value) for meta, value in head.all("application-name") if _is_name(value))
    return next((Value(value, f"meta:{meta}") for meta, value in named), None)


def _marked_publisher(tree: HtmlElement) -> str | None:
    """The publisher in microdata: the name within the element, else its content or text."""
    element = tree.find(".//*[@itemprop='publisher']")
    if element is None:
        return None
    name = element.find(".//*[@itemprop='name']")
    told = element if name is None else name
    text = plain(told.get("content") or "".join(told.itertext()))
    return text if _is_name(text) else None


def find_address(tree: HtmlElement, head: Head) -> Value | None:
    """The page's canonical address, absolute and complete: a relative one is resolved against the
    page's base, or else against what it gives elsewhere for its own address."""
    found = [("link:canonical", target) for target in head.links.get("canonical", ())]
    found += [(f"meta:{name}", value) for name, value in head.all("og:url", "twitter:url")]
    told = (_base(tree), *(text for _, text in found))
    against = next((text for text in told if _ADDRESS.match(text)), "")
    for where, text in found:
        whole = _resolved(text, against)
        if len(whole) <= LONGEST_ADDRESS and _ADDRESS.match(whole):
            return Value(whole, where)
    return None


def _base(tree: HtmlElement) -> str:
    """The address that the page's relative ones are meant from; empty where it names none."""
    told = (address for base in tree.iter("base") if (address := base.get("href")) is not None)
    return _resolved(next(told, "").strip(), "")


def _resolved(text: str, against: str) -> str:
    """An address made absolute; as it stands where nothing is known to resolve it against."""
    if not against or _HOST_FIRST.match(text):
        return f"https:{text}" if text.startswith("//") else text
    try:
        return urljoin(against, text)
    except ValueError:
        return text


def find_language(head: Head, data: LinkedData) -> Value | None:
    """The language that the page declares, as an ISO 639-1 code."""
    found = [("html:lang", head.language or "")]
    found += [(f"meta:{m}", v) for m, v in head.all("content-language", "og:locale", "dc.language")]
    found += [
        ("json-ld:inLanguage", text)
        for node in data.articles()[:3]
        for text in texts(node.get("inLanguage"))
    ]
    for where, text in found:
        match = _LANGUAGE.match(text)
        if match:
            return Value(match[1].lower(), where)
    return None


def site_names(head: Head, data: LinkedData) -> tuple[str, ...]:
    """All that the site calls itself."""
    names = [value for _, value in head.all(*_NAME_METAS)]
    names += [name for node in data.of_type(*_GROUPS) for name in _names(node)]
    return tuple(dict.fromkeys(names))


def person_keys(data: LinkedData) -> frozenset[str]:
    """Keys of the names that JSON-LD gives to people, and to no organisation in one but authors."""
    nodes = [node for node in data.of_type("person") if not set(types(node)) & set(_GROUPS)]
    for article in data.articles():
        authors = data.follow(article.get("author"))
        nodes += [node for node in authors if not isinstance(node, str) and _may_be_person(node)]
    return frozenset(key_of(name) for node in nodes for name in _names(node))


def _may_be_person(node: Node) -> bool:
    """Whether an author's node says that it is a person, or does not say what it is."""
    return not types(node) or "person" in types(node)


def host_keys(head: Head) -> frozenset[str]:
    """The labels of the page's host that may be a name, and the host in one word."""
    for address in (*head.links.get("canonical", ()), *head.metas.get("og:url", ())):
        match = _ADDRESS.match(address)
        if match:
            host = match[1].lower().partition(":")[0]
            labels = [label for label in host.split(".") if len(label) >= SHORTEST_LABEL]
            return frozenset({*labels, "".join(host.split(".")), key_of(host)})
    return frozenset()


def _names(entry: str | Node) -> Iterator[str]:
    found = [entry] if isinstance(entry, str) else texts(entry.get("name"))
    return (name for name in map(plain, found) if _is_name(name))


def _is_name(text: str) -> bool:
    return 1 < len(text) <= LONGEST_NAME and "://" not in text and not text.startswith("@")
