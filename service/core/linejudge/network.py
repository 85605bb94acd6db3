"""Small networks of dilated convolutions over the lines of a page, which read the page twice.

What the first reading takes for the body (where it lies, how much of it stands before and
after a line, which words it uses) is what the second reading judges each line by. A judge's
networks read side by side: the first axis of an array is the network, the second what is told
of a line, the third the line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from service.core.linejudge.features import LineFeatures
from service.core.linejudge.product import Product, together
from service.core.linejudge.text import Floats, mean_of_lines

FIRST_READING: Final = (1, 3, 9)
SECOND_READING: Final = (1, 3, 9, 27)
"""How far, in lines, each layer looks up and down."""

_AT_LEAST: Final = np.array([[1e-3], [0.1]], np.float32)
"""What a page holds of body and of noise at the least."""

Look = Callable[[Floats, Floats, Floats, LineFeatures], Floats]
"""Of the first reading's log odds, its chances and how much of each line is body by these."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of all networks: a product, and what brings its lines to one measure.

    The last column of the product's weights is for a row of ones. `mean` makes a
    line's mean, and `spread`, of the squares of what is left, the square of what to divide it by.
    """

    product: Product
    mean: Product
    spread: Product
    gain: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Networks:
    """A judge's networks.

    The layers of `first` and `second` read the line so far above, the one so far below and the
    line itself. `middle` reads the line, the line times the body's mean, the means of body and
    noise, and the notes on the line. `answer` is each network's part of the answer of all.
    """

    opening: Layer
    first: Sequence[Layer]
    first_answer: Product
    middle: Layer
    second: Sequence[Layer]
    answer: Product


class Surroundings:
    """What is told of each line, of one above it and of one below it, and a row of ones: all in
    one array, which a layer's weights are for."""

    __slots__ = ("_above", "_below", "everything", "itself", "itself_and_one")

    def __init__(self, several: int, width: int, lines: int) -> None:
        """Nothing is told yet."""
        self.everything = np.zeros((several, 3 * width + 1, lines), np.float32)
        self._above = self.everything[:, :width]
        self._below = self.everything[:, width : 2 * width]
        self.itself_and_one = self.everything[:, 2 * width :]
        self.itself = self.itself_and_one[:, :-1]
        self.itself_and_one[:, -1] = 1

    def look(self, distance: int) -> None:
        """Look so far up and down. Nothing is above the first lines or below the last."""
        self._above[:, :, distance:] = self.itself[:, :, :-distance]
        self._below[:, :, :-distance] = self.itself[:, :, distance:]
        if distance > 1:
            self._above[:, :, :distance] = self._below[:, :, -distance:] = 0


def read_page(
    networks: Networks, seen: Floats, features: LineFeatures, look: Look | None = None
) -> Floats:
    """The answer for each line, as log odds: the mean of the networks' answers.

    `seen` has a line in each column, and ones in the last row. `look` is what the second
    reading learns of the first one's answers: `second_look` unless the networks were trained
    with another one.
    """
    y = networks.opening.product.of(seen)
    several, width, count = y.shape
    here = Surroundings(several, width, count)
    x, x_and_one = here.itself, here.itself_and_one
    _norm(np.maximum(y, np.zeros(y.shape, np.float32), out=y), networks.opening, here)
    for layer, distance in zip(networks.first, FIRST_READING, strict=True):
        _convolve(here, layer, distance)
    first = networks.first_answer.of(x_and_one)[:, 0]
    likely = sigmoid(first)
    shares = np.empty((several, 2, count), np.float32)
    body = np.multiply(likely, features.weight, out=shares[:, 0])
    np.subtract(features.weight, body, out=shares[:, 1])
    sums = together(shares, x_and_one)
    means = sums[:, :, :-1] / (sums[:, :, -1:] + _AT_LEAST)
    notes = (look or second_look)(first, likely, body, features)
    noted = np.concatenate((x, notes, x_and_one[:, -1:]), axis=1)
    y = Product(_middle(networks.middle.product.weights, means)).of(noted)
    y += x
    _norm(np.maximum(y, x, out=y), networks.middle, here)
    for layer, distance in zip(networks.second, SECOND_READING, strict=True):
        _convolve(here, layer, distance)
    answers: Floats = networks.answer.of(x_and_one).sum(axis=0)[0]
    return answers


def _middle(weights: Floats, means: Floats) -> Floats:
    """The middle layer's weights on a page with these means: for the line and its notes."""
    several, _, width = means.shape
    of_line, of_likeness = weights[:, :, :width], weights[:, :, width : 2 * width]
    of_means = weights[:, :, 2 * width : 4 * width]
    own = np.concatenate((of_line + of_likeness * means[:, :1], weights[:, :, 4 * width :]), axis=2)
    own[:, :, -1:] += of_means @ means.reshape(several, -1, 1)
    return own


def second_look(first: Floats, likely: Floats, body: Floats, features: LineFeatures) -> Floats:
    """What the first reading's answers say about each line, eleven numbers a line."""
    until = body.cumsum(1)
    total = until[:, -1:] + np.float32(1e-3)
    notes = np.empty((len(likely), 11, likely.shape[1]), np.float32)
    notes[:, 0] = likely
    first.clip(-10, 10, out=notes[:, 1])
    notes[:, 1] /= 4
    before_after = notes[:, 2:4]
    np.subtract(until, body, out=notes[:, 2])
    np.subtract(total, until, out=notes[:, 3])
    np.log1p(before_after, out=notes[:, 4:6])
    notes[:, 4:6] /= 5
    before_after /= total[:, None]
    notes[:, 6:9] = _words_in_body(likely, features)
    notes[:, 9] = np.log1p(total) / 5
    notes[:, 10] = total / (features.weight.sum() + 1e-3)
    return notes


def _words_in_body(likely: Floats, features: LineFeatures) -> Floats:
    """By each network's chances: the share of a line's words that the body's other lines use,
    and the means of how often they do and how often lines of noise do."""
    several, topics = len(likely), features.topics
    own = likely.take(features.topic_line, axis=1)
    topic = features.topic + np.arange(several)[:, None] * topics
    others = np.bincount(topic.ravel(), own.ravel(), several * topics).take(topic) - own
    told = np.zeros((several, 3, own.shape[1] + 1), np.float32)
    used, inside, elsewhere = told[:, 0, :-1], told[:, 1, :-1], told[:, 2, :-1]
    np.greater(others, 0.5, out=used)
    np.maximum(others, 0, out=inside)
    np.subtract(features.again, inside, out=elsewhere)
    np.maximum(elsewhere, 0, out=elsewhere)
    np.log1p(told[:, 1:], out=told[:, 1:])
    return mean_of_lines(told, features.topic_first, features.topic_part)


def _convolve(here: Surroundings, layer: Layer, distance: int) -> None:
    """Each line read with those so far above and below it."""
    x = here.itself
    here.look(distance)
    y = layer.product.of(here.everything)
    y += x
    _norm(np.maximum(y, x, out=y), layer, here)  # what is told, if it is more than nought, and x


def _norm(y: Floats, layer: Layer, here: Surroundings) -> None:
    """Tell of each line what `y` holds, brought to one measure; `y` is spent."""
    x = here.itself
    y -= layer.mean.of(y)
    np.square(y, out=x)
    spread = layer.spread.of(here.itself_and_one)
    y /= np.sqrt(spread, out=spread)
    np.multiply(y, layer.gain, out=x)
    x += layer.shift


def sigmoid(x: Floats) -> Floats:
    """The probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-x.clip(-30, 30))), np.float32)
