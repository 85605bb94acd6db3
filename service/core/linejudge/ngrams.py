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
_FACTORS: Final = tuple(map(np.uint32, (2654435761, 2246822519, 3266489917, 668265263, 374761393)))
_SEEDS: Final = np.arange(SHORTEST, LONGEST + 1, dtype=np.uint32) * np.uint32(0x9E3779B9)
_FINISH: Final = np.uint32(0x85EBCA6B)
NOTHING: Final = 1 << BITS
"""The number of the run that is none: it would cross the line's end."""
_SIDE: Final = 21
"""Bits for each score where all of a row stand side by side: its sum over a line's runs fits in."""


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
        weights = sum(map(self.side_by_side.take, runs.rows))
        total = _apart(np.add.reduceat(weights, runs.first))
        scale = np.float32(self.step) / runs.root
        return np.asarray(total * scale[:, None] + self.bias, np.float32)


def _apart(sums: Ints) -> Ints:
    """The sums of each score, a row a line, of sums that stand side by side."""
    apart = np.empty((len(sums), SCORES), np.int64)
    for score in range(SCORES):
        apart[:, score] = sums << 64 - _SIDE >> 64 - _SIDE  # the lowest bits, with their sign
        sums = sums - apart[:, score] >> _SIDE
    return apart


def read_runs(lines: Sequence[Line]) -> Runs:
    """The runs of lines, of which there must be at least one."""
    codes, first, size = read_ends([line.text for line in lines])
    count = sum(np.maximum(0, size - length + 1) for length in range(SHORTEST, LONGEST + 1))
    root = np.sqrt(np.maximum(1, count)).astype(np.float32)
    return Runs(hash_runs(codes, first, size), first, root)


def read_ends(texts: Sequence[str]) -> tuple[Codes, Ints, Ints]:
    """The folded beginnings and ends of lines, marked, one after the other; where each
    starts, and its length."""
    ends = [
        f"{_START}{text if len(text) <= _HEAD + _TAIL else _ends(text)}{_END}" for text in texts
    ]
    size = np.fromiter(map(len, ends), np.int64, len(ends))
    return FOLDED.take(read_codes("".join(ends))), np.cumsum(size) - size, size


def _ends(text: str) -> str:
    return f"{text[:_HEAD]}{_CUT}{text[-_TAIL:]}"


def hash_runs(codes: Codes, first: Ints, size: Ints) -> Codes:
    """For each length and character the hash of the run of this length that starts with it.

    Which run begins like another is not seen by its hash: the length is hashed with it.
    """
    count = len(codes)
    padded = np.concatenate((codes, np.zeros(LONGEST, np.uint32)))
    hashes = np.empty((len(_SEEDS), count), np.uint32)
    hashes[:] = _SEEDS[:, None]
    for place in range(LONGEST):
        longer = hashes[max(0, place + 1 - SHORTEST) :]
        carried = longer >> np.uint32(15)
        longer ^= padded[place : place + count]
        longer *= _FACTORS[place]
        longer += carried
    hashes ^= hashes >> np.uint32(16)
    hashes *= _FINISH
    hashes >>= np.uint32(32 - BITS)
    ends = first + size
    for short in range(1, LONGEST):
        hashes[max(0, short + 1 - SHORTEST) :, ends - short] = NOTHING
    return hashes
