"""How much a document may hold: what is beyond is refused, and never cut."""

from dataclasses import dataclass
from typing import Final

MOST_TAGS: Final = 60_000
"""Tags of a page, both kinds counted; a long article's page has some ten thousand."""
MOST_ATTRIBUTES: Final = 2_000
"""Attributes of one element; the parser's time grows with their square."""
DEEPEST: Final = 256
"""Elements within each other at which the parser itself gives up."""
MOST_LINES: Final = 50_000
"""Lines that are not blank; the longest liveblogs have some thousands."""
LONGEST_LINE: Final = 1_000_000
"""Characters of a line; a whole book may come as one."""


class BoundsError(ValueError):
    """A document beyond its bounds; the message says which one and what would be right."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a document may hold.

    Of a page `tags`, both kinds counted, and `depth`, elements in each other; of any document
    `lines` that are not blank, and `line`, the characters of each.
    Raises ValueError where a bound is below one, or `depth` beyond what can be parsed.
    """

    tags: int = MOST_TAGS
    depth: int = DEEPEST
    lines: int = MOST_LINES
    line: int = LONGEST_LINE

    def __post_init__(self) -> None:
        for name in ("tags", "lines", "line"):
            if (value := getattr(self, name)) < 1:
                raise ValueError(f"{name} must be at least 1, not {value}")
        if not 1 <= self.depth <= DEEPEST:
            raise ValueError(f"depth must be from 1 to {DEEPEST}, not {self.depth}")


USUAL: Final = Bounds()
"""The bounds where nothing else is asked for."""
