"""The bench: editors that are free, and the bounded line of documents that wait for one."""

from collections import deque
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Generic, TypeVar

from service.rim.errors import OverloadedError

Seated = TypeVar("Seated")
_Turn = SimpleQueue[Seated]


class Bench(Generic[Seated]):
    """Hands each that is free to whoever has waited longest."""

    def __init__(self, waiting: int, patience: float) -> None:
        """At most so many wait, none longer than so many seconds."""
        self._most = waiting
        self._patience = patience
        self._lock = Lock()
        self._free: deque[Seated] = deque()
        self._line: deque[tuple[_Turn[Seated], Callable[[Seated], None]]] = deque()

    def take(self, begin: Callable[[Seated], None]) -> Seated:
        """One that is free, at once or after a wait; raises OverloadedError.

        After a wait `begin` has been called with it, by the thread that gave it: until a thread
        that waits is awake again, the one that is free would have nothing to do.
        """
        with self._lock:
            if self._free:
                return self._free.popleft()
            if len(self._line) >= self._most:
                raise OverloadedError(f"{self._most} documents wait already")
            turn: _Turn[Seated] = SimpleQueue()
            self._line.append((turn, begin))
        try:
            return turn.get(timeout=self._patience)
        except Empty:
            return self._leave(turn)

    def give(self, one: Seated) -> None:
        """This one is free."""
        with self._lock:
            if not self._line:
                self._free.append(one)
                return
            turn, begin = self._line.popleft()
        try:
            begin(one)
        finally:  # whatever went wrong, who waits must not wait for ever
            turn.put(one)

    def waiting(self) -> int:
        """How many wait now."""
        return len(self._line)

    def _leave(self, turn: _Turn[Seated]) -> Seated:
        with self._lock:
            for entry in self._line:
                if entry[0] is turn:
                    self._line.remove(entry)
                    raise OverloadedError(f"no editor was free within {self._patience:g} s")
        return turn.get()  # it comes in this very moment
