"""Products of lines and weights: what they are, and that no other thread is woken for them."""

import os
import subprocess
import sys

import numpy as np
import pytest

from service.core.linejudge.product import LARGEST, each, times, together

SPENT_ELSEWHERE = """
import time
import numpy as np
from service.core.linejudge.product import each, times, together
lines = np.ones((2, 4096, 48), np.float32)
weights = np.ones((2, 48, 144), np.float32)
wall = time.perf_counter()
while time.perf_counter() - wall < 0.3:
    times(lines, weights), each(lines, weights[:, :, 0]), together(lines[:, :, 0], lines)
print(time.process_time() - time.thread_time())
"""


@pytest.mark.parametrize("count", [1, 36, 37, 38, 74, 1000])
def test_a_product_in_blocks_is_the_product(count: int) -> None:
    """Below a block, at its edges, and with lines left over; with lines of each, and with the
    same for all."""
    numbers = np.random.default_rng(count)
    lines = numbers.standard_normal((2, count, 48)).astype(np.float32)
    weights = numbers.standard_normal((2, 48, 144)).astype(np.float32)
    assert LARGEST // weights[0].size == 37
    told, same = times(lines, weights), times(lines[0], weights)
    one, row = each(lines, weights[:, :, 0]), together(lines[:, :, 0], lines)
    for at, (own, by) in enumerate(zip(lines, weights, strict=True)):
        np.testing.assert_allclose(told[at], own @ by, atol=1e-4)
        np.testing.assert_allclose(same[at], lines[0] @ by, atol=1e-4)
        np.testing.assert_allclose(one[at], own @ by[:, 0], atol=1e-4)
        np.testing.assert_allclose(row[at, 0], own[:, 0] @ own, atol=1e-3)


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
