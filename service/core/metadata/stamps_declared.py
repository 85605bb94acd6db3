"""The dates that a page declares: in linked data, in meta elements, in marks of its lines."""

import re
from collections.abc import Iterable, Iterator, Sequence

from service.core.metadata.analytics import META, counted_days
from service.core.metadata.head import Head
from service.core.metadata.linked_data import LinkedData, texts
from service.core.metadata.stamp_reader import StampReader
from service.core.metadata.value import Value

_OF_LINES = "itemprop:"

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "pubdate", "publish_date",
    "publish-date", "publication_date", "citation_publication_date", "citation_date", "dc.date",
    "dc.date.created", "dcterms.date", "publish_time", "published", "published_time",
    "og:publish_date", "date", "date_published", "originalpublicationdate", "published-date",
    "published_date", "publishdate", "publicationdate", "publication-date", "article.published",
    "article:published_date", "dc.date.published", "datepublication",
)  # fmt: skip
_PUBLISHED_LIKE = re.compile(
    r"publish(?:ed|ing)?[-_:. ]?(?:date|time|on|at)\Z|(?:date|time)[-_:. ]?published\Z"
)
"""How a program of one site's own names what the others above do."""
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod",
)  # fmt: skip


def declared_days(head: Head, data: LinkedData, reader: StampReader) -> list[Value]:
    """The dates of publication, the one that most sites mean first."""
    declared = list(read_all(_declared(head, data, "datePublished", _PUBLISHED), reader))
    return declared or list(read_all(_declared_otherwise(head), reader))


def declared_change(head: Head, data: LinkedData, reader: StampReader) -> Value | None:
    """The date of the last change."""
    return next(read_all(_declared(head, data, "dateModified", _MODIFIED), reader), None)


def unrendered(declared: Sequence[Value], modified: Value | None) -> Value:
    """The first declared date; another, best one of the page's own lines, where it is that of
    the change to the second: some programs declare the moment at which they made the page."""
    first = declared[0]
    if modified is None or first.text != modified.text or "T" not in first.text:
        return first
    earlier = [value for value in declared if value.text[:10] < first.text[:10]]
    shown = [value for value in earlier if value.where.startswith(_OF_LINES)]
    return next(iter(shown or earlier), first)


def read_all(found: Iterable[tuple[str, str]], reader: StampReader) -> Iterator[Value]:
    """The dates among some texts, each with where it stands."""
    for text, where in found:
        stamp = reader.declared(text)
        if stamp is not None:
            yield Value(stamp, where)


def _declared(
    head: Head, data: LinkedData, name: str, metas: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for node in data.articles()[:4]:
        for text in texts(node.get(name)):
            yield text, f"json-ld:{name}"
    for meta, value in head.all(*metas):
        yield value, f"meta:{meta}"
    for time in head.times:
        if name.lower() in time.names.split():
            yield time.value, f"{_OF_LINES}{name}"


def _declared_otherwise(head: Head) -> Iterator[tuple[str, str]]:
    """The days of publication in the data of reader counts, and under names of a site's own."""
    for day in counted_days(head):
        yield day, f"meta:{META}"
    for name, values in head.metas.items():
        if _PUBLISHED_LIKE.search(name):
            for value in values:
                yield value, f"meta:{name}"
