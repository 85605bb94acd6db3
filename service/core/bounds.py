"""How much markup a page may hold: what is beyond is refused, and never cut."""

from dataclasses import dataclass
from typing import Final

MOST_TAGS: Final = 60_000
"""Tags of a page, both kinds counted; a long article's page has some ten thousand."""
DEEPEST: Final = 256
"""Elements within each other at which the parser itself gives up."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a page may hold: `tags`, both kinds counted, and `depth`, elements in each other.

    Raises ValueError where a bound is below one, or `depth` beyond what can be parsed.
    """

    tags: int = MOST_TAGS
    depth: int = DEEPEST

    def __post_init__(self) -> None:
        if self.tags < 1:
            raise ValueError(f"tags must be at least 1, not {self.tags}")
        if not 1 <= self.depth <= DEEPEST:
            raise ValueError(f"depth must be from 1 to {DEEPEST}, not {self.depth}")


USUAL: Final = Bounds()
"""The bounds where nothing else is asked for."""
