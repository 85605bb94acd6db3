"""A batch at work: lines are read, cleaned and answered at once, and leave in order."""

import socket
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from typing import Any, Self

from service.contract.request import Submission
from service.web.batch_line import AnsweredLine, Line
from service.web.cleaner import Answer, Cleaner
from service.web.offering import SHORT, TOGETHER, Offering, length

_PATIENCE = 60.0
"""Seconds that a caller may neither send nor take anything."""
_PAUSE = 0.05
"""Seconds after which a thread that waits looks whether it is to stop."""

_Entry = tuple[Line, "Future[Answer]"]


class AssemblyLine:
    """Works within a `with` block, and stops there, whatever the caller does.

    One thread reads lines ahead of those that are cleaned, others offer them to the editors, and
    the caller's own writes answers. What is ahead is bounded: a caller that takes no answers is
    soon read no further.
    """

    def __init__(self, cleaner: Cleaner, lines: Iterable[Line], environ: dict[str, Any]) -> None:
        self._lines = lines
        self._socket: socket.socket | None = environ.get("gunicorn.socket")
        self._stopped = Event()
        self._has_ended = False
        self._ahead: SimpleQueue[_Entry | None] = SimpleQueue()
        self._room = Semaphore(2 * TOGETHER * (cleaner.editors + 1))
        """For lines that are ahead. It is made for several at once: a reader that was woken for
        each would cost more than the line."""
        self._offering = Offering(cleaner)
        self._reader = Thread(target=self._read, name="batch-reader", daemon=True)

    def __enter__(self) -> Self:
        if self._socket is not None:
            self._socket.settimeout(_PATIENCE)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        if not self._has_ended and self._socket is not None:
            with suppress(OSError):  # the caller may be gone already
                self._socket.shutdown(socket.SHUT_RD)  # the reader may wait there
        while self._reader.is_alive():
            self._room.release()  # or it may wait for room
            self._reader.join(timeout=_PAUSE)
        self._offering.close()

    def __iter__(self) -> Iterator[AnsweredLine | None]:
        """The answers in order; None where the next is not there yet, before it is waited for."""
        taken = 0
        while True:
            try:
                entry = self._ahead.get_nowait()
            except Empty:
                yield None
                entry = self._ahead.get()
            if entry is None:
                self._has_ended = True
                return
            taken += 1
            if taken % TOGETHER == 0:
                self._room.release(TOGETHER)
            line, cleaned = entry
            if not cleaned.done():
                yield None
            yield AnsweredLine(line, _outcome(cleaned))

    def _read(self) -> None:
        number = 0
        try:
            for line in self._lines:
                number = line.number
                self._put(line)
                if self._stopped.is_set():
                    return
        except Exception as error:  # noqa: BLE001 (answered, and logged, where it is met)
            self._put(Line(number + 1, None, error))
        finally:
            self._ahead.put(None)

    def _put(self, line: Line) -> None:
        self._room.acquire()
        if not isinstance(line.asked, Submission):
            refused: Future[Answer] = Future()
            refused.set_exception(line.asked)
            self._ahead.put((line, refused))
            return
        outcome = self._offering.offer(line.asked)
        self._ahead.put((line, outcome))
        # Of long documents one at a time is held; short ones are bounded by their number.
        while length(line.asked) > SHORT and not outcome.done() and not self._stopped.is_set():
            wait([outcome], timeout=_PAUSE)


def _outcome(cleaned: "Future[Answer]") -> Answer | Exception:
    try:
        return cleaned.result()
    except Exception as error:  # noqa: BLE001 (what goes wrong with a line is its answer)
        return error
