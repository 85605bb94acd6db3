"""When an article was published and changed, in ISO 8601, never after the reference date."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from service.core.attribution.day import parse_day
from service.core.attribution.imprint import Stamp, parse_imprint
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import Line
from service.core.metadata.afterpiece import own_within
from service.core.metadata.head import Head, TimeMark, plain
from service.core.metadata.linked_data import LinkedData, texts
from service.core.metadata.value import Value
from service.core.metadata.witness import guess_day
from service.core.page import Page, Place

FIRST_YEAR = 1900
LONGEST = 80
"""Characters of a declared date."""
LINES_BELOW, LINES_ABOVE = 14, 4
"""Lines around the headline among which a date is the article's."""
LONGEST_LINE = 140
SHORT = 45
"""Characters of a line that is a date and little else."""

_ALONE, _WITHIN = "line:date", "line:byline"

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
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod",
)  # fmt: skip
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_+-]|\Z)"
)
_SLASH = re.compile("%2f", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CHANGED = re.compile(r"updat|modif")
_COMPACT = re.compile(r"\A(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=\D|\Z)")


@dataclass(frozen=True, slots=True)
class Stamps:
    """The two dates, each where it is known."""

    published: Value | None
    modified: Value | None


@dataclass(frozen=True, slots=True)
class StampReader:
    """Reads dates as machines and people write them."""

    vocabulary: Vocabulary
    language: str | None
    reference_date: date | None

    def declared(self, text: str) -> str | None:
        """A date that is written for machines, with its time and offset where it has them."""
        text = plain(text)[:LONGEST]
        found = _machine_date(text) or parse_day(text, self.vocabulary, None, self.language)
        return found if found and self.is_possible(found) else None

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
        found = parse_imprint(text, self.vocabulary, None, self.language, stamp)
        if found is None:
            return None
        dates = {
            kind: value
            for kind, value in (
                (Stamp.PUBLISHED, found.published),
                (Stamp.MODIFIED, found.modified),
                (Stamp.BARE, found.bare),
            )
            if value is not None and self.is_possible(value)
        }
        return dates or found.open


def find_stamps(
    page: Page, head: Head, data: LinkedData, reader: StampReader, headline: int | None
) -> Stamps:
    """The dates that the page declares, else those that it shows near its headline.

    `headline` is the index of the line that is the headline.
    """
    shown, above = _shown(page, reader, headline)
    modified = next(_read(_declared(head, data, "dateModified", _MODIFIED), reader), None)
    declared = list(_read(_declared(head, data, "datePublished", _PUBLISHED), reader))
    if declared:
        published: Value | None = _settled(declared, shown or above, modified)
    else:
        timed = _timed(head, reader, shown.get(Stamp.MODIFIED), modified)
        shown = shown or ({} if timed else above)
        published = (
            shown.get(Stamp.PUBLISHED)
            or shown.get(Stamp.BARE)
            or timed
            or _addressed(head, reader)
            or (None if shown else _alone(page, reader, headline) or _guessed(page, reader))
        )
    modified = modified or shown.get(Stamp.MODIFIED) or _timed_change(head, reader)
    if modified and published and modified.text[:10] < published.text[:10]:
        modified = None
    return Stamps(published, modified)


def _settled(
    declared: Sequence[Value], shown: Mapping[Stamp, Value], modified: Value | None
) -> Value:
    """The declared date, unless the page shows one that more speaks for."""
    first = declared[0]
    on_page = shown.get(Stamp.PUBLISHED) or shown.get(Stamp.BARE)
    if on_page is None or on_page.text[:10] == first.text[:10]:
        return first
    day = on_page.text[:10]
    days = Counter(value.text[:10] for value in declared)
    if days[day] >= days[first.text[:10]]:
        return next(value for value in declared if value.text[:10] == day)
    if _swapped(day) == first.text[:10]:
        return first  # 09.10. is read as the page's language has it, and may mean the other
    # What is neither of the declared days is what the newsroom itself has put there.
    is_third = day < first.text[:10] if modified is None else modified.text[:10] != day
    return on_page if is_third and on_page.where == _ALONE else first


def _swapped(day: str) -> str:
    """A day with its month and day of the month in each other's place."""
    return f"{day[:5]}{day[8:10]}{day[4]}{day[5:7]}"


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
            yield time.value, f"itemprop:{name}"


def _read(found: Iterable[tuple[str, str]], reader: StampReader) -> Iterator[Value]:
    for text, where in found:
        stamp = reader.declared(text)
        if stamp is not None:
            yield Value(stamp, where)


def _shown(
    page: Page, reader: StampReader, headline: int | None
) -> tuple[dict[Stamp, Value], dict[Stamp, Value]]:
    """The first date of each kind on the lines below the headline, and on those above it.

    Tables hold dates of other things.
    """
    if headline is None:
        return {}, {}
    below = own_within(page, headline, headline + 1, headline + 1 + LINES_BELOW)
    own = [page.lines[index] for index in below if not page.marks[index].place & Place.TABLE]
    above = page.lines[max(0, headline - LINES_ABOVE) : headline]
    return _dates(own, reader), _dates(above, reader)


def _near_digits(lines: Sequence[Line]) -> list[bool]:
    """Which lines may hold a date, or say what the date on the next line is."""
    digits = [len(line.text) <= LONGEST_LINE and any(map(str.isdigit, line.text)) for line in lines]
    return [
        here or (after and len(line.text) <= LONGEST_LINE)
        for line, here, after in zip(lines, digits, [*digits, False][1:], strict=True)
    ]


def _dates(lines: Sequence[Line], reader: StampReader) -> dict[Stamp, Value]:
    found: dict[Stamp, Value] = {}
    stamp = Stamp.BARE
    for line, may_be_dated in zip(lines, _near_digits(lines), strict=True):
        read = reader.shown(line.text, stamp) if may_be_dated else None
        stamp = read if isinstance(read, Stamp) else Stamp.BARE
        if isinstance(read, dict):
            where = _ALONE if len(line.text) <= SHORT else _WITHIN
            for kind, value in read.items():
                found.setdefault(kind, Value(value, where))
    return found


def _alone(page: Page, reader: StampReader, headline: int | None) -> Value | None:
    """The one day that the page names on lines of their own, and not another article's."""
    found: Value | None = None
    at = -1
    for index, line in enumerate(page.lines):
        if len(line.text) > SHORT or not any(map(str.isdigit, line.text)):
            continue
        read = reader.shown(line.text, Stamp.BARE)
        if not isinstance(read, dict) or Stamp.MODIFIED in read:
            continue
        stamp = read.get(Stamp.PUBLISHED) or read[Stamp.BARE]
        if found is not None and found.text[:10] != stamp[:10]:
            return None
        found, at = Value(stamp, _ALONE), index
    return found if at in own_within(page, headline, at, at + 1) else None


def _guessed(page: Page, reader: StampReader) -> Value | None:
    """The witness's guess, if the page shows that day; where it shows none, nobody is asked."""
    dated = [
        line.text
        for line in page.lines
        if len(line.text) <= LONGEST_LINE and _YEAR.search(line.text)
    ]
    if not any(_bare_days(text, reader) for text in dated):
        return None
    guess = guess_day(page.tree, reader.reference_date)
    if guess is None:
        return None
    year = guess.text[:4]
    near = (text for text in dated if year in text)
    return guess if any(guess.text in _bare_days(text, reader) for text in near) else None


def _bare_days(text: str, reader: StampReader) -> list[str]:
    read = reader.shown(text, Stamp.BARE)
    return [day[:10] for day in read.values()] if isinstance(read, dict) else []


def _timed(
    head: Head, reader: StampReader, shown: Value | None, declared: Value | None
) -> Value | None:
    """The first time element below the headline, unless it is that of a known change."""
    for time in head.times:
        if time.is_below and not _is_change(time):
            stamp = reader.declared(time.value)
            known = {value.text[:10] for value in (shown,) if value}
            if declared and _CHANGED.search(time.names):
                known.add(declared.text[:10])
            return Value(stamp, "time") if stamp and stamp[:10] not in known else None
    return None


def _is_change(time: TimeMark) -> bool:
    """Whether a time is named after a change alone: WordPress has "published updated" as well."""
    return bool(_CHANGED.search(time.names)) and "publish" not in time.names


def _timed_change(head: Head, reader: StampReader) -> Value | None:
    """The day of the last change in the first time element below the headline that has it."""
    for time in head.times:
        if time.is_below and _is_change(time):
            stamp = reader.declared(time.value)
            return Value(stamp, "time") if stamp else None
    return None


def _addressed(head: Head, reader: StampReader) -> Value | None:
    """The day in the page's address, as a path of its own: /2024/05/17/."""
    for address in (*head.links.get("canonical", ()), *head.metas.get("og:url", ())):
        opened = _SLASH.sub("/", address[: LONGEST_LINE * 4])
        match = _IN_ADDRESS.search(opened)
        if match:
            stamp = _day(*map(int, match.groups()))
            if stamp and reader.is_possible(stamp):
                return Value(stamp, "address")
    return None


def _machine_date(text: str) -> str | None:
    compact = _COMPACT.match(text)
    if compact:
        return _day(*map(int, compact.groups()))
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


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
