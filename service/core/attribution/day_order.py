"""The order of day and month in numbers between slashes, as a whole text shows it."""

import re

MOST_MONTHS, MOST_DAYS = 12, 31

_SLASHED = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})/(?:\d\d)?\d\d(?![\w/])")


def order_of(text: str) -> str | None:
    """The order, "dmy" or "mdy", that a text's days in numbers between slashes show; None
    where none does, or they show both: 25/12/2024 tells that 3/6/2024 is in June."""
    orders: set[str] = set()
    for match in _SLASHED.finditer(text):
        first, second = int(match[1]), int(match[2])
        if MOST_MONTHS < first <= MOST_DAYS and second <= MOST_MONTHS:
            orders.add("dmy")
        elif MOST_MONTHS < second <= MOST_DAYS and first <= MOST_MONTHS:
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else None


def is_slashed(text: str) -> bool:
    """Whether a day in numbers between slashes may be in a text."""
    return _SLASHED.search(text) is not None
