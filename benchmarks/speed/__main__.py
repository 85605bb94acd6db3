"""Speed of the desk beside its peers and its web server: ``python -m benchmarks.speed``.

``--corpora DIR`` measures CPU on WCXB's pages as well; without it the seed alone. The HTTP part
needs wrk. No network. ``--write`` puts the tables into docs/speed.md and the README; what a run
leaves out stays as it is there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.speed import report
from benchmarks.speed.cpu import measure_pages, measure_seed
from benchmarks.speed.http import measure_http, measure_memory
from benchmarks.speed.machine import describe_machine
from benchmarks.speed.seed import SEED

_REPOSITORY = Path(__file__).parents[2]
_PARTS = ("cpu", "http", "memory")
_TITLES = {"cpu": "CPU a document", "http": "Over HTTP", "memory": "Memory over a long batch"}


def main(arguments: list[str] | None = None) -> None:
    """Measure, print the tables, and write them where that is asked for."""
    options = _parser().parse_args(arguments)
    machine = describe_machine()
    told: dict[str, str] = {}
    seed = measure_seed(SEED.parent)
    pages = []
    if "cpu" in options.parts:
        if options.corpora:
            pages = measure_pages(options.corpora, options.every, options.cache)
        told["cpu"] = report.cpu_table(seed, pages)
    http = measure_http(options.seconds, options.rounds) if "http" in options.parts else []
    if http:
        told["http"] = report.http_table(http)
    if "memory" in options.parts:
        told["memory"] = report.memory_table(measure_memory(options.lines), options.lines)
    sections = {_TITLES[part]: f"On {machine}.\n\n{table}" for part, table in told.items()}
    sys.stdout.write("".join(f"## {title}\n\n{body}\n\n" for title, body in sections.items()))
    if options.write:
        report.put_sections(_REPOSITORY / "docs" / "speed.md", sections)
        report.put_between_markers(
            _REPOSITORY / "README.md",
            lambda before: report.short_table(seed, pages, http, machine, before),
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="folder that holds wcxb/")
    parser.add_argument("--every", type=int, default=4, metavar="N", help="every Nth page only")
    parser.add_argument(
        "--cache", type=Path, default=Path.home() / ".cache" / "copydesk", help="rendered texts"
    )
    parser.add_argument(
        "--parts", nargs="+", choices=_PARTS, default=_PARTS, help="what to measure; all without it"
    )
    parser.add_argument(
        "--seconds", type=float, default=3.0, help="seconds of a burst of load (whole ones)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="bursts of each kind")
    parser.add_argument(
        "--lines", type=int, default=20_000, help="lines of the batch whose memory is watched"
    )
    parser.add_argument(
        "--write", action="store_true", help="write docs/speed.md and the README's table"
    )
    return parser


if __name__ == "__main__":
    main()
