"""The learned judge of lines: how likely each line of a page belongs to the article's body."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from itertools import chain
from operator import mul
from typing import Final

import numpy as np

from service.core.line import Line
from service.core.linejudge.columns import COLUMNS
from service.core.linejudge.features import measure
from service.core.linejudge.model_file import read_arrays, read_networks, read_ngrams
from service.core.linejudge.network import Networks, read_page, sigmoid
from service.core.linejudge.ngrams import SCORES, LineNgrams, read_runs
from service.core.linejudge.text import Floats

CLIP: Final = 6.0
"""Standard deviations that a feature may be from its mean, as in training."""
NGRAM_SCALE, NGRAM_CLIP = 3.0, 3.0
"""What n-gram scores are divided by, and how far from nought they may be then, as in training."""
_PAGE_LINES, _PAGE_CHARACTERS = 4096, 400_000
"""What is judged at once, at the most."""
BAR, BAR_OF_SHORT, _BAR_OF_CLEAN = 0.35, 0.2, 0.02
"""The probabilities from which on a text's line is kept: with a page around it, in a short text,
and without a page. One half would be right if to lose a sentence were no worse than to keep a line
of noise; in a short text a line is a larger part of the article."""
SHORT = 80
"""Lines that a short text has at the most. Nine in ten flattened pages have more."""
_NEARLY_ALL = 0.95
"""The share of the body in a text's characters below which the judge cuts much of it."""

STARTS_WITH_BODY = 0.1
"""The chance of a text's first line from which on the text is taken to begin with its body."""


@dataclass(frozen=True, slots=True)
class LineJudge:
    """A trained model. Immutable, and shared by all callers."""

    version: str
    ngrams: LineNgrams
    mean: Floats
    scale: Floats
    networks: Networks

    def probabilities(self, lines: Sequence[Line]) -> list[float]:
        """For each line the probability that it belongs to the body.

        Time and memory are bounded for any text: one that is longer than any page is
        judged in pieces.
        """
        return list(chain.from_iterable(map(self._judge, pieces(lines))))

    def _judge(self, page: Sequence[Line]) -> list[float]:
        features = measure(page)
        seen = standing(features.shape.T, self.mean, self.scale, likely_words(self.ngrams, page))
        chances: list[float] = sigmoid(read_page(self.networks, seen, features)).tolist()
        return chances


def usual_bar(lines: Sequence[Line]) -> float:
    """The probability from which on a line of a text is kept that has a page around it."""
    return BAR if len(lines) > SHORT else BAR_OF_SHORT


def bar(
    lines: Sequence[Line],
    probabilities: Sequence[float],
    *,
    usual: float,
    begins_with_page: bool = False,
) -> float:
    """The probability from which on a line of these is the body's: `usual` with a page around.

    A text that begins with its body has no page around it. Where the judge would cut much of
    such a text all the same (a directory, a plan, a list of references), it is more likely
    wrong than right, and only what is surely noise goes. `begins_with_page` says that rules
    have met a page's head above the first paragraph: such a text has a page around it.
    """
    if begins_with_page or not lines or probabilities[0] <= STARTS_WITH_BODY:
        return usual
    sizes = [len(line.text) for line in lines]
    share = sum(map(mul, sizes, probabilities)) / max(1, sum(sizes))
    return _BAR_OF_CLEAN if share < _NEARLY_ALL else usual


def pieces(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines in pieces that cost a bounded time; a page is nearly always one piece."""
    if len(lines) <= _PAGE_LINES and sum([len(line.text) for line in lines]) <= _PAGE_CHARACTERS:
        if lines:
            yield lines
        return
    start = size = 0
    for number, line in enumerate(lines):
        if number > start and (
            number - start >= _PAGE_LINES or size + len(line.text) > _PAGE_CHARACTERS
        ):
            yield lines[start:number]
            start, size = number, 0
        size += len(line.text)
    if start < len(lines):
        yield lines[start:]


def standing(told: Floats, mean: Floats, scale: Floats, words: Floats) -> Floats:
    """What networks read of each line, in its column: how its features stand to the mean, within
    bounds, the scores of its words, and a one."""
    width, count = told.shape
    seen = np.ones((width + SCORES + 1, count), np.float32)
    stand = np.subtract(told, mean[:, None], out=seen[:width])
    stand *= scale[:, None]
    clipped(stand, CLIP)
    seen[width:-1] = words.T
    return seen


def likely_words(ngrams: LineNgrams, lines: Sequence[Line]) -> Floats:
    """The n-gram scores of lines as the network reads them."""
    return clipped(ngrams.score(read_runs(lines)) / NGRAM_SCALE, NGRAM_CLIP)


def clipped(values: Floats, most: float) -> Floats:
    """The same array, no value further from nought than `most`."""
    return values.clip(-most, most, out=values)


def load_line_judge(file: Traversable) -> LineJudge:
    """Read and check a model file.

    Raises ModelError where the file is damaged or made for other features.
    """
    arrays = read_arrays(file, COLUMNS)
    return LineJudge(
        version=str(arrays["version"]),
        ngrams=read_ngrams(arrays, "ngrams", file.name),
        mean=arrays["mean"],
        scale=arrays["scale"],
        networks=read_networks(arrays),
    )
