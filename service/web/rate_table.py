"""Counts of callers in memory that all workers of a server share."""

import fcntl
import math
import mmap
import struct
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from threading import Lock
from typing import NamedTuple
from weakref import finalize

from limits import RateLimitItem, WindowStats

from service.web.shared_memory import shared_memory

_ROW = struct.Struct("<QQII")
_SHELVES = 8192
_ROWS = 8
"""Of a shelf. 65,536 callers at once take 1.5 MiB."""


class _Row(NamedTuple):
    caller: int
    window: int
    now: int
    before: int


class RateTable:
    """A sliding window for each caller, asked as a limiter of `limits` is.

    To be made before the workers are forked. Its size is fixed: a caller too many takes the
    place of one that was not seen lately. The lock is the kernel's, on a file, so that a worker
    that is killed gives it back.
    """

    def __init__(self) -> None:
        self._rows = mmap.mmap(-1, _SHELVES * _ROWS * _ROW.size)
        self._file = tempfile.TemporaryFile(dir=shared_memory())  # noqa: SIM115 (kept open)
        finalize(self, self._file.close)
        self._lock = Lock()

    def hit(self, limit: RateLimitItem, caller: str) -> bool:
        """Count a request of a caller, unless it is one too many; says whether it was counted."""
        window, passed = divmod(time.time() / limit.get_expiry(), 1)
        with self._locked():
            place, row = self._find(caller, int(window))
            if row.before * (1 - passed) + row.now >= limit.amount:
                return False
            _ROW.pack_into(self._rows, place, *row._replace(now=row.now + 1))
            return True

    def get_window_stats(self, limit: RateLimitItem, caller: str) -> WindowStats:
        """When a caller may send again, in seconds since 1970, and how much it may send now."""
        moment = time.time()
        window, passed = divmod(moment / limit.get_expiry(), 1)
        with self._locked():
            _, row = self._find(caller, int(window))
        weight = row.before * (1 - passed) + row.now
        if weight < limit.amount:
            return WindowStats(moment, math.ceil(limit.amount - weight))
        if row.now < limit.amount:  # once enough of the window before has slid out
            windows = (1 - passed) - (limit.amount - row.now) / row.before
        else:  # once enough of this window has
            windows = (1 - passed) + (1 - limit.amount / row.now)
        return WindowStats(moment + windows * limit.get_expiry(), 0)

    def _find(self, caller: str, window: int) -> tuple[int, _Row]:
        """A caller's row as it is in a window, and where it lies or is to lie."""
        digest = int.from_bytes(blake2b(caller.encode(), digest_size=8).digest())
        start = digest % _SHELVES * _ROWS * _ROW.size
        oldest, place = window + 1, start
        for at in range(start, start + _ROWS * _ROW.size, _ROW.size):
            row = _Row(*_ROW.unpack_from(self._rows, at))
            if row.caller == digest:
                return at, _moved(row, window)
            if row.window < oldest:
                oldest, place = row.window, at
        return place, _Row(digest, window, 0, 0)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._lock:  # the kernel's lock is the process's and holds back none of its threads
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)


def _moved(row: _Row, window: int) -> _Row:
    if row.window == window:
        return row
    before = row.now if row.window == window - 1 else 0
    return _Row(row.caller, window, 0, before)
