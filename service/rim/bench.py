"""The bench: editors that are free, and the bounded line of documents that wait for one."""

from collections import deque
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Generic, TypeVar

from service.rim.errors import OverloadedError

Seated = TypeVar("Seated")


class Bench(Generic[Seated]):
    """Hands each that is free to whoever has waited longest."""

    def __init__(self, waiting: int, patience: float) -> None:
        """At most so many wait, none longer than so many seconds."""
        self._most = waiting
        self._patience = patience
        self._lock = Lock()
        self._free: deque[Seated] = deque()
        self._line: deque[SimpleQueue[Seated]] = deque()

    def take(self) -> Seated:
        """One that is free, at once or after a wait; raises OverloadedError."""
        with self._lock:
            if self._free:
                return self._free.popleft()
            if len(self._line) >= self._most:
                raise OverloadedError(f"{self._most} documents wait already")
            turn: SimpleQueue[Seated] = SimpleQueue()
            self._line.append(turn)
        try:
            return turn.get(timeout=self._patience)
        except Empty:
            return self._leave(turn)

    def give(self, one: Seated) -> None:
        """This one is free."""
        with self._lock:
            if self._line:
                self._line.popleft().put(one)
            else:
                self._free.append(one)

    def waiting(self) -> int:
        """How many wait now."""
        return len(self._line)

    def _leave(self, turn: SimpleQueue[Seated]) -> Seated:
        with self._lock:
            if turn in self._line:
                self._line.remove(turn)
                raise OverloadedError(f"no editor was free within {self._patience:g} s")
        return turn.get_nowait()  # it came in the very moment
