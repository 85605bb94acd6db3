"""Clean files with requests: `python call_requests.py FILE...`, one JSON article a line."""

import json
import os
import sys
import time
from pathlib import Path

import requests

URL = os.environ.get("COPYDESK_URL", "http://localhost:8000") + "/v1/clean"
BUSY = {429, 503}
TRIES = 5


def clean(session: requests.Session, text: str) -> dict:
    """The article of a raw text; waits where the service asks for it, raises where it refuses."""
    for tries_left in reversed(range(TRIES)):
        answer = session.post(URL, json={"text": text}, timeout=30)
        if answer.status_code not in BUSY or not tries_left:
            break
        time.sleep(float(answer.headers.get("Retry-After", 1)))
    if not answer.ok:
        raise RuntimeError(answer.json()["detail"])
    return answer.json()


def main() -> None:
    """Write the article of each file."""
    with requests.Session() as session:
        for name in sys.argv[1:]:
            article = clean(session, Path(name).read_text(encoding="utf-8"))
            sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
