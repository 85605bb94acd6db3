"""What trafilatura and its date finder read in a page: the last witnesses to be asked."""

from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import extract_license

from service.core.metadata.value import Value


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
    if not any(map(_may_name_licence, tree.iter("a"))):
        return None
    found = extract_license(tree)
    return Value(found, "trafilatura:license") if found else None


def _may_name_licence(link: HtmlElement) -> bool:
    """The cheap look at a link: most pages name no licence at all."""
    return "creativecommons.org" in link.get("href", "") or "license" in link.get("rel", "")
