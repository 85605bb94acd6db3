"""One moment in two zones: a day that a page shows beside the one that it declares."""

from collections.abc import Iterable
from datetime import date, datetime

from service.core.metadata.value import Value

EARLY, LATE = 12, 10
"""Hours before which a moment's day may be the day before elsewhere, and from which the next."""


def is_elsewhere(shown: str, declared: str) -> bool:
    """Whether a shown day is that of a declared moment in another zone: the one before where the
    moment is in the day's first half, the one after where it is late."""
    if "T" not in declared:
        return False
    moment = datetime.fromisoformat(declared).replace(tzinfo=None)
    days = (date.fromisoformat(shown[:10]) - moment.date()).days
    return (days == -1 and moment.hour < EARLY) or (days == 1 and moment.hour >= LATE)


def at_home(
    declared: Value, on_page: Value, times: Iterable[Value], addressed: Value | None
) -> Value:
    """A declared moment as the newsroom's own clock has it, if the page tells.

    A time element names the same moment on the shown day, or the address holds that day, too.
    """
    day = on_page.text[:10]
    for time in times:
        if time.text[:10] == day and _is_same(time.text, declared.text):
            return time
    return on_page if addressed is not None and addressed.text == day else declared


def _is_same(one: str, other: str) -> bool:
    moments = [datetime.fromisoformat(text) for text in (one, other) if "T" in text]
    aware = [moment for moment in moments if moment.tzinfo is not None]
    return len(aware) > 1 and aware[0] == aware[1]
