"""Load by batches: documents a second, and the memory of a server while one goes on and on."""

from __future__ import annotations

import json
import math
import socket
import time
from collections.abc import Callable
from pathlib import Path
from threading import Semaphore, Thread

from benchmarks.speed.server import Server

_HEAD = (
    b"POST /v1/clean/batch HTTP/1.1\r\nHost: desk\r\nContent-Type: application/x-ndjson\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)
_TOGETHER = 16
"""Lines a chunk."""
_AHEAD = 8
"""Chunks that are sent before their answers come: more would only fill the sockets."""


def batch_rate(server: Server, seed: Path, seconds: float, callers: int) -> float:
    """Documents a second over so many batches at once.

    Those count whose answers are there when the time is over, as wrk counts requests: what is on
    its way then is answered by ever fewer of the batches.
    """
    counts: list[int] = []
    end = time.monotonic() + seconds

    def goes_on(_: int) -> bool:
        return time.monotonic() < end

    threads = [
        Thread(target=lambda: counts.append(_post(server, seed, goes_on, end)))
        for _ in range(callers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def memory_over(server: Server, seed: Path, lines: int) -> list[int]:
    """The server's bytes after each tenth of a batch of so many lines."""
    samples: list[int] = []

    def goes_on(sent: int) -> bool:
        if sent >= lines * (len(samples) + 1) / 10:
            samples.append(server.memory())
        return sent < lines

    _post(server, seed, goes_on)
    return samples


def _post(server: Server, seed: Path, goes_on: Callable[[int], bool], end: float = math.inf) -> int:
    """Send one batch as long as it goes on; tells how many answers came until the end."""
    line = json.dumps({"text": seed.read_text("utf-8")}).encode() + b"\n"
    piece = line * _TOGETHER
    chunk = b"%x\r\n%s\r\n" % (len(piece), piece)
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as connection:
        connection.sendall(_HEAD)

        room = Semaphore(_AHEAD)

        def send() -> None:
            sent = 0
            while goes_on(sent):
                room.acquire()
                connection.sendall(chunk)
                sent += _TOGETHER
            connection.sendall(b"0\r\n\r\n")

        sender = Thread(target=send)
        sender.start()
        answers = _count_answers(connection, room, end)
        sender.join()
    return answers


def _count_answers(connection: socket.socket, room: Semaphore, end: float) -> int:
    count, in_time, tail = 0, 0, b""
    while not tail.endswith(b"\r\n0\r\n\r\n"):
        piece = connection.recv(1 << 16)
        if not piece:
            raise SystemExit("the server closed a batch before its end")
        before = count // _TOGETHER
        # No line feed stands in JSON that is written on one line, and chunks end with "\r\n".
        count += (tail[-1:] + piece).count(b"}\n")
        in_time = count if time.monotonic() < end else in_time
        if whole := count // _TOGETHER - before:
            room.release(whole)
        tail = (tail + piece)[-16:]
    return in_time
