"""A day as far as a text names it, and as ISO 8601 once its year is settled."""

import calendar
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta

from service.core.attribution.clock import Clock


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as the text names it: year and month may be left open.

    `end` is the index of the token behind it (and behind its time of day).
    """

    year: int | None
    month: int | None
    day: int
    end: int
    clock: Clock | None = None

    def settle(self, reference_date: date | None) -> str | None:
        """The day (and time) in ISO 8601: the latest such day that is not after the reference.

        None where no such day exists, where it would lie after the reference, or where the
        text leaves the year open and there is no reference.
        """
        found = self._settled(reference_date)
        if found is None:
            return None
        return found.isoformat() if self.clock is None else f"{found}T{self.clock.iso()}"

    def _settled(self, reference_date: date | None) -> date | None:
        if self.year is not None and self.month is not None:
            found = _make(self.year, self.month, self.day)
            late = found is not None and reference_date is not None and found > reference_date
            return None if late else found
        if reference_date is None:
            return None
        if self.month is not None:
            return self._latest_year(self.month, reference_date)
        return self._latest_month(reference_date)

    def _latest_year(self, month: int, reference_date: date) -> date | None:
        for year in range(reference_date.year, max(reference_date.year - 8, MINYEAR - 1), -1):
            found = _make(year, month, self.day)
            if found is not None and found <= reference_date:
                return found
        return None

    def _latest_month(self, reference_date: date) -> date | None:
        first = reference_date.replace(day=1)
        for _ in range(3):
            found = _make(first.year, first.month, self.day)
            if found is not None and found <= reference_date:
                return found
            if first == date.min:
                break
            first = (first - timedelta(days=1)).replace(day=1)
        return None


def _make(year: int, month: int, day: int) -> date | None:
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)
