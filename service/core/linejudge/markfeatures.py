"""What a page's tags say of its lines, as numbers: the blocks around each and what they hold.

No name and no tag need be known: a page says by itself which of its blocks hold prose, which
hold links, and which lines stand in blocks of the same make. The names of blocks are weighed
by a model of their characters, for sites name alike what is alike. Everything is counted for
all lines and blocks at once, in time linear in both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.core.line import Line
from service.core.linejudge.markcolumns import (
    LEVELS,
    LIKENESSES,
    MARK_COLUMNS,
    MARK_GROUPS,
    TAG_KINDS,
    TAGS,
)
from service.core.linejudge.ngrams import SCORES, LineNgrams, read_runs
from service.core.linejudge.text import Floats, Ints
from service.core.mark import Block, Mark, Place

_MOST_STEPS = 8
_FADING = 0.8
_NAMES_SCALE, _NAMES_CLIP = 3.0, 3.0
_TINY = 1e-6
_TAG_NUMBERS = {tag: TAG_KINDS.index(kind) for tag, kind in TAGS.items()}
_OTHER = TAG_KINDS.index("other")

Columns = dict[str, NDArray[np.generic]]


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


def read_tree(marks: Sequence[Mark], blocks: Sequence[Block]) -> Tree:
    """The blocks of a page's lines, of which there must be at least one."""
    numbers: dict[str, int] = {}
    depth: list[int] = []
    rows = []
    for block in blocks:
        name = numbers.setdefault(block_name(block), len(numbers))
        kind = _TAG_NUMBERS.get(block.tag, _OTHER)
        depth.append(depth[block.above] + 1 if depth else 0)
        rows.append((name, block.above, block.first, block.last, kind, int(block.place)))
    name_of, above, first, last, kinds, place = np.array(rows, np.int64).T
    return Tree(
        names=list(numbers),
        name=name_of,
        above=above,
        first=first,
        last=last,
        kind=kinds,
        depth=np.array(depth, np.int64),
        place=place,
        at=np.array([mark.at for mark in marks], np.int64),
        linked=np.array([mark.linked for mark in marks], np.float32),
    )


def measure_marks(tree: Tree, text: Floats, prose: Floats) -> MarkFeatures:
    """What the tags say. `text` and `prose` are the length of each line and how much of it
    reads as prose."""
    weight = text.astype(np.float64)
    flow = weight * prose
    in_links = weight * tree.linked
    sums = _Sums(_sum(weight), _sum(flow), _sum(in_links))
    steps = _steps(tree)
    columns: Columns = {
        "linked": tree.linked,
        "unlinked": tree.linked == 0,
        "all_linked": tree.linked > 0.95,
    }
    columns |= _kinds(tree) | _places(tree) | _depths(tree, flow)
    columns |= _containers(tree, steps, sums)
    columns |= _likeness(tree, weight, flow, in_links)
    shape = np.empty((len(MARK_COLUMNS), len(tree.at)), np.float32)
    for number, name in enumerate(MARK_COLUMNS):
        shape[number] = columns[name]
    spans = np.stack([tree.first[steps[:LEVELS]], tree.last[steps[:LEVELS]]], -1)
    return MarkFeatures(shape.T, spans.transpose(1, 0, 2))


def measure_names(tree: Tree, names: LineNgrams) -> Floats:
    """What the names of the blocks around each line tell: a column a name in NAME_COLUMNS."""
    lines = [Line(0, 0, name, 0, 0) for name in tree.names]
    scores = names.score(read_runs(lines)) / _NAMES_SCALE
    return _around(tree, np.clip(scores, -_NAMES_CLIP, _NAMES_CLIP)[tree.name])


def block_name(block: Block) -> str:
    """A block's tag and names, in one string."""
    return " ".join((block.tag, *block.names))


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


def _kinds(tree: Tree) -> Columns:
    kind = tree.kind[tree.at]
    return {f"tag_{name}": kind == number for number, name in enumerate(TAG_KINDS)}


def _places(tree: Tree) -> Columns:
    place = tree.place[tree.at]
    names = MARK_GROUPS["in"]
    return {name: (place & one) > 0 for name, one in zip(names, Place, strict=True)}


def _depths(tree: Tree, flow: NDArray[np.float64]) -> Columns:
    depth = tree.depth[tree.at].astype(np.float64)
    off = (depth - float(depth @ flow) / (float(flow.sum()) + _TINY)) / 4
    return {
        "depth": depth / 10,
        "depth_from_prose": np.clip(off, -3, 3),
        "depth_off": np.minimum(np.abs(off), 3),
    }


def _containers(tree: Tree, steps: Ints, sums: _Sums) -> Columns:
    n = len(tree.at)
    line = np.arange(n)
    all_text, all_prose = sums.text[-1] + _TINY, sums.prose[-1] + _TINY
    columns: Columns = {}
    climb = np.full(n, _MOST_STEPS)
    for level, block in enumerate(steps):
        first, last = tree.first[block], tree.last[block]
        prose = sums.prose[last] - sums.prose[first]
        climb = np.where((prose >= all_prose / 2) & (climb > level), level, climb)
        if level >= LEVELS:
            continue
        text = sums.text[last] - sums.text[first] + _TINY
        found = {
            "lines": np.log1p(last - first) / 3,
            "prose": prose / all_prose,
            "linked": (sums.linked[last] - sums.linked[first]) / text,
            "text": text / all_text,
            "dense": prose / text,
            "place": (line - first) / np.maximum(1, last - first - 1),
            "first": line == first,
            "last": line == last - 1,
            "before": (sums.prose[line] - sums.prose[first]) / all_prose,
            "after": (sums.prose[last] - sums.prose[line + 1]) / all_prose,
        }
        columns |= {f"c{level}_{name}": value for name, value in found.items()}
    columns["climb"] = climb / _MOST_STEPS
    return columns


def _likeness(
    tree: Tree,
    text: NDArray[np.float64],
    prose: NDArray[np.float64],
    linked: NDArray[np.float64],
) -> Columns:
    """How much prose and link text stands in blocks of the same make as a line's."""
    own, above = tree.name, tree.above
    above2 = above[above]
    pair = _number(own, own[above])
    triple = _number(pair, own[above2])
    path = _number(_number(tree.kind, tree.kind[above]), tree.kind[above2])
    columns: Columns = {}
    for name, makes_of in zip(LIKENESSES, (own, pair, triple, path), strict=True):
        _, group = np.unique(makes_of[tree.at], return_inverse=True)
        texts, proses = np.bincount(group, text) + _TINY, np.bincount(group, prose)
        found = {
            "prose": proses / (prose.sum() + _TINY),
            "dense": proses / texts,
            "linked": np.bincount(group, linked) / texts,
            "lines": np.log1p(np.bincount(group)) / 3,
        }
        columns |= {f"{name}_{what}": value[group] for what, value in found.items()}
    return columns


def _number(one: Ints, other: Ints) -> Ints:
    """A number for each pair, the same for the same pair."""
    _, pairs = np.unique(one * (int(other.max()) + 1) + other, return_inverse=True)
    return np.asarray(pairs, np.int64)


def _around(tree: Tree, scores: Floats) -> Floats:
    """The scores of a line's own block and of those around it, and over all of these."""
    least, most, total = scores.copy(), scores.copy(), scores.copy()
    for depth in range(1, int(tree.depth.max()) + 1):
        here = np.flatnonzero(tree.depth == depth)
        above = tree.above[here]
        least[here] = np.minimum(least[here], least[above])
        most[here] = np.maximum(most[here], most[above])
        total[here] += np.float32(_FADING) * total[above]
    at = tree.at
    above = tree.above[at]
    above2 = tree.above[above]
    parts = (scores[at], scores[above], scores[above2], scores[tree.above[above2]])
    return np.concatenate((*parts, least[at], most[at], total[at] / SCORES), axis=1)
