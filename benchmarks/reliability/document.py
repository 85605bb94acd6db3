"""A hostile document: what is sent, and what has to come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One document that can be made in any size.

    `make` gives its body for a number of units, `units` is how many are sent, `statuses` what
    may come back. `grows` says that the service must read all of it, so that its time is
    measured at half the size, too.
    """

    name: str
    make: Callable[[int], bytes]
    units: int
    media_type: str = TEXT
    statuses: frozenset[int] = frozenset({200})
    path: str = "/v1/clean"
    headers: Mapping[str, str] = field(default_factory=dict)
    grows: bool = True

    @property
    def body(self) -> bytes:
        """What is sent."""
        return self.make(self.units)
