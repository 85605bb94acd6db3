"""What a page declares of itself: its meta elements, links, headings and embedded data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from service.core.line import fold_space

LONGEST = 1000
"""Characters that are read of one declared value."""
MOST = 400
"""Elements of each kind that are read."""
MOST_ANCESTORS = 8
SHORTEST_HEADING = 8
"""Characters of what is left of a heading without its kicker."""
_PARTING = frozenset({"br", "div", "p", "li", "td", "h2", "h3", "h4", "figure", "time", "small"})
"""Elements within a heading before and behind which a word ends."""
_KICKER = re.compile(
    r"kicker|overline|eyebrow|topline|top-line|dachzeile|roofline|spitzmarke|pre-?(?:head|title)"
    r"|supra-?(?:head|title)|super-?(?:head|title)|ante-?titulo|occhiello|sur-?titre|cintillo"
    r"|volanta|chapeu|overtitle|over-?head(?:line|ing)?(?![a-z])|vignette|nadtytul|etiketa",
    re.IGNORECASE,
)
"""Names by which markup tells the words above a headline from it."""
_CHANGED_FIELD = re.compile(r"(?:name|type)-changed\b")
"""Names that some systems give to the field of the last change."""
_KEYS = ("property", "name", "itemprop", "http-equiv")
_SHOWN = XPath(".//text()[not(parent::script or parent::style or parent::svg)]")


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time element: its machine-readable value or else its text, and what it is named.

    `is_below` is false where it stands above the first heading.
    """

    value: str
    names: str
    is_below: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A page's declarations.

    `metas` holds contents by the small-letter name, property or itemprop of their elements,
    in the page's order; `links` addresses by the words of their rel; `headings` the texts of
    the h1 elements, `scripts` the sources of JSON-LD; `times` the time elements.
    """

    title: str
    metas: Mapping[str, tuple[str, ...]]
    links: Mapping[str, tuple[str, ...]]
    headings: tuple[str, ...]
    scripts: tuple[str, ...]
    times: tuple[TimeMark, ...]
    language: str | None

    def first(self, *names: str) -> str | None:
        """The first content of the first of some names that has any."""
        return next((value for _, value in self.all(*names)), None)

    def all(self, *names: str) -> Iterator[tuple[str, str]]:
        """Every content under some names, each with its name."""
        return ((name, value) for name in names for value in self.metas.get(name, ()))


def read_head(tree: HtmlElement) -> Head:
    """A page's declarations, wherever in it they stand."""
    metas: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    times: list[TimeMark] = []
    title = ""
    found: dict[str, list[HtmlElement]] = {"script": [], "h1": [], "time": []}
    for element in tree.iter("meta", "link", "title", "script", "h1", "time"):
        tag = str(element.tag)
        if tag == "meta":
            _note_meta(element, metas)
        elif tag == "link":
            _note_link(element, links)
        elif tag == "title":
            title = title or _title(element)
        elif len(found[tag]) < MOST:
            found[tag].append(element)
            if tag == "time" and not (_is_comment(element) or _is_in_another(element, found["h1"])):
                times.append(_time(element, is_below=bool(found["h1"])))
    declared = " ".join((title, *metas.get("og:title", ()))).casefold()
    return Head(
        title=title,
        metas={name: tuple(values) for name, values in metas.items()},
        links={name: tuple(values) for name, values in links.items()},
        headings=tuple(filter(None, (_heading(h1, declared) for h1 in found["h1"]))),
        scripts=tuple(script.text or "" for script in found["script"] if _is_data(script)),
        times=tuple(times),
        language=tree.get("lang")
        or tree.get("xml:lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def text_of(element: HtmlElement) -> str:
    """All text below an element but scripts and styles, white space folded."""
    return fold_space("".join(_texts(element)))


def _heading(element: HtmlElement, declared: str) -> str:
    """A heading's text without the kicker within it, which the page's declared title lacks, too."""
    whole = text_of(element)
    for part in islice(element.iterdescendants("span", "div", "p", "small", "strong", "em"), MOST):
        if not _KICKER.search(f"{part.get('class', '')} {part.get('itemprop', '')}"):
            continue
        kicker = text_of(part)
        if not kicker or not whole.startswith(kicker):
            return whole
        rest = whole[len(kicker) :].lstrip(" :|/-\u2013\u2014\u2022\u00b7")
        is_part = kicker.endswith(":") or kicker.casefold() in declared
        if is_part or len(rest) < SHORTEST_HEADING:
            behind = whole[len(kicker) :]
            return f"{kicker} {behind}" if behind[:1].isalnum() else whole
        return rest
    return whole


def plain(value: str) -> str:
    """A declared value without entities that were escaped twice, white space folded."""
    short = value[:LONGEST]
    return fold_space(unescape(short) if "&" in short else short)


def _texts(element: HtmlElement) -> Iterator[str]:
    for text in _SHOWN(element):
        beside = text.getparent()
        if beside is not element and beside.tag in _PARTING:
            yield " "
        yield text


def _title(element: HtmlElement) -> str:
    parent = element.getparent()
    if parent is not None and parent.tag == "svg":
        return ""
    return plain(element.text or "")


def _note_meta(element: HtmlElement, metas: dict[str, list[str]]) -> None:
    attributes = dict(element.items())
    content = attributes.get("content")
    if not content or len(metas) >= MOST:
        return
    value = plain(content)
    for key in _KEYS:
        if name := attributes.get(key):
            values = metas.setdefault(name.strip().lower(), [])
            if value and value not in values and len(values) < 50:
                values.append(value)


def _note_link(element: HtmlElement, links: dict[str, list[str]]) -> None:
    target = element.get("href")
    if target and len(links) < MOST:
        for word in element.get("rel", "").lower().split()[:4]:
            links.setdefault(word, []).append(target.strip())


def _time(element: HtmlElement, *, is_below: bool) -> TimeMark:
    value = element.get("datetime") or fold_space("".join(element.itertext()))
    around = element.getparent()
    names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
    if around is not None and _CHANGED_FIELD.search(around.get("class", "")):
        names += " datemodified"
    if "pubdate" in element.attrib:
        names += " datepublished"
    return TimeMark(value[:LONGEST], names, is_below)


def _is_in_another(element: HtmlElement, headings: Sequence[HtmlElement]) -> bool:
    """Whether it stands in an article, and the page's heading in none that it stands in."""
    if not headings:
        return False
    own = set(_articles(headings[0]))
    around = set(_articles(element))
    return bool(own and around) and own.isdisjoint(around)


def _articles(element: HtmlElement) -> Iterator[HtmlElement]:
    around = islice(element.iterancestors(), MOST_ANCESTORS)
    return (outer for outer in around if outer.tag == "article")


def _is_comment(element: HtmlElement) -> bool:
    around = islice(element.iterancestors(), MOST_ANCESTORS)
    return any(
        "comment" in f"{outer.get('class', '')} {outer.get('id', '')}".lower()
        for outer in around
        if outer.tag not in ("article", "body", "html", "main")
    )


def _is_data(script: HtmlElement) -> bool:
    return "ld+json" in script.get("type", "").lower() and bool(script.text)
