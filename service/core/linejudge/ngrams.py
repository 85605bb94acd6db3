"""A line's characters weighed: a linear model over hashed runs of two to five characters.

Only a line's beginning and end are read; digits all look alike, and so do capitals and
small letters. What such a line tends to be, and what tends to stand before and after it,
are three scores that the network reads beside the line's shape.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.core.line import Line
from service.core.linejudge.glyph import FOLDED, Codes, read_codes
from service.core.linejudge.text import Floats, Ints

BITS: Final = 18
SCORES: Final = 3
SHORTEST, LONGEST = 2, 5
_HEAD, _TAIL = 60, 30
_START, _CUT, _END = "\x02", "\x01", "\x03"
_BEHIND: Final = "\0" * LONGEST
_FACTORS: Final = tuple(map(np.uint32, (2654435761, 2246822519, 3266489917, 668265263, 374761393)))
_SEEDS: Final = np.arange(SHORTEST, LONGEST + 1, dtype=np.uint32) * np.uint32(0x9E3779B9)
_CARRIED: Final = np.uint32(15)
_FINISH: Final = np.uint32(0x85EBCA6B)
NOTHING: Final = 1 << BITS
"""The number of the run that is none: it would cross the line's end."""
_CROSSING_ROW, _CROSSING = np.array(
    [
        (length - SHORTEST, short)
        for length in range(SHORTEST, LONGEST + 1)
        for short in range(1, length)
    ]
).T
"""The runs that would cross a line's end: the row of their length, and how far before it they
start."""
_ROOTS: Final = np.sqrt(
    [
        max(1, sum(max(0, size - length + 1) for length in range(SHORTEST, LONGEST + 1)))
        for size in range(_HEAD + _TAIL + len(_START + _CUT + _END) + 1)
    ]
).astype(np.float32)
"""The square root of how many runs there are, by how many characters."""
_SIDE: Final = 21
"""Bits for each score where all of a row stand side by side: its sum over a line's runs fits in."""
_PLACES: Final = np.arange(SCORES) * _SIDE
_OF_ONE, _NOUGHT = (1 << _SIDE) - 1, 1 << _SIDE - 1
_NONE_BELOW_NOUGHT: Final = sum(_NOUGHT << place for place in _PLACES.tolist())
"""What to add to such a number so that no score of it is below nought."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Lines as runs: a row for each length, in it a row of the table for each character, that
    of the run which starts with it.

    `first` is where each line starts, `root` the square root of how many runs it has.
    """

    rows: Codes
    first: Ints
    root: Floats


@dataclass(frozen=True, slots=True)
class LineNgrams:
    """The table of weights, a row a hash and a last row of noughts, in steps of `step`.

    `side_by_side` has a row's weights as one number, so that one look and one sum do for all.
    """

    table: NDArray[np.int8]
    step: float
    bias: Floats
    side_by_side: Ints = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """The weights of each row side by side."""
        sides = (self.table[:, score].astype(np.int64) << _SIDE * score for score in range(SCORES))
        object.__setattr__(self, "side_by_side", sum(sides))

    def score(self, runs: Runs) -> Floats:
        """SCORES numbers a line, nought where its characters say nothing."""
        weights = self.side_by_side.take(runs.rows).sum(axis=0)
        total = _apart(np.add.reduceat(weights, runs.first))
        scale = np.float32(self.step) / runs.root
        return np.asarray(total * scale[:, None] + self.bias, np.float32)


def _apart(sums: Ints) -> Ints:
    """The sums of each score, a row a line, of sums that stand side by side."""
    return ((sums + _NONE_BELOW_NOUGHT)[:, None] >> _PLACES & _OF_ONE) - _NOUGHT


def read_runs(lines: Sequence[Line]) -> Runs:
    """The runs of lines, of which there must be at least one."""
    return runs_of([line.text for line in lines])


def runs_of(texts: Sequence[str]) -> Runs:
    """The runs of texts, of which there must be at least one."""
    codes, first, size = read_ends(texts)
    return Runs(hash_runs(codes, first + size), first, _ROOTS.take(size))


def read_ends(texts: Sequence[str]) -> tuple[Codes, Ints, Ints]:
    """The folded beginnings and ends of lines, marked, one after the other, and nothing behind
    them; where each starts, and its length."""
    ends = [text if len(text) <= _HEAD + _TAIL else _ends(text) for text in texts]
    size = np.fromiter(map(len, ends), np.int64, len(ends)) + len(_START + _END)
    marked = f"{_START}{(_END + _START).join(ends)}{_END}{_BEHIND}"
    return FOLDED.take(read_codes(marked)), size.cumsum() - size, size


def _ends(text: str) -> str:
    return f"{text[:_HEAD]}{_CUT}{text[-_TAIL:]}"


def hash_runs(codes: Codes, ends: Ints) -> Codes:
    """For each length and character the hash of the run of this length that starts with it.

    Which run begins like another is not seen by its hash: the length is hashed with it. A run
    that would cross one of the lines' ends is nothing.
    """
    count = len(codes) - len(_BEHIND)
    hashes = codes[:count] ^ _SEEDS[:, None]
    hashes *= _FACTORS[0]
    hashes += (_SEEDS >> _CARRIED)[:, None]
    for place in range(1, LONGEST):
        longer = hashes[max(0, place + 1 - SHORTEST) :]
        carried = longer >> _CARRIED
        longer ^= codes[place : place + count]
        longer *= _FACTORS[place]
        longer += carried
    hashes ^= hashes >> np.uint32(16)
    hashes *= _FINISH
    hashes >>= np.uint32(32 - BITS)
    hashes.reshape(-1)[ends + (_CROSSING_ROW * count - _CROSSING)[:, None]] = NOTHING
    return hashes
