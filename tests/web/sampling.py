"""The reference's samples: sent, and written anew by `python -m tests.web.sampling`."""

import json
from pathlib import Path

import requests

from tests.web.serving import serving

ROOT = Path(__file__).parents[2]
FILE = ROOT / "service" / "web" / "samples.json"


def send(base: str, sample: dict) -> requests.Response:
    """What the service says to a sample."""
    body = sample["body"]
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return requests.request(
        sample["method"],
        base + sample["path"],
        headers=sample["headers"],
        data=None if body is None else text.encode(),
        timeout=30,
    )


def read(answer: requests.Response) -> object:
    """An answer's body: a value where it is JSON, else text."""
    kind = answer.headers["Content-Type"]
    return answer.json() if kind.endswith("json") and "nd" not in kind else answer.content.decode()


def main() -> None:
    """Write each answer anew."""
    samples = json.loads(FILE.read_text(encoding="utf-8"))
    with serving(ROOT, workers="1") as base:
        for sample in samples:
            answer = send(base, sample)
            sample |= {"status": answer.status_code, "answer": read(answer)}
    FILE.write_text(json.dumps(samples, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
