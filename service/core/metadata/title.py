"""The headline: what a heading of the page and its declarations agree on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from service.core.metadata.head import Head, plain
from service.core.metadata.headline_lines import HeadlineLines
from service.core.metadata.linked_data import LinkedData, texts
from service.core.metadata.title_parts import (
    CUT,
    LONGEST,
    SHORT,
    STRONG,
    cuts,
    readings,
    without_bar,
    without_sites,
)
from service.core.metadata.value import Value, key_of, likeness, share_within
from service.core.page import Page

MOST_HEADINGS = 12
NEAR = 0.34
"""Share of words with a declaration from which a heading of the page is its headline."""

PROSE = 160
"""Characters from which a heading of several sentences is a paragraph that is set large."""

LONG = 5
"""Words of a heading from which it needs no such share, if no other heading is as long."""
LONG_WORD = 8
"""Characters of a word that is rather a headline in a script without spaces."""

_SENTENCE = re.compile(r"[.!?\u3002](?:\s|\Z)")

_METAS = {
    "og:title": 0.9, "twitter:title": 0.5, "dc.title": 0.5, "dcterms.title": 0.5,
    "citation_title": 0.5, "parsely-title": 0.5, "sailthru.title": 0.5,
    "cxenseparse:title": 0.5, "headline": 0.5, "title": 0.5,
}  # fmt: skip
_WHOLE = frozenset({"json-ld:headline", "meta:headline"})
"""Declarations that hold the headline alone, with nothing of the site."""

_TITLE_WEIGHT, _DATA_WEIGHT = 0.8, 0.7
_SHOWN = 1.2
"""What it adds to a declared headline that the page shows it on a line of its own."""
_ADDRESS_WEIGHT = 0.4
_BETTER = 0.5
"""By how much more of a declared headline than of the heading the address has to hold."""


@dataclass(frozen=True, slots=True)
class _Witness:
    """What a declaration says of the headline, where it stands, and how much it counts."""

    text: str
    where: str
    weight: float
    key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", key_of(self.text))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the text and of each of its parts."""
        return frozenset(key_of(part) for part, _ in readings(self.text))


def find_title(
    page: Page, head: Head, data: LinkedData, sites: Iterable[str], lines: HeadlineLines
) -> Value | None:
    """The headline, without what the site adds to it; `sites` are names of the site."""
    site_keys = frozenset(filter(None, map(key_of, sites)))
    declared = [
        _Witness(without_sites(text, site_keys), where, weight)
        for text, where, weight in _declared(head, data)
    ]
    address = _address_key(head)
    near = [*declared, _Witness(address, "address", _ADDRESS_WEIGHT)] if address else declared
    heading = _heading(_headings(head, site_keys), near)
    if heading is None:
        found = _best_declared(declared, lines)
        first = next(iter(head.headings), None)
        return found or (Value(first[:LONGEST], "h1") if first else None)
    if _is_declared(key_of(heading), declared):
        return Value(heading, "h1")
    return (
        _other_shown(page, heading, declared, lines)
        or _addressed(heading, declared, address)
        or _within(heading, declared)
        or Value(heading, "h1")
    )


def _address_key(head: Head) -> str:
    """The words of the last part of the page's address."""
    addresses = (*head.links.get("canonical", ()), *head.metas.get("og:url", ()))
    path = next(iter(addresses), "").partition("?")[0].rstrip("/")
    last = path.rpartition("/")[2][:LONGEST]
    return key_of(last.replace("_", " "))


def _declared(head: Head, data: LinkedData) -> Iterator[tuple[str, str, float]]:
    for name, weight in _METAS.items():
        for value in head.metas.get(name, ())[:2]:
            yield value, f"meta:{name}", weight
    if head.title:
        yield head.title, "title", _TITLE_WEIGHT
    for node in data.articles()[:3]:
        for name in ("headline", "name"):
            for text in texts(node.get(name)):
                yield plain(text), f"json-ld:{name}", _DATA_WEIGHT


def _is_declared(key: str, declared: Sequence[_Witness]) -> bool:
    """Whether a declaration of the headline alone says what the heading does."""
    return any(witness.key == key for witness in declared if witness.where in _WHOLE)


def _headings(head: Head, sites: frozenset[str]) -> list[str]:
    headings = [text for text in dict.fromkeys(head.headings) if len(text) <= LONGEST]
    named = [text for text in headings if (key := key_of(text)) and key not in sites]
    return [without_bar(without_sites(text, sites)) for text in named[:MOST_HEADINGS]]


def _heading(headings: Sequence[str], declared: Sequence[_Witness]) -> str | None:
    """The heading that is nearest to the declarations, if it is near at all."""
    if declared:
        headings = [text for text in headings if not _is_prose(text)]
    total = sum(witness.weight for witness in declared)
    best, most, closest = None, -1.0, 0.0
    for index, text in enumerate(headings):
        key = key_of(text)
        nearness = sum(_nearness(key, witness) * witness.weight for witness in declared)
        score = nearness / total if total else 0.0
        if score - 0.01 * index > most:
            best, most = text, score - 0.01 * index
            closest = max((_reach(key, witness) for witness in declared), default=1.0)
    if best is None or _is_site(key_of(best), declared):
        return None
    if closest >= NEAR:
        return best
    long = [text for text in headings if len(text.split()) >= LONG and not text.endswith(":")]
    return long[0] if len(long) == 1 else None


def _is_prose(heading: str) -> bool:
    return len(heading) >= PROSE and len(_SENTENCE.findall(heading)) > 1


def _nearness(key: str, witness: _Witness) -> float:
    other = witness.key
    if key == other or _is_part(key, witness):
        return 1.0
    return 0.8 * likeness(key, other) + 0.2 * share_within(key, other)


def _reach(key: str, witness: _Witness) -> float:
    if " " in key:
        return share_within(key, witness.key)
    return 1.0 if _is_part(key, witness) else likeness(key, witness.key)


def _is_part(key: str, witness: _Witness) -> bool:
    """Whether a heading that is written without spaces is a part of a declared headline."""
    is_unspaced = len(key) >= LONG_WORD and " " not in key and not key.isascii()
    return is_unspaced and key in witness.keys


def _is_site(key: str, declared: Sequence[_Witness]) -> bool:
    """Whether a heading is only what the title adds to a headline declared elsewhere."""
    others = {witness.key for witness in declared}
    for witness in declared:
        for before, after, mark in cuts(witness.text):
            if key == key_of(after) and (key_of(before) in others or mark in STRONG):
                return len(before) > len(after)
            if key == key_of(before) and key_of(after) in others:
                return True
    return False


def _other_shown(
    page: Page, heading: str, declared: Sequence[_Witness], lines: HeadlineLines
) -> Value | None:
    """A declared headline that the page shows, too, and that its heading is not."""
    key = key_of(heading)
    described = {witness.key for witness in declared if witness.where == "json-ld:headline"}
    graphed = [witness for witness in declared if witness.where == "meta:og:title"]
    if len(described) == 1:
        graphed += [witness for witness in declared if witness.where == "json-ld:headline"]
    for witness in graphed:
        is_kicked = witness.key in described and witness.key.endswith(f" {key}")
        if key in witness.keys and not is_kicked:
            continue
        for text, penalty in readings(witness.text):
            other = key_of(text)
            is_new = other != key and len(other.split()) > 3
            line = lines.first(other) if is_new else None
            if line is None:
                continue
            is_above = page.marks[line].level and line < (lines.first(key) or 0)
            if not penalty or (penalty <= CUT and is_above):
                return Value(text, witness.where)
    return None


def _addressed(heading: str, declared: Sequence[_Witness], address: str) -> Value | None:
    """A declared headline of whose words the page's address has many more than the heading's."""
    key = key_of(heading)
    if len(address.split()) < 3:
        return None
    for witness in declared:
        gain = likeness(address, witness.key) - likeness(address, key)
        if witness.where == "meta:og:title" and gain >= _BETTER:
            return _best_declared([witness], None)
    return None


def _within(heading: str, declared: Sequence[_Witness]) -> Value | None:
    """The declared headline to which the heading only adds a label, a date or a count."""
    key = key_of(heading)
    for witness in declared:
        if witness.where != "meta:og:title" or witness.key == key:
            continue
        for part, penalty in readings(witness.text):
            inner = key_of(part)
            if penalty <= CUT and inner.count(" ") >= SHORT and _adds_little(heading, key, inner):
                return Value(part, witness.where)
    return None


def _adds_little(heading: str, key: str, inner: str) -> bool:
    before, found, after = key.partition(inner)
    if not found or key == inner or (before and not before.endswith(" ")):
        return False
    is_label = not after and before.count(" ") <= 2 and ":" in heading[: len(before) + 1]
    is_dated = any(map(str.isdigit, before + after)) and before.count(" ") <= SHORT
    return is_label or is_dated


def _best_declared(declared: Sequence[_Witness], lines: HeadlineLines | None) -> Value | None:
    """The declared headline, or part of one, that most speaks for; what the page shows of it
    counts where its lines are given."""
    best: Value | None = None
    most = 0.0
    for witness in declared:
        for text, penalty in readings(witness.text):
            key = key_of(text)
            if not key or (penalty and " " not in key):
                continue
            same = sum(w.weight for w in declared if w is not witness and key in w.keys)
            shown = _SHOWN if lines is not None and lines.shows(key) else 0.0
            score = witness.weight - penalty + same + shown
            if best is None or score > most:
                best, most = Value(text[:LONGEST], witness.where), score
    return best
