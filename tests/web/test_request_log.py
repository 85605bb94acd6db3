"""The log: one line of JSON a request, never a word of a text, and no harm to anyone."""

import json
import logging
import os
import time
from pathlib import Path

import pytest
import requests

from service import __version__
from service.web.log_line import LineWriter
from service.web.server_log import JSONHandler
from tests.web.conftest import MakeApp
from tests.web.serving import serving

SECRET = "Zweckentfremdung"
TEXT = f"The pier of {SECRET} opened on Monday to walkers.\n\nShare this article"
PLAIN = {"Content-Type": "text/plain"}


def lines(path: Path) -> list[dict]:
    """The lines of a log; each is JSON."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_request_is_one_line_that_tells_all_but_the_text(root: Path, tmp_path: Path) -> None:
    """Numbers and names, for good requests and bad ones alike; the server's messages, too."""
    log = tmp_path / "log.jsonl"
    with log.open("w") as sink, serving(root, output=sink, workers="1") as base:
        url = f"{base}/v1/clean"
        headers = PLAIN | {"X-Request-ID": "job-1"}
        answer = requests.post(url, data=TEXT.encode(), headers=headers, timeout=20)
        requests.post(f"{url}?{SECRET}=1", data=SECRET, headers=PLAIN, timeout=20)
        requests.get(f"{base}/{SECRET}", timeout=20)
        batch = b'{"text":"A text."}\n{"text":"Another."}\n{"text":" "}\n'
        kind = {"Content-Type": "application/x-ndjson", "Accept-Encoding": "identity"}
        answers = requests.post(f"{url}/batch", data=batch, headers=kind, timeout=20).content
        version = requests.get(f"{base}/version", timeout=20).json()
    assert SECRET not in log.read_text(encoding="utf-8")
    told = lines(log)
    assert {line["event"] for line in told} == {"request", "gunicorn.error"}
    assert all({"time", "level"} <= set(line) for line in told)
    told = [line for line in told if line["event"] == "request" and line["route"] != "/readyz"]
    [many] = [line for line in told if line["route"] == "/v1/clean/batch"]
    assert (many["status"], many["documents"], many["bytes_out"]) == (200, 2, len(answers))
    good, bad, lost = told[:3]
    assert good["request_id"] == "job-1" == answer.headers["X-Request-ID"]
    assert (good["method"], good["route"], good["status"]) == ("POST", "/v1/clean", 200)
    assert (good["bytes_in"], good["bytes_out"]) == (len(TEXT.encode()), len(answer.content))
    assert (good["language"], good["removed"], good["documents"]) == ("en", {"share": 1}, 1)
    assert (good["rules"], good["model"]) == (version["rules"], version["model"])
    assert version["version"] == __version__
    assert good["ms"] > 0
    assert (bad["status"], bad["problem"]) == (422, "invalid-document")
    assert (lost["status"], lost["route"]) == (404, None)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_costs_lines_and_no_request(root: Path) -> None:
    """Every request is answered, and /metrics tells how many lines were lost."""
    with Path("/dev/full").open("w") as full, serving(root, output=full, workers="1") as base:
        for _ in range(20):
            assert requests.post(f"{base}/v1/clean", b"A text.", headers=PLAIN, timeout=20).ok
        counts = requests.get(f"{base}/metrics", timeout=20).text
    dropped = next(
        line for line in counts.splitlines() if line.startswith("copydesk_log_lines_dropped_total ")
    )
    assert float(dropped.split()[1]) >= 20


def test_a_closed_or_full_pipe_is_not_waited_for() -> None:
    """Lines that no one reads are dropped and counted; what is read again gets whole lines."""
    source, sink = os.pipe()
    dropped: list[None] = []
    writer = LineWriter(sink, dropped=lambda: dropped.append(None))
    for number in range(2_000):
        writer.write({"number": number, "filler": "x" * 400})
    assert dropped
    with os.fdopen(source, "rb") as reader:
        first = reader.readline()
        assert json.loads(first)["number"] == 0
    lost = len(dropped)
    writer.write({"number": -1})
    assert len(dropped) == lost + 1
    os.close(sink)


def test_a_line_after_a_broken_one_stands_by_itself(tmp_path: Path) -> None:
    """A disk that fills up in the middle of a line spoils that line alone."""
    path = tmp_path / "log.jsonl"
    with path.open("wb") as file:
        writer = LineWriter(file.fileno())
        whole = os.write

        def half(descriptor: int, data: bytes) -> int:
            return whole(descriptor, data[: len(data) // 2])

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "write", half)
            writer.write({"number": 1})
        writer.write({"number": 2})
    assert json.loads(path.read_text().splitlines()[-1]) == {"number": 2}


def test_what_an_exception_quotes_is_not_logged(tmp_path: Path) -> None:
    """Its type and the way it came are; its message may hold a text."""
    path = tmp_path / "log.jsonl"
    with path.open("wb") as file:
        log = logging.Logger("test")
        log.addHandler(JSONHandler(LineWriter(file.fileno())))
        try:
            raise KeyError(SECRET)
        except KeyError:
            log.exception("request %s failed", "job-1")
    [line] = lines(path)
    assert line["message"] == "request job-1 failed"
    assert line["exception"].startswith("KeyError at test_request_log.py:")
    assert SECRET not in path.read_text()


def test_a_quiet_level_leaves_requests_out(
    make_app: MakeApp, capfd: pytest.CaptureFixture[str]
) -> None:
    """At `warning` a request that went well is no news."""
    make_app(log_level="warning").test_client().get("/livez")
    assert capfd.readouterr().out == ""
    start = time.time()
    make_app().test_client().get("/livez")
    assert json.loads(capfd.readouterr().out)["ms"] / 1000 <= time.time() - start + 1
