"""Products of a layer's weights and a page's lines, in one thread.

A product of some size is handed by the library beneath numpy (OpenBLAS) to a thread for each
processor, which then spin for some milliseconds in wait of more: that costs many times what the
product does, and takes it from whoever else is at work. Products below that size stay here.
"""

from typing import Final

import numpy as np

from service.core.linejudge.text import Floats

LARGEST: Final = 1 << 18
"""Multiplications up to which a product of matrices is made by the thread that asks for it."""

LARGEST_OF_ROW: Final = 9215
"""The same for a product of one row and a matrix."""

_ABREAST: Final = 16
"""Lines that the library reads at once."""


class Product:
    """Weights that lines are multiplied by: several matrices of them, or one for all."""

    __slots__ = ("_at_once", "_block", "weights")

    def __init__(self, weights: Floats) -> None:
        """Reckon how many lines may be multiplied at once."""
        height, width = weights.shape[-2:]
        self.weights = weights
        self._at_once = max(1, (LARGEST if height > 1 else LARGEST_OF_ROW) // (height * width))
        self._block = self._at_once - (self._at_once % _ABREAST if self._at_once > _ABREAST else 0)

    def of(self, lines: Floats) -> Floats:
        """The matrix products, a block of lines at a time: `weights @ lines`.

        There is a line in each column. Of weights or lines, or of both, there are several.
        """
        count = lines.shape[-1]
        if count <= self._at_once:
            return self.weights @ lines
        several = len(lines) if lines.ndim > 2 else len(self.weights)
        told = np.empty((several, self.weights.shape[-2], count), np.float32)
        whole = count - count % self._block
        np.matmul(
            self.weights[..., None, :, :],
            _in_blocks(lines[..., :whole], self._block),
            out=_in_blocks(told[..., :whole], self._block),
        )
        np.matmul(self.weights, lines[..., whole:], out=told[..., whole:])
        return told


def _in_blocks(lines: Floats, block: int) -> Floats:
    """The same numbers, with an axis for the blocks before the last two."""
    return lines.reshape(*lines.shape[:-1], -1, block).swapaxes(-2, -3)


def together(shares: Floats, lines: Floats) -> Floats:
    """The sums of all lines by shares: a row for each row of shares."""
    block = LARGEST // (shares.shape[1] * lines.shape[1])
    sums = shares[..., :block] @ lines[..., :block].swapaxes(1, 2)
    for start in range(block, lines.shape[2], block):
        here = slice(start, start + block)
        sums += shares[..., here] @ lines[..., here].swapaxes(1, 2)
    return sums
