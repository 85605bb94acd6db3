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


def times(weights: Floats, lines: Floats) -> Floats:
    """The matrix products, a block of lines at a time: `weights @ lines`.

    There is a line in each column. Of weights or lines, or of both, there are several matrices.
    """
    height, width = weights.shape[-2:]
    count = lines.shape[-1]
    block = (LARGEST if height > 1 else LARGEST_OF_ROW) // (height * width)
    if count <= block:
        return weights @ lines
    block = max(1, block - block % _ABREAST)
    several = len(lines) if lines.ndim > 2 else len(weights)
    told = np.empty((several, height, count), np.float32)
    whole = count - count % block
    np.matmul(
        weights[..., None, :, :],
        _in_blocks(lines[..., :whole], block),
        out=_in_blocks(told[..., :whole], block),
    )
    np.matmul(weights, lines[..., whole:], out=told[..., whole:])
    return told


def _in_blocks(lines: Floats, block: int) -> Floats:
    """The same numbers, with an axis for the blocks before the last two."""
    return lines.reshape(*lines.shape[:-1], -1, block).swapaxes(-2, -3)


def together(shares: Floats, lines: Floats) -> Floats:
    """The sums of all lines by shares: a row for each row of shares."""
    return np.asarray(np.einsum("ksn,kjn->ksj", shares, lines))
