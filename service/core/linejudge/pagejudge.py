"""The learned judge of a web page's lines: the line judge, told what the page's tags say.

The same network reads the same text, and beside it the blocks around each line. The second
reading learns how much of each of these blocks the first one took for the body.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.core.line import Line
from service.core.linejudge.columns import COLUMNS
from service.core.linejudge.features import LineFeatures, measure
from service.core.linejudge.judge import likely_words, pieces, standing
from service.core.linejudge.markcolumns import LEVELS, MARK_COLUMNS, NAME_COLUMNS
from service.core.linejudge.markfeatures import (
    Tree,
    cut_tree,
    measure_marks,
    measure_names,
    read_tree,
)
from service.core.linejudge.model_file import read_arrays, read_networks, read_ngrams
from service.core.linejudge.network import Networks, read_page, second_look, sigmoid
from service.core.linejudge.ngrams import LineNgrams
from service.core.linejudge.text import Floats, Ints
from service.core.mark import Blocks, Mark

PAGE_BAR: Final = 0.5
"""The probability from which on a page's line is kept."""

PAGE_COLUMNS = (*COLUMNS, *MARK_COLUMNS, *NAME_COLUMNS)
"""The names of what the network reads of a line, but for the n-gram scores."""

_PROSE = COLUMNS.index("prose")


@dataclass(frozen=True, slots=True)
class PageJudge:
    """A trained model: `ngrams` weigh lines, `names` blocks. Immutable, and shared by all."""

    version: str
    ngrams: LineNgrams
    names: LineNgrams
    mean: Floats
    scale: Floats
    networks: Networks

    def probabilities(
        self, lines: Sequence[Line], marks: Sequence[Mark], blocks: Blocks
    ) -> list[float]:
        """For each line of a page the probability that it belongs to the body.

        The marks are those of the lines. Time and memory are bounded for any page: one that
        is longer than any article's is judged in pieces.
        """
        if not lines:
            return []
        tree = read_tree(marks, blocks)
        chances: list[float] = []
        for piece in pieces(lines):
            start = len(chances)
            end = start + len(piece)
            own = tree if len(piece) == len(lines) else cut_tree(tree, start, end)
            chances += self._judge(piece, own)
        return chances

    def _judge(self, lines: Sequence[Line], tree: Tree) -> list[float]:
        features = measure(lines)
        marked = measure_marks(tree, *length_and_prose(features))
        named = measure_names(tree, self.names)
        columns = np.concatenate((features.shape.T, marked.shape.T, named.T))
        seen = standing(columns, self.mean, self.scale, likely_words(self.ngrams, lines))
        look = partial(look_into, marked.containers)
        chances: list[float] = sigmoid(read_page(self.networks, seen, features, look)).tolist()
        return chances


def length_and_prose(features: LineFeatures) -> tuple[Floats, Floats]:
    """Each line's length in characters and how much of it reads as prose (0 to 1)."""
    return np.square(features.weight), features.shape[:, _PROSE]


def look_into(
    containers: Ints, first: Floats, likely: Floats, body: Floats, features: LineFeatures
) -> Floats:
    """What `second_look` tells, and of each container its share of the likely body, and how
    much of it is likely body, with the line itself and without it."""
    weight = features.weight
    total = body.sum(1, keepdims=True) + 1e-3
    until, all_weight = _until(body), _until(weight)
    start, end = containers[..., 0].T, containers[..., 1].T
    inside = until[:, end] - until[:, start]
    size = all_weight[end] - all_weight[start]
    told = np.empty((len(body), LEVELS, 3, len(weight)), np.float32)
    np.divide(inside, total[:, None], out=told[:, :, 0])
    np.divide(inside, size + 0.3, out=told[:, :, 1])
    np.divide(inside - body[:, None], size - weight + 0.3, out=told[:, :, 2])
    second = second_look(first, likely, body, features)
    return np.concatenate((second, told.reshape(len(body), -1, len(weight))), axis=1)


def _until(values: Floats) -> NDArray[np.float64]:
    """What stands before each line, and at the end before none, along the last axis."""
    until = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    values.cumsum(axis=-1, dtype=np.float64, out=until[..., 1:])
    return until


def load_page_judge(file: Traversable) -> PageJudge:
    """Read and check a model file.

    Raises ModelError where the file is damaged or made for other features.
    """
    arrays = read_arrays(file, PAGE_COLUMNS)
    return PageJudge(
        version=str(arrays["version"]),
        ngrams=read_ngrams(arrays, "ngrams", file.name),
        names=read_ngrams(arrays, "names", file.name),
        mean=arrays["mean"],
        scale=arrays["scale"],
        networks=read_networks(arrays),
    )
