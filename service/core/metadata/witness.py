"""What trafilatura and its date finder read in a page: the last witnesses to be asked."""

from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import LICENSE_REGEX

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


def name_licence(address: str) -> str | None:
    """The short name of the Creative Commons licence at an address: "CC BY-SA 4.0"."""
    address = address.lower()
    found = LICENSE_REGEX.search(address) if "creativecommons.org/" in address else None
    if found is None:
        return None
    return f"CC {found[1].upper()} {found[2]}".replace("CC ZERO", "CC0")
