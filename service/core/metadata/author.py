"""The authors: people only, and none rather than a wrong one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from service.core.attribution.byline import opens_byline
from service.core.metadata.afterpiece import OwnLines
from service.core.metadata.analytics import META, counted_authors
from service.core.metadata.author_box import boxed
from service.core.metadata.byline_marks import STRONGEST, Signature, read_signatures
from service.core.metadata.claim import Claim
from service.core.metadata.declared_name import declared_names
from service.core.metadata.head import Head, plain
from service.core.metadata.linked_data import LinkedData, Node, texts, types
from service.core.metadata.people import PeopleReader
from service.core.metadata.value import Value, holds
from service.core.metadata.written_byline import (
    HEAD_LINES,
    LINES_ABOVE,
    bylined_near,
    without_job,
    written,
)

_METAS = (
    "author", "article:author", "og:author", "og:article:author", "article:author_name",
    "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "cxenseparse:author",
    "citation_author", "byl", "creator", "authors", "articleauthor",
)  # fmt: skip
_CITED = ("citation_author", "citation_authors")
_PAPERS = frozenset({*_CITED, "dc.creator", "dcterms.creator"})
"""Where libraries read names, and so the last one may stand first."""
_LABELS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))

MOST_PART = 3
"""Words before and behind the comma of a name whose last part stands first."""
HEAD_PARAGRAPHS = 1
"""Paragraphs below the headline among which a marked byline is the article's own."""
_BESIDE_NAME = " ,-|\u2022\u00b7\u2013\u2014"


def find_authors(
    own: OwnLines, head: Head, data: LinkedData, reader: PeopleReader
) -> tuple[Value, ...]:
    """The authors in their order."""
    claim = _choose(own, head, data, reader)
    return tuple(Value(name, claim.where) for name in claim.names) if claim else ()


def _choose(own: OwnLines, head: Head, data: LinkedData, reader: PeopleReader) -> Claim | None:
    page = own.page
    people, others = described(data, reader)
    declared = [claim for claim in (people, named(head, reader)) if claim]
    shown = page.text.casefold() if declared else ""
    visible = [c for c in declared if all(holds(shown, key) for key in c.keys)]
    sure = next((c for c in visible if any(map(reader.is_full_name, c.names))), None)
    if sure:
        return _shown_instead(sure, own, reader) or sure
    signatures = read_signatures(page.tree)
    return (
        without_job(marked(signatures, reader), own, reader)
        or next((c for c in visible if _may_be_shown(c, reader)), None)
        or written(own, reader, is_signed=_is_signed(signatures))
        or next((c for c in declared if _may_be_hidden(c, reader)), None)
        or others
        or marked_far(signatures, reader)
        or boxed(page, reader)
    )


def _shown_instead(claim: Claim, own: OwnLines, reader: PeopleReader) -> Claim | None:
    """The byline below the headline, where the page shows a declared name only elsewhere: who
    writes and who runs the site may be two people."""
    page, headline = own.page, own.headline
    if headline is None or not claim.where.startswith("meta:"):
        return None
    around = page.lines[max(0, headline - LINES_ABOVE) : headline + 1 + HEAD_LINES]
    text = "\n".join(line.text for line in around).casefold()
    if any(holds(text, key) for key in claim.keys):
        return None
    return bylined_near(own, reader)


def _is_signed(signatures: Sequence[Signature]) -> bool:
    """Whether markup shows a byline right below the headline, be it a team's."""
    return any(s.strength == STRONGEST and s.is_below and not s.paragraphs for s in signatures)


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
    names = list(dict.fromkeys(name for entry in entries for name in _entry(entry, reader)))
    if any(map(reader.is_full_name, names)):
        names = [name for name in names if not reader.is_remark(name)]
    return Claim(tuple(names), "json-ld:author") if names else None


def _entry(entry: str | Node, reader: PeopleReader) -> Iterator[str]:
    if isinstance(entry, str):
        yield from declared_names(reader, plain(entry))
        return
    found = [plain(text) for text in texts(entry.get("name"))]
    if not found:
        parts = [*texts(entry.get("givenName")), *texts(entry.get("familyName"))]
        found = [plain(" ".join(parts))]
    for name in found:
        yield from declared_names(reader, name)


def named(head: Head, reader: PeopleReader) -> Claim | None:
    """The authors in meta elements."""
    for name in _METAS:
        read = _turned if name in _PAPERS else declared_names
        names = [n for value in head.metas.get(name, ()) for n in read(reader, value)]
        if names:
            return _fuller(Claim(tuple(dict.fromkeys(names)), f"meta:{name}"), head, reader)
    names = [n for value in counted_authors(head) for n in declared_names(reader, value)]
    if names:
        return Claim(tuple(dict.fromkeys(names)), f"meta:{META}")
    for label, content in _LABELS:
        if opens_byline(head.first(label) or "", reader.vocabulary):
            names = [*declared_names(reader, head.first(content) or "")]
            if names:
                return Claim(tuple(names), f"meta:{content}")
    return None


def _turned(reader: PeopleReader, text: str) -> tuple[str, ...]:
    """The names of a library's entry, in which one may stand with its last part first."""
    last, _, first = (part.strip() for part in text.partition(","))
    counts = (len(last.split()), len(first.split()))
    is_one = min(counts) > 0 and max(counts) <= MOST_PART and "," not in first
    if is_one and not (reader.is_full_name(last) and reader.is_full_name(first)):
        turned = f"{first} {last}"
        if reader.is_full_name(turned):
            return (turned,)
    return declared_names(reader, text)


def _fuller(claim: Claim, head: Head, reader: PeopleReader) -> Claim:
    """The paper's own list of authors where a claim is only the first of it."""
    for name in _CITED:
        listed = [n for value in head.metas.get(name, ()) for n in _turned(reader, value)]
        every = Claim(tuple(dict.fromkeys(listed)), f"meta:{name}")
        if claim.keys < every.keys:
            return every
    return claim


def marked(signatures: Sequence[Signature], reader: PeopleReader) -> Claim | None:
    """The byline that markup shows near the headline."""
    close = [
        s
        for s in signatures
        if s.paragraphs <= HEAD_PARAGRAPHS and not _is_labelled_otherwise(s, reader)
    ]
    below = [s for s in close if s.is_below]
    read = [(s, reader.shown(s.text)) for s in (below or close[-6:])]
    full = [(s, tuple(takewhile(reader.is_full_name, names))) for s, names in read]
    full = [(s, names) for s, names in full if names]
    if full:
        top = max(s.strength for s, _ in full)
        signature, names = next((s, n) for s, n in full if s.strength == top)
        named = _in_row(_inner(signature, names, full), full)
        return Claim(named, _where(named, full))
    for signature, names in read:
        if (
            signature.strength == STRONGEST
            and len(names) == 1
            and _is_whole(names[0], signature.text, reader)
        ):
            return Claim(names, _where(names, [(signature, names)]))
    return None


def _where(names: Sequence[str], found: Iterable[tuple[Signature, tuple[str, ...]]]) -> str:
    """Where names stood that markup shows: in microdata, if it calls each of them an author."""
    declared = {name for signature, told in found if signature.is_data for name in told}
    return "microdata:author" if declared.issuperset(names) else "byline"


def _is_labelled_otherwise(signature: Signature, reader: PeopleReader) -> bool:
    """Whether the words before it say that it is another's than the author: "Contact:"."""
    label = signature.label
    if signature.strength == 1 and label.endswith(":"):
        return not opens_byline(label, reader.vocabulary)
    return bool(label) and reader.tells_other_work(label)


def _is_whole(name: str, text: str, reader: PeopleReader) -> bool:
    """Whether an element shows a short or a user's name, and not a part of a longer one."""
    if len(name) < 3 or (" " in name and not all(word[0].isupper() for word in name.split())):
        return False
    if reader.is_group(name):
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


def _in_row(
    names: tuple[str, ...], others: Sequence[tuple[Signature, tuple[str, ...]]]
) -> tuple[str, ...]:
    """A name, and those that stand beside it in elements like its own."""
    if len(names) > 1:
        return names
    row = next((s.row for s, found in others if found == names and s.row is not None), None)
    beside = (found for s, found in others if row is not None and s.row == row and len(found) == 1)
    return tuple(dict.fromkeys((*names, *(name for (name,) in beside))))


def marked_far(signatures: Sequence[Signature], reader: PeopleReader) -> Claim | None:
    """The author's box below the article, where it is the only one."""
    claims = []
    for signature in signatures:
        if signature.strength == STRONGEST and not _is_labelled_otherwise(signature, reader):
            names = reader.shown(signature.text)
            if names and all(map(reader.is_full_name, names)):
                claims.append(Claim(names, _where(names, [(signature, names)])))
    return claims[0] if claims and len({claim.keys for claim in claims}) == 1 else None
