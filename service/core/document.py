"""What comes in: one text as a scraper handed it over, and what is known about it."""

from dataclasses import dataclass
from datetime import date

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Document:
    """One raw text, or one web page.

    `text` is the decoded text as received; offsets in the ledger count its code points.
    A leading byte order mark is no part of it and is taken off here.
    `html` is a page or a fragment of one; where it is given, `text` is not looked at, and the
    ledger counts the code points of the page's text rendering (`Article.text`).
    `url` is the address that the text was read from, `language` an ISO 639-1 code (a region
    may follow and is dropped), `reference_date` the day that dates without a year are
    settled by and that no date may lie beyond; each None where it is not known. Where that day
    was taken for want of one that was told, `is_told` is false: the text may be of any age then,
    and "3 hours ago" tells nothing.
    """

    text: str = ""
    url: str | None = None
    language: str | None = None
    reference_date: date | None = None
    html: str | None = None
    is_told: bool = True

    @property
    def read_on(self) -> date | None:
        """The day on which the text was read, from which "3 hours ago" counts back."""
        return self.reference_date if self.is_told else None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.text.removeprefix(BYTE_ORDER_MARK))
