"""``python -m benchmarks.reliability.faults [--seconds 60]``: faults while clients send.

Exits with 1 where an answer was wrong, or more requests were lost than a fault may cost.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.reliability.client import Crowd, Tally
from benchmarks.reliability.process import House
from benchmarks.reliability.report import keep
from benchmarks.speed.server import SERVICE, running

_CLIENTS = 8
_EVERY = 1.0
_DICE = random.Random(6)  # the same run each time


@dataclass(frozen=True, slots=True)
class Row:
    """What one fault cost."""

    name: str
    times: int
    sent: int
    right: int
    refused: int
    lost: int
    allowed: int
    wrong: int
    slowest: float


def main(arguments: list[str] | None = None) -> int:
    """Each fault in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="length of each fault")
    seconds: float = parser.parse_args(arguments).seconds
    rows = [
        fault(seconds)
        for fault in (
            no_fault, workers_killed, editors_killed, slots_killed, stopped, overload, slow_clients,
            full_disk, store_gone,
        )
    ]  # fmt: skip
    keep("faults", {"seconds": round(seconds), "rows": [asdict(row) for row in rows]})
    wrong = [row for row in rows if row.wrong or row.lost > row.allowed or not row.right]
    for row in rows:
        sys.stdout.write(f"{'!' if row in wrong else ' '} {row}\n")
    return 1 if wrong else 0


def _row(name: str, tally: Tally, times: int = 0, allowed: int = 0) -> Row:
    return Row(name, times, tally.sent, tally.right, tally.refused, tally.lost, allowed,
               tally.wrong, tally.slowest)  # fmt: skip


def no_fault(seconds: float) -> Row:
    """Nothing at all: what the others are held against."""
    with running(SERVICE, 2) as server, Crowd(server.port, _CLIENTS).sending() as tally:
        time.sleep(seconds)
    return _row("none", tally)


def workers_killed(seconds: float) -> Row:
    """SIGKILL to a worker each second. Lost may be what it had taken in: all clients' at most."""
    return _killing("SIGKILL to a worker each second", seconds, House.workers, _CLIENTS)


def editors_killed(seconds: float) -> Row:
    """SIGKILL to an editor each second: its document is given to another, and nothing is lost."""
    return _killing("SIGKILL to an editor each second", seconds, House.editors, 0)


def slots_killed(seconds: float) -> Row:
    """SIGKILL to a slot each second: its worker ends in good order once it needs it."""
    return _killing("SIGKILL to a slot each second", seconds, House.slots, 0)


def _killing(name: str, seconds: float, who: Callable[[House], list[int]], cost: int) -> Row:
    times = 0
    with running(SERVICE, 2) as server, Crowd(server.port, _CLIENTS).sending() as tally:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(_EVERY)
            if victims := who(House(server.pid)):
                times += _signal(_DICE.choice(victims), signal.SIGKILL)
    return _row(name, tally, times, cost * times)


def stopped(seconds: float) -> Row:
    """SIGTERM under load, again and again. Nothing that was let in may be lost."""
    total = Tally()
    times = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with running(SERVICE, 2) as server:
            crowd = Crowd(server.port, _CLIENTS)
            with crowd.sending() as tally:
                time.sleep(2)
                _signal(server.pid, signal.SIGTERM)
                times += 1
                _await_end(server.port)
                crowd.leave()
        for field in ("right", "refused", "lost", "wrong"):
            setattr(total, field, getattr(total, field) + getattr(tally, field))
        total.slowest = max(total.slowest, tally.slowest)
    return _row("SIGTERM under load", total, times)


def overload(seconds: float) -> Row:
    """Four times as many clients as may wait: quick refusals, and bounded waits for the rest."""
    settings = {"max_waiting": "8"}
    with running(SERVICE, 2, **settings) as server:
        crowd = Crowd(server.port, 64, paragraphs=400)
        with crowd.sending() as tally:
            time.sleep(seconds)
    return _row("64 clients where 18 have room", tally)


def slow_clients(seconds: float) -> Row:
    """A hundred that send a byte a second, send nothing, or never close."""
    with running(SERVICE, 2) as server, Crowd(server.port, _CLIENTS).sending() as tally:
        slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
        head = b"POST /v1/clean HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
        ended = b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        for number, client in enumerate(slow):
            begun = (b"", head, head + b"Content-Length: 99999\r\n\r\n", ended)[number % 4]
            _send(client, begun)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(_EVERY)
            for client in slow[1::4] + slow[2::4]:
                _send(client, b"x")
        for client in slow:
            client.close()
    return _row("100 slow and half-open clients", tally, 100)


def full_disk(seconds: float) -> Row:
    """A log on a disk that is full."""
    full = Path("/dev/full")
    if not full.exists():
        return _row("a full disk for the log (no /dev/full here)", Tally(right=1))
    with (
        full.open("wb", buffering=0) as log,
        running(SERVICE, 2, log, log_level="info") as server,
        Crowd(server.port, _CLIENTS).sending() as tally,
    ):
        time.sleep(seconds)
    return _row("a full disk for the log", tally)


def store_gone(seconds: float) -> Row:
    """The shared store of the rate limits is not there."""
    settings = {"rate_limit": "1000000/second", "redis_url": "redis://127.0.0.1:1/0"}
    with running(SERVICE, 2, **settings) as server, Crowd(server.port, _CLIENTS).sending() as tally:
        time.sleep(seconds)
    return _row("Redis gone", tally)


def _await_end(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return
        time.sleep(0.1)


def _signal(pid: int, number: int) -> bool:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True


def _send(client: socket.socket, data: bytes) -> None:
    with suppress(OSError):  # it may have been told to go by now
        client.sendall(data)


if __name__ == "__main__":
    sys.exit(main())
