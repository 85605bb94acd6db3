"""The slot: a small process that forks editors and sees them out.

A process with threads must not fork: a lock that another thread held would stay shut in the
child for ever. So the slot is forked once, before there is any thread, and has none itself; it
never sees a document, so that each editor begins as clean and as small as the first one.
"""

import contextlib
import os
import signal
import socket
import struct
import traceback
from collections.abc import Callable
from threading import Lock
from typing import NoReturn

_HIRE, _DISMISS = 1, 2
_ORDER = struct.Struct("!Bi")
_REPLY = struct.Struct("!i")

_LEFT_ALONE = (
    signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGUSR2,
    signal.SIGWINCH,
)  # fmt: skip
"""Signals meant for the service: whoever sends one to all of its processes at once must not
take the editors from a process that still has answers to give. They end with it."""


class SlotGoneError(Exception):
    """The slot is dead, and there is no one to hire an editor."""


class Slot:
    """The slot as the process that serves sees it. May be used by many threads."""

    def __init__(self, work: Callable[[socket.socket], None]) -> None:
        """Fork it now; `work` is what an editor does with its connection."""
        self._lock = Lock()
        self._orders, theirs = socket.socketpair()
        with theirs:
            pid = os.fork()
            if pid == 0:
                self._orders.close()
                _become(lambda: _serve(theirs, work), keep=theirs)
        self.pid = pid

    def hire(self) -> tuple[int, socket.socket]:
        """A new editor's process id, and the connection to it; raises SlotGoneError."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                return self._order(_HIRE, 0, theirs.fileno()), ours
            except SlotGoneError:
                ours.close()
                raise

    def dismiss(self, pid: int) -> int:
        """Kill an editor, if it still lives, and tell how it ended, as os.waitpid does.

        Until then its process id stays its own. Raises SlotGoneError.
        """
        return self._order(_DISMISS, pid)

    def close(self) -> None:
        """Let it go, and all editors with it."""
        with self._lock:
            self._orders.close()
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)

    def _order(self, what: int, pid: int, *files: int) -> int:
        with self._lock:
            try:
                socket.send_fds(self._orders, [_ORDER.pack(what, pid)], files)
                reply = self._orders.recv(_REPLY.size, socket.MSG_WAITALL)
            except OSError as error:
                raise SlotGoneError from error
        if len(reply) < _REPLY.size:
            raise SlotGoneError
        (number,) = _REPLY.unpack(reply)
        return int(number)


def _serve(orders: socket.socket, work: Callable[[socket.socket], None]) -> None:
    """Carry out orders until the process that serves is gone, however it went."""
    hired: set[int] = set()
    try:
        while True:
            order, files, _, _ = socket.recv_fds(orders, _ORDER.size, 1)
            if len(order) < _ORDER.size:
                return
            what, pid = _ORDER.unpack(order)
            if what == _HIRE:
                reply = _fork(socket.socket(fileno=files[0]), orders, work)
                hired.add(reply)
            else:
                reply = _see_out(pid)
                hired.discard(pid)
            orders.sendall(_REPLY.pack(reply))
    except OSError:
        pass
    finally:
        for pid in hired:
            _see_out(pid)


def _fork(
    connection: socket.socket, orders: socket.socket, work: Callable[[socket.socket], None]
) -> int:
    with connection:
        pid = os.fork()
        if pid == 0:
            orders.close()
            _become(lambda: work(connection), keep=connection)
    return pid


def _see_out(pid: int) -> int:
    try:
        os.kill(pid, signal.SIGKILL)
        return os.waitpid(pid, 0)[1]
    except (ProcessLookupError, ChildProcessError):
        return 0


def _become(work: Callable[[], None], keep: socket.socket) -> NoReturn:
    """Do this and nothing else in a process just forked, and end it without a word.

    What its parent holds open is not its business: a listening socket that it kept would stay
    open after the server's end.
    """
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        for number in _LEFT_ALONE:
            signal.signal(number, signal.SIG_IGN)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        os.closerange(3, keep.fileno())
        os.closerange(keep.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        work()
        status = 0
    except BaseException:  # noqa: BLE001 (it must not run on as a second server)
        traceback.print_exc()
    finally:
        os._exit(status)
