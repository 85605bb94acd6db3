"""``python -m benchmarks.reliability.soak --corpora DIR``: very many requests, and flat memory.

Texts and pages of the corpora, and now and then one of the hostile set. It ends after so many
requests or seconds. Exits with 1 where memory grew, a worker was lost, or an answer was none.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks.reliability.document import HTML, TEXT, Hostile
from benchmarks.reliability.documents import hostile_documents
from benchmarks.reliability.process import House
from benchmarks.reliability.report import keep
from benchmarks.speed.server import SERVICE, Server, running

_CLIENTS = 4
_HOSTILE_EVERY = 250
_SAMPLES = 200
_MOST_GROWTH = 1.05
_SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(slots=True)
class Count:
    """What came of the requests so far."""

    sent: int = 0
    hostile: int = 0
    unexpected: int = 0


def main(arguments: list[str] | None = None) -> int:
    """Send, watch memory, judge."""
    options = _parser().parse_args(arguments)
    documents = list(_documents(options.corpora))
    count = Count()
    begun = time.monotonic()
    with running(SERVICE, 2) as server:
        house = House(server.pid)
        workers = set(house.workers())
        samples = _run(server, documents, count, options.requests, options.seconds)
        lost = len(workers - set(house.workers()))
    tenths = _tenths(samples)
    keep("soak", {
        "sent": count.sent, "hostile": count.hostile, "unexpected": count.unexpected,
        "workers_lost": lost, "seconds": time.monotonic() - begun, "tenths": tenths,
    })  # fmt: skip
    growth = tenths[9] / tenths[1]
    sys.stdout.write(f"{count}; workers lost: {lost}; last tenth by second: {growth:.3f}\n")
    return 1 if lost or count.unexpected or growth > _MOST_GROWTH else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, help="folder of corpora; else the seeds are sent")
    parser.add_argument("--requests", type=int, default=200_000)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="the most it may take")
    return parser


def _documents(corpora: Path | None) -> Iterator[Hostile]:
    """Every page of the corpora, and the text of each seed."""
    for path in sorted(_SEEDS.glob("*/input.txt")):
        yield _whole(path.parent.name, path.read_bytes(), TEXT)
    if corpora is not None:
        from training.corpora import read_corpora  # not before it is wanted: it reads much

        for number, page in enumerate(read_corpora(corpora)):
            yield _whole(f"page {number}", page.html.encode("utf-8", "replace"), HTML)
            yield _whole(f"text {number}", page.gold_body.encode("utf-8", "replace"), TEXT)


def _whole(name: str, body: bytes, media_type: str) -> Hostile:
    return Hostile(name, lambda _: body, 1, media_type, frozenset({200, 413, 422}), grows=False)


def _run(
    server: Server, documents: Sequence[Hostile], count: Count, requests: int, seconds: float
) -> list[int]:
    """Send all of them again and again; the memory meanwhile, at even distances."""
    turns = _turns(documents)
    lock = threading.Lock()
    samples: list[int] = []
    house = House(server.pid)
    end = time.monotonic() + seconds

    def call() -> None:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=120)
        while time.monotonic() < end:
            with lock:
                if count.sent >= requests:
                    return
                count.sent += 1
                document, is_hostile = next(turns)
                count.hostile += is_hostile
            is_right = _ask(connection, document)
            with lock:
                count.unexpected += not is_right

    callers = [threading.Thread(target=call) for _ in range(_CLIENTS)]
    for caller in callers:
        caller.start()
    pause = min(5.0, seconds / _SAMPLES)
    while any(caller.is_alive() for caller in callers):
        samples.append(house.memory())
        time.sleep(pause)
    return samples


def _turns(documents: Sequence[Hostile]) -> Iterator[tuple[Hostile, bool]]:
    hostile = itertools.cycle(hostile_documents())
    for number, document in enumerate(itertools.cycle(documents), 1):
        yield (next(hostile), True) if number % _HOSTILE_EVERY == 0 else (document, False)


def _ask(connection: HTTPConnection, document: Hostile) -> bool:
    """Whether the answer was one that may be; a service that is busy is asked again."""
    headers = {"Content-Type": document.media_type, **document.headers}
    body = document.body
    for _ in range(100):
        try:
            connection.request("POST", document.path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException):
            connection.close()  # a kept connection may have reached its time
            continue
        if answer.status == 503:
            time.sleep(0.2)
            continue
        if answer.status == 422 and document.grows:
            return bool(json.loads(content)["type"])
        return answer.status in document.statuses
    return False


def _tenths(values: Sequence[int]) -> list[float]:
    """The mean of each tenth."""
    if len(values) < 10:
        raise SystemExit("too short a run to judge memory by")
    edges = [len(values) * part // 10 for part in range(11)]
    return [sum(values[low:high]) / (high - low) for low, high in itertools.pairwise(edges)]


if __name__ == "__main__":
    sys.exit(main())
