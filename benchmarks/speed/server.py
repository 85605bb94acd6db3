"""A server under measurement: a process of its own, its memory, its start."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO

REPOSITORY = Path(__file__).parents[2]
SERVICE, ECHO = "service.web.wsgi:app", "benchmarks.speed.echo:app"
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    pid: int
    start: float
    """Seconds from its process's start to its first answer."""

    def url(self, path: str) -> str:
        """The address of one of its paths."""
        return f"http://127.0.0.1:{self.port}{path}"

    def cpu(self) -> tuple[float, float]:
        """Seconds of a processor so far: of master and workers, and of slots and editors."""
        workers = _children(self.pid)
        slots = [slot for worker in workers for slot in _children(worker)]
        editors = [editor for slot in slots for editor in _children(slot)]
        serving = sum(_cpu(pid)[0] for pid in (self.pid, *workers))
        # Editors that have been replaced are what their slot has waited for.
        cleaning = sum(sum(_cpu(pid)) for pid in slots) + sum(_cpu(pid)[0] for pid in editors)
        return serving, cleaning

    def memory(self) -> int:
        """Bytes of all its processes; what several share is counted once."""
        return sum(_proportional(pid) for pid in _family(self.pid))


@contextmanager
def running(
    app: str, workers: int, output: IO[bytes] | int = subprocess.DEVNULL, **settings: str
) -> Iterator[Server]:
    """A server of an application, with so many workers; stopped at the end."""
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if "COPYDESK" not in name}
    environment |= {
        "COPYDESK_PORT": str(port),
        "COPYDESK_WORKERS": str(workers),
        "COPYDESK_LOG_LEVEL": "warning",
        **{f"COPYDESK_{name.upper()}": value for name, value in settings.items()},
    }
    command = [_python(), "-m", "gunicorn", "-c", "python:service.web.gunicorn_conf", app]
    begun = time.monotonic()
    with subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=output) as process:
        try:
            _await_ready(port, process)
            yield Server(port, process.pid, time.monotonic() - begun)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _python() -> str:
    """That of `make serve`, where there is one: the peers' own may lack what a server needs."""
    own = REPOSITORY / ".venv" / "bin" / "python"
    return str(own) if own.exists() else sys.executable


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.01)
        finally:
            connection.close()
    raise SystemExit("the server did not start")


def _family(pid: int) -> list[int]:
    return [pid, *(inner for child in _children(pid) for inner in _family(child))]


def _children(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [int(child) for child in children]


def _cpu(pid: int) -> tuple[float, float]:
    """Seconds of a process, and of those of its children that it has waited for."""
    try:
        row = Path(f"/proc/{pid}/stat").read_text("ascii")
    except OSError:  # ended since
        return 0.0, 0.0
    own, waited = 11, 13  # behind the name: user and system, each
    ticks = [int(field) for field in row.rpartition(")")[2].split()[own : waited + 2]]
    tick = os.sysconf("SC_CLK_TCK")
    return (ticks[0] + ticks[1]) / tick, (ticks[2] + ticks[3]) / tick


def _proportional(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0
