"""A server as a process of its own, for the tests that talk to it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
import requests

MAX_BODY = 200_000
"""The bound of the session's server, low so that tests can cross it cheaply."""


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Server:
    """A server as a process of its own."""

    base: str
    process: subprocess.Popen[bytes]


def environment(**settings: str) -> dict[str, str]:
    """This process's environment with these settings and no others."""
    bare = {name: value for name, value in os.environ.items() if "COPYDESK" not in name}
    return bare | {f"COPYDESK_{name.upper()}": value for name, value in settings.items()}


@contextmanager
def started(folder: Path, *, output: IO[str] | None = None, **settings: str) -> Iterator[Server]:
    """A server of its own, started in a folder; stopped at the end, if it has not stopped.

    Its log and its messages go to `output` where one is given.
    """
    port = free_port()
    command = [Path(sys.executable).with_name("copydesk"), "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=folder, env=environment(**settings), stdout=output, stderr=output
    ) as process:
        server = Server(f"http://127.0.0.1:{port}", process)
        try:
            _await_ready(process, server.base)
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                status = process.wait(timeout=60)
            finally:
                process.kill()
    assert status == 0


@contextmanager
def serving(folder: Path, *, output: IO[str] | None = None, **settings: str) -> Iterator[str]:
    """The base URL of such a server."""
    with started(folder, output=output, **settings) as server:
        yield server.base


def _await_ready(server: subprocess.Popen[bytes], base: str) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end and server.poll() is None:
        try:
            if requests.get(f"{base}/readyz", timeout=1).ok:
                return
        except (requests.ConnectionError, requests.Timeout):  # it is not up yet
            time.sleep(0.05)
    pytest.fail("the server is not ready within 90 s")
