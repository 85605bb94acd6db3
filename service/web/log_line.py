"""One line of a log, written where it can do no harm."""

import os
import select
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from service.strict_json import write_json

_LONGEST_WAIT = 0.05
"""Seconds that a line waits for another thread's line."""


class LineWriter:
    """Writes lines to a file descriptor, and drops those that can't be written.

    A full disk, a closed pipe or a reader that has stopped reading costs lines of the log and
    no request: a pipe that is full is not waited for. Each line is one write, so that the lines
    of several processes are not mixed as long as they are shorter than a pipe's 4 KiB.
    """

    def __init__(self, descriptor: int, dropped: Callable[[], None] = lambda: None) -> None:
        """`dropped` is called for each line that is lost."""
        self._descriptor = descriptor
        self._dropped = dropped
        self._lock = threading.Lock()
        self._ready = select.poll()
        self._ready.register(descriptor, select.POLLOUT)
        self._broken_off = False

    def write(self, fields: Mapping[str, Any]) -> None:
        """Write the fields as a line of JSON; never raises OSError and hardly ever waits."""
        line = write_json(fields)
        if not self._lock.acquire(timeout=_LONGEST_WAIT):
            self._dropped()
            return
        try:
            if not self._put(line):
                self._dropped()
        finally:
            self._lock.release()

    def _put(self, line: bytes) -> bool:
        whole = b"\n" + line if self._broken_off else line
        try:
            if not self._ready.poll(0):
                return False
            written = os.write(self._descriptor, whole)
        except OSError:
            return False
        self._broken_off = written < len(whole)
        return not self._broken_off


def now() -> str:
    """This moment in UTC, to the millisecond, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
