"""What the tags of a page say of its lines and of the blocks that hold them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntFlag, auto
from typing import NamedTuple


class Place(IntFlag):
    """The containers that a line stands in, and whether the page hides it."""

    NONE = 0
    ARTICLE = auto()
    MAIN = auto()
    NAV = auto()
    ASIDE = auto()
    FOOTER = auto()
    HEADER = auto()
    FORM = auto()
    FIGURE = auto()
    TABLE = auto()
    LIST = auto()
    QUOTE = auto()
    CODE = auto()
    HIDDEN = auto()

    # A look at what is shared is all that is asked for: to make a flag of it costs ten times that.
    __and__ = int.__and__  # type: ignore[assignment]


class Mark(NamedTuple):
    """What the tags say of one line.

    `block` is the tag of the innermost block, `level` that of a heading (1 to 6, else 0),
    `linked` the share of the line's characters but white space that are link text (0 to 1),
    `place` its containers, `depth` the number of blocks around it, `names` the words of the
    class, id, itemprop and role of the blocks around it as written, the innermost first.
    `at` is the number of the innermost block among the page's `blocks`.
    """

    block: str
    level: int
    linked: float
    place: Place
    depth: int
    names: tuple[str, ...]
    at: int


class Block(NamedTuple):
    """A block with text in it: its own tag and names, and the place that it shares with all
    blocks around it. Its lines are those from `first` to before `last`.

    `above` is the number of the block around it, which is lower than its own; the outermost
    block, number 0, stands in itself.
    """

    tag: str
    names: tuple[str, ...]
    place: Place
    above: int
    first: int
    last: int


@dataclass(slots=True)
class Blocks:
    """A page's blocks in the order of their first lines, what is known of each side by side:
    to make an object of each costs more than to find it. Places stand as numbers."""

    tags: list[str] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Blocks":
        """Some blocks, of which there must be at least one, side by side."""
        tags, names, places, *lines = map(list, zip(*blocks, strict=True))
        return cls(tags, names, list(map(int, places)), *lines)

    def __len__(self) -> int:
        return len(self.tags)

    def __iter__(self) -> Iterator[Block]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> Block:
        return Block(
            self.tags[number],
            self.names[number],
            Place(self.places[number]),
            self.above[number],
            self.first[number],
            self.last[number],
        )
