"""Training of the n-gram scores: logistic regression by AdaGrad over hashed runs.

The network must see scores as bad as it will meet at work, so a line's scores for training
come from a model that saw nothing of the line's fold.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.core.line import Line
from service.core.linejudge.ngrams import NOTHING, SCORES, LineNgrams, read_runs
from service.core.linejudge.text import Floats
from training.sample import Sample

_EPOCHS = 3
_BATCH = 1024
_LINES_A_PAGE = 60
_RATE = 0.25
_BIAS_RATE = 0.002
_DROPPED = 0.4
_NEIGHBOURS = 8
_MOST_WEIGHT = 6.0
_STEPS = 127


@dataclass(frozen=True, slots=True)
class NgramLines:
    """Lines ready for training: their rows of the table, their fold and their targets."""

    runs: list[NDArray[np.int32]]
    fold: NDArray[np.int64]
    target: Floats
    weight: Floats


def prepare(samples: Sequence[Sample], seed: int) -> NgramLines:
    """The samples' lines, at most so many a page, drawn at random."""
    rng = np.random.default_rng(seed)
    runs: list[NDArray[np.int32]] = []
    folds, targets, weights = [], [], []
    for sample in samples:
        lines = sample.as_lines()
        n = len(lines)
        chosen = np.arange(n)
        if n > _LINES_A_PAGE:
            chosen = np.sort(rng.choice(n, _LINES_A_PAGE, replace=False))
        runs += line_runs([lines[number] for number in chosen])
        target, weight = _targets(sample)
        targets.append(target[chosen])
        weights.append(weight[chosen])
        folds.append(np.full(len(chosen), sample.page.fold))
    return NgramLines(runs, np.concatenate(folds), np.concatenate(targets), np.concatenate(weights))


def fit_ngrams(lines: NgramLines, left_out: Collection[int], seed: int) -> LineNgrams:
    """A model of the lines of every fold but those left out."""
    rng = np.random.default_rng(seed)
    usable = np.flatnonzero(~np.isin(lines.fold, list(left_out)))
    table = np.zeros((SCORES, NOTHING + 1), np.float32)
    squares = np.full_like(table, 1e-6)
    bias = np.zeros(SCORES, np.float32)
    for epoch in range(_EPOCHS):
        rate = _RATE if epoch + 1 < _EPOCHS else _RATE / 2
        order = rng.permutation(usable)
        for start in range(0, len(order), _BATCH):
            _step(lines, order[start : start + _BATCH], table, squares, bias, rate, rng)
    return _quantised(table, bias)


def line_runs(lines: Sequence[Line]) -> list[NDArray[np.int32]]:
    """Each line's runs as rows of the table."""
    runs = read_runs(lines)
    rows = np.stack(runs.rows, 1).astype(np.int32)
    return [piece[piece != NOTHING] for piece in np.split(rows, runs.first[1:])]


def _targets(sample: Sample) -> tuple[Floats, Floats]:
    """Is it the body's, and how much of what follows and of what precedes it is."""
    label = sample.label
    weight = np.sqrt(np.maximum(sample.words, 1))
    n = len(label)
    upto = np.concatenate(([0], np.cumsum(weight)))
    body = np.concatenate(([0], np.cumsum(weight * label)))
    here = np.arange(n)
    start, end = np.minimum(here + 1, n), np.minimum(here + 1 + _NEIGHBOURS, n)
    back = np.maximum(here - _NEIGHBOURS, 0)
    after = (body[end] - body[start]) / np.maximum(upto[end] - upto[start], 1e-6)
    before = (body[here] - body[back]) / np.maximum(upto[here] - upto[back], 1e-6)
    target = np.stack([label, after, before], 1).astype(np.float32)
    weight = np.minimum(weight / weight.mean(), _MOST_WEIGHT) * sample.ngram_weight
    return target, np.minimum(weight, _MOST_WEIGHT).astype(np.float32)


def _step(
    lines: NgramLines,
    chosen: NDArray[np.int64],
    table: Floats,
    squares: Floats,
    bias: Floats,
    rate: float,
    rng: np.random.Generator,
) -> None:
    pieces = [lines.runs[number] for number in chosen]
    n = len(pieces)
    runs = np.concatenate(pieces)
    owner = np.repeat(np.arange(n), [len(piece) for piece in pieces])
    kept = rng.random(len(runs), dtype=np.float32) > _DROPPED
    runs, owner = runs[kept], owner[kept]
    scale = 1 / np.sqrt(np.maximum(1, np.bincount(owner, minlength=n))).astype(np.float32)
    for score in range(SCORES):
        total = np.bincount(owner, table[score, runs], n) * scale + bias[score]
        error = 1 / (1 + np.exp(-total)) - lines.target[chosen, score]
        error *= lines.weight[chosen]
        bias[score] -= _BIAS_RATE * rate * error.sum()
        slope = np.bincount(runs, (error * scale)[owner], NOTHING + 1).astype(np.float32)
        squares[score] += slope * slope
        table[score] -= rate * slope / np.sqrt(squares[score])


def _quantised(table: Floats, bias: Floats) -> LineNgrams:
    step = float(np.quantile(np.abs(table[np.abs(table) > 0]), 0.9995)) / _STEPS
    table[:, NOTHING] = 0
    steps = np.clip(np.rint(table / step), -_STEPS, _STEPS).astype(np.int8)
    return LineNgrams(np.ascontiguousarray(steps.T), step, bias)
