"""Kept-alive connections lie evenly on the workers."""

import os
import time
from pathlib import Path

import requests

from service.web.courtesy import Spread
from tests.web.serving import started

CLIENTS = 10


def test_a_worker_knows_whether_another_holds_fewer() -> None:
    """Those that have ended are not counted, and their places are given out again."""
    spread = Spread()
    first, second = spread.take_place(), spread.take_place()
    assert first is not None
    assert second is not None
    spread.hold(first, 3)
    spread.hold(second, 2)
    assert spread.is_ahead(first)
    assert not spread.is_ahead(first, by=1)
    assert not spread.is_ahead(second)
    spread.leave_place(second)
    assert not spread.is_ahead(first)
    assert spread.take_place() == second
    assert spread.is_ahead(first)


def test_places_run_out_without_harm() -> None:
    """A worker that has none acts as if it were alone."""
    spread = Spread()
    places = [spread.take_place() for _ in range(257)]
    assert places[255:] == [255, None]
    spread.leave_place(None)


def test_kept_connections_are_shared_out(root: Path) -> None:
    """Each of two workers comes to hold half of them, also one that has just been started."""
    with started(root, workers="2") as server:
        clients = [requests.Session() for _ in range(CLIENTS)]
        try:
            assert _settle(clients, server.base, server.process.pid) == [5, 5]
            killed, _ = _workers(server.process.pid)
            os.kill(killed, 9)
            _ask(clients, server.base, tries=20)
            assert _settle(clients, server.base, server.process.pid) == [5, 5]
        finally:
            for client in clients:
                client.close()


def _settle(clients: list[requests.Session], base: str, master: int) -> list[int]:
    """How many connections each worker holds, when that is even or half a minute has passed."""
    end = time.monotonic() + 30
    while True:
        _ask(clients, base)
        held = [_held(worker, int(base.rpartition(":")[2])) for worker in _workers(master)]
        if held == [CLIENTS // 2] * 2 or time.monotonic() > end:
            return held
        time.sleep(0.1)


def _ask(clients: list[requests.Session], base: str, tries: int = 1) -> None:
    for client in clients:
        for last in (*[False] * (tries - 1), True):
            try:
                assert client.get(f"{base}/livez", timeout=30).ok
                break
            except requests.ConnectionError:
                if last:
                    raise
                time.sleep(0.1)


def _workers(master: int) -> list[int]:
    children = Path(f"/proc/{master}/task/{master}/children").read_text("ascii").split()
    return [int(child) for child in children]


def _held(pid: int, port: int) -> int:
    """The established connections to a port that a process has open."""
    open_ = set[str]()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        try:
            open_.add(str(entry.readlink()))
        except OSError:  # closed since
            continue
    rows = [row.split() for row in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    return sum(
        row[3] == "01" and row[1].endswith(f":{port:04X}") and f"socket:[{row[9]}]" in open_
        for row in rows
    )
