"""What a page's metadata tells and what its text says, made one."""

from collections.abc import Iterator
from dataclasses import replace

from service.core.article import Credit, Dateline, Role, Source, Told
from service.core.finding import Finding
from service.core.metadata import Metadata, Value
from service.core.metadata.value import key_of

NOTHING_TOLD = Metadata()

_WRITERS = frozenset({Role.AUTHOR, Role.REPORTING, Role.WRITING})
"""Roles in which a text may name the person whom the metadata calls an author."""


def reconcile_credits(metadata: Metadata, finding: Finding) -> tuple[Credit, ...]:
    """Each person once: the metadata's authors first, then whom only the text names.

    Where the metadata names authors, a further author of the text's is most likely another
    article's, and goes. An author whom the text names, too, is spelled as there.
    """
    told = {key_of(author.text): author.text for author in metadata.authors}
    if not told:
        return finding.credits
    spelled: dict[str, Credit] = {}
    others: list[Credit] = []
    for credit in finding.credits:
        key = key_of(credit.name)
        if key in told and credit.role in _WRITERS:
            spelled.setdefault(key, replace(credit, role=Role.AUTHOR))
        elif credit.role is not Role.AUTHOR:
            others.append(credit)
    authors = [spelled.get(key, Credit(Role.AUTHOR, name)) for key, name in told.items()]
    return (*authors, *others)


def reconcile_source(metadata: Metadata, finding: Finding, url: str | None) -> Source:
    """The source as the text says it; what the metadata tells of dates and publisher first."""
    return Source(
        agency=finding.agencies[0] if finding.agencies else _text(metadata.agency),
        publisher=_text(metadata.publisher) or finding.publisher,
        url=url or _text(metadata.address),
        dateline=finding.dateline or Dateline(),
        published=_text(metadata.published) or finding.published,
        modified=_text(metadata.modified) or finding.modified,
        copyright=finding.copyright,
        licence=_text(metadata.licence),
    )


def told(metadata: Metadata, title: str | None, source: Source) -> Iterator[Told]:
    """The values of an article that were taken from the metadata, each with where it stood."""
    values = {
        "title": (metadata.title, title),
        "source.agency": (metadata.agency, source.agency),
        "source.publisher": (metadata.publisher, source.publisher),
        "source.url": (metadata.address, source.url),
        "source.published": (metadata.published, source.published),
        "source.modified": (metadata.modified, source.modified),
        "source.licence": (metadata.licence, source.licence),
    }
    for field, (value, used) in values.items():
        if value is not None and value.text == used:
            yield Told(field, value.text, value.where)
    for author in metadata.authors:
        yield Told("credits.author", author.text, author.where)


def _text(value: Value | None) -> str | None:
    return value.text if value is not None else None
