"""Dates as a page's machines and its people write them, in ISO 8601."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from service.core.attribution.day import parse_day
from service.core.attribution.glance import Glance, may_date, may_hold_stamp
from service.core.attribution.imprint import LONGEST as LONGEST_IMPRINT
from service.core.attribution.imprint import Stamp, parse_imprint
from service.core.attribution.vocabulary import Vocabulary
from service.core.metadata.head import plain

FIRST_YEAR = 1900
LONGEST = 80
"""Characters of a declared date."""

_PRINTED = re.compile(
    r"\A[^\W\d_]{2,4},? (?P<day>[^\W\d_]{3,4} {1,2}\d{1,2}) (?P<time>\d\d:\d\d:\d\d)"
    r"(?: (?P<zone>[A-Z]{2,5}|[+-]\d{4}))? (?P<year>\d{4})\Z"
)
"""A moment as C, Java and other programs print it, with the year at its end."""
_OFFSET = re.compile(r"\d\d:\d\d(?::\d\d)? ([+-]\d\d):?(\d\d)\Z")
_MINUTES = len("2024-05-17T19:20")
_SECONDS = re.compile(r"\A1\d{9}(?:\d{3})?\Z")
"""Seconds or milliseconds since 1970, from 2001 on."""
_COMPACT = re.compile(r"\A(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=\D|\Z)")


@dataclass(frozen=True, slots=True)
class StampReader:
    """Reads dates as machines and people write them."""

    vocabulary: Vocabulary
    language: str | None
    reference_date: date | None
    order: str | None = None
    """That of days in numbers between slashes, where the page shows it."""

    def declared(self, text: str) -> str | None:
        """A date that is written for machines, with its time and offset where it has them."""
        text = plain(text)[:LONGEST]
        found = _machine_date(text) or self._written(text)
        return found if found and self.is_possible(found) else None

    def _written(self, text: str) -> str | None:
        """A date in words, also as programs print it: "Fri May 17 19:20:36 CEST 2024"."""
        printed = _PRINTED.match(text)
        if printed:
            text = f"{printed['day']} {printed['year']} {printed['time']} {printed['zone'] or ''}"
        offset = _OFFSET.search(text)
        found = parse_day(text, self.vocabulary, None, self.language)
        is_open = found is not None and offset is not None and len(found) == _MINUTES
        return f"{found}{offset[1]}:{offset[2]}" if is_open and offset else found

    def is_possible(self, stamp: str) -> bool:
        """Whether a date lies neither in the future nor before there were pages to speak of."""
        try:
            moment = datetime.fromisoformat(stamp)
        except ValueError:
            return False
        if moment.year < FIRST_YEAR:
            return False
        days = {moment.date()}
        if moment.tzinfo is not None and 1 < moment.year < 9999:
            days.add(moment.astimezone(UTC).date())
        return self.reference_date is None or min(days) <= self.reference_date

    def shown(self, text: str, stamp: Stamp) -> dict[Stamp, str] | Stamp | None:
        """The dates of a line by what they are said to be, or what the next line's date is."""
        glance = Glance(text) if len(text) <= LONGEST_IMPRINT else None
        if glance is None or not (
            may_date(glance, self.vocabulary) or may_hold_stamp(glance, self.vocabulary)
        ):
            return None
        found = parse_imprint(text, self.vocabulary, None, self.language, stamp, self.order)
        if found is None:
            return None
        dates = {
            kind: value
            for kind, value in (
                (Stamp.PUBLISHED, found.published),
                (Stamp.MODIFIED, found.modified),
                (Stamp.BARE, found.bare),
                (Stamp.AS_OF, found.as_of),
            )
            if value is not None and self.is_possible(value)
        }
        return dates or found.open


def _machine_date(text: str) -> str | None:
    if _SECONDS.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    compact = _COMPACT.match(text)
    if compact:
        return day_of(*map(int, compact.groups()))
    if not text[:4].isdecimal() or not text[:4].isascii():
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _machine_day(text)
    if len(text) <= 10:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")


def _machine_day(text: str) -> str | None:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def day_of(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
