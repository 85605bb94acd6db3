"""Bylines by their markup: what a page's tags call an author, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from lxml.html import HtmlElement

from service.core.line import fold_space
from service.core.literal import Literals
from service.core.metadata.value import key_of

LONGEST = 160
"""Characters of a byline."""
LONG_PARAGRAPH = 100
"""Characters from which a paragraph is the article's and not part of its head."""
MOST = 200
"""Marked elements that are looked at."""
MOST_ANCESTORS = 8
MOST_BESIDE = 5
"""Words beside a name in the description of a person's picture."""
STRONGEST = 3
"""The strength of what only an author's name is marked with."""

_TAGS = (
    "h1", "p", "a", "ul", "span", "div", "h2", "h3", "h4", "h5", "h6", "li", "cite", "strong", "b",
    "em", "address", "section", "header", "td", "small", "figcaption", "label", "button", "dd", "i",
)  # fmt: skip
_WORDS = (
    "author", "byline", "by-line", "writer", "contributor", "posted-by", "written-by", "reporter",
    "auteur", "verfasser", "redakteur", "skribent", "journalist", "periodista", "giornalista",
    "redactor", "redacteur", "schrijver", "node__submitted",
)  # fmt: skip
_APART = re.compile(r"(?<![a-z])(?:autor|yazar|firma(?![a-z]))")
"""What stands for authors in names: the former whatever is around it, the latter with no letter
before it."""
_NAMED = Literals((*_WORDS, "autor", "yazar", "firma"))
_BESIDE = re.compile(
    r"(?:author|writer|contributor|autor|auteur)[\s_-]{0,2}(?:job|role|position|desc|occupation)",
    re.IGNORECASE,
)
"""Names of what stands beside an author's name: the job, the description."""
_EXACT = re.compile(
    r"(?:^|[\s_-])(?:author|byline|writer|contributor|autor|auteur)s?"
    r"(?:[\s_-]{1,2}(?:name|link|title)|[\s_-]{1,2}(?:box|bio|info)[_-]{1,2}name)?s?(?:$|\s)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:^|[\s_-])(?:name|fn)(?:$|\s)", re.IGNORECASE)
"""Names of what holds nothing but the name, within an element that is an author's."""
_PROFILES = frozenset({
    "author", "authors", "by", "people", "person", "persons", "staff", "profile", "profiles",
    "contributor", "contributors", "writer", "writers", "team", "bio", "bios", "autor", "autores",
    "autoren", "auteur", "auteurs", "redakteur", "journalist", "journalists", "reporter",
    "reporters",
})  # fmt: skip
"""Folders of a site in which each of its authors has a page."""
_ELSEWHERE = re.compile(
    r"comment|reply|replies|related|recommend|(?<![a-z])card|teaser|popular|trending"
    r"|latest|widget(?!-wrap)|carousel|slider|testimonial|quote|more-(?:from|stories|posts)|next-"
    r"|prev|newsletter|recirc|promo|review-item|feed|menu|breadcrumb|all-authors|hidden|tooltip"
    r"|modal"
)
"""Names, in small letters, by which markup tells an article's own byline from those of others;
markup is English almost everywhere."""


_EMPHASIS = ("b", "strong", "em", "i", "span", "small", "label", "dt")
_ASIDE = re.compile(r"side-?bar")
LONGEST_LABEL = 40
_FIELD_LABEL = re.compile(r"(?:\A|[\s_-])label(?=\s|\Z)", re.IGNORECASE)
"""A class by which systems that set their articles from fields name a field's label."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The text of an element that markup calls an author's.

    `strength` is STRONGEST for what only an author's name is marked with, 2 for what is named after
    authors, 1 for a link to a profile. `paragraphs` counts the article's paragraphs between
    the headline and it; `is_below` is false where it stands above the headline. `label` is
    what stands right before it in its block: "Contact:", "Reviewed by". Signatures of one `row`
    are alike and stand beside each other, as the authors of one article do. `is_data` says that
    microdata calls it the author.
    """

    text: str
    strength: int
    paragraphs: int
    is_below: bool
    label: str = ""
    row: tuple[HtmlElement, str] | None = None
    is_data: bool = False


def read_signatures(tree: HtmlElement) -> list[Signature]:
    """All that may be a byline, in the page's order; comments and teasers are left out."""
    found: list[Signature] = []
    others: dict[str, bool] = {}
    passed: list[HtmlElement] = []  # paragraphs that have not been measured: few marks come late
    paragraphs, is_below, looked = 0, False, 0
    for element, tag, strength in _marked(tree):
        if tag == "h1":
            paragraphs, is_below = 0, True
            passed.clear()
        elif strength > 1 or (strength and tag == "a"):
            looked += 1
            if looked > MOST:
                break
            paragraphs += sum(map(_is_long, passed))
            passed.clear()
            field = _field_label(element)
            text = _words(element)
            if field:
                text = text.removeprefix(field).lstrip(" :")
            sure = strength == STRONGEST
            own = sure and is_below and not paragraphs
            if 1 < len(text) <= LONGEST and not _is_elsewhere(
                element, others, may_be_aside=own, may_be_foot=sure
            ):
                label, row = field or _label(element), _row(element)
                is_data = element.get("itemprop") == "author"
                found.append(Signature(text, strength, paragraphs, is_below, label, row, is_data))
                if sure:
                    found += _within(element, paragraphs, is_below=is_below)
        elif tag == "p":
            passed.append(element)
    return found


def _marked(tree: HtmlElement) -> Iterator[tuple[HtmlElement, object, int]]:
    """A page's headings and paragraphs, and what may be a byline, each with its tag and with how
    strongly it is marked."""
    known: dict[tuple[str, str], int] = {}  # what attributes have told so far
    for element in tree.iter(*_TAGS):
        strength = 0
        for attribute in element.items():
            told = known.get(attribute)
            if told is None:
                told = known[attribute] = _strength(*attribute)
            if told > strength:
                strength = told
        tag = element.tag
        if strength or tag in ("p", "h1"):
            yield element, tag, strength


def _strength(name: str, value: str) -> int:
    """How strongly one of its attributes marks an element."""
    if name == "class":
        return _named_strength(value)
    if name == "href":
        return int(_is_profile(value))
    if name == "id":
        return 2 if is_named(value) else 0
    return STRONGEST if name in ("rel", "itemprop") and value == "author" else 0


def _is_profile(address: str) -> bool:
    """Whether an address is that of a page about one person, by the folder that it is in."""
    folders = address.lower().split("/")
    return not _PROFILES.isdisjoint(folders) and any(
        folder in _PROFILES and within[:1] not in ("", "?", "#")
        for folder, within in pairwise(folders[1:])
    )


def _row(element: HtmlElement) -> tuple[HtmlElement, str] | None:
    """What tells the elements of one row: what they stand in, and how they are named.

    Those that fill the items of a list stand in the list.
    """
    around = element.getparent()
    if around is not None and around.tag in ("li", "dd") and len(around) == 1:
        around = around.getparent()
    return None if around is None else (around, f"{element.tag!s} {element.get('class', '')}")


def _words(element: HtmlElement) -> str:
    """An element's text but for raised numbers and signs, which refer to notes."""
    parts = list(element.itertext())
    if element.find(".//sup") is not None:
        outer = (n for n in element.iter("sup") if next(n.iterancestors("sup"), None) is None)
        notes = [text for note in outer for text in note.itertext()]
        for text in notes:
            if not any(map(str.isalpha, text)):
                parts.remove(text)
    return fold_space(" ".join(parts))


def _within(element: HtmlElement, paragraphs: int, *, is_below: bool) -> list[Signature]:
    """What a byline's element holds: what is called a name, or else all if it is alike."""
    children = list(islice(element, MOST_BESIDE + 1))
    held = [child for child in children if _NAME.search(child.get("class", ""))]
    if not held and len({(child.tag, child.get("class", "")) for child in children}) == 1:
        held = children if 1 < len(children) <= MOST_BESIDE else []
    texts = [_words(child) for child in held]
    row, is_data = (element, ""), element.get("itemprop") == "author"
    return [
        Signature(text, STRONGEST, paragraphs, is_below, "", row, is_data) for text in texts if text
    ]


def _label(element: HtmlElement) -> str:
    """The few words right before an element that say whose it is: "Contact:", "Reviewed by"."""
    around, before = element.getparent(), element.getprevious()
    text = before.tail if before is not None else around.text if around is not None else None
    if before is not None and not (text or "").strip() and before.tag in _EMPHASIS:
        text = "".join(before.itertext())
    label = (text or "").strip()
    return label if len(label) <= LONGEST_LABEL else ""


def _field_label(element: HtmlElement) -> str:
    """The label that a field begins with in an element of its own: "Text", "Written by"."""
    first = element[0] if len(element) and not (element.text or "").strip() else None
    if first is None or not _FIELD_LABEL.search(first.get("class", "")):
        return ""
    label = fold_space(" ".join(first.itertext()))
    return label if len(label) <= LONGEST_LABEL else ""


def is_named(name: str) -> bool:
    """Whether a class or an id has a word for authors in it."""
    small = name.lower()
    found = _NAMED.find(small)
    if not found:
        return False
    return any(word < len(_WORDS) for word, _, _ in found) or _APART.search(small) is not None


def _named_strength(named: str) -> int:
    if not is_named(named) or _BESIDE.search(named):
        return 0
    return STRONGEST if _EXACT.search(named) else 2


def _is_elsewhere(
    element: HtmlElement, others: dict[str, bool], *, may_be_aside: bool, may_be_foot: bool
) -> bool:
    """Whether it stands in a comment, a teaser, a side column or the page's foot.

    Some sites set the byline itself, right below the headline, aside, and some at the article's
    own foot. `others` holds which names of containers are known to be those of other things.
    """
    around = [element, *islice(element.iterancestors(), MOST_ANCESTORS)]
    for container in around:
        if container.tag in ("body", "html"):
            return False
        if container.tag in ("nav", "form"):
            return True
        if container.tag == "footer" and not (may_be_foot and _is_in_article(container)):
            return True
        if container.tag == "aside" and not may_be_aside:
            return True
        named = f"{container.get('class', '')} {container.get('id', '')}"
        is_other = others.get(named)
        if is_other is None:
            is_other = others[named] = _ELSEWHERE.search(named.lower()) is not None
        if is_other or (not may_be_aside and _ASIDE.search(named.lower())):
            return True
    return False


def _is_in_article(element: HtmlElement) -> bool:
    around = islice(element.iterancestors(), MOST_ANCESTORS)
    return any(outer.tag == "article" for outer in around)


def _is_long(paragraph: HtmlElement) -> bool:
    text = paragraph.text
    if text and len(text) > LONG_PARAGRAPH:
        return True
    return sum(map(len, paragraph.itertext())) > LONG_PARAGRAPH


def is_portrayed(name: str, tree: HtmlElement) -> bool:
    """Whether a picture on the page is described by a name and little else."""
    key = key_of(name)
    for image in tree.iter("img"):
        described = key_of(image.get("alt", "")[:LONGEST])
        if key in described and len(described.split()) <= len(key.split()) + MOST_BESIDE:
            return True
    return False
