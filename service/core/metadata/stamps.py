"""When an article was published and changed, in ISO 8601, never after the reference date."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from service.core.attribution.imprint import Stamp
from service.core.metadata.afterpiece import OwnLines
from service.core.metadata.head import Head, TimeMark
from service.core.metadata.linked_data import LinkedData
from service.core.metadata.stamp_reader import StampReader, day_of
from service.core.metadata.stamp_zone import at_home, is_elsewhere
from service.core.metadata.stamps_declared import (
    declared_change,
    declared_days,
    read_all,
    unrendered,
)
from service.core.metadata.stamps_shown import (
    ALONE,
    are_of_list,
    dates_on,
    guessed_day,
    lines_around,
    only_day,
    order_shown,
    stamped_far,
)
from service.core.metadata.value import Value

LONGEST_ADDRESS = 560
"""Characters of a page's address that are read."""

_IN_ADDRESS = re.compile(
    r"(?:/|%2F)((?:19|20)\d\d)(?:[/-]|%2F)(0?[1-9]|1[0-2])(?:[/-]|%2F)(0?[1-9]|[12]\d|3[01])"
    r"(?=[/_+-]|%2[BF]|\Z)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif")


@dataclass(frozen=True, slots=True)
class Stamps:
    """The two dates, each where it is known."""

    published: Value | None
    modified: Value | None


def find_stamps(own: OwnLines, head: Head, data: LinkedData, reader: StampReader) -> Stamps:
    """The dates that the page declares, else those that it shows near its headline."""
    page = own.page
    below, above = lines_around(own)
    reader = replace(reader, order=order_shown(page, (*below, *above)))
    shown, over = _changes(dates_on(below, reader), head, reader), dates_on(above, reader)
    modified = declared_change(head, data, reader)
    if declared := declared_days(head, data, reader):
        days = {value.text[:10] for value in shown.values()}
        is_listed = declared[0].text[:10] not in days and are_of_list(below, reader)
        published = _of_declared(declared, {} if is_listed else shown, over, modified, head, reader)
    else:
        timed = _timed(head, reader, shown.get(Stamp.MODIFIED), modified)
        shown = shown or ({} if timed else over)
        is_open = not timed and shown.keys() <= {Stamp.BARE}
        far = stamped_far(own, reader) if is_open else {}
        shown = _since(shown, far)
        published = _of_shown(shown, timed, far, head, reader)
        if published is None and not shown:
            published = (
                _timed_above(head, reader)
                or only_day(own, reader)
                or guessed_day(page, reader, modified)
            )
        shown = shown or far
    modified = modified or shown.get(Stamp.MODIFIED) or _timed_change(head, reader)
    if modified and published and modified.text[:10] < published.text[:10]:
        modified = None
    return Stamps(published, modified)


def _of_shown(
    shown: Mapping[Stamp, Value],
    timed: Value | None,
    far: Mapping[Stamp, Value],
    head: Head,
    reader: StampReader,
) -> Value | None:
    """The date of publication of a page that declares none, the surest first: on its lines, in
    its time elements, far from its headline, in its address."""
    return (
        shown.get(Stamp.PUBLISHED)
        or shown.get(Stamp.BARE)
        or timed
        or far.get(Stamp.PUBLISHED)
        or shown.get(Stamp.AS_OF)
        or _addressed(head, reader)
    )


def _of_declared(
    declared: Sequence[Value],
    below: Mapping[Stamp, Value],
    above: Mapping[Stamp, Value],
    modified: Value | None,
    head: Head,
    reader: StampReader,
) -> Value | None:
    """The declared date that counts beside what the page shows below and above its headline."""
    shown = below or above
    found = _settled(declared, shown, {value.text[:10] for value in above.values()}, modified)
    on_page = shown.get(Stamp.PUBLISHED) or shown.get(Stamp.BARE)
    if on_page is None or not is_elsewhere(on_page.text, found.text):
        return found
    times = read_all(((time.value, "time") for time in head.times), reader)
    return at_home(found, on_page, times, _addressed(head, reader))


def _changes(
    shown: Mapping[Stamp, Value], head: Head, reader: StampReader
) -> Mapping[Stamp, Value]:
    """The days below the headline, of which one without a word is that of a change where the
    time elements that name it are."""
    bare = shown.get(Stamp.BARE)
    if bare is None or Stamp.MODIFIED in shown:
        return shown
    same = [
        time
        for time in head.times
        if time.is_below and (reader.declared(time.value) or "")[:10] == bare.text[:10]
    ]
    if not same or not all(map(_is_change, same)):
        return shown
    rest: dict[Stamp, Value] = {
        kind: value for kind, value in shown.items() if kind is not Stamp.BARE
    }
    rest[Stamp.MODIFIED] = next(read_all([(same[0].value, "time")], reader), bare)
    return rest


def _since(shown: Mapping[Stamp, Value], far: Mapping[Stamp, Value]) -> Mapping[Stamp, Value]:
    """The days below the headline, of which one without a word is that of a change where the
    article says elsewhere that it was published before."""
    bare, first = shown.get(Stamp.BARE), far.get(Stamp.PUBLISHED)
    if bare is None or first is None or first.text[:10] >= bare.text[:10]:
        return shown
    return {Stamp.PUBLISHED: first, Stamp.MODIFIED: bare}


def _settled(
    declared: Sequence[Value],
    shown: Mapping[Stamp, Value],
    over_days: Iterable[str],
    modified: Value | None,
) -> Value:
    """The declared date, unless the page shows one that more speaks for.

    `over_days` are days above the headline, which may bear a declared one out.
    """
    first = unrendered(declared, modified)
    on_page = shown.get(Stamp.PUBLISHED) or shown.get(Stamp.BARE)
    if on_page is None or first.text[:10] in {on_page.text[:10], *over_days}:
        return first
    day = on_page.text[:10]
    days = Counter(value.text[:10] for value in declared)
    if days[day] >= days[first.text[:10]]:
        return next(value for value in declared if value.text[:10] == day)
    if _swapped(day) == first.text[:10] or is_elsewhere(day, first.text):
        return first  # 09.10. is read as the page's language has it, and may mean the other
    # What is neither of the declared days is what the newsroom itself has put there.
    if modified is None:
        is_third = day < first.text[:10]
    else:
        is_third = day < modified.text[:10] and not is_elsewhere(day, modified.text)
    is_made = modified is not None and first.text == modified.text and day < first.text[:10]
    return on_page if is_made or (is_third and on_page.where == ALONE) else first


def _swapped(day: str) -> str:
    """A day with its month and day of the month in each other's place."""
    return f"{day[:5]}{day[8:10]}{day[4]}{day[5:7]}"


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


def _timed_above(head: Head, reader: StampReader) -> Value | None:
    """The one day that the page's time elements name, all of them above the headline."""
    if any(time.is_below for time in head.times):
        return None
    stamps = [stamp for time in head.times if (stamp := reader.declared(time.value))]
    changed = any(map(_is_change, head.times))
    return Value(stamps[0], "time") if len({s[:10] for s in stamps}) == 1 and not changed else None


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
        match = _IN_ADDRESS.search(address[:LONGEST_ADDRESS])
        if match:
            stamp = day_of(*map(int, match.groups()))
            if stamp and reader.is_possible(stamp):
                return Value(stamp, "address")
    return None
