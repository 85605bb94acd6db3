"""A line's characters weighed: a linear model over hashed runs of two to five characters.

Only a line's beginning and end are read; digits all look alike, and so do capitals and
small letters. What such a line tends to be, and what tends to stand before and after it,
are three scores that the network reads beside the line's shape.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
_SEED: Final = 0x9E3779B9
_FINISH: Final = np.uint32(0x85EBCA6B)
NOTHING: Final = 1 << BITS
"""The number of the run that is none: it would cross the line's end."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Lines as runs: for each length the rows of the table, a run's at its first character.

    `first` is where each line starts, `root` the square root of how many runs it has.
    """

    rows: tuple[Codes, ...]
    first: Ints
    root: Floats


@dataclass(frozen=True, slots=True)
class LineNgrams:
    """The table of weights, a row a hash and a last row of noughts, in steps of `step`."""

    table: NDArray[np.int8]
    step: float
    bias: Floats

    def score(self, runs: Runs) -> Floats:
        """SCORES numbers a line, nought where its characters say nothing."""
        total = np.zeros((len(runs.first), SCORES), np.int32)
        for rows in runs.rows:
            weights = self.table.take(rows, axis=0)
            total += np.add.reduceat(weights, runs.first, axis=0, dtype=np.int32)
        scale = np.float32(self.step) / runs.root
        return np.asarray(total * scale[:, None] + self.bias, np.float32)


def read_runs(lines: Sequence[Line]) -> Runs:
    """The runs of lines, of which there must be at least one."""
    codes, first, size = read_ends([line.text for line in lines])
    lengths = range(SHORTEST, LONGEST + 1)
    count = sum(np.maximum(0, size - length + 1) for length in lengths)
    return Runs(
        tuple(hash_runs(codes, first, size, length) for length in lengths),
        first,
        np.sqrt(np.maximum(1, count)).astype(np.float32),
    )


def read_ends(texts: Sequence[str]) -> tuple[Codes, Ints, Ints]:
    """The folded beginnings and ends of lines, marked, one after the other; where each
    starts, and its length."""
    ends = [f"{_START}{_ends(text)}{_END}" for text in texts]
    size = np.fromiter(map(len, ends), np.int64, len(ends))
    return FOLDED.take(read_codes("".join(ends))), np.cumsum(size) - size, size


def _ends(text: str) -> str:
    return text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}{_CUT}{text[-_TAIL:]}"


def hash_runs(codes: Codes, first: Ints, size: Ints, length: int) -> Codes:
    """For each character the hash of the run of `length` that starts with it."""
    padded = np.concatenate((codes, np.zeros(length, np.uint32)))
    hashes = np.full(len(codes), length * _SEED & 0xFFFFFFFF, np.uint32)
    for place in range(length):
        carried = hashes >> np.uint32(15)
        hashes ^= padded[place : place + len(codes)]
        hashes *= _FACTORS[place]
        hashes += carried
    hashes ^= hashes >> np.uint32(16)
    hashes *= _FINISH
    hashes >>= np.uint32(32 - BITS)
    ends = first + size
    for short in range(1, length):
        hashes[ends - short] = NOTHING
    return hashes
