"""/metrics: right with several workers, bounded, and at an address of its own where asked."""

import os
import signal
import socket
import time
from pathlib import Path

import requests
from prometheus_client.parser import text_string_to_metric_families

from tests.web.conftest import MakeApp
from tests.web.serving import free_port, serving

PLAIN = {"Content-Type": "text/plain"}
NOISY = b"The pier opened on Monday to walkers and their dogs.\n\nShare this article"


def counts(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """All samples by name and labels."""
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def scrape(url: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """All samples that are answered."""
    answer = requests.get(f"{url}/metrics", timeout=20)
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return counts(answer.text)


def requests_to(route: str, status: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The name of a count of posts."""
    labels = (("method", "POST"), ("route", route), ("status", status))
    return "copydesk_requests_total", labels


def test_several_workers_count_as_one(root: Path) -> None:
    """Whichever worker answers tells of all, and goes on doing so when one is killed.

    The folder of counts is one start's own, and goes with it.
    """
    with serving(root, workers="3") as base:
        for _ in range(30):  # a connection each, so that they are spread
            assert requests.post(f"{base}/v1/clean", NOISY, headers=PLAIN, timeout=20).ok
        requests.post(f"{base}/v1/clean", b" ", headers=PLAIN, timeout=20)
        for _ in range(3):
            seen = scrape(base)
            assert seen[requests_to("/v1/clean", "200")] == 30
            assert seen[requests_to("/v1/clean", "422")] == 1
            assert seen[("copydesk_documents_total", ())] == 30
            assert seen[("copydesk_removed_total", (("reason", "share"),))] == 30
            assert seen[("copydesk_problems_total", (("type", "invalid-document"),))] == 1
            assert seen[("copydesk_received_bytes_total", ())] == 30 * len(NOISY) + 1
            timed = ("copydesk_request_seconds_count", (("route", "/v1/clean"),))
            assert seen[timed] == 31
        folder = folder_of_counts(workers(base)[0])
        os.kill(workers(base)[0], signal.SIGKILL)
        await_count(base, ("copydesk_worker_exits_total", ()), 1)
        assert scrape(base)[requests_to("/v1/clean", "200")] == 30
        assert folder.is_dir()
    assert not folder.exists()


def workers(base: str) -> list[int]:
    """The processes of the server's workers: the children of the one that was started first."""
    port = f"{int(base.rpartition(':')[2]):04X}"
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    inode = next(row[9] for row in rows if row[1].endswith(f":{port}") and row[3] == "0A")
    holders = [int(path.name) for path in Path("/proc").glob("[0-9]*") if holds(path, inode)]
    parents = {pid: parent(pid) for pid in holders}
    return [pid for pid in holders if parents[pid] in holders]


def holds(process: Path, inode: str) -> bool:
    """Whether a process has a socket open."""
    try:
        return any(
            str(link.readlink()) == f"socket:[{inode}]" for link in (process / "fd").iterdir()
        )
    except OSError:
        return False


def parent(pid: int) -> int:
    """The process that a process is the child of."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def await_count(
    base: str, name: tuple[str, tuple[tuple[str, str], ...]], value: float, wait: float = 60
) -> None:
    """Wait until a count has a value."""
    end = time.monotonic() + wait
    while scrape(base).get(name) != value:
        assert time.monotonic() < end, f"{name} is not {value} within {wait} s"
        time.sleep(0.2)


def folder_of_counts(worker: int) -> Path:
    """The folder in which a process keeps its counts."""
    maps = Path(f"/proc/{worker}/maps").read_text().splitlines()
    return Path(next(row.split()[-1] for row in maps if row.endswith(".db"))).parent


def test_an_address_of_its_own_answers_nothing_else(root: Path) -> None:
    """The counts are there, and there alone."""
    port = free_port()
    with serving(root, workers="1", metrics_address=f"127.0.0.1:{port}") as base:
        own = f"http://127.0.0.1:{port}"
        assert scrape(own)
        elsewhere = requests.get(f"{base}/metrics", timeout=20)
        assert elsewhere.status_code == 404
        assert "Did you mean" not in elsewhere.json()["detail"]  # least of all what was asked for
        assert requests.get(f"{own}/livez", timeout=20).status_code == 404
        assert requests.post(f"{own}/v1/clean", NOISY, headers=PLAIN, timeout=20).status_code == 404


def test_a_request_that_never_came_in_is_counted(root: Path) -> None:
    """It never reaches the application, and yet was a request that failed."""
    with serving(root, workers="1", read_timeout="0.5") as base:
        host, port = base.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(b"POST /v1/clean HTTP/1.1\r\n")
            await_count(base, ("copydesk_problems_total", (("type", "request-timeout"),)), 1)
            labels = (("method", "other"), ("route", "none"), ("status", "408"))
            assert scrape(base)[("copydesk_requests_total", labels)] == 1


def test_callers_can_t_make_it_grow(make_app: MakeApp) -> None:
    """Paths and methods that are unknown are one row each, whatever they are called."""
    service = make_app().test_client()
    for number in range(50):
        service.get(f"/no-such-path-{number}")
        service.open("/v1/clean", method=f"VERB{number}")
    text = service.get("/metrics").text
    assert "no-such-path" not in text
    assert "VERB" not in text
    assert 'method="other"' in text


def test_the_running_editions_are_told(make_app: MakeApp) -> None:
    """One row names release, rules and models."""
    service = make_app().test_client()
    version = service.get("/version").json
    assert version is not None
    [row] = [name for name in counts(service.get("/metrics").text) if name[0] == "copydesk_build"]
    assert dict(row[1]) == version


def test_editors_that_are_replaced_are_counted(make_app: MakeApp) -> None:
    """Here each after its one document."""
    service = make_app(max_documents=1).test_client()

    def exits() -> float:
        return counts(service.get("/metrics").text)[("copydesk_editor_exits_total", ())]

    before = exits()
    for _ in range(3):
        assert service.post("/v1/clean", data=NOISY, content_type="text/plain").status_code == 200
    assert exits() == before + 3
