"""Provenance: who made a text and where it comes from, by a credit line that stands alone."""

from dataclasses import dataclass

from service.core.article import Credit, Source
from service.core.attribution.snippet import read_snippet
from service.core.attribution.supplier import in_order
from service.core.document import Document
from service.core.language import primary_language
from service.core.reconcile import NOTHING_TOLD, reconcile_source
from service.core.stylebook import Stylebook


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a credit line says; as the article's fields of these names."""

    credits: tuple[Credit, ...]
    source: Source


def read_credits(document: Document, stylebook: Stylebook) -> Provenance:
    """Read a document's text as one credit line, byline, dateline or block of them.

    A pure function, for lines and blocks and not for articles. The language only breaks ties;
    it is not detected. Never raises.
    """
    vocabulary = stylebook.attribution.vocabulary
    language = primary_language(document.language) if document.language else None
    found = read_snippet(document.text, vocabulary, document.reference_date, language)
    found = in_order(found, found.agencies, [document.text], vocabulary)
    return Provenance(found.credits, reconcile_source(NOTHING_TOLD, found, document.url))
