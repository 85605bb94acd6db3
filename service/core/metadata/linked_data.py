"""JSON-LD: the articles that a page describes to machines."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from html import unescape
from typing import Any

LONGEST = 1_000_000
"""Characters of a script that are read; what is longer is no description of an article."""
MOST_NODES = 5_000
DEEPEST = 12
MOST_DOCUMENTS = 20

Node = Mapping[str, Any]

_ARTICLE_ENDINGS = ("article", "posting", "review", "report", "recipe", "creativework", "story")
_LESSER = ("webpage", "itempage", "videoobject", "podcastepisode", "aboutpage", "faqpage")
_WRAPPING = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)+\s*")
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[\]}])")

_PAIR = re.compile(
    r'"(?P<key>headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"(?P<value>(?:[^"\\]|\\.){1,400}+)"'
)
_AUTHOR = re.compile(
    r'"author"\s{0,9}:\s{0,9}\[?\s{0,9}\{[^{}]{0,400}?"name"\s{0,9}:\s{0,9}"(?P<value>[^"\\]{1,100}+)"'
)


class LinkedData:
    """All nodes of a page's scripts, references between them followed."""

    def __init__(self, scripts: Iterable[str]) -> None:
        self._nodes: list[Node] = []
        self._typed: list[tuple[tuple[str, ...], Node]] = []
        self._by_id: dict[str, Node] = {}
        for script in scripts:
            for document in _documents(script[:LONGEST]):
                self._collect(document, 0)
        self._articles = self.of_type(*_ARTICLE_ENDINGS) + self.of_type(*_LESSER)

    def articles(self) -> list[Node]:
        """What describes an article, the page's own description after all articles."""
        return self._articles

    def of_articles(self, articles: Sequence[Node]) -> "LinkedData":
        """The same data with these articles alone."""
        data = copy(self)
        data._articles = list(articles)
        return data

    def of_type(self, *endings: str) -> list[Node]:
        """All nodes whose type ends in one of some words."""
        return [
            node for names, node in self._typed if any(name.endswith(endings) for name in names)
        ]

    def follow(self, value: Any) -> Iterator[str | Node]:
        """The texts and nodes that a property holds, one by one."""
        if isinstance(value, str):
            yield value
        elif isinstance(value, Sequence):
            for part in value[:50]:
                if not isinstance(part, list):
                    yield from self.follow(part)
        elif isinstance(value, Mapping):
            target = value.get("@id")
            known = self._by_id.get(target) if isinstance(target, str) else None
            yield known if known is not None and "name" not in value else value

    def _collect(self, value: Any, depth: int) -> None:
        if depth > DEEPEST or len(self._nodes) >= MOST_NODES:
            return
        if isinstance(value, list):
            for part in value:
                self._collect(part, depth + 1)
        elif isinstance(value, dict):
            self._nodes.append(value)
            if "@type" in value:
                self._typed.append((types(value), value))
            name = value.get("@id")
            if isinstance(name, str) and (len(value) > 2 or "name" in value):
                self._by_id.setdefault(name, value)
            for part in value.values():
                if isinstance(part, dict | list):
                    self._collect(part, depth + 1)


def texts(value: Any) -> Iterator[str]:
    """The plain texts that a property holds, those of language-tagged values, too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value[:20]:
            if isinstance(part, str | dict):
                yield from texts(part)
    elif isinstance(value, dict):
        inner = value.get("@value")
        if isinstance(inner, str):
            yield inner


def types(node: Node) -> tuple[str, ...]:
    """A node's types in small letters, without their vocabulary's address."""
    return tuple(text.rpartition("/")[2].lower() for text in texts(node.get("@type")))


def _documents(script: str) -> Iterator[Any]:
    text = _WRAPPING.sub("", script)
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    decoder = json.JSONDecoder(strict=False)
    at = 0
    for _ in range(MOST_DOCUMENTS):
        starts = [start for mark in "{[" if (start := text.find(mark, at)) >= 0]
        if not starts:
            return
        try:
            document, at = decoder.raw_decode(text, min(starts))
        except (ValueError, RecursionError):
            yield from _mended(text[min(starts) :])
            return
        yield document


def _mended(text: str) -> Iterator[Any]:
    """Data with commas too many; else what can still be told of broken data."""
    decoder = json.JSONDecoder(strict=False)
    try:
        yield decoder.raw_decode(_TRAILING_COMMA.sub("", text))[0]
    except (ValueError, RecursionError):
        yield from _salvaged(text)


def _salvaged(text: str) -> Iterator[Node]:
    node: dict[str, Any] = {}
    for match in _PAIR.finditer(text):
        node.setdefault(match["key"], match["value"].replace('\\"', '"').replace("\\/", "/"))
    author = _AUTHOR.search(text)
    if author is not None:
        node["author"] = {"@type": "Person", "name": author["value"]}
    if node:
        yield {"@type": "Article", **node}
