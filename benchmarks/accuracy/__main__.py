"""Accuracy of the desk beside its peers: ``python -m benchmarks.accuracy --corpora DIR``.

Without ``--corpora`` the repository's own seeds are measured. Exits with 1 where a
figure fell below its floor.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.accuracy import floors
from benchmarks.accuracy.cleaner import CleanerOfFold, desk, named_cleaner
from benchmarks.accuracy.measure import CorpusFigures, measure_seeds
from benchmarks.accuracy.seeds import read_seeds
from benchmarks.accuracy.table import tables
from training.cache import DEFAULT_CACHE, TextCache
from training.corpora import read_corpora

_REPOSITORY = Path(__file__).parents[2]
_FLOOR_FILE = Path(__file__).with_name("floors.json")


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the tables, hold the figures against the floors."""
    options = _parser().parse_args(arguments)
    cleaner = named_cleaner(options.cleaner) if options.cleaner else desk
    figures, texts = (
        _corpora_run(options, cleaner) if options.corpora else _seeds_run(options, cleaner)
    )
    text = tables(figures)
    sys.stdout.write(text)
    if options.write:
        options.write.write_text(text, "utf-8")
    try:
        _hold(options, floors.floors_of(figures, texts))
    except floors.FloorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _corpora_run(
    options: argparse.Namespace, cleaner: CleanerOfFold
) -> tuple[list[CorpusFigures], str]:
    # Here and not above: the seeds must be measurable without the peers installed.
    from benchmarks.accuracy.pages import measure_pages

    pages = read_corpora(options.corpora)[:: options.every]
    figures = measure_pages(pages, cleaner, TextCache(options.cache), options.shapes, options.peers)
    return figures, floors.fingerprint((page.html, page.gold_body) for page in pages)


def _seeds_run(
    options: argparse.Namespace, cleaner: CleanerOfFold
) -> tuple[list[CorpusFigures], str]:
    seeds = read_seeds(options.seeds)
    if not seeds:
        raise SystemExit(f"no golden cases in {options.seeds}")
    return [measure_seeds(seeds, cleaner(None))], floors.fingerprint(
        (seed.text, seed.body) for seed in seeds
    )


def _hold(options: argparse.Namespace, run: floors.Floors) -> None:
    group = "corpora" if options.corpora else "seeds"
    if options.write_floors:
        floors.replace(options.floors, group, run, options.lower_floors)
    elif options.check:
        floors.check(options.floors, group, run)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, help="folder that holds wcxb/ and fundus/; the seeds without it"
    )
    parser.add_argument(
        "--seeds", type=Path, default=_REPOSITORY / "seeds", help="folder of golden cases"
    )
    parser.add_argument(
        "--cache", type=Path, default=DEFAULT_CACHE, help="where rendered texts are kept"
    )
    parser.add_argument(
        "--cleaner",
        help="module:function from a fold's number to a cleaner; the desk without it",
    )
    parser.add_argument(
        "--shapes", nargs="+", metavar="NAME", help="raw-text shapes to measure; all without it"
    )
    parser.add_argument(
        "--peers", nargs="*", metavar="NAME", help="extractors to measure; all without it"
    )
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="measure every Nth page only"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables to a file too")
    parser.add_argument("--floors", type=Path, default=_FLOOR_FILE, metavar="FILE")
    parser.add_argument(
        "--check", action="store_true", help="fail where a figure is below its floor"
    )
    parser.add_argument(
        "--write-floors", action="store_true", help="make this run's figures the floors"
    )
    parser.add_argument(
        "--lower-floors", action="store_true", help="let --write-floors lower or drop a floor"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
