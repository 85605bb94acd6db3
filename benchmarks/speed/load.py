"""Load by wrk: requests a second and how long they take."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0}


@dataclass(frozen=True, slots=True)
class LoadFigure:
    """One burst of load."""

    rate: float
    """Requests a second."""
    p50: float
    """Seconds within which half of them were answered."""
    p99: float
    failed: int
    """Answers that were none of 2xx or 3xx, and connections that broke."""
    worker: float = 0.0
    """Seconds of a processor that a request took in the process that holds the sockets."""
    editor: float = 0.0
    """And in one that cleans."""


def check_wrk() -> None:
    """End with a word on how to get it where it is not there."""
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is needed for the HTTP part: apt-get install wrk")


def press(
    url: str, seconds: float, *, body: Path | None = None, keep_alive: bool = True, callers: int = 8
) -> LoadFigure:
    """Put a server under load; a `body` is posted as plain text."""
    lines = ["wrk.headers['Connection'] = 'close'"] if not keep_alive else []
    if body is not None:
        lines += [
            "wrk.method = 'POST'",
            "wrk.headers['Content-Type'] = 'text/plain'",
            f"local f = io.open('{body}', 'rb'); wrk.body = f:read('*a'); f:close()",
        ]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write("\n".join(lines))
        script.flush()
        duration = f"{max(1, round(seconds))}s"
        command = ["wrk", "-t1", f"-c{callers}", f"-d{duration}", "--timeout", "30s", "--latency"]
        ended = subprocess.run(
            [*command, "-s", script.name, url], capture_output=True, text=True, check=True
        )
    return read_figure(ended.stdout)


def read_figure(told: str) -> LoadFigure:
    """What wrk tells of its run."""
    failed = sum(int(n) for n in re.findall(r"Non-2xx or 3xx responses: (\d+)", told))
    errors = re.search(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", told)
    failed += sum(map(int, errors.groups())) if errors else 0
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    return LoadFigure(float(rate[1]) if rate else 0.0, _time(told, 50), _time(told, 99), failed)


def _time(told: str, percent: int) -> float:
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", told)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
