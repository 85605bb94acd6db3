"""How many processors this process may really use."""

import math
import os
from pathlib import Path

CPU_MAX = Path("/sys/fs/cgroup/cpu.max")
"""The quota of a container: two numbers in microseconds, or "max" for the first."""


def available_processors(cpu_max: Path = CPU_MAX) -> int:
    """At least 1, and no more than the machine has, this process may run on, or is paid for.

    `os.cpu_count` counts the machine's and knows nothing of a container's quota.
    """
    if hasattr(os, "sched_getaffinity"):
        present = len(os.sched_getaffinity(0))
    else:  # macOS has none
        present = os.cpu_count() or 1
    return max(1, min(present, _quota(cpu_max) or present))


def _quota(cpu_max: Path) -> int | None:
    try:
        quota, period = cpu_max.read_text(encoding="ascii").split()
        return math.ceil(int(quota) / int(period))
    except (OSError, ValueError, ZeroDivisionError):  # no cgroup, no quota, or "max"
        return None
