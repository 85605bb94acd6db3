"""What a page's metadata says of its article, each value with where it stood."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.metadata.afterpiece import own_lines
from service.core.metadata.author import find_authors
from service.core.metadata.head import Head, read_head
from service.core.metadata.headline_lines import HeadlineLines
from service.core.metadata.licence import find_licence
from service.core.metadata.linked_data import LinkedData
from service.core.metadata.own_copy import find_own_copy
from service.core.metadata.own_data import own_data
from service.core.metadata.people import PeopleReader
from service.core.metadata.served_agency import part_agency
from service.core.metadata.site import (
    find_address,
    find_language,
    find_publisher,
    host_keys,
    person_keys,
    site_names,
)
from service.core.metadata.site_shown import shown_publisher
from service.core.metadata.stamp_reader import StampReader
from service.core.metadata.stamps import find_stamps
from service.core.metadata.title import find_title
from service.core.metadata.value import Value, key_of
from service.core.page import Page, Place

__all__ = ["Metadata", "Value", "read_metadata"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article from its page's metadata; None or empty is not known.

    Dates are ISO 8601, with time and offset where the page gives them; `address` is the
    canonical URL, `language` an ISO 639-1 code, `licence` a licence's short name or address,
    `own_copy` the article's text as the page gives it to machines.
    """

    title: Value | None = None
    authors: tuple[Value, ...] = ()
    agency: Value | None = None
    published: Value | None = None
    modified: Value | None = None
    publisher: Value | None = None
    address: Value | None = None
    language: Value | None = None
    licence: Value | None = None
    own_copy: Value | None = None
    others: frozenset[int] = frozenset()
    """The page's lines that tell of other articles, or of readers, and so not of this one."""


def read_metadata(page: Page, reference_date: date | None, vocabulary: Vocabulary) -> Metadata:
    """All that a page's head, its data for machines, its markup and its byline tell.

    No date lies after the reference date. Never raises.
    """
    head = read_head(page.tree)
    data = LinkedData(head.scripts)
    sites = site_names(head, data)
    lines = HeadlineLines(page)
    title = find_title(page, head, data, sites, lines)
    data = own_data(data, title)
    language = find_language(head, data)
    code = language.text if language else None
    own = own_lines(page, _headline(page, title, lines))
    people = _people_reader(head, data, sites, code, vocabulary)
    authors, agency = part_agency(find_authors(own, head, data, people), head, data, people)
    stamps = find_stamps(own, head, data, StampReader(vocabulary, code, reference_date))
    return Metadata(
        title=title,
        authors=authors,
        agency=agency,
        published=stamps.published,
        modified=stamps.modified,
        publisher=find_publisher(page.tree, head, data) or shown_publisher(page, head, title),
        address=find_address(page.tree, head),
        language=language,
        licence=find_licence(page.tree, head, data),
        own_copy=find_own_copy(data),
        others=frozenset(range(len(page.lines))).difference(own.indices),
    )


def _people_reader(
    head: Head, data: LinkedData, sites: Sequence[str], code: str | None, vocabulary: Vocabulary
) -> PeopleReader:
    """A reader that knows the site's names, but for an agency's and those of its author."""
    languages = frozenset({code}) if code else None
    names = PeopleReader(vocabulary, languages, frozenset())
    people = person_keys(data)
    owners = {_in_one_word(site) for site in sites if _is_owner(site, names, people)}
    own = [site for site in sites if not names.is_agency(site) and _in_one_word(site) not in owners]
    return replace(names, sites=_site_keys(own, vocabulary), hosts=host_keys(head) - owners)


def _in_one_word(name: str) -> str:
    """A name's key without spaces, as accounts and hosts have it: "janeroe"."""
    return "".join(key_of(name).split())


def _is_owner(site: str, names: PeopleReader, people: Container[str]) -> bool:
    """Whether a site is named after a person, who then is its author as well."""
    if not names.is_full_name(site) or names.declared(site) != (site,):
        return False
    return key_of(site) in people or names.is_first_named(site)


def _site_keys(names: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The site's names as keys, in one word, and without the article before them, too."""
    keys = set(filter(None, map(key_of, names)))
    for name in names:
        tokens = tokenize(name)
        after = vocabulary.skip("the", tokens, 0)
        if 0 < after < len(tokens):
            keys.add(key_of(name[tokens[after].start :]))
    return frozenset(keys | set(map(_in_one_word, keys)))


def _headline(page: Page, title: Value | None, lines: HeadlineLines) -> int | None:
    """The line that is the headline: a heading that says the title, else its first heading."""
    top = next((i for i, mark in enumerate(page.marks) if mark.level == 1), None)
    if title is None:
        return top
    same = lines.saying(key_of(title.text))
    headings = [i for i in same if page.marks[i].level]
    # A menu that stays in sight names the article, too, and stands before it.
    headings.sort(key=lambda i: bool(page.marks[i].place & (Place.NAV | Place.HIDDEN)))
    return next(iter(headings or ([top] if top is not None else same)), None)
