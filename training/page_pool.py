"""All HTML pages to train from, true and made up, with their features and scores.

Pages are mixed only within a fold, so that one pool serves the models of all folds.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.core.line import Line
from service.core.linejudge.features import measure
from service.core.linejudge.markfeatures import block_name, measure_marks, measure_names, read_tree
from service.core.linejudge.ngrams import LineNgrams, read_runs
from service.core.linejudge.pagejudge import length_and_prose
from service.core.mark import Blocks
from training.corpora import Page
from training.graft import make_up
from training.marked import Lines, MarkedPage, as_page, read_marked
from training.ngrams import NgramLines, line_runs
from training.pool import Example

MADE_UP = 6
"""Made-up pages a page; twice as many for a page of the smaller corpus."""

_FUNDUS_DONOR = 0.4
_MOST_LINES = 1500

LeftOut = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageExample(Example):
    """A page's features with those of its marks, in half precision where that is enough."""

    marks: NDArray[np.float16]
    containers: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class PageScores:
    """By the folds that a model never saw: the scores of lines, and of the blocks' names."""

    lines: dict[LeftOut, NDArray[np.float16]]
    names: dict[LeftOut, NDArray[np.float16]]


def marked_pages(pages: Sequence[Page]) -> list[MarkedPage]:
    """Every page that holds any of its gold."""
    read = map(read_marked, pages)
    return [marked for marked in read if any(line.body for line in marked.lines)]


def made_up_pages(pages: Sequence[MarkedPage], seed: int) -> Iterator[MarkedPage]:
    """Pages made up from the bodies, frames and noise of pages of the same fold."""
    rng = random.Random(seed)
    by_fold: dict[int, list[MarkedPage]] = defaultdict(list)
    for marked in pages:
        by_fold[marked.page.fold].append(marked)
    for fold in sorted(by_fold):
        found = by_fold[fold]
        few = [marked for marked in found if marked.page.corpus == "fundus"]
        for marked in found:
            for _ in range(MADE_UP * (2 if marked.page.corpus == "fundus" else 1)):
                donors = [
                    rng.choice(few if few and rng.random() < _FUNDUS_DONOR else found).lines
                    for _ in range(2)
                ]
                lines: Lines = make_up(marked.lines, (donors[0], donors[1]), rng)
                if 0 < len(lines) <= _MOST_LINES:
                    yield MarkedPage(marked.page, lines, made_up=True)


def read_example(
    marked: MarkedPage, ngrams: Mapping[LeftOut, LineNgrams], names: Mapping[LeftOut, LineNgrams]
) -> tuple[PageExample, PageScores]:
    """A page's features and labels, and its scores by the models that never saw its fold."""
    lines, marks, blocks = as_page(marked.lines)
    features = measure(lines)
    tree = read_tree(marks, blocks)
    told = measure_marks(tree, *length_and_prose(features))
    example = PageExample(
        page=marked.page,
        kind="made up" if marked.made_up else "whole",
        languages=frozenset({marked.page.language}),
        shape=features.shape.astype(np.float16),
        weight=features.weight,
        topic=features.topic.astype(np.int32),
        topic_line=features.topic_line.astype(np.int32),
        topics=features.topics,
        label=np.array([line.body for line in marked.lines]),
        words=np.array([line.words for line in marked.lines], np.float32),
        marks=told.shape.astype(np.float16),
        containers=told.containers.astype(np.int32),
    )
    runs = read_runs(lines)
    unseeing = [left_out for left_out in ngrams if marked.page.fold in left_out]
    scores = PageScores(
        {each: ngrams[each].score(runs).astype(np.float16) for each in unseeing},
        {each: measure_names(tree, names[each]).astype(np.float16) for each in unseeing},
    )
    return example, scores


def prepare_names(pages: Sequence[MarkedPage]) -> NgramLines:
    """The blocks of pages by tag and names, each once a page, with what they hold.

    The targets: how much of a block's text is the body's, how much of the body it holds, and
    how much of the text right in it, not in a block within it, is the body's.
    """
    runs: list[NDArray[np.int32]] = []
    folds, targets, weights = [], [], []
    for marked in pages:
        _, marks, blocks = as_page(marked.lines)
        names, target, weight = _held(marked.lines, [mark.at for mark in marks], blocks)
        runs += line_runs([Line(0, 0, name, 0, 0) for name in names])
        targets.append(target)
        weights.append(weight)
        folds.append(np.full(len(names), marked.page.fold))
    weight = np.concatenate(weights)
    return NgramLines(
        runs,
        np.concatenate(folds),
        np.concatenate(targets).astype(np.float32),
        (weight / weight.mean()).astype(np.float32),
    )


def _held(
    lines: Lines, at: Collection[int], blocks: Blocks
) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    words = np.maximum([line.words for line in lines], 0.3)
    body = words * np.array([line.body for line in lines])
    upto = np.concatenate(([0.0], np.cumsum(words)))
    body_upto = np.concatenate(([0.0], np.cumsum(body)))
    first, last = np.array(blocks.first), np.array(blocks.last)
    here = np.array(at)
    size, held = upto[last] - upto[first], body_upto[last] - body_upto[first]
    own, own_body = (np.bincount(here, value, len(blocks)) for value in (words, body))
    dense = held / size
    direct = np.where(own > 0, own_body / np.maximum(own, 1e-6), dense)
    numbers: dict[str, int] = {}
    group = [
        numbers.setdefault(block_name(block.tag, block.names), len(numbers)) for block in blocks
    ]
    sizes = np.bincount(group, size)
    most = np.zeros(len(numbers))
    np.maximum.at(most, group, held / (body.sum() + 1e-6))
    target = np.stack(
        [np.bincount(group, dense * size) / sizes, most, np.bincount(group, direct * size) / sizes],
        1,
    )
    return list(numbers), target, np.sqrt(np.log1p(sizes))
