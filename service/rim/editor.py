"""An editor: a process that does one task after the other until its connection ends."""

import contextlib
import pickle
import resource
import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from marshmallow import ValidationError

from service.rim.frame import ClosedError, receive, send
from service.rim.task import Do, Hire
from service.rim.terms import Terms
from service.trace import trace

_GROWN = 32 * 1024
"""Kibibytes that an editor may grow by. What a large document took may lie scattered among what
stays, so that it is not given back to the system; then it is cheaper to let the editor go."""
STAYS, SPENT = b"+", b"-"
"""How an answer begins: whether its editor goes on to the next task, or should go."""
_PAGES = Path("/proc/self/statm")
_VIRTUAL, _RESIDENT = 0, 1
"""Which field of it says what."""


class Done(NamedTuple):
    """The task is done."""

    value: Any


class Unreadable(NamedTuple):
    """The document can't be read; `messages` are those of marshmallow's ValidationError."""

    messages: Any


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The document took all the memory that an editor may hold."""


class Failed(NamedTuple):
    """Something was raised that should not be; `trace` tells nothing of the document."""

    trace: str


Outcome = Done | Unreadable | OutOfMemory | Failed


def edit(connection: socket.socket, hire: Hire, terms: Terms) -> None:
    """Do what comes over the connection until its other end is closed."""
    do = hire()
    _bound_memory(terms.memory)
    spent_at = _held() + _GROWN
    with contextlib.suppress(ClosedError):
        while True:
            task = receive(connection)
            # The kernel keeps the time, and its alarm ends the process wherever it is, inside
            # a library's native code, too. Nothing that a document does can put it off.
            signal.setitimer(signal.ITIMER_REAL, terms.deadline)
            answer = _answer(task, do, spent_at)
            signal.setitimer(signal.ITIMER_REAL, 0)
            send(connection, answer)


def _answer(task: bytes, do: Do, spent_at: int) -> bytes:
    """The outcome, and whether this editor has grown so large that it should go."""
    try:
        outcome = pickle.dumps(_outcome(task, do))
        return (SPENT if _peak() > spent_at and _held() > spent_at else STAYS) + outcome
    except MemoryError:
        return SPENT + pickle.dumps(OutOfMemory())


def _peak() -> int:
    """The most kibibytes that this process ever held (a Mac counts bytes, and is spent sooner)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _held() -> int:
    """The kibibytes that it holds now; where no one can say, the most it ever held."""
    try:
        return _pages(_RESIDENT) * resource.getpagesize() // 1024
    except OSError:  # no Linux
        return _peak()


def _pages(field: int) -> int:
    return int(_PAGES.read_text(encoding="ascii").split()[field])


def _outcome(task: bytes, do: Do) -> Outcome:
    try:
        # From the process that serves, which made it itself a moment ago.
        return Done(do(pickle.loads(task)))  # noqa: S301
    except ValidationError as error:
        return Unreadable(error.messages)
    except MemoryError:
        return OutOfMemory()
    except Exception as error:  # noqa: BLE001 (whatever it is, it is told to who serves)
        return Failed(trace(error))


def _bound_memory(more: int) -> None:
    """Let the process hold so many bytes beyond what it has now."""
    try:
        held = _pages(_VIRTUAL) * resource.getpagesize()
    except OSError:  # no Linux: there the operator's own bounds are all there is
        return
    bound = held + more
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or bound < most:
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
