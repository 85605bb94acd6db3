"""``python -m benchmarks.reliability.pages --corpora DIR``: every page, whole and broken off.

Each is cut once at a random byte, the same in every run, and cleaned in this process, on one
thread. Exits with 1 where one raises, is refused though text is left, or takes two seconds.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from statistics import median

from marshmallow import ValidationError

import service.one_thread  # noqa: F401 (before numpy)
from benchmarks.reliability.report import keep
from service.contract.form import JSON
from service.contract.request import load_page, submit
from service.core import Bounds, Stylebook, load_stylebook
from service.core.encoding import decode_page
from service.rim.task import Cleaning
from service.today import today

MOST_SECONDS = 2.0
_EMPTY = ("no text in", "no element in")
"""What a refusal says of a page of which no text is left."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page, or of its beginning.

    `seconds` are the processor's, `waited` those of the clock; `fault` is empty where the answer
    is an article, or the refusal of a page without text.
    """

    name: str
    size: int
    is_article: bool
    fault: str
    seconds: float
    waited: float


def main(arguments: list[str] | None = None) -> int:
    """Clean all, twice, and say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="a folder of .html.gz files")
    folder = parser.parse_args(arguments).corpora
    stylebook = load_stylebook()
    outcomes: dict[str, list[Outcome]] = {"whole": [], "broken off": []}
    for name, page in _pages(folder):
        at = Random(name).randrange(1, len(page))
        outcomes["whole"].append(clean(name, page, stylebook))
        outcomes["broken off"].append(clean(name, page[:at], stylebook))
    rows = [_row(kind, listed) for kind, listed in outcomes.items()]
    keep("pages", {"rows": rows})
    wrong = [
        one for of in outcomes.values() for one in of if one.fault or one.waited > MOST_SECONDS
    ]
    for row in rows:
        sys.stdout.write(f"{row}\n")
    for one in wrong:
        sys.stdout.write(f"! {one}\n")
    return 1 if wrong else 0


def clean(name: str, page: bytes, stylebook: Stylebook) -> Outcome:
    """Decode a page and clean it, as the service would."""
    begun, started = time.monotonic(), time.process_time()
    is_article, fault = False, ""
    try:
        submission = submit(load_page(decode_page(page)), today())
        Cleaning(submission, JSON).do(stylebook, Bounds())
        is_article = True
    except ValidationError as error:
        refusal = str(error.messages)
        fault = "" if any(words in refusal for words in _EMPTY) else refusal
    except Exception as error:  # noqa: BLE001 (whatever it is, it is the finding)
        fault = repr(error)
    spent, waited = time.process_time() - started, time.monotonic() - begun
    return Outcome(name, len(page), is_article, fault, spent, waited)


def _pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*.html.gz")):
        yield str(file.relative_to(folder)), gzip.decompress(file.read_bytes())


def _row(kind: str, outcomes: Sequence[Outcome]) -> dict[str, object]:
    slowest = max(outcomes, key=lambda one: one.seconds)
    return {
        "kind": kind,
        "pages": len(outcomes),
        "articles": sum(one.is_article for one in outcomes),
        "faults": sum(bool(one.fault) for one in outcomes),
        "median": median(one.seconds for one in outcomes),
        "waited": max(one.waited for one in outcomes),
        "slowest": asdict(slowest),
    }


if __name__ == "__main__":
    sys.exit(main())
