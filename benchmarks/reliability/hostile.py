"""``python -m benchmarks.reliability.hostile``: each hostile document through the real server.

Its status, its time and the server's memory; and of what grows, the time of cleaning at its size
by that at half of it. Exits with 1 where a status is wrong or a time grows too fast.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from http.client import HTTPConnection

from marshmallow import ValidationError

from benchmarks.reliability.document import HTML, JSON, Hostile
from benchmarks.reliability.documents import hostile_documents
from benchmarks.reliability.process import House
from benchmarks.reliability.report import keep
from benchmarks.speed.server import SERVICE, Server, running
from service.charset import decode
from service.contract.credit_line import load_credit_line, submit_credit_line
from service.contract.request import load_document, load_page, load_text, submit
from service.core import Bounds, Stylebook, load_stylebook
from service.rim.task import Cleaning, CreditReading, Task
from service.strict_json import read_json
from service.today import today

MOST_GROWTH = 2.3
"""How many times the time of half the size the time of all of it may be."""
_LEAST = 0.05
"""Seconds below which a time says nothing about growth."""
_GIVEN_UP = "/problems/document-too-expensive"
"""A document within all bounds may take too long on a slow machine: it is right to say so."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one document did."""

    name: str
    size: int
    status: int
    is_right: bool
    is_given_up: bool
    seconds: float
    growth: float | None


def main() -> int:
    """Send each, measure each, print what is wrong."""
    documents = hostile_documents()
    with running(SERVICE, 1) as server:
        answers = {document.name: send(server, document) for document in documents}
        peak = House(server.pid).peak()
        alive = send(server, Hostile("alive", lambda _: b"A text.", 1))[0] == 200
    stylebook = load_stylebook()
    gc.freeze()  # as the service does: the collector's walks through it would count as growth
    rows = [
        Row(document.name, len(document.body), status,
            status in document.statuses or (kind == _GIVEN_UP and document.grows),
            kind == _GIVEN_UP, seconds, growth(document, stylebook) if document.grows else None)
        for document in documents
        for status, kind, seconds in [answers[document.name]]
    ]  # fmt: skip
    wrong = [row for row in rows if not row.is_right or (row.growth or 0) > MOST_GROWTH]
    keep("hostile", {"peak": peak, "alive": alive, "rows": [asdict(row) for row in rows]})
    for row in rows:
        mark = "!" if row in wrong else "…" if row.is_given_up else " "
        grown = f"{row.growth:5.2f}" if row.growth else "    -"
        sys.stdout.write(f"{mark} {row.status} {row.seconds:6.2f} s {grown}  {row.name}\n")
    sys.stdout.write(f"{len(rows)} documents, {len(wrong)} wrong; peak {peak // 1024**2} MiB\n")
    return 1 if wrong or not alive else 0


def send(server: Server, document: Hostile) -> tuple[int, str, float]:
    """Its answer's status (0 where none came), kind of problem if any, and the seconds it took."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    start = time.monotonic()
    kind = ""
    try:
        headers = {"Content-Type": document.media_type, **document.headers}
        connection.request("POST", document.path, document.body, headers)
        answer = connection.getresponse()
        content = answer.read()
        status = answer.status
        if answer.getheader("Content-Type") == "application/problem+json":
            kind = json.loads(content)["type"]
    except OSError:
        status = 0
    finally:
        connection.close()
    return status, kind, time.monotonic() - start


def growth(document: Hostile, stylebook: Stylebook) -> float | None:
    """The time of it by that of half of it; None where it takes too little to tell."""
    whole, half = _task(document, document.units), _task(document, document.units // 2)
    least, least_half = seconds(whole, stylebook), seconds(half, stylebook)
    for _ in range(4):
        if least < _LEAST:
            return None
        if least <= MOST_GROWTH * least_half:
            break
        # Another process may have been in the way: the least of several is the work itself.
        least = min(least, seconds(whole, stylebook))
        least_half = max(least_half, seconds(half, stylebook))
    return least / least_half


def seconds(task: Task, stylebook: Stylebook) -> float:
    """The processor's seconds that a task takes."""
    start = time.process_time()
    with suppress(ValidationError):
        task.do(stylebook, Bounds())
    return time.process_time() - start


def _task(document: Hostile, units: int) -> Task:
    text = decode(document.make(units), "utf-8")
    if document.path == "/v1/credits":
        return CreditReading(submit_credit_line(load_credit_line({"text": text}), today()))
    if document.media_type == JSON:
        known = load_document(read_json(text))
    else:
        known = load_page(text) if document.media_type == HTML else load_text(text)
    return Cleaning(submit(known, today()), JSON)


if __name__ == "__main__":
    sys.exit(main())
