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
    """The matrix product, a block of lines at a time: `lines @ weights`."""
    count, width = lines.shape
    block = max(1, LARGEST // weights.size)
    if count <= block:
        return lines @ weights
    told = np.empty((count, weights.shape[1]), np.float32)
    whole = count - count % block
    blocks, answers = lines[:whole].reshape(-1, block, width), told[:whole]
    np.matmul(blocks, weights, out=answers.reshape(len(blocks), block, -1))
    np.matmul(lines[whole:], weights, out=told[whole:])
    return told


def each(lines: Floats, weights: Floats) -> Floats:
    """One number a line: the sum of what it tells, each as the weights have it."""
    return np.asarray(np.einsum("ij,j->i", lines, weights))


def together(shares: Floats, lines: Floats) -> Floats:
    """The sum of all lines, each by its share."""
    return np.asarray(np.einsum("i,ij->j", shares, lines))
