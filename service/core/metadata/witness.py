"""What trafilatura and its date finder read in a page: the last witnesses to be asked."""

from datetime import date

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import extract_license

from service.core.metadata.value import Value

_may_name_licence = etree.XPath(
    "boolean(//a[contains(@href, 'creativecommons.org') or contains(@rel, 'license')])"
)
"""The cheap look at a page's links: most pages name no licence at all."""


def guess_day(tree: HtmlElement, latest: date | None) -> Value | None:
    """The day of publication by htmldate's quick search, as YYYY-MM-DD.

    The first of a January is what it says of a bare year, and so counts for nothing.
    """
    bound = latest.isoformat() if latest else None
    found = find_date(tree, extensive_search=False, original_date=True, max_date=bound)
    if not found or found.endswith("-01-01"):
        return None
    return Value(found, "trafilatura:date")


def find_licence(tree: HtmlElement) -> Value | None:
    """The licence that a link of the page names: "CC BY-SA 4.0"."""
    if not _may_name_licence(tree):
        return None
    found = extract_license(tree)
    return Value(found, "trafilatura:license") if found else None
