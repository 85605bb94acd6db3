"""Days of the solar Hijri calendar, as Persian papers date theirs, as days of the Gregorian."""

from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1350, 1449
"""Years that are read as this calendar's: 1971 to 2070."""

_EPOCH = date(1979, 3, 21).toordinal()
"""The first day of 1358, at which a cycle of 33 years is taken to begin with its year 5."""

_LEAP_REMAINDERS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Years of a cycle of 33 that have a day more."""


def is_solar(year: int) -> bool:
    """Whether a year is this calendar's."""
    return FIRST_YEAR <= year <= LAST_YEAR


def of_solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of one of this calendar; None where there is no such day."""
    if not (is_solar(year) and 1 <= month <= 12 and 1 <= day <= _length(year, month)):
        return None
    before = sum(365 + _is_leap(each) for each in range(min(year, 1358), max(year, 1358)))
    start = date.fromordinal(_EPOCH + (before if year >= 1358 else -before))
    months = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return start + timedelta(days=months + day - 1)


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP_REMAINDERS
