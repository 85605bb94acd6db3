"""The authors: people only, and none rather than a wrong one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from service.core.attribution.byline import opens_byline, parse_byline
from service.core.attribution.day import parse_day
from service.core.attribution.name_line import unglued
from service.core.metadata.byline_marks import STRONGEST, Signature, is_portrayed, read_signatures
from service.core.metadata.head import Head, plain
from service.core.metadata.linked_data import LinkedData, Node, texts, types
from service.core.metadata.people import PeopleReader
from service.core.metadata.value import Value, holds, key_of
from service.core.page import Page, Place

_METAS = (
    "author", "article:author", "og:author", "og:article:author", "article:author_name",
    "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "cxenseparse:author",
    "citation_author", "byl", "creator", "authors",
)  # fmt: skip
_LABELS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))

HEAD_PARAGRAPHS = 1
"""Paragraphs below the headline among which a marked byline is the article's own."""
HEAD_LINES = 14
"""Lines below the headline among which a byline stands, and a few above it."""
LINES_ABOVE = 4
LONGEST_LINE = 120
_ELSEWHERE = Place.NAV | Place.FORM | Place.ASIDE | Place.TABLE
MOST_FAR = 4
"""Names of a byline far from the headline; longer lists are of other works."""
MOST_BYLINES = 100
"""Lines of a page that begin as a byline does; where there are more none is the article's."""
_BESIDE_NAME = " ,-|\u2022\u00b7\u2013\u2014"
_PARTS = re.compile(r"\s*[|\u2022\u00b7]\s*|\s[-\u2013\u2014]\s")
PROSE = 220
"""Characters of a line from which it is the article's text."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Names, and where they stood."""

    names: tuple[str, ...]
    where: str

    @property
    def keys(self) -> frozenset[str]:
        """The names without case and punctuation."""
        return frozenset(map(key_of, self.names))


def find_authors(
    page: Page, head: Head, data: LinkedData, reader: PeopleReader, headline: int | None
) -> tuple[Value, ...]:
    """The authors in their order; `headline` is the index of the line that is the headline."""
    claim = _choose(page, head, data, reader, headline)
    return tuple(Value(name, claim.where) for name in claim.names) if claim else ()


def _choose(
    page: Page, head: Head, data: LinkedData, reader: PeopleReader, headline: int | None
) -> Claim | None:
    people, others = described(data, reader)
    declared = [claim for claim in (people, named(head, reader)) if claim]
    shown = page.text.casefold() if declared else ""
    visible = [c for c in declared if all(holds(shown, key) for key in c.keys)]
    sure = next((c for c in visible if any(map(reader.is_full_name, c.names))), None)
    if sure:
        return sure
    signatures = read_signatures(page.tree)
    return (
        marked(signatures, reader)
        or next((c for c in visible if _may_be_shown(c, reader)), None)
        or written(page, reader, headline)
        or next((c for c in declared if _may_be_hidden(c, reader)), None)
        or others
        or marked_far(signatures, reader)
    )


def _is_cased(name: str) -> bool:
    """Whether a name is more than a user's handle: in two words, or with a capital."""
    return " " in name or name[:1].isupper() or not name.isascii()


def _may_be_shown(claim: Claim, reader: PeopleReader) -> bool:
    return any(_is_cased(name) or reader.is_agency(name) for name in claim.names)


def _may_be_hidden(claim: Claim, reader: PeopleReader) -> bool:
    """Whether names that the page does not show may still be believed."""
    return any(map(_is_cased, claim.names)) and not any(map(reader.is_organisation, claim.names))


def described(data: LinkedData, reader: PeopleReader) -> tuple[Claim | None, Claim | None]:
    """The people and the organisations that JSON-LD has as authors."""
    for node in data.articles():
        value = node.get("author") or node.get("creator")
        if value:
            entries = list(data.follow(value))
            groups = [entry for entry in entries if not isinstance(entry, str) and _is_group(entry)]
            people = [entry for entry in entries if entry not in groups]
            return _claim(people, reader), _claim(groups, reader)
    return None, None


def _is_group(entry: Node) -> bool:
    return any(name.endswith(("organization", "corporation")) for name in types(entry))


def _claim(entries: Iterable[str | Node], reader: PeopleReader) -> Claim | None:
    names = [name for entry in entries for name in _entry(entry, reader)]
    return Claim(tuple(dict.fromkeys(names)), "json-ld:author") if names else None


def _entry(entry: str | Node, reader: PeopleReader) -> Iterator[str]:
    if isinstance(entry, str):
        yield from reader.declared(plain(entry))
        return
    found = [plain(text) for text in texts(entry.get("name"))]
    if not found:
        parts = [*texts(entry.get("givenName")), *texts(entry.get("familyName"))]
        found = [plain(" ".join(parts))]
    for name in found:
        yield from reader.declared(name)


def named(head: Head, reader: PeopleReader) -> Claim | None:
    """The authors in meta elements."""
    for name in _METAS:
        names = [n for value in head.metas.get(name, ()) for n in reader.declared(value)]
        if names:
            return Claim(tuple(dict.fromkeys(names)), f"meta:{name}")
    for label, content in _LABELS:
        if opens_byline(head.first(label) or "", reader.vocabulary):
            names = [*reader.declared(head.first(content) or "")]
            if names:
                return Claim(tuple(names), f"meta:{content}")
    return None


def marked(signatures: Sequence[Signature], reader: PeopleReader) -> Claim | None:
    """The byline that markup shows near the headline."""
    close = [s for s in signatures if s.paragraphs <= HEAD_PARAGRAPHS]
    below = [s for s in close if s.is_below]
    read = [(s, reader.shown(s.text)) for s in (below or close[-6:])]
    full = [(s, tuple(takewhile(reader.is_full_name, names))) for s, names in read]
    full = [(s, names) for s, names in full if names]
    if full:
        top = max(s.strength for s, _ in full)
        signature, names = next((s, n) for s, n in full if s.strength == top)
        return Claim(_inner(signature, names, full), "byline")
    for signature, names in read:
        if (
            signature.strength == STRONGEST
            and len(names) == 1
            and _is_whole(names[0], signature.text)
        ):
            return Claim(names, "byline")
    return None


def _is_whole(name: str, text: str) -> bool:
    """Whether an element shows a short or a user's name, and not a part of a longer one."""
    if len(name) < 3 or (" " in name and not all(word[0].isupper() for word in name.split())):
        return False
    rest = text.partition(name)[2].lstrip(_BESIDE_NAME)
    return not rest[:1].isupper()


def _inner(
    signature: Signature,
    names: tuple[str, ...],
    others: Sequence[tuple[Signature, tuple[str, ...]]],
) -> tuple[str, ...]:
    """The names of the elements within a byline's element, which hold less beside them."""
    better = []
    for name in names:
        within = [
            other
            for inner, found in others
            for other in found
            if inner is not signature and other != name and name.startswith(other)
        ]
        better.append(min(within, key=len) if within else name)
    return tuple(dict.fromkeys(better))


def marked_far(signatures: Sequence[Signature], reader: PeopleReader) -> Claim | None:
    """The author's box below the article, where it is the only one."""
    claims = []
    for signature in signatures:
        if signature.strength == STRONGEST:
            names = reader.shown(signature.text)
            if names and all(map(reader.is_full_name, names)):
                claims.append(Claim(names, "byline"))
    return claims[0] if claims and len({claim.keys for claim in claims}) == 1 else None


def written(page: Page, reader: PeopleReader, headline: int | None) -> Claim | None:
    """The byline among the lines around the headline."""
    lines = _head_lines(page, headline)
    for index, text in enumerate(lines):
        names = _bylined(text, lines[index + 1] if index + 1 < len(lines) else "", reader)
        if names:
            return Claim(names, "line:byline")
    return _beside_date(lines, page, reader) or _only_byline(page, reader)


def _bylined(text: str, following: str, reader: PeopleReader) -> tuple[str, ...]:
    """The full names that a line has behind "By", or the next line has."""
    if len(text) > LONGEST_LINE:
        return ()
    names: tuple[str, ...] = ()
    found = parse_byline(unglued(text, reader.vocabulary), reader.vocabulary)
    if found is not None:
        names = tuple(n for credit in found.credits for n in reader.shown(credit.name))
    elif opens_byline(text, reader.vocabulary) and len(following) <= LONGEST_LINE:
        names = reader.shown(following)
    return names if names and all(map(reader.may_sign, names)) else ()


def _head_lines(page: Page, headline: int | None) -> list[str]:
    if headline is None:
        return []
    below = _texts(page, range(headline + 1, headline + 1 + HEAD_LINES))
    end = next((i for i, text in enumerate(below) if len(text) >= PROSE), len(below))
    return _texts(page, range(headline - LINES_ABOVE, headline)) + below[:end]


def _texts(page: Page, indices: Iterable[int]) -> list[str]:
    """The lines of some indices but for those of menus and forms."""
    return [
        page.lines[index].text
        for index in indices
        if 0 <= index < len(page.lines) and not page.marks[index].place & (Place.NAV | Place.FORM)
    ]


def _beside_date(lines: Sequence[str], page: Page, reader: PeopleReader) -> Claim | None:
    """A name right beside a date, on one line or as a picture's, too, on two."""
    dated = [_is_dated(text, reader) for text in lines]
    for index, text in enumerate(lines):
        parts = [part.strip() for part in _PARTS.split(text[:LONGEST_LINE])]
        names = reader.shown(parts[0])
        if len(names) != 1 or not _is_plain_name(names[0], reader):
            continue
        alone = key_of(names[0]) == key_of(text)
        if not alone and any(_is_dated(part, reader) for part in parts[1:]):
            return Claim(names, "line:name")
        near = alone and any(dated[max(0, index - 2) : index + 3])
        if near and (reader.is_first_named(names[0]) or is_portrayed(names[0], page.tree)):
            return Claim(names, "line:name")
    return None


def _is_dated(text: str, reader: PeopleReader) -> bool:
    if len(text) > LONGEST_LINE or not any(map(str.isdigit, text)):
        return False
    return parse_day(text, reader.vocabulary) is not None


def _is_plain_name(name: str, reader: PeopleReader) -> bool:
    """Whether a name is two to four words with capitals and nothing else."""
    words = name.split()
    return (
        2 <= len(words) <= 4
        and all(word[0].isalpha() and word[-1] not in "?!:" and "..." not in word for word in words)
        and words[0].istitle()
        and reader.is_full_name(name)
    )


def _only_byline(page: Page, reader: PeopleReader) -> Claim | None:
    """The one byline that the whole page has on lines of their own."""
    openings = reader.vocabulary.words["bylines"].firsts()
    found: Claim | None = None
    tried = 0
    for index, line in enumerate(page.lines):
        text = line.text
        if len(text) > LONGEST_LINE or page.marks[index].place & _ELSEWHERE:
            continue
        if text.partition(" ")[0].casefold().rstrip(":") not in openings:
            continue
        tried += 1
        following = page.lines[index + 1].text if index + 1 < len(page.lines) else ""
        names = _bylined(text, following, reader)
        claim = Claim(names, "line:byline") if 0 < len(names) <= MOST_FAR else found
        if tried > MOST_BYLINES or (found and claim and found.keys != claim.keys):
            return None
        found = claim
    return found
