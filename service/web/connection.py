"""A connection: the request that comes in on it, and the answer that goes out."""

import socket
from contextlib import suppress
from typing import Any, Protocol

from gunicorn.workers.gthread import TConn

from service.web.arrival import Arrival
from service.web.call import Call


class Host(Protocol):
    """Who takes connections in, and sees them out."""

    cfg: Any
    most: int

    def linger(self, caller: "Caller") -> None:
        """Close a connection when the client has read what was sent."""


class Caller(TConn):  # type: ignore[misc] # gunicorn carries no types
    """A connection, the request that is coming in on it, and until when."""

    def __init__(self, worker: "Host", *args: Any) -> None:
        super().__init__(worker.cfg, *args)
        self.worker = worker
        self.arrival = Arrival(worker.most)
        self.until = 0.0
        self.is_beyond = False
        self.leaves_by = 0.0
        self.thrown_away = 0
        self.call: Call | None = None

    def close(self, graceful: bool = False) -> None:
        """Close it, at once or when the client has read what was sent."""
        if graceful:
            self.worker.linger(self)
        else:
            super().close()


def send(client: socket.socket, answer: bytes) -> None:
    """Send it; a client is waited for only where the kernel holds no more for it."""
    try:
        sent = client.send(answer)
    except BlockingIOError:
        sent = 0
    if sent < len(answer):
        client.setblocking(True)
        client.sendall(memoryview(answer)[sent:])


def cut_off(client: socket.socket) -> None:
    """End it without a word: whoever is at its other end does not read."""
    with suppress(OSError):
        client.shutdown(socket.SHUT_RDWR)
