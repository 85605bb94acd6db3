"""The rim as the process that serves sees it: tasks go in, answers come out, in bounded time."""

import os
import pickle
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any

from marshmallow import ValidationError

from service.core import Stylebook
from service.rim.bench import Bench
from service.rim.editor import SPENT, Done, Failed, Outcome, OutOfMemory, Unreadable, edit
from service.rim.errors import EditorFailedError, OverloadedError, TooExpensiveError
from service.rim.frame import ClosedError, receive, send
from service.rim.slot import Slot, SlotGoneError
from service.rim.task import Do, Hire, Task
from service.rim.terms import Terms

_TRIES = 2
"""An editor that dies was not always killed by its document; a second one is asked."""
_LEAVING = "this worker is being replaced"
_AT_ONCE = 64 * 1024
"""Bytes of a task that a connection takes though its editor does not read yet."""
_GRACE = 1.0
"""Seconds beyond the deadline after which an editor's own alarm is no longer waited for."""


@dataclass(slots=True)
class _Seat:
    """A place on the rim and the editor in it."""

    pid: int
    connection: socket.socket
    documents: int = 0

    def give(self, message: bytes, patience: float) -> None:
        """Send a task; raises ClosedError, and TimeoutError after so many seconds."""
        self.documents += 1
        if self.connection.gettimeout() != patience:
            self.connection.settimeout(patience)
        send(self.connection, message)


class _Errand:
    """A task on its way: it may be with the editor before the thread that waits for it knows."""

    def __init__(self, message: bytes, patience: float) -> None:
        self.message = message
        self.patience = patience
        self.is_begun = False

    def begin(self, seat: _Seat) -> None:
        """Give it to the editor, unless that might take a while."""
        if len(self.message) <= _AT_ONCE:
            with suppress(ClosedError, OSError):  # its own thread finds that no answer comes
                seat.give(self.message, self.patience)
            self.is_begun = True


class Rim:
    """Editors for all threads of a process."""

    def __init__(
        self, stylebook: Stylebook, terms: Terms, replaced: Callable[[], None] = lambda: None
    ) -> None:
        """`replaced` is called for each editor that another one took the place of."""
        self._replaced = replaced
        self._stylebook = stylebook
        self._terms = terms
        self._bench: Bench[_Seat] = Bench(terms.waiting, terms.patience)
        self._seats: list[_Seat] = []
        self._slot: Slot | None = None
        self._opening = Lock()
        self._is_leaving = False

    def open(self, hire: Hire | None = None) -> None:
        """Hire all editors, before this process has threads; else the first task does.

        `hire` makes an editor one that can do more than what a Task says itself.
        """
        with self._opening:
            if self._slot is None:
                slot = Slot(lambda connection: edit(connection, hire or self._hire, self._terms))
                self._seats = [_Seat(*slot.hire()) for _ in range(self._terms.editors)]
                for seat in self._seats:
                    self._bench.give(seat)
                self._slot = slot

    def close(self) -> None:
        """Send all editors home."""
        with self._opening:
            if self._slot is not None:
                self._slot.close()
            for seat in self._seats:
                seat.connection.close()

    def do(self, task: object) -> Any:
        """What a task gives: one of Task, unless `open` was told of other editors.

        Raises marshmallow's ValidationError where the document can't be read, and the three
        errors of `service.rim.errors`.
        """
        if self._slot is None:
            self.open()
        errand = _Errand(pickle.dumps(task), self._terms.deadline + _GRACE)
        seat = self._bench.take(errand.begin)
        try:
            answer = self._ask(seat, errand)
            if answer.startswith(SPENT) or seat.documents >= self._terms.documents:
                self._replace(seat)
        finally:
            self._bench.give(seat)
        # From a process that this one forked.
        return self._value(pickle.loads(memoryview(answer)[1:]))  # noqa: S301

    def waiting(self) -> int:
        """Documents that wait for an editor now."""
        return self._bench.waiting()

    def _hire(self) -> Do:
        def do(task: Task) -> object:
            return task.do(self._stylebook, self._terms.bounds)

        return do

    def _ask(self, seat: _Seat, errand: _Errand) -> bytes:
        """An editor's answer, or what its end says of the document."""
        ended = None
        for _ in range(_TRIES):
            until = time.monotonic() + errand.patience
            try:
                if not errand.is_begun:
                    seat.give(errand.message, errand.patience)
                errand.is_begun = False
                return receive(seat.connection, until)
            except TimeoutError:
                self._replace(seat)
                raise self._too_late() from None
            except (ClosedError, OSError):  # or it is a seat that no one was hired for
                ended = self._replace(seat)
                if ended == signal.SIGALRM:
                    raise self._too_late() from None
        if ended == signal.SIGKILL:  # as the kernel does where memory runs out
            raise TooExpensiveError("more memory than there is")
        raise EditorFailedError(f"{_TRIES} editors died of one document, by signal {ended}")

    def _value(self, outcome: Outcome) -> Any:
        match outcome:
            case Done(value):
                return value
            case Unreadable(messages):
                raise ValidationError(messages)
            case OutOfMemory():
                mebibytes = self._terms.memory // 1024**2
                raise TooExpensiveError(f"more than {mebibytes} MiB of memory")
            case Failed(trace):
                raise EditorFailedError(trace)

    def _too_late(self) -> TooExpensiveError:
        return TooExpensiveError(f"more than {self._terms.deadline:g} s")

    def _replace(self, seat: _Seat) -> int | None:
        """Another editor for a seat; tells the signal that ended the one before."""
        seat.connection.close()
        if self._slot is None:
            raise OverloadedError("the rim is closed")
        if self._is_leaving:
            raise OverloadedError(_LEAVING)
        try:
            status = self._slot.dismiss(seat.pid)
            seat.pid, seat.connection = self._slot.hire()
        except SlotGoneError as error:
            # No one is left to hire: this process can't clean any more. It asks itself to end
            # as its master would; running requests are answered, and another takes its place.
            self._is_leaving = True
            os.kill(os.getpid(), signal.SIGTERM)
            raise OverloadedError(_LEAVING) from error
        seat.documents = 0
        self._replaced()
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
