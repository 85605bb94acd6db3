"""The agency that is declared in an author's entry: a source, and no second person."""

from collections.abc import Iterator, Sequence

from service.core.attribution.token import tokenize
from service.core.metadata.head import Head
from service.core.metadata.linked_data import LinkedData, texts
from service.core.metadata.people import PeopleReader
from service.core.metadata.value import Value


def part_agency(
    authors: Sequence[Value], head: Head, data: LinkedData, reader: PeopleReader
) -> tuple[tuple[Value, ...], Value | None]:
    """The authors without the agency that one works for, "Jane Roe, Reuters", and the agency by
    its canonical name. One that is declared for itself is its article's author as well."""
    agencies = [author for author in authors if reader.is_agency(author.text)]
    if not agencies:
        return tuple(authors), None
    found = reader.vocabulary.agency_at(tokenize(agencies[0].text), 0)
    agency = Value(found[0], agencies[0].where) if found is not None else None
    own = set(_entries(head, data))
    people = tuple(a for a in authors if a not in agencies or a.text in own)
    named = any(reader.is_full_name(author.text) for author in people)
    return (people if named else tuple(authors)), agency


def _entries(head: Head, data: LinkedData) -> Iterator[str]:
    """All that is declared as an author in an entry of its own, as it stands."""
    yield from head.metas.get("author", ())
    for node in data.articles():
        for entry in data.follow(node.get("author")):
            yield from [entry] if isinstance(entry, str) else texts(entry.get("name"))
