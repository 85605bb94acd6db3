"""Fitting the page judge: the line judge's network and course, with what the tags say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from service.core.linejudge.columns import COLUMNS
from service.core.linejudge.judge import CLIP
from service.core.linejudge.markcolumns import LEVELS, MARK_COLUMNS, MARK_GROUPS
from service.core.linejudge.pagejudge import PAGE_COLUMNS
from service.core.linejudge.text import Floats
from training.fit import Course, Scaling, Scored, collate
from training.network import NOTES, Batch, Network, second_look
from training.page_pool import PageExample

EPOCHS = 10
_AN_EPOCH = {"whole": 1.0, "made up": 2.0}
_NO_GROUP, _NO_NAMES = 0.1, 0.2
_NOISE = 0.05
_TOLD = 3


@dataclass(frozen=True, slots=True)
class PageScored(Scored):
    """A page's example with the scores of its blocks' names, too."""

    names: Floats


@dataclass(frozen=True, slots=True)
class PageBatch(Batch):
    """A batch with the containers of each line."""

    containers: Tensor


class PageNetwork(Network):
    """The network of service.core.linejudge.pagejudge."""

    def __init__(self) -> None:
        super().__init__(len(PAGE_COLUMNS), NOTES + _TOLD * LEVELS)

    def look(self, first: Tensor, likely: Tensor, batch: Batch) -> Tensor:
        """As service.core.linejudge.pagejudge.look_into, for pages side by side."""
        containers, weight = cast("PageBatch", batch).containers, batch.weight
        body = likely * weight
        total = body.sum(1, keepdim=True) + 1e-3
        all_body, all_weight = _sums(body), _sums(weight * batch.real)
        columns = []
        for level in range(LEVELS):
            start, end = containers[:, :, level, 0], containers[:, :, level, 1]
            inside = all_body.gather(1, end) - all_body.gather(1, start)
            size = all_weight.gather(1, end) - all_weight.gather(1, start)
            columns += [
                inside / total,
                inside / (size + 0.3),
                (inside - body) / (size - weight + 0.3),
            ]
        return torch.cat([second_look(first, likely, batch), torch.stack(columns, -1)], -1)


def _sums(values: Tensor) -> Tensor:
    return torch.cat([torch.zeros(len(values), 1), torch.cumsum(values, 1)], 1)


def measure_page_scaling(examples: Sequence[PageScored]) -> Scaling:
    """The means of all columns and the inverse of their spreads, from a part of the lines."""
    lines = np.concatenate([_columns(scored)[::3] for scored in examples[::3]])
    return Scaling(lines.mean(0), 1 / (lines.std(0) + np.float32(0.05)))


def _columns(scored: PageScored) -> Floats:
    example = cast("PageExample", scored.example)
    return np.concatenate((example.shape, example.marks, scored.names), 1, dtype=np.float32)


def collate_pages(
    pages: Sequence[Scored], scaling: Scaling, rng: np.random.Generator | None = None
) -> PageBatch:
    """Pages as one batch; with a generator of chance, some of what is known is hidden."""
    width = len(COLUMNS)
    batch = collate(pages, Scaling(scaling.mean[:width], scaling.scale[:width]), rng)
    count, length = batch.real.shape
    marks = np.zeros((count, length, len(PAGE_COLUMNS) - width), np.float32)
    containers = np.zeros((count, length, LEVELS, 2), np.int64)
    for row, scored in enumerate(pages):
        example, names = cast("PageExample", scored.example), cast("PageScored", scored).names
        n = len(example.label)
        known = np.concatenate((example.marks, names), 1, dtype=np.float32)
        known = np.clip((known - scaling.mean[width:]) * scaling.scale[width:], -CLIP, CLIP)
        if rng:
            _hide(known, rng)
        marks[row, :n] = known
        containers[row, :n] = example.containers
    seen = torch.cat(
        [batch.seen[:, :, :width], torch.from_numpy(marks), batch.seen[:, :, width:]], -1
    )
    values = {field.name: getattr(batch, field.name) for field in fields(batch)}
    return PageBatch(**{**values, "seen": seen}, containers=torch.from_numpy(containers))


def _hide(known: NDArray[np.float32], rng: np.random.Generator) -> None:
    """Groups of columns hidden, all noisy: no site has all that the tags may say."""
    for columns in _GROUP_COLUMNS:
        if rng.random() < _NO_GROUP:
            known[:, columns] = 0
    if rng.random() < _NO_NAMES:
        known[:, len(MARK_COLUMNS) :] = 0
    known += rng.standard_normal(known.shape, dtype=np.float32) * _NOISE * (known != 0)


_GROUP_COLUMNS = [[MARK_COLUMNS.index(name) for name in names] for names in MARK_GROUPS.values()]

PAGES = Course(PageNetwork, _AN_EPOCH, collate_pages)
"""The page judge's course."""
