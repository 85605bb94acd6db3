"""Rate limits: who is held, for how long, and who is not."""

import logging
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient
from limits import parse

from service.keys import make_key, write_entry
from service.web.rate_table import RateTable
from tests.web.conftest import MakeApp
from tests.web.serving import serving

LIMIT = "3/hour"
ONE, TEN = parse("1/minute"), parse("10/minute")
ALICE, BOB = make_key(), make_key()


def post(service: FlaskClient, peer: str = "203.0.113.1", **headers: str) -> int:
    """The status of a post that costs nothing when it is let through (it is a 415)."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    environ = {"REMOTE_ADDR": peer}
    return service.post("/v1/clean", headers=sent, environ_overrides=environ).status_code


def test_too_many_are_told_when_to_come_back(make_app: MakeApp) -> None:
    """A 429 says how long to wait, in the problem's words and in headers."""
    service = make_app(rate_limit=LIMIT).test_client()
    assert [post(service) for _ in range(5)] == [415, 415, 415, 429, 429]
    answer = service.post("/v1/clean", environ_overrides={"REMOTE_ADDR": "203.0.113.1"})
    assert answer.content_type == "application/problem+json"
    assert answer.json is not None
    assert answer.json["type"] == "/problems/rate-limited"
    wait = int(answer.headers["Retry-After"])
    assert 0 < wait <= 3600
    assert f"{wait} seconds" in answer.json["detail"]
    assert answer.headers["RateLimit-Policy"] == '"default";q=3;w=3600'
    assert answer.headers["RateLimit"] == f'"default";r=0;t={wait}'


def test_the_wait_that_is_told_is_enough(make_app: MakeApp) -> None:
    """Who comes back after it is let in."""
    service = make_app(rate_limit="2/2 seconds").test_client()
    statuses = [post(service) for _ in range(6)]
    assert 429 in statuses
    answer = service.post("/v1/clean", environ_overrides={"REMOTE_ADDR": "203.0.113.1"})
    time.sleep(int(answer.headers.get("Retry-After", 0)))
    assert post(service) == 415


def test_only_posts_are_counted(make_app: MakeApp) -> None:
    """Probes and pages are answered whatever their number."""
    service = make_app(rate_limit=LIMIT).test_client()
    for path in ("/livez", "/readyz", "/metrics", "/version", "/openapi.yaml") * 3:
        assert service.get(path).status_code == 200
    assert post(service) == 415


def test_callers_are_told_apart_by_their_keys(make_app: MakeApp, tmp_path: Path) -> None:
    """One key's posts are not another's, wherever they come from; a wrong key uses up nothing."""
    file = tmp_path / "keys.txt"
    file.write_text(f"{write_entry('alice', ALICE)}\n{write_entry('bob', BOB)}\n")
    service = make_app(rate_limit=LIMIT, keys_file=str(file)).test_client()
    assert [post(service, X_API_Key="wrong") for _ in range(5)] == [401] * 5
    peers = [f"203.0.113.{number}" for number in range(4)]
    assert [post(service, peer, X_API_Key=ALICE) for peer in peers] == [415, 415, 415, 429]
    assert post(service, X_API_Key=BOB) == 415


def test_without_keys_they_are_told_apart_by_address(make_app: MakeApp) -> None:
    """Another address is another caller; another one of the same IPv6 network is not."""
    service = make_app(rate_limit=LIMIT).test_client()
    assert [post(service) for _ in range(4)][-1] == 429
    assert post(service, "203.0.113.2") == 415
    assert [post(service, f"2001:db8::{number}") for number in range(4)][-1] == 429
    assert post(service, "2001:db8:0:1::1") == 415


def test_a_stranger_can_t_pass_for_others(make_app: MakeApp) -> None:
    """X-Forwarded-For counts from a proxy that a setting names, and from no one else."""
    service = make_app(rate_limit=LIMIT, trusted_proxies=["10.0.0.0/8"]).test_client()
    forged = [post(service, X_Forwarded_For=f"198.51.100.{number}") for number in range(4)]
    assert forged[-1] == 429
    behind = [post(service, "10.0.0.1", X_Forwarded_For=f"198.51.100.{n}") for n in range(4)]
    assert behind == [415] * 4


def test_the_workers_of_a_server_count_together(root: Path) -> None:
    """However its connections are spread, a caller gets what the limit says, and no more."""
    with serving(root, workers="3", rate_limit="20/hour") as base, ThreadPoolExecutor(8) as pool:
        url = f"{base}/v1/clean"  # a connection each; a 415 costs nothing
        answers = pool.map(lambda _: requests.post(url, timeout=60).status_code, range(60))
        assert Counter(answers) == {415: 20, 429: 40}


def test_a_caller_too_many_takes_the_place_of_the_one_seen_longest_ago(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The table never grows, and who is sending now is not forgotten for a stranger."""
    moment = 1_000_000.0
    monkeypatch.setattr(time, "time", lambda: moment)
    table = RateTable()
    for number in range(100_000):
        assert table.hit(ONE, f"old {number}")
    moment += 60
    assert table.hit(ONE, "new")
    for number in range(1_000):
        table.hit(ONE, f"other {number}")
    assert not table.hit(ONE, "new")


def test_a_window_slides(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sent counts less and less in the window after, and not at all beyond."""
    moment = 1_000_050.0  # half a minute into its window
    monkeypatch.setattr(time, "time", lambda: moment)
    table = RateTable()
    sent = [table.hit(TEN, "caller") for _ in range(12)]
    assert sent.count(True) == 10
    moment += 60  # half of the ten counts still
    sent = [table.hit(TEN, "caller") for _ in range(12)]
    assert sent.count(True) == 5
    stats = table.get_window_stats(TEN, "caller")
    assert moment <= stats.reset_time < moment + 60
    moment = stats.reset_time + 0.1
    assert table.hit(TEN, "caller")
    moment += 300
    sent = [table.hit(TEN, "caller") for _ in range(12)]
    assert sent.count(True) == 10


def test_a_store_that_is_gone_holds_up_no_one(
    make_app: MakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    """The replica counts by itself, says so once, and counts those requests."""
    with socket.socket() as deaf:  # takes connections and never answers
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        url = f"redis://127.0.0.1:{deaf.getsockname()[1]}/0"
        service = make_app(rate_limit=LIMIT, redis_url=url).test_client()
        before = failures(service)
        with caplog.at_level(logging.WARNING):
            start = time.monotonic()
            assert [post(service) for _ in range(5)] == [415, 415, 415, 429, 429]
            assert time.monotonic() - start < 30  # not the minutes of a socket without a limit
        assert failures(service) > before
    assert caplog.text.count("Redis does not answer") == 1


def failures(service: FlaskClient) -> float:
    """How many requests the store did not count, so far and in this process."""
    rows = service.get("/metrics").text.splitlines()
    name = "copydesk_rate_store_failures_total "
    return float(next(row.removeprefix(name) for row in rows if row.startswith(name)))
