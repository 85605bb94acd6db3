"""Products of a page's lines and a layer's weights, in one thread.

A product of some size is handed by the library beneath numpy (OpenBLAS) to a thread for each
processor, which then spin for some milliseconds in wait of more: that costs many times what the
product does, and takes it from whoever else is at work. Products below that size stay here.
"""

from typing import Final

import numpy as np

from service.core.linejudge.text import Floats

LARGEST: Final = 1 << 18
"""Multiplications up to which a product of matrices is made by the thread that asks for it."""


def times(lines: Floats, weights: Floats) -> Floats:
    """The matrix products, a block of lines at a time: `lines @ weights`.

    There are several matrices of weights. Each is for lines of its own, or all are for the same.
    """
    several, width, told_width = weights.shape
    count = lines.shape[-2]
    block = max(1, LARGEST // (width * told_width))
    if count <= block:
        return lines @ weights
    told = np.empty((several, count, told_width), np.float32)
    whole = count - count % block
    blocks = lines[..., :whole, :].reshape(*lines.shape[:-2], -1, block, width)
    answers = told[:, :whole].reshape(several, -1, block, told_width)
    np.matmul(blocks, weights[:, None], out=answers)
    np.matmul(lines[..., whole:, :], weights, out=told[:, whole:])
    return told


def each(lines: Floats, weights: Floats) -> Floats:
    """One number a line: the sum of what it tells, each as the weights of its network have it."""
    return np.asarray(np.einsum("kij,kj->ki", lines, weights))


def together(shares: Floats, lines: Floats) -> Floats:
    """For each network the sum of all lines, each by its share, as a row."""
    return np.asarray(np.einsum("ki,kij->kj", shares, lines))[:, None]
