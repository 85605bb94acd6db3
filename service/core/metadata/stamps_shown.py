"""The dates that a page shows on its lines."""

import re
from collections.abc import Iterable, Sequence

from service.core.attribution.day_order import is_slashed, order_of
from service.core.attribution.glance import may_stamp
from service.core.attribution.imprint import Stamp
from service.core.attribution.token import LETTERS, fold_text
from service.core.line import Line
from service.core.metadata.afterpiece import OwnLines
from service.core.metadata.stamp_reader import StampReader
from service.core.metadata.value import Value, holds_number
from service.core.metadata.witness import guess_day
from service.core.page import Page, Place

LINES_BELOW, LINES_ABOVE = 14, 4
"""Lines around the headline among which a date is the article's."""
LONGEST_LINE = 140
SHORT = 45
"""Characters of a line that is a date and little else."""
LIST_DAYS = 3
"""Days on lines of their own from which on these are a list of articles."""
ALONE, WITHIN = "line:date", "line:byline"
"""Where a date stood: on a line of its own, or among other words."""

_YEAR = re.compile(r"(?:19|20)\d\d")


def lines_around(own: OwnLines) -> tuple[Sequence[Line], Sequence[Line]]:
    """The article's own lines below the headline, and those above it.

    Tables hold dates of other things.
    """
    page, headline = own.page, own.headline
    if headline is None:
        return (), ()
    within = own.within(headline + 1, headline + 1 + LINES_BELOW)
    below = [page.lines[index] for index in within if not page.marks[index].place & Place.TABLE]
    return below, page.lines[max(0, headline - LINES_ABOVE) : headline]


def order_shown(page: Page, lines: Iterable[Line]) -> str | None:
    """The order of days in numbers; the page is asked only where one is there to be read."""
    asked = (line.text for line in lines if len(line.text) <= LONGEST_LINE and "/" in line.text)
    return order_of(page.text) if any(map(is_slashed, asked)) else None


def are_of_list(lines: Sequence[Line], reader: StampReader) -> bool:
    """Whether so many days stand on lines of their own that they are those of other articles."""
    days: set[str] = set()
    for line in lines:
        if len(line.text) <= SHORT and holds_number(line.text):
            read = reader.shown(line.text, Stamp.BARE)
            days.update(
                {read[Stamp.BARE][:10]} if isinstance(read, dict) and Stamp.BARE in read else ()
            )
    return len(days) >= LIST_DAYS


def _near_digits(lines: Sequence[Line]) -> list[bool]:
    """Which lines may hold a date, or say what the date on the next line is."""
    digits = [len(line.text) <= LONGEST_LINE and holds_number(line.text) for line in lines]
    return [
        here or (after and len(line.text) <= LONGEST_LINE)
        for line, here, after in zip(lines, digits, [*digits, False][1:], strict=True)
    ]


def dates_on(lines: Sequence[Line], reader: StampReader) -> dict[Stamp, Value]:
    """The first date of each kind; of two without a word right beside each other the earlier is
    that of publication, the later that of a change."""
    found: dict[Stamp, Value] = {}
    stamp = Stamp.BARE
    run: list[str] = []
    for line, may_be_dated in zip(lines, _near_digits(lines), strict=True):
        read = reader.shown(line.text, stamp) if may_be_dated else None
        stamp = read if isinstance(read, Stamp) else Stamp.BARE
        dates = read if isinstance(read, dict) else {}
        where = ALONE if len(line.text) <= SHORT else WITHIN
        for kind, value in dates.items():
            found.setdefault(kind, Value(value, where))
        if where is ALONE and dates.keys() == {Stamp.BARE}:
            run.append(dates[Stamp.BARE])
            continue
        _note_pair(run, found)
        run.clear()
    _note_pair(run, found)
    return found


def _note_pair(run: Sequence[str], found: dict[Stamp, Value]) -> None:
    """What two days that stand right beside each other, and no third, tell of both."""
    if len(run) == 2 and run[0][:10] != run[1][:10] and found[Stamp.BARE].text == run[0]:
        found[Stamp.BARE] = Value(min(run), ALONE)
        found.setdefault(Stamp.MODIFIED, Value(max(run), ALONE))


def stamped_far(own: OwnLines, reader: StampReader) -> dict[Stamp, Value]:
    """The days that the article's own lines begin with a word for, where each is but one."""
    found: dict[Stamp, Value] = {}
    several: set[Stamp] = set()
    for index in own.indices:
        text = own.page.lines[index].text
        if len(text) > LONGEST_LINE or not holds_number(text):
            continue
        is_stamp = may_stamp(text, reader.vocabulary) or _holds_stamp(text, reader)
        read = reader.shown(text, Stamp.BARE) if is_stamp else None
        dates = read if isinstance(read, dict) else {}
        if dates.keys() == {Stamp.BARE, Stamp.MODIFIED}:  # "May 3, 2024. Updated: May 7, 2024"
            dates = {Stamp.PUBLISHED: dates[Stamp.BARE], Stamp.MODIFIED: dates[Stamp.MODIFIED]}
        for kind, value in dates.items():
            if kind in found and found[kind].text[:10] != value[:10]:
                several.add(kind)
            found.setdefault(kind, Value(value, WITHIN))
    return {kind: value for kind, value in found.items() if kind not in (*several, Stamp.BARE)}


def _holds_stamp(text: str, reader: StampReader) -> bool:
    """Whether a word of a line is one that lines of dates begin with."""
    words = LETTERS.findall(fold_text(text))
    return not reader.vocabulary.stamp_words.isdisjoint(words)


def only_day(own: OwnLines, reader: StampReader) -> Value | None:
    """The one day that the page names on lines of their own, and not another article's."""
    found: Value | None = None
    at = -1
    for index, line in enumerate(own.page.lines):
        if len(line.text) > SHORT or not holds_number(line.text):
            continue
        read = reader.shown(line.text, Stamp.BARE)
        if not isinstance(read, dict) or Stamp.MODIFIED in read:
            continue
        stamp = read.get(Stamp.PUBLISHED) or read[Stamp.BARE]
        if found is not None and found.text[:10] != stamp[:10]:
            return None
        found, at = Value(stamp, ALONE), index
    return found if at in own.within(at, at + 1) else None


def guessed_day(page: Page, reader: StampReader, changed: Value | None) -> Value | None:
    """The witness's guess, if the page shows that day, and not as that of a change; where it shows
    none, nobody is asked."""
    dated = [
        line.text
        for line in page.lines
        if len(line.text) <= LONGEST_LINE and _YEAR.search(line.text)
    ]
    if not any(_bare_days(text, reader) for text in dated):
        return None
    guess = guess_day(page.tree, reader.reference_date)
    if guess is None or (changed is not None and guess.text == changed.text[:10]):
        return None
    year = guess.text[:4]
    near = (text for text in dated if year in text)
    return guess if any(guess.text in _bare_days(text, reader) for text in near) else None


def _bare_days(text: str, reader: StampReader) -> list[str]:
    """The days on a line, but for that of a change."""
    read = reader.shown(text, Stamp.BARE)
    dates = read.items() if isinstance(read, dict) else ()
    return [day[:10] for kind, day in dates if kind is not Stamp.MODIFIED]
