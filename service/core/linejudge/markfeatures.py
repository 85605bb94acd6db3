"""What a page's tags say of its lines, as numbers: the blocks around each and what they hold.

No name and no tag need be known: a page says by itself which of its blocks hold prose, which
hold links, and which lines stand in blocks of the same make. The names of blocks are weighed
by a model of their characters, for sites name alike what is alike. Everything is counted for
all lines and blocks at once, in time linear in both.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, count

import numpy as np
from numpy.typing import NDArray

from service.core.linejudge.markcolumns import (
    LEVELS,
    MARK_COLUMNS,
    MARK_GROUPS,
    TAG_KINDS,
    TAGS,
)
from service.core.linejudge.ngrams import SCORES, LineNgrams, runs_of
from service.core.linejudge.text import Floats, Ints, numbered
from service.core.mark import Blocks, Mark, Place

_MOST_STEPS = 8
"""Blocks around a line that are looked at, from within."""
_FADING = 0.8
"""What the score of the block around a block counts for in the sum, step by step outwards."""
_NAMES_SCALE, _NAMES_CLIP = 3.0, 3.0
"""What name scores are divided by, and how far from nought they may be then, as in training."""
_TINY = 1e-6
"""Keeps a share of nothing from being a division by nought."""
_TAG_NUMBERS = {tag: TAG_KINDS.index(kind) for tag, kind in TAGS.items()}
_OTHER = TAG_KINDS.index("other")
_KIND_NUMBERS = np.arange(len(TAG_KINDS))[:, None]
_SPANS = [
    slice(end - len(names), end)
    for names, end in zip(
        MARK_GROUPS.values(), accumulate(map(len, MARK_GROUPS.values())), strict=True
    )
]
"""The rows of each group of columns, in the order of MARK_GROUPS."""
_FLAGS = np.array([place.value for place in Place], np.int64)[:, None]


@dataclass(frozen=True, slots=True)
class MarkFeatures:
    """A page's marks as numbers, but for the names of its blocks.

    `shape` has a row a line and a column a name in MARK_COLUMNS. `containers` are, for each
    line, the first line of each of its LEVELS smallest blocks and the one after the last.
    """

    shape: Floats
    containers: Ints


@dataclass(frozen=True, slots=True)
class Tree:
    """A page's blocks side by side; `names` are numbered by `name`, `at` is the innermost
    block of each line and `linked` its share of link text."""

    names: list[str]
    name: Ints
    above: Ints
    first: Ints
    last: Ints
    kind: Ints
    depth: Ints
    place: Ints
    at: Ints
    linked: Floats


@dataclass(frozen=True, slots=True)
class _Sums:
    """What stands before each line, and at the end before none: text, prose, link text."""

    text: NDArray[np.float64]
    prose: NDArray[np.float64]
    linked: NDArray[np.float64]


def read_tree(marks: Sequence[Mark], blocks: Blocks) -> Tree:
    """The blocks of a page's lines, of which there must be at least one."""
    numbers: defaultdict[tuple[str, tuple[str, ...]], int] = defaultdict(count().__next__)
    name = np.fromiter(
        map(numbers.__getitem__, zip(blocks.tags, blocks.names, strict=True)), np.int64
    )
    depth = [0]
    for around in blocks.above[1:]:
        depth.append(depth[around] + 1)
    _, _, linked, _, _, _, at = zip(*marks, strict=True)
    return Tree(
        names=[block_name(*block) for block in numbers],
        name=name,
        above=_ints(blocks.above),
        first=_ints(blocks.first),
        last=_ints(blocks.last),
        kind=_ints([_TAG_NUMBERS.get(tag, _OTHER) for tag, _ in numbers]).take(name),
        depth=_ints(depth),
        place=_ints(blocks.places),
        at=_ints(at),
        linked=np.fromiter(linked, np.float32, len(linked)),
    )


def _ints(values: Sequence[int]) -> Ints:
    """As an array; a third of the time that numpy needs where it doesn't know the type."""
    return np.fromiter(values, np.int64, len(values))


def cut_tree(tree: Tree, start: int, end: int) -> Tree:
    """The blocks around the lines from `start` to before `end`, and what of them is there."""
    kept = np.flatnonzero((tree.first < end) & (tree.last > start))
    number = np.zeros(len(tree.first), np.int64)
    number[kept] = np.arange(len(kept))
    names, name_of = np.unique(tree.name[kept], return_inverse=True)
    return Tree(
        names=[tree.names[name] for name in names.tolist()],
        name=np.asarray(name_of, np.int64),
        above=number[tree.above[kept]],
        first=np.maximum(tree.first[kept], start) - start,
        last=np.minimum(tree.last[kept], end) - start,
        kind=tree.kind[kept],
        depth=tree.depth[kept],
        place=tree.place[kept],
        at=number[tree.at[start:end]],
        linked=tree.linked[start:end],
    )


def measure_marks(tree: Tree, text: Floats, prose: Floats) -> MarkFeatures:
    """What the tags say. `text` and `prose` are the length of each line and how much of it
    reads as prose."""
    weight = text.astype(np.float64)
    flow = weight * prose
    in_links = weight * tree.linked
    sums = _Sums(_sum(weight), _sum(flow), _sum(in_links))
    steps = _steps(tree)
    shape = np.empty((len(MARK_COLUMNS), len(weight)), np.float32)
    tag, linked, places, depths, containers, likeness = (shape[span] for span in _SPANS)
    np.equal(tree.kind[tree.at], _KIND_NUMBERS, out=tag)
    linked[0], linked[1], linked[2] = tree.linked, tree.linked == 0, tree.linked > 0.95
    np.greater(tree.place[tree.at] & _FLAGS, 0, out=places)
    _note_depths(tree, flow, depths)
    _note_containers(tree, steps, sums, containers)
    _note_likeness(tree, (weight, flow, in_links), likeness)
    spans = np.stack([tree.first[steps[:LEVELS]], tree.last[steps[:LEVELS]]], -1)
    return MarkFeatures(shape.T, spans.transpose(1, 0, 2))


def measure_names(tree: Tree, names: LineNgrams) -> Floats:
    """What the names of the blocks around each line tell: a column a name in NAME_COLUMNS."""
    scores = names.score(runs_of(tree.names)) / _NAMES_SCALE
    return _around(tree, scores.clip(-_NAMES_CLIP, _NAMES_CLIP).take(tree.name, axis=0))


def block_name(tag: str, names: tuple[str, ...]) -> str:
    """A block's tag and names, in one string."""
    return " ".join((tag, *names))


def _sum(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate(([0.0], np.cumsum(values)))


def _steps(tree: Tree) -> Ints:
    """For each step up, each line's block: the smallest of several lines, then ever larger ones.

    A block that holds no more lines than the one within it is passed over.
    """
    size = tree.last - tree.first
    wider = tree.above.copy()
    while (same := (size[wider] == size) & (wider > 0)).any():
        wider[same] = tree.above[wider[same]]
    here = np.where(size[tree.at] > 1, tree.at, wider[tree.at])
    steps = [here]
    while len(steps) < _MOST_STEPS:
        steps.append(wider[steps[-1]])
    return np.stack(steps)


def _note_depths(tree: Tree, flow: NDArray[np.float64], rows: Floats) -> None:
    depth = tree.depth[tree.at].astype(np.float64)
    off = (depth - float(depth @ flow) / (float(flow.sum()) + _TINY)) / 4
    rows[0], rows[1], rows[2] = depth / 10, np.clip(off, -3, 3), np.minimum(np.abs(off), 3)


def _note_containers(tree: Tree, steps: Ints, sums: _Sums, rows: Floats) -> None:
    """What is told of each container, the smallest first, and how many steps up half of the
    page's prose is within one."""
    line = np.arange(len(tree.at))
    all_text, all_prose = sums.text[-1] + _TINY, sums.prose[-1] + _TINY
    first, last = tree.first[steps], tree.last[steps]
    prose = sums.prose[last] - sums.prose[first]
    holds_half = prose >= all_prose / 2
    rows[-1] = np.where(holds_half.any(0), holds_half.argmax(0), _MOST_STEPS) / _MOST_STEPS
    first, last, prose = first[:LEVELS], last[:LEVELS], prose[:LEVELS]
    text = sums.text[last] - sums.text[first] + _TINY
    told = (
        np.log1p(last - first) / 3,
        prose / all_prose,
        (sums.linked[last] - sums.linked[first]) / text,
        text / all_text,
        prose / text,
        (line - first) / np.maximum(1, last - first - 1),
        line == first,
        line == last - 1,
        (sums.prose[:-1] - sums.prose[first]) / all_prose,
        (sums.prose[last] - sums.prose[1:]) / all_prose,
    )
    of_levels = rows[:-1].reshape(LEVELS, len(told), len(line))
    for number, values in enumerate(told):
        of_levels[:, number] = values


def _note_likeness(tree: Tree, held: Sequence[NDArray[np.float64]], rows: Floats) -> None:
    """How much prose and link text stands in blocks of the same make as a line's; `held` is what
    each line has of text, of prose and of link text."""
    at, names, kinds = tree.at, len(tree.names), len(TAG_KINDS)
    above = tree.above[at]
    above2 = tree.above[above]
    pair, _ = numbered(tree.name[at] * names + tree.name[above])
    triple, _ = numbered(pair * names + tree.name[above2])
    path, _ = numbered((tree.kind[at] * kinds + tree.kind[above]) * kinds + tree.kind[above2])
    all_prose = held[1].sum() + _TINY
    groups = np.stack((tree.name[at], pair, triple, path))
    groups += np.arange(len(groups))[:, None] * (groups.max() + 1)  # counted in one go, apart
    group = groups.ravel()
    sums = (np.bincount(group, np.tile(values, len(groups))) for values in held)
    texts, proses, links = (values.astype(np.float64) for values in sums)
    texts += _TINY
    lines = np.bincount(group)
    told = np.stack((proses / all_prose, proses / texts, links / texts, np.log1p(lines) / 3))
    rows.reshape(len(groups), len(told), -1)[:] = told.take(groups, axis=1).transpose(1, 0, 2)


def _around(tree: Tree, scores: Floats) -> Floats:
    """The scores of a line's own block and of those around it, and over all of these.

    What is known of a block and of some blocks around it is put together with the same of the
    next one around these, so that each round tells of twice as many. A last row stands for what
    is around the outermost block.
    """
    none = len(scores)
    bounds = np.full((none + 1, 2 * SCORES), np.inf, np.float32)
    bounds[:-1, :SCORES], bounds[:-1, SCORES:] = scores, -scores
    total = np.zeros((none + 1, SCORES), np.float32)
    total[:-1] = scores
    around, fading = np.append(tree.above, none), _FADING
    around[0] = none
    while (around < none).any():
        np.minimum(bounds, bounds.take(around, axis=0), out=bounds)
        total += fading * total.take(around, axis=0)
        around, fading = around.take(around), fading * fading
    at = tree.at
    above = tree.above[at]
    above2 = tree.above[above]
    own = scores.take((at, above, above2, tree.above[above2]), axis=0)
    least, most = np.split(bounds[at], 2, axis=1)
    return np.concatenate((*own, least, -most, total[at] / SCORES), axis=1)
