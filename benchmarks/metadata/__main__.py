"""Titles, authors and dates of the desk beside its peers: ``python -m benchmarks.metadata``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import astuple, fields
from functools import partial
from pathlib import Path

from benchmarks.metadata.desk import cost, desk_answer, whole_answer
from benchmarks.metadata.peers import PEERS, peer_answer
from benchmarks.metadata.scoring import Answer, Figures, Gold, figures
from service.core import load_stylebook
from training.corpora import Page, read_corpora


def main(arguments: list[str] | None = None) -> int:
    """Measure and print a table a corpus."""
    options = _parser().parse_args(arguments)
    pages = read_corpora(options.corpora)[:: options.every]
    for corpus in sorted({page.corpus for page in pages}):
        own = [page for page in pages if page.corpus == corpus]
        sys.stdout.write(_table(corpus, own, options.peers))
    if options.cost:
        spent = cost([page for page in pages if page.corpus == "wcxb"] or pages)
        sys.stdout.write("".join(f"{name}: {ms:.1f} ms\n" for name, ms in spent.parts.items()))
        sys.stdout.write(
            f"clean beside bare_extraction: {spent.of_medians:.2f} of the medians, "
            f"{spent.of_means:.2f} of the means, {spent.median_share:.2f} in the median\n"
        )
    return 0


def _table(corpus: str, pages: Sequence[Page], peers: Sequence[str]) -> str:
    answers: dict[str, Callable[[Page], Answer]] = {
        "metadata": desk_answer,
        "whole answer": partial(whole_answer, stylebook=load_stylebook()),
    }
    for peer in peers:
        answers[peer] = lambda page, name=peer: peer_answer(name, page)  # type: ignore[misc]
    golds = [Gold(page.gold_title, page.gold_authors, page.gold_date) for page in pages]
    rows = [
        (name, figures(zip(map(answer, pages), golds, strict=True)))
        for name, answer in answers.items()
    ]
    names = [field.name.replace("_", " ") for field in fields(Figures)]
    lines = [f"### {corpus} ({len(pages)} pages)", "", _row(("", *names))]
    lines.append(_row(("---", *("---:" for _ in names))))
    lines += [_row((name, *(f"{value:.3f}" for value in astuple(found)))) for name, found in rows]
    return "\n".join(lines) + "\n\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.metadata", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of wcxb/ and fundus/")
    parser.add_argument("--peers", nargs="*", choices=[*PEERS], default=[*PEERS], metavar="NAME")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth page only")
    parser.add_argument("--cost", action="store_true", help="measure the CPU of a page, too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
