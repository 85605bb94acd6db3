"""The figures of a run, and those of the repository's own seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.accuracy.cleaner import Cleaner
from benchmarks.accuracy.scoring import Score, mean_score, score
from benchmarks.accuracy.seeds import Seed
from service.core import Document

_Case = TypeVar("_Case")


@dataclass(frozen=True, slots=True)
class ShapeFigures:
    """One shape's means over the texts of a corpus."""

    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class CorpusFigures:
    """All means over the texts of one corpus."""

    corpus: str
    size: int
    shapes: dict[str, ShapeFigures]
    peers: dict[str, Score]


def measure_seeds(seeds: Sequence[Seed], cleaner: Cleaner) -> CorpusFigures:
    """The figures of the repository's own cases, which know no HTML and no peers."""
    gold = [seed.body for seed in seeds]
    before = mean_of(seeds, lambda seed: seed.text, gold)
    after = mean_of(seeds, lambda seed: cleaner(Document(text=seed.text)), gold)
    return CorpusFigures("seeds", len(seeds), {"input": ShapeFigures(before, after)}, {})


def mean_of(cases: Sequence[_Case], body: Callable[[_Case], str], golds: Iterable[str]) -> Score:
    """The mean score of the bodies made from the cases."""
    return mean_score(score(body(case), gold) for case, gold in zip(cases, golds, strict=True))
