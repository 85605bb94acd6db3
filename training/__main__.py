"""From the corpora to the model files.

`python -m training --corpora DIR --out FILE --page-out FILE` trains the judges of texts and of
HTML pages.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import numpy as np
import torch
from numpy.typing import NDArray

from service.core.linejudge.ngrams import LineNgrams, read_runs
from training.cache import DEFAULT_CACHE, TextCache
from training.corpora import FOLDS, Page, read_corpora
from training.fit import EPOCHS, Scored, fit, measure_scaling
from training.model_file import write_model
from training.ngrams import fit_ngrams, prepare
from training.page_training import build_page_pool, train_page_judge
from training.pool import Example, made_up_samples, other_renderings, read_example, true_samples
from training.sample import Sample

VERSION, PAGE_VERSION = "2", "1"
NETWORKS, PAGE_NETWORKS = 2, 1
"""Networks of a judge, trained from other beginnings, whose answers are averaged."""

SEED = 1

LeftOut = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """The n-gram models by the folds that they never saw, and every example's scores."""

    ngrams: dict[LeftOut, LineNgrams]
    examples: list[Example] = field(default_factory=list)
    scores: list[dict[LeftOut, NDArray[np.float16]]] = field(default_factory=list)

    def add(self, samples: Iterable[Sample]) -> None:
        """Samples read; only their numbers are kept."""
        for sample in samples:
            runs = read_runs(sample.as_lines())
            fold = sample.page.fold
            self.examples.append(read_example(sample))
            self.scores.append(
                {
                    left_out: model.score(runs).astype(np.float16)
                    for left_out, model in self.ngrams.items()
                    if fold in left_out
                }
            )

    def scored(self, fold: int | None) -> list[Scored]:
        """The examples for a model that must not see a fold, with scores as unseeing."""
        return [
            Scored(example, scores[_left_out(fold, example.page.fold)].astype(np.float32))
            for example, scores in zip(self.examples, self.scores, strict=True)
            if example.page.fold != fold
        ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train what the command line asks for."""
    wanted = _parser().parse_args(arguments)
    torch.set_num_threads(1)  # sums in another order would give another model
    torch.use_deterministic_algorithms(True)
    folds = sorted({int(fold) for fold in wanted.folds.split(",") if fold})
    pages = [
        page
        for page in read_corpora(wanted.corpora)
        if page.language not in wanted.without_language
    ]
    pool = _build(wanted, pages, folds)
    if wanted.out:
        _train(pool, None, wanted.out, wanted)
    for fold in folds:
        _train(pool, fold, wanted.fold_models / f"linejudge-fold{fold}.npz", wanted)
    if wanted.page_out:
        page_pool = build_page_pool(pages, pool.ngrams, SEED)
        train_page_judge(page_pool, None, wanted.page_out, PAGE_VERSION, SEED, PAGE_NETWORKS)
        for fold in folds:
            out = wanted.fold_models / f"pagejudge-fold{fold}.npz"
            version = f"{PAGE_VERSION}-fold{fold}"
            train_page_judge(page_pool, fold, out, version, SEED, PAGE_NETWORKS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of wcxb/ and fundus/")
    parser.add_argument("--out", type=Path, help="write the model of all pages here")
    parser.add_argument("--page-out", type=Path, help="write that of their HTML here")
    parser.add_argument("--folds", default="", help="also models without these folds: 0,1,2,3,4")
    parser.add_argument("--fold-models", type=Path, default=DEFAULT_CACHE / "fold-models")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="rendered pages")
    parser.add_argument("--without-language", action="append", default=[], metavar="CODE")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--networks", type=int, default=NETWORKS, help="of the line judge")
    return parser


def _build(wanted: argparse.Namespace, pages: Sequence[Page], folds: Sequence[int]) -> Pool:
    started = monotonic()
    cache = TextCache(wanted.cache)
    samples = true_samples(pages, cache)
    _say(started, f"{len(samples)} samples of {len(pages)} pages")
    lines = prepare(samples, SEED)
    sets: set[LeftOut] = {_left_out(fold, other) for fold in folds for other in range(FOLDS)}
    if wanted.out or wanted.page_out:
        sets |= {(), *(_left_out(None, other) for other in range(FOLDS))}
    ngrams = {}
    for left_out in sorted(sets):
        ngrams[left_out] = fit_ngrams(lines, left_out, SEED)
        _say(started, f"n-grams without folds {left_out}")
    pool = Pool(ngrams)
    pool.add(samples)
    pool.add(other_renderings(pages, cache))
    _say(started, f"{len(pool.examples)} true examples")
    pool.add(made_up_samples(samples, SEED))
    _say(started, f"{len(pool.examples)} examples")
    return pool


def _left_out(fold: int | None, other: int) -> LeftOut:
    return tuple(sorted({other} if fold is None else {fold, other}))


def _train(pool: Pool, fold: int | None, out: Path, wanted: argparse.Namespace) -> None:
    print(f"training {out.name}")
    examples = pool.scored(fold)
    scaling = measure_scaling(examples)
    networks = [
        fit(examples, scaling, SEED + number, wanted.epochs) for number in range(wanted.networks)
    ]
    ngrams = pool.ngrams[() if fold is None else (fold,)]
    version = VERSION if fold is None else f"{VERSION}-fold{fold}"
    write_model(out, version, ngrams, scaling, networks)


def _say(started: float, what: str) -> None:
    print(f"{monotonic() - started:6.0f} s  {what}", flush=True)


if __name__ == "__main__":
    main()
