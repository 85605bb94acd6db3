"""The reference's samples: sent, and written anew by `python -m tests.web.sampling`.

A sample with `settings` is for a service of its own that has them, one with `repeat` has its body
as so many lines, of one with `sent` the answer is that to the last of so many times, of one with
`at_once` the first that comes where so many are sent side by side. One with `signal` is for a
service that has been sent it and has heard it.
"""

import json
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import requests

from service.keys import make_key, write_entry
from tests.web.serving import Server, serving, started

ROOT = Path(__file__).parents[2]
FILE = ROOT / "service" / "web" / "samples.json"


@contextmanager
def serving_for(sample: dict[str, Any]) -> Iterator[str]:
    """The base URL of a service with a sample's settings; its folder holds a file of keys."""
    with TemporaryDirectory() as folder:
        keys = Path(folder) / "keys.txt"
        keys.write_text(f"{write_entry('alice', make_key())}\n", encoding="utf-8")
        with started(Path(folder), workers="1", **sample["settings"]) as server:
            if "signal" in sample:
                _warn(server, signal.Signals[f"SIG{sample['signal']}"])
            yield server.base


def _warn(server: Server, by: signal.Signals) -> None:
    """Send a signal that ends a service's readiness, and wait until it has."""
    server.process.send_signal(by)
    end = time.monotonic() + 20
    while requests.get(f"{server.base}/readyz", timeout=30).ok and time.monotonic() < end:
        time.sleep(0.02)


def send(base: str, sample: dict[str, Any]) -> requests.Response:
    """What the service says to a sample."""
    for _ in range(sample.get("sent", 1)):
        answer = _send_at_once(base, sample, sample.get("at_once", 1))
    return answer


def _send_at_once(base: str, sample: dict[str, Any], times: int) -> requests.Response:
    """The first answer of so many."""
    with ThreadPoolExecutor(times) as callers:
        answers = [callers.submit(_send, base, sample) for _ in range(times)]
        return next(as_completed(answers)).result()


def _send(base: str, sample: dict[str, Any]) -> requests.Response:
    """The answer; headers are sent as they stand, a length that is not the body's, too."""
    request = requests.Request(sample["method"], base + sample["path"], data=_body(sample))
    prepared = request.prepare()
    prepared.headers.update(sample["headers"])
    with requests.Session() as session:
        return session.send(prepared, timeout=60)


def _body(sample: dict[str, Any]) -> bytes | None:
    body = sample["body"]
    if body is None:
        return None
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    if lines := sample.get("repeat"):
        text = f"{text}\n" * lines
    return text.encode()


def read(answer: requests.Response) -> object:
    """An answer's body: a value where it is JSON, else text."""
    kind = answer.headers["Content-Type"]
    return answer.json() if kind.endswith("json") and "nd" not in kind else answer.content.decode()


def main() -> None:
    """Write each answer anew."""
    samples = json.loads(FILE.read_text(encoding="utf-8"))
    with serving(ROOT, workers="1") as usual:
        for sample in samples:
            if "settings" in sample:
                with serving_for(sample) as base:
                    answer = send(base, sample)
            else:
                answer = send(usual, sample)
            sample |= {"status": answer.status_code, "answer": read(answer)}
    FILE.write_text(json.dumps(samples, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
