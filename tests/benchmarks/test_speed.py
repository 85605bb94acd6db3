"""The speed benchmark measures what it says."""

from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from benchmarks.speed import load, report
from benchmarks.speed.cpu import CpuFigure
from benchmarks.speed.echo import app
from benchmarks.speed.http import HttpFigures
from benchmarks.speed.load import LoadFigure
from benchmarks.speed.seed import SEED
from benchmarks.speed.server import SERVICE, Server, running
from service.web.cleaner import cleaner_of

TOLD = """\
Running 1s test @ http://127.0.0.1:41841/v1/clean
  1 threads and 8 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    48.15ms    5.10ms  61.12ms   90.00%
    Req/Sec   161.50     10.20   190.00     70.00%
  Latency Distribution
     50%  850.00us
     75%   49.10ms
     90%   51.00ms
     99%    1.20s
  161 requests in 1.00s, 512.00KB read
  Socket errors: connect 0, read 2, write 0, timeout 1
  Non-2xx or 3xx responses: 4
Requests/sec:    160.93
Transfer/sec:    511.00KB
"""


def test_what_wrk_tells_is_understood() -> None:
    """Rates, latencies in whatever unit, and everything that went wrong."""
    assert load.read_figure(TOLD) == LoadFigure(rate=160.93, p50=0.00085, p99=1.2, failed=7)


def test_the_echo_answers_as_cleaning_does() -> None:
    """The same answer byte for byte, so that what lies between the two is cleaning alone."""
    client = app.test_client()
    posted = {"data": SEED.read_bytes(), "content_type": "text/plain"}
    echoed, cleaned = client.post("/echo", **posted), client.post("/v1/clean", **posted)
    cleaner_of(app).close()
    assert (echoed.status_code, cleaned.status_code) == (200, 200)
    assert echoed.data == cleaned.data


def test_the_table_goes_to_its_place(tmp_path: Path) -> None:
    """Between its markers, and nothing beside them is touched; a page without them is refused."""
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- speed: begin -->\nold\n<!-- speed: end -->\nAfter\n")
    cell = LoadFigure(100.0, 0.01, 0.02, 0)
    cells = {(asked, True): cell for asked in ("clean", "echo", "livez")}
    figures = [HttpFigures(1, cells, 150.0, 100 * 1024**2, 1.0)]
    seed = CpuFigure("seed", 0.001, 0.001)
    report.put_between_markers(
        page, lambda before: report.short_table(seed, [], figures, "a machine", before)
    )
    text = page.read_text()
    assert text.startswith("Before\n<!-- speed: begin -->\nOn a machine:")
    assert text.endswith("<!-- speed: end -->\nAfter\n")
    assert "| a batch beside single posts | 1.50 times the documents/s |" in text
    assert "old" not in text
    seed = CpuFigure("seed", 0.002, 0.002)
    report.put_between_markers(
        page, lambda before: report.short_table(seed, [], [], "a machine", before)
    )
    assert page.read_text() == text.replace("1.0 ms", "2.0 ms")  # what it did not measure stays
    page.write_text("no place")
    with pytest.raises(SystemExit, match="no place between"):
        report.put_between_markers(page, str)


def test_what_a_run_leaves_out_stays(tmp_path: Path) -> None:
    """A section that was measured is put in its old one's place, or at the end."""
    page = tmp_path / "page.md"
    page.write_text("# Speed\n\nAbout.\n\n## One\n\nold\n\nmore\n\n## Two\n\nkept\n")
    report.put_sections(page, {"One": "new", "Three": "| a |"})
    assert page.read_text() == (
        "# Speed\n\nAbout.\n\n## One\n\nnew\n\n## Two\n\nkept\n\n## Three\n\n| a |\n"
    )


def test_a_servers_time_is_told_by_who_took_it() -> None:
    """Cleaning is an editor's work, and the worker's part is the smaller one."""
    with running(SERVICE, 1) as server:
        before = server.cpu()
        for _ in range(5):
            body = SEED.read_bytes()
            assert post(server, body) == 200
        worker, editor = (after - then for then, after in zip(before, server.cpu(), strict=True))
    assert 0 <= worker < editor


def post(server: Server, body: bytes) -> int:
    """The status of a cleaning."""
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request("POST", "/v1/clean", body, {"Content-Type": "text/plain"})
        return connection.getresponse().status
