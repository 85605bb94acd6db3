"""Products of weights and lines: what they are, and that no other thread is woken for them."""

import os
import subprocess
import sys

import numpy as np
import pytest

from service.core.linejudge.product import LARGEST, LARGEST_OF_ROW, Product, together

SPENT_ELSEWHERE = """
import time
import numpy as np
from service.core.linejudge.product import Product, together
lines = np.ones((2, 145, 4096), np.float32)
weights = np.ones((2, 48, 145), np.float32)
all_rows, one_row = Product(weights), Product(weights[:, :1])
wall = time.perf_counter()
while time.perf_counter() - wall < 0.3:
    all_rows.of(lines), one_row.of(lines), together(lines[:, :2], lines)
print(time.process_time() - time.thread_time())
"""


@pytest.mark.parametrize("count", [1, 31, 32, 33, 37, 38, 63, 64, 191, 192, 1000, 2000])
def test_a_product_in_blocks_is_the_product(count: int) -> None:
    """Below a block, at its edges, and with lines left over; with weights for each, and with the
    same for all; with one row of weights."""
    numbers = np.random.default_rng(count)
    lines = numbers.standard_normal((2, 144, count)).astype(np.float32)
    weights = numbers.standard_normal((2, 48, 144)).astype(np.float32)
    assert LARGEST // weights[0].size == 37
    assert LARGEST_OF_ROW // 48 == 191
    told, same = Product(weights).of(lines), Product(weights).of(lines[0])
    shared, one = Product(weights[0]).of(lines), Product(weights[:, :1, :48]).of(lines[:, :48])
    sums = together(lines[:, :2], lines)
    for at, (own, by) in enumerate(zip(lines, weights, strict=True)):
        np.testing.assert_allclose(told[at], by @ own, atol=1e-4)
        np.testing.assert_allclose(same[at], by @ lines[0], atol=1e-4)
        np.testing.assert_allclose(shared[at], weights[0] @ own, atol=1e-4)
        np.testing.assert_allclose(one[at], by[:1, :48] @ own[:48], atol=1e-4)
        np.testing.assert_allclose(sums[at], own[:2] @ own.T, atol=1e-3)


def test_no_other_thread_is_woken() -> None:
    """Though the library may have several, all the work is done by the thread that asks."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "4"}
    spent = subprocess.run(
        [sys.executable, "-c", SPENT_ELSEWHERE],
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    assert float(spent.stdout) < 0.1
