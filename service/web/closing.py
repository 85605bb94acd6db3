"""Whether the service is about to stop: told by the master, known to all of its workers."""

import mmap

_word = mmap.mmap(-1, 1)
"""A byte that all processes forked from this one share."""


def announce() -> None:
    """From now on the service is about to stop."""
    _word[0] = 1


def is_announced() -> bool:
    """Whether it is about to stop. Requests are answered all the same."""
    return _word[0] == 1
