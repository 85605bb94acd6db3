"""The reception: a gthread worker that lets a request come in before it gives it a thread.

Gunicorn's own gives a connection its thread at the first byte, and the thread waits for the rest
as long as the client pleases: a few dozen clients that send byte by byte would take them all.
Here the loop that waits for all sockets at once gathers a request, and hands it on when it is
whole. A client that takes too long is told so; one that does not read its answer is cut off.
"""

import selectors
import socket
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER

from service.contract.problem_kind import BAD_REQUEST, INTERNAL_ERROR, REQUEST_TIMEOUT, ProblemKind
from service.web.arrival import Arrival
from service.web.call import Call
from service.web.connection import Caller, cut_off, send
from service.web.counter import EDITED, Counter
from service.web.courtesy import CourteousWorker, Spread
from service.web.malformed import fault_of
from service.web.refusal import refuse
from service.web.request_id import id_in, make_id

_PIECE = 256 * 1024
_HELD = 32 * 1024 * 1024
"""Bytes of requests not yet whole that a worker holds; beyond, they are handed on as they are."""
_LOOK_ROUND = 0.5
"""Seconds between looks for clients that take too long."""
_LINGER = 2.0
"""Seconds that a client has to read the last of its answer and close, or to send some more."""
_THROWN_AWAY = 32 * 1024 * 1024
"""Bytes that a client may go on to send after its answer."""


class Reception(CourteousWorker):
    """Takes requests in, and threads answer them."""

    most: int
    """Bytes of a body that are waited for; more are left to a thread to refuse."""
    patience: float
    """Seconds from a request's first byte to its last."""
    turnaround: float
    """Seconds that a request may hold a thread, unless it is a batch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused: Callable[[ProblemKind], None] = lambda kind: None
        """Told of each request that is refused here: the application never hears of it."""
        self.counter: Counter | None = None
        """Where requests are handed to editors, if any are."""
        self._coming: dict[Caller, None] = {}
        self._served: dict[Caller, float] = {}
        self._leaving: dict[Caller, None] = {}
        self._held = 0
        self._next_look = 0.0

    def take_caller(self, listener: Any) -> None:
        """A client connects. What it sends is usually there already."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        caller = Caller(self, client, address, listener.getsockname())
        self.poller.register(client, selectors.EVENT_READ, partial(self._take_in, caller))
        self._expect(caller)
        self._take_in(caller, client)

    def on_client_socket_readable(self, conn: Caller, client: socket.socket) -> None:
        """A kept connection's next request begins."""
        self.keepalived_conns.remove(conn)
        conn.arrival = Arrival(self.most)
        self._expect(conn)
        self._take_in(conn, client)
        if conn in self._coming:  # not all of it is there
            self.poller.modify(client, selectors.EVENT_READ, partial(self._take_in, conn))

    def _expect(self, caller: Caller) -> None:
        idle = self.cfg.keepalive or self.patience
        caller.until = time.monotonic() + min(self.patience, idle)
        self._coming[caller] = None

    def _take_in(self, caller: Caller, client: socket.socket) -> None:
        """Take in what is there of a request; hand it on when that is all of it."""
        arrival = caller.arrival
        try:
            piece = client.recv(_PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self._forget(caller)
            self._end(caller)
            return
        if not arrival.data:
            caller.until = time.monotonic() + self.patience
        arrival.add(piece)
        self._held += len(piece)
        if not piece and not arrival.data:
            self._forget(caller)
            self._end(caller)
        elif arrival.is_whole or not piece or self._held > _HELD:
            self._hand_on(caller)

    def _hand_on(self, caller: Caller) -> None:
        arrival = caller.arrival
        self._forget(caller)
        caller.is_beyond = arrival.is_beyond
        caller.data_ready = True
        caller.init()
        if self.counter and arrival.is_alone and EDITED.match(arrival.data):
            request = bytes(arrival.data)
            caller.call = Call(request, caller.client, caller.server, self._is_ending())
        else:
            caller.parser.unreader.unread(bytes(arrival.data))
        if not arrival.is_stream:
            self._served[caller] = time.monotonic() + self.turnaround
        caller.arrival = Arrival(self.most)
        self.enqueue_req(caller)

    def _forget(self, caller: Caller) -> None:
        """It is no longer waited for."""
        self._held -= len(caller.arrival.data)
        del self._coming[caller]
        self.poller.unregister(caller.sock)

    def _end(self, caller: Caller) -> None:
        self.nr_conns -= 1
        caller.close()

    def _is_ending(self) -> bool:
        """Whether a connection is to end with the answer to its next request."""
        is_full = len(self.keepalived_conns) >= self.max_keepalived
        return not self.alive or not self.cfg.keepalive or is_full or self.evens_out()

    def handle(self, conn: Caller) -> Any:
        """Answer a request, in a thread: an editor does it, or the application here."""
        call, conn.call = conn.call, None
        if call is None or self.counter is None:
            return super().handle(conn)
        try:
            reply = self.counter.answer(call)
        except Exception as error:  # noqa: BLE001 (it may cost no more than its answer)
            self.handle_error(None, conn.sock, conn.client, error)
            return False
        try:
            send(conn.sock, reply.answer)
        except OSError:  # the client is gone
            return False
        return not reply.is_last

    def handle_request(self, req: Any, conn: Caller) -> Any:
        """Answer a request here; behind one of which too much was to come the connection ends.

        A thread that waited for the rest would wait for as long as the client pleases.
        """
        if conn.is_beyond or self.evens_out():
            req.force_close()
        return super().handle_request(req, conn)

    def finish_request(self, conn: Caller, fs: Any) -> None:
        """A thread has answered."""
        self._served.pop(conn, None)
        super().finish_request(conn, fs)

    def murder_pending(self) -> None:
        """Part with clients that take too long, and with those that are done."""
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + _LOOK_ROUND
        for caller in [caller for caller in self._coming if caller.until < now]:
            self._forget(caller)
            if caller.arrival.data:
                late = f"It was not all there within {self.patience:g} s of its first byte."
                name = id_in(caller.arrival.head)
                self.log.warning("a request came in too slowly: %s", name)
                self._refuse(caller.sock, REQUEST_TIMEOUT, late, name)
                self.nr_conns -= 1
                caller.close(graceful=True)
            else:
                self._end(caller)
        for caller in [caller for caller, until in self._served.items() if until < now]:
            del self._served[caller]
            cut_off(caller.sock)
        for caller in [caller for caller in self._leaving if caller.until < now]:
            self._part(caller)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Refuse what is no request, and tell what failed below the application.

        Gunicorn's own would log and send back what it could not read, which may be a key, or a
        text that was sent as more than its Content-Length said.
        """
        if isinstance(exc, ParseException):
            fault = fault_of(exc)
            self.log.warning("a request that breaks HTTP was refused: %s", fault)
            broken = f"It breaks the rules of HTTP: {fault}."
            self._refuse(client, BAD_REQUEST, broken, make_id())
        else:
            self.log.exception("a request failed below the application")
            unseen = "It failed before the service saw it."
            self._refuse(client, INTERNAL_ERROR, unseen, make_id())

    def _refuse(self, client: socket.socket, kind: ProblemKind, detail: str, name: str) -> None:
        refuse(client, kind, detail, name)
        self.refused(kind)

    def linger(self, caller: Caller) -> None:
        """Let a client read the end of its answer: closed at once, it might be lost on the way."""
        try:
            caller.sock.shutdown(socket.SHUT_WR)
        except OSError:
            caller.close()
            return
        self.nr_conns += 1
        caller.sock.setblocking(False)
        now = time.monotonic()
        caller.until, caller.leaves_by = now + _LINGER, now + self.patience
        self._leaving[caller] = None
        self.poller.register(caller.sock, selectors.EVENT_READ, partial(self._see_out, caller))

    def _see_out(self, caller: Caller, client: socket.socket) -> None:
        try:
            rest = client.recv(_PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            rest = b""
        caller.thrown_away += len(rest)
        caller.until = min(time.monotonic() + _LINGER, caller.leaves_by)
        if not rest or caller.thrown_away > _THROWN_AWAY:
            self._part(caller)

    def _part(self, caller: Caller) -> None:
        del self._leaving[caller]
        self.poller.unregister(caller.sock)
        self._end(caller)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Accept new connections, or no more of them.

        At the end whoever waits to be accepted still is, and then the door is shut: a client
        that comes later is refused at once, and not reset when the process is gone.
        """
        is_end = not enabled and not self.alive
        if is_end:
            self.come_back()
        if is_end and self._accepting:
            for listener in self.sockets:
                self.accept_all(listener)
        super().set_accept_enabled(enabled)
        if is_end:
            for listener in self.sockets:
                listener.close()
            soon = time.monotonic() + STOP_KEEPALIVE_LINGER
            for caller in self._coming:
                if not caller.arrival.data:
                    caller.until = min(caller.until, soon)


def reception(most: int, patience: float, turnaround: float) -> type[Reception]:
    """A worker class with these bounds."""
    bounds = {"most": most, "patience": patience, "turnaround": turnaround, "spread": Spread()}
    return type("Reception", (Reception,), bounds)
