"""Hashes of runs of values, however long each is, from one sum over all values.

Each value is multiplied by a power of an odd number, by its place, and all are summed. What they
come to up to a run's end, less what they come to before it, and divided by the power that the run
begins with, is what the run alone would come to: the same for the same values in the same order.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.core.linejudge.glyph import Codes

_USUAL: Final = 1 << 16
"""Places for which powers are kept; a text seldom has more, and then they are made anew."""


def _powers(base: int, count: int) -> Codes:
    powers = np.full(count, base, np.uint32)
    powers[0] = 1
    return np.multiply.accumulate(powers, out=powers)


class Base:
    """An odd number, its powers, and those of the number that undoes a product with it."""

    def __init__(self, number: int) -> None:
        """Keep as many powers as most texts need."""
        self._numbers = number, pow(number, -1, 1 << 32)
        self._usual = [_powers(each, _USUAL) for each in self._numbers]

    def sum(self, values: Codes) -> "RunningSum":
        """The sum of values, each by its power."""
        count = len(values)
        usual = count < _USUAL
        powers, undo = (
            self._usual if usual else [_powers(each, count + 1) for each in self._numbers]
        )
        until = np.zeros(count + 1, np.uint32)
        np.add.accumulate(values * powers[:count], out=until[1:])
        return RunningSum(until, undo)


@dataclass(frozen=True, slots=True)
class RunningSum:
    """What values come to before each place, and what divides it by each place's power."""

    until: Codes
    undo: Codes

    def hashes(self, first: NDArray[np.int64], behind: NDArray[np.int64]) -> Codes:
        """The hash of each run, from its first place to the one behind its last."""
        told = self.until.take(behind)
        told -= self.until.take(first)
        told *= self.undo.take(first)
        return told
