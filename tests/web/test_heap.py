"""What is freed goes back to the system."""

import os
import subprocess
import sys

import pytest

HELD = """
import os
{before}
del bytearray(2 << 20)[:]  # glibc learns that such blocks come and go
kept = [(bytes([1]) * (1 << 20), bytes(600)) for _ in range(64)]
kept = [small for _, small in kept]
print(int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGESIZE") >> 20)
"""
ADVISED = "from service.web.heap import give_back; give_back()"


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is read in /proc")
def test_large_blocks_among_small_ones_are_given_back() -> None:
    """Of 64 MiB, little is left when they are freed, though small blocks between them stay."""
    assert held(ADVISED) + 32 < held("")


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is read in /proc")
def test_the_operators_own_advice_is_left_alone() -> None:
    """Who lets glibc keep blocks in its heap finds them there."""
    own = {"MALLOC_MMAP_THRESHOLD_": "33554432", "MALLOC_TRIM_THRESHOLD_": "268435456"}
    assert held(ADVISED) + 32 < held(ADVISED, **own)


def held(before: str, **settings: str) -> int:
    """Mebibytes that a fresh interpreter holds after it has freed 64 large blocks."""
    environment = {name: value for name, value in os.environ.items() if "MALLOC" not in name}
    ran = subprocess.run(
        [sys.executable, "-c", HELD.format(before=before)],
        env=environment | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(ran.stdout)
