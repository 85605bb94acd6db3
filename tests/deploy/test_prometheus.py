"""Prometheus itself reads the metrics, and the files of deploy/."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml

from tests.deploy.services import await_that, program, running
from tests.web.serving import free_port, serving

pytestmark = pytest.mark.slow

NOISY = b"The pier opened on Monday to walkers and their dogs.\n\nShare this article"
PLAIN = {"Content-Type": "text/plain"}


@pytest.fixture(scope="module")
def prometheus() -> str:
    """The program."""
    return program("prometheus", "prometheus")


@contextmanager
def prometheus_of(prometheus: str, folder: Path, config: dict[str, Any]) -> Iterator[str]:
    """The address of a Prometheus that is ready."""
    port = free_port()
    file = folder / "prometheus.yaml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [
        prometheus,
        f"--config.file={file}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}",
    ]

    def is_ready() -> bool:
        try:
            return requests.get(f"http://127.0.0.1:{port}/-/ready", timeout=5).ok
        except requests.ConnectionError:
            return False

    with running(command, folder, is_ready):
        yield f"http://127.0.0.1:{port}"


def asked(base: str, expression: str) -> list[float]:
    """The values that an expression has now."""
    answer = requests.get(f"{base}/api/v1/query", params={"query": expression}, timeout=30).json()
    assert answer["status"] == "success", answer
    return [float(row["value"][1]) for row in answer["data"]["result"]]


def test_the_files_are_what_prometheus_takes(root: Path, prometheus: str) -> None:
    """By its own tool, which reads every expression."""
    tool = Path(prometheus).with_name("promtool")
    checked = subprocess.run(
        [tool, "check", "config", root / "deploy" / "prometheus.yaml"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_it_reads_the_metrics_of_all_workers(root: Path, tmp_path: Path, prometheus: str) -> None:
    """What was posted is what it counts, and the alerts' expressions find their metrics."""
    port = free_port()
    config = yaml.safe_load((root / "deploy/prometheus.yaml").read_text(encoding="utf-8"))
    config["global"]["scrape_interval"] = "1s"
    config["rule_files"] = [str(root / "deploy" / "alerts.yaml")]
    [job] = config["scrape_configs"]
    del job["dns_sd_configs"]
    job["static_configs"] = [{"targets": [f"127.0.0.1:{port}"]}]
    with (
        serving(root, workers="2", metrics_address=f"127.0.0.1:{port}") as base,
        prometheus_of(prometheus, tmp_path, config) as watcher,
    ):
        await_that(lambda: asked(watcher, 'up{job="copydesk"}') == [1])
        for _ in range(25):
            assert requests.post(f"{base}/v1/clean", NOISY, headers=PLAIN, timeout=30).ok
        await_that(lambda: asked(watcher, "copydesk_documents_total") == [25])
        assert asked(watcher, 'copydesk_removed_total{reason="share"}') == [25]
        assert asked(watcher, 'copydesk_request_seconds_count{route="/v1/clean"}') == [25]
        rules = requests.get(f"{watcher}/api/v1/rules", timeout=30).json()["data"]["groups"]
        assert [rule["lastError"] for rule in rules[0]["rules"] if "lastError" in rule] == []
