"""The service over HTTP, beside the web server alone, each cell pressed in turns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks.speed.load import LoadFigure, check_wrk, press
from benchmarks.speed.seed import SEED
from benchmarks.speed.server import ECHO, SERVICE, Server, running
from benchmarks.speed.stream import batch_rate, memory_over

WORKERS = (1, 2)
_CALLERS = 8


@dataclass(frozen=True, slots=True)
class HttpFigures:
    """All that was measured with one number of workers."""

    workers: int
    cells: dict[tuple[str, bool], LoadFigure]
    """By what was asked (clean, echo, livez) and whether connections were kept alive."""
    batch: float
    """Documents a second in batches."""
    memory: float
    """Bytes a worker, its editors and its share of the master included."""
    start: float
    """Seconds from the process's start to its first answer."""


def measure_http(seconds: float, rounds: int) -> list[HttpFigures]:
    """The figures of each number of workers; `seconds` a burst, `rounds` bursts a cell."""
    check_wrk()
    return [_measure(workers, seconds, rounds) for workers in WORKERS]


def measure_memory(lines: int) -> list[int]:
    """Bytes of a server with one worker after each tenth of a batch of so many lines."""
    with running(SERVICE, 1, batch_lines=str(10**9)) as server:
        return memory_over(server, SEED, lines)


def _measure(workers: int, seconds: float, rounds: int) -> HttpFigures:
    with _both(workers) as (service, echo):
        asked = {
            "clean": (service, "/v1/clean", SEED),
            "echo": (echo, "/echo", SEED),
            "livez": (service, "/livez", None),
        }
        for server, path, body in asked.values():
            press(server.url(path), 1, body=body, callers=_CALLERS)  # what is done but once
        bursts: dict[tuple[str, bool], list[LoadFigure]] = {}
        batches = []
        for _ in range(rounds):  # in turns, so that a busy minute is everyone's
            for keep_alive in (True, False):
                for name, (server, path, body) in asked.items():
                    figure = _press(server, path, seconds, body, keep_alive=keep_alive)
                    bursts.setdefault((name, keep_alive), []).append(figure)
            batches.append(batch_rate(service, SEED, seconds, callers=2 * workers))
        return HttpFigures(
            workers=workers,
            cells={cell: _middle(figures) for cell, figures in bursts.items()},
            batch=median(batches),
            memory=service.memory() / workers,
            start=service.start,
        )


def _press(
    server: Server, path: str, seconds: float, body: Path | None, *, keep_alive: bool
) -> LoadFigure:
    """A burst, and what it took of processors."""
    before = server.cpu()
    figure = press(server.url(path), seconds, body=body, keep_alive=keep_alive, callers=_CALLERS)
    requests = max(1.0, figure.rate * max(1, round(seconds)))
    worker, editor = (
        (after - then) / requests for then, after in zip(before, server.cpu(), strict=True)
    )
    return replace(figure, worker=worker, editor=editor)


@contextmanager
def _both(workers: int) -> Iterator[tuple[Server, Server]]:
    with running(SERVICE, workers) as service, running(ECHO, workers) as echo:
        yield service, echo


def _middle(figures: list[LoadFigure]) -> LoadFigure:
    return LoadFigure(
        rate=median(figure.rate for figure in figures),
        p50=median(figure.p50 for figure in figures),
        p99=median(figure.p99 for figure in figures),
        failed=sum(figure.failed for figure in figures),
        worker=median(figure.worker for figure in figures),
        editor=median(figure.editor for figure in figures),
    )
