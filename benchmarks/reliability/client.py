"""A client that knows what each answer must be, and keeps count."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException

PATIENCE = 60.0
"""Seconds that a client waits for an answer before it counts it as lost."""


@dataclass(slots=True)
class Tally:
    """What became of requests. Every one that was sent is in one of the four."""

    right: int = 0
    """Answered, with its own text."""
    refused: int = 0
    """Told to come later (503), or not let in at all."""
    lost: int = 0
    """Sent and not answered."""
    wrong: int = 0
    """Answered with anything else."""
    slowest: float = 0.0
    """Seconds that the slowest answer took."""
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def sent(self) -> int:
        """How many there were."""
        return self.right + self.refused + self.lost + self.wrong


class Crowd:
    """Clients that send texts with a mark of their own, one after the other."""

    def __init__(self, port: int, size: int, paragraphs: int = 20) -> None:
        self.tally = Tally()
        self._port = port
        self._size = size
        self._paragraphs = paragraphs
        self._stop = threading.Event()
        self._lock = threading.Lock()

    @contextmanager
    def sending(self) -> Iterator[Tally]:
        """Send as long as the block runs, and wait for the last answers."""
        clients = [threading.Thread(target=self._send, args=(n,)) for n in range(self._size)]
        for client in clients:
            client.start()
        try:
            yield self.tally
        finally:
            self._stop.set()
            for client in clients:
                client.join()

    def leave(self) -> None:
        """Send no more."""
        self._stop.set()

    def _send(self, client: int) -> None:
        turn = 0
        while not self._stop.is_set():
            turn += 1
            mark = f"Mark {client} of turn {turn} stands here."
            body = "\n\n".join([mark, *[f"The council met, and {mark}"] * self._paragraphs])
            start = time.monotonic()
            became = self._ask(body)
            took = time.monotonic() - start
            with self._lock:
                setattr(self.tally, became, getattr(self.tally, became) + 1)
                self.tally.slowest = max(self.tally.slowest, took)
            if became == "refused":
                time.sleep(0.05)

    def _ask(self, body: str) -> str:
        """Each request has a connection of its own: what is lost was in flight."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            connection.connect()
        except OSError:
            return "refused"
        try:
            connection.request("POST", "/v1/clean", body.encode(), {"Content-Type": "text/plain"})
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException):
            return "lost"
        finally:
            connection.close()
        with self._lock:
            self.tally.statuses[answer.status] += 1
        if answer.status == 503:
            return "refused"
        return "right" if answer.status == 200 and _holds(content, body) else "wrong"


def _holds(content: bytes, body: str) -> bool:
    article = json.loads(content)
    return "\n\n".join(filter(None, (article["title"], article["body"]))) == body
