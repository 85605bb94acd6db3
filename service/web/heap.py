"""What the C library's allocator is told before the server forks, so that memory is given back.

A body, a page's tree and a matrix come in blocks of very different sizes. glibc by itself keeps an
arena for each thread, and once a large block was freed it takes the next ones of that size from
the heap, where a small one behind them holds them fast: a worker of 32 threads, which only carries
bytes, so grew from 36 MiB to 57 over some ten thousand requests, and an editor kept for good what
its largest page took.
"""

import ctypes
import os

_ADVICE = (
    (-8, "MALLOC_ARENA_MAX", 1),  # the interpreter's lock lets one thread at a time in anyway
    (-3, "MALLOC_MMAP_THRESHOLD_", 128 * 1024),  # a larger block is a mapping, gone when freed
    (-1, "MALLOC_TRIM_THRESHOLD_", 1024 * 1024),  # free bytes at the heap's end that may stay
)
"""mallopt's number of each option, the variable by which an operator may set it, our value."""


def give_back() -> None:
    """Let the allocator keep little of what is freed, in this process and those it forks.

    What the operator has set is left alone; so is an allocator that takes no advice.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:  # no glibc
        return
    for option, variable, value in _ADVICE:
        if variable not in os.environ:
            mallopt(option, value)
