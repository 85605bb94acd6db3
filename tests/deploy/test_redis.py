"""Two servers and one Redis: counted together while it is there, and not held up when it goes."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import redis
import requests

from tests.deploy.services import await_that, program, running
from tests.web.serving import free_port, serving

pytestmark = pytest.mark.slow

LIMIT = 30


@pytest.fixture(scope="module")
def redis_server() -> str:
    """The program."""
    return program("redis-server", "redis-server")


@contextmanager
def redis_at(redis_server: str, folder: Path, port: int) -> Iterator[None]:
    """A Redis that keeps nothing, killed with the block."""

    def is_ready() -> bool:
        try:
            with redis.Redis(port=port) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False

    command = [redis_server, "--port", str(port), "--save", "", "--bind", "127.0.0.1"]
    with running(command, folder, is_ready):
        yield


def statuses(bases: list[str], number: int) -> Counter[int]:
    """What posts to each server in turn are answered with; a 415 was let through."""
    return Counter(
        requests.post(f"{bases[turn % len(bases)]}/v1/clean", timeout=30).status_code
        for turn in range(number)
    )


def failures(base: str) -> float:
    """How many requests of a server Redis did not count."""
    rows = requests.get(f"{base}/metrics", timeout=30).text.splitlines()
    name = "copydesk_rate_store_failures_total "
    return sum(float(row.removeprefix(name)) for row in rows if row.startswith(name))


def messages(log: Path, about: str) -> int:
    """How many messages of a log hold something."""
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return sum(about in line.get("message", "") for line in lines)


def test_replicas_count_together_and_outlive_their_redis(
    root: Path, tmp_path: Path, redis_server: str
) -> None:
    """Two servers of two workers hold a caller to one limit; with Redis killed, each answers at
    once and counts by itself; with Redis back, they count together again."""
    port = free_port()
    logs = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    with ExitStack() as stack:
        with redis_at(redis_server, tmp_path, port):
            bases = [
                stack.enter_context(
                    serving(
                        root,
                        output=stack.enter_context(log.open("w")),
                        workers="2",
                        rate_limit=f"{LIMIT}/hour",
                        redis_url=f"redis://127.0.0.1:{port}/0",
                    )
                )
                for log in logs
            ]
            assert statuses(bases, 2 * LIMIT) == {415: LIMIT, 429: LIMIT}
            assert [failures(base) for base in bases] == [0, 0]
        start = time.monotonic()
        assert statuses(bases, 4 * LIMIT) == {415: 2 * LIMIT, 429: 2 * LIMIT}
        assert time.monotonic() - start < 60  # 120 requests that each wait for Redis take longer
        assert all(failures(base) > 0 for base in bases)
        assert all(messages(log, "Redis does not answer") <= 2 for log in logs)  # one a worker
        with redis_at(redis_server, tmp_path, port):  # as new: it has forgotten the caller
            await_that(lambda: statuses(bases, 1) == {415: 1})
            await_that(lambda: sum(messages(log, "Redis answers again") for log in logs) > 0)
