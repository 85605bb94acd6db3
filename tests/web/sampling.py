"""The reference's samples: sent, and written anew by `python -m tests.web.sampling`.

A sample with `settings` is for a service of its own that has them, one with `repeat` has its body
as so many lines, and of one with `sent` the answer is that to the last of so many times.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import requests

from service.keys import make_key, write_entry
from tests.web.serving import serving

ROOT = Path(__file__).parents[2]
FILE = ROOT / "service" / "web" / "samples.json"


@contextmanager
def serving_for(sample: dict[str, Any]) -> Iterator[str]:
    """The base URL of a service with a sample's settings; its folder holds a file of keys."""
    with TemporaryDirectory() as folder:
        keys = Path(folder) / "keys.txt"
        keys.write_text(f"{write_entry('alice', make_key())}\n", encoding="utf-8")
        with serving(Path(folder), workers="1", **sample["settings"]) as base:
            yield base


def send(base: str, sample: dict[str, Any]) -> requests.Response:
    """What the service says to a sample."""
    for _ in range(sample.get("sent", 1)):
        answer = requests.request(
            sample["method"],
            base + sample["path"],
            headers=sample["headers"],
            data=_body(sample),
            timeout=60,
        )
    return answer


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
