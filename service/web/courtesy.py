"""Workers that leave a caller to the one of them that holds the fewest.

All workers listen on one socket, and whoever asks first gets a caller. Kept-alive connections
then lie where chance laid them, seven with one worker and one with the other, and stay there.
"""

import mmap
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

_MOST = 256
"""Workers that are counted; any more than that act as if each were alone."""
_VACANT = -1
_SO_FAR = _MOST
"""Behind all places: how many of them were ever taken, so that no one looks at the rest."""
_BACK = 0.003
"""Seconds that a worker leaves a caller to others; then it takes it, if it is still there."""
_IN_VAIN = 8
"""Callers left to others and not taken by them, after which one more is taken at once: the
others may be hung."""
_SIGN = 0.5
"""Seconds between signs of life to the master, which waits for one far longer."""
_APART = 0.05
"""Seconds between connections that are ended to even them out."""


class Spread:
    """How many connections each worker holds: memory that all of them share.

    To be made before they are forked. Each writes to its own place and no other, so that there
    is no lock that a worker could die with.
    """

    def __init__(self) -> None:
        self._held = memoryview(mmap.mmap(-1, 4 * (_MOST + 1))).cast("i")
        for place in range(_MOST):
            self._held[place] = _VACANT

    def take_place(self) -> int | None:
        """A place for a worker that is to be forked."""
        for place in range(_MOST):
            if self._held[place] == _VACANT:
                self._held[place] = 0
                self._held[_SO_FAR] = max(self._held[_SO_FAR], place + 1)
                return place
        return None

    def leave_place(self, place: int | None) -> None:
        """Its worker has ended."""
        if place is not None:
            self._held[place] = _VACANT

    def hold(self, place: int, connections: int) -> None:
        """A worker holds so many."""
        self._held[place] = connections

    def is_ahead(self, place: int, by: int = 0) -> bool:
        """Whether any worker holds fewer than this one, by more than so many."""
        mine = self._held[place] - by
        return any(_VACANT < held < mine for held in self._held[: self._held[_SO_FAR]])


class CourteousWorker(ThreadWorker):  # type: ignore[misc] # gunicorn carries no types
    """Stands back for a moment where another worker holds fewer connections.

    And where it holds two more than another, it ends one with its answer: whoever is at its other
    end comes again, and finds the other. A worker that has just been started gets its share so.
    """

    spread: Spread
    place: int | None = None
    """Its own in `spread`; set before the fork."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._back_at = 0.0
        self._in_vain = 0
        self._apart_at = 0.0
        self._sign_at = 0.0

    def notify(self) -> None:
        """Give the master a sign of life, though not at each event."""
        now = time.monotonic()
        if now >= self._sign_at:
            self._sign_at = now + _SIGN
            super().notify()

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait no longer than it stands back."""
        if self.place is not None:
            self.spread.hold(self.place, self.nr_conns)
        if self._back_at:
            timeout = max(0.0, min(timeout, self._back_at - time.monotonic()))
        super().wait_for_and_dispatch_events(timeout)
        if self._back_at and time.monotonic() >= self._back_at:
            self.come_back()

    def is_standing_back(self) -> bool:
        """Whether this caller is left to another worker, for now."""
        if self.place is None:
            return False
        self.spread.hold(self.place, self.nr_conns)
        if not self.spread.is_ahead(self.place):
            self._in_vain = 0
            return False
        self.set_accept_enabled(False)
        self._back_at = time.monotonic() + _BACK
        return True

    def come_back(self) -> None:
        """Take whom no one else took."""
        if not self._back_at:
            return
        self._back_at = 0.0
        self._in_vain += 1
        self.set_accept_enabled(True)
        for listener in self.sockets:
            for _ in range(1 + self._in_vain // _IN_VAIN):
                self.take_caller(listener)

    def evens_out(self) -> bool:
        """Whether this answer's connection is to be ended, so that another worker gets it."""
        if self.place is None or not self.spread.is_ahead(self.place, by=1):
            return False
        now = time.monotonic()
        if now < self._apart_at:
            return False
        self._apart_at = now + _APART
        return True

    def accept_all(self, listener: Any) -> None:
        """Take all who wait."""
        before = -1
        while before != self.nr_conns:
            before = self.nr_conns
            self.take_caller(listener)

    def take_caller(self, listener: Any) -> None:
        """Take one who waits, if any does."""
        raise NotImplementedError

    def accept(self, listener: Any) -> None:
        """A caller waits: take it, or leave it to another worker."""
        if not self.is_standing_back():
            self.take_caller(listener)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Accept new connections, or no more of them; who stands back goes on to."""
        if not (enabled and self._back_at):
            super().set_accept_enabled(enabled)
