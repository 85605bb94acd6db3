"""A small network of dilated convolutions over the lines of a page, which reads the page twice.

What the first reading takes for the body (where it lies, how much of it stands before and
after a line, which words it uses) is what the second reading judges each line by.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from service.core.linejudge.features import LineFeatures
from service.core.linejudge.product import each, times, together
from service.core.linejudge.text import Floats

FIRST_READING: Final = (1, 3, 9)
SECOND_READING: Final = (1, 3, 9, 27)
"""How far, in lines, each layer looks up and down."""

BESIDE: Final = "beside"
"""Weights for what a line tells the one below it, itself and the one above, side by side."""

Weights = Mapping[str, Floats]
Look = Callable[[Floats, Floats, LineFeatures], Floats]


def read_page(
    weights: Weights, seen: Floats, features: LineFeatures, look: Look | None = None
) -> Floats:
    """One network's answer for each line, as log odds.

    `look` is what the second reading learns of the first one's answers: `second_look` unless
    the network was trained with another one.
    """
    x = times(seen, weights["inp.weight"]) + weights["inp.bias"]
    x = _normed(np.maximum(x, 0, out=x), weights, "ln0")
    for layer, distance in enumerate(FIRST_READING):
        x = _convolved(x, weights, f"1.{layer}", distance)
    first = _answers(weights, "h1", x)
    likely = sigmoid(first)
    body, noise = likely * features.weight, (1 - likely) * features.weight
    body_mean = together(body, x) / (body.sum() + 1e-3)
    noise_mean = together(noise, x) / (noise.sum() + 0.1)
    width = x.shape[1]
    notes = (look or second_look)(first, likely, features)
    mid = weights["mid.weight"]
    everywhere = body_mean @ mid[2 * width : 3 * width] + noise_mean @ mid[3 * width : 4 * width]
    alike = mid[:width] + mid[width : 2 * width] * body_mean[:, None]
    y = times(x, alike) + times(notes, mid[4 * width :]) + (everywhere + weights["mid.bias"])
    x = _normed(np.maximum(y, 0) + x, weights, "ln2")
    for layer, distance in enumerate(SECOND_READING):
        x = _convolved(x, weights, f"2.{layer}", distance)
    return _answers(weights, "h2", x)


def second_look(first: Floats, likely: Floats, features: LineFeatures) -> Floats:
    """What the first reading's answers say about each line, eleven numbers a line."""
    n = len(likely)
    body = likely * features.weight
    total = body.sum() + 1e-3
    until = body.cumsum()
    before, after = until - body, total - until
    topic, line = features.topic, features.topic_line
    own = likely[line]
    in_body = np.bincount(topic, weights=own, minlength=features.topics)[topic] - own
    number = np.bincount(topic, minlength=features.topics)[topic]
    in_body = np.maximum(0, in_body)
    elsewhere = np.maximum(0, number - 1 - in_body)
    words = np.maximum(1, np.bincount(line, minlength=n))
    notes = np.empty((n, 11), np.float32)
    notes[:, 0] = likely
    notes[:, 1] = np.minimum(np.maximum(first, -10), 10) / 4
    notes[:, 2] = before / total
    notes[:, 3] = after / total
    notes[:, 4] = np.log1p(before) / 5
    notes[:, 5] = np.log1p(np.maximum(0, after)) / 5
    for column, value in enumerate((in_body > 0.5, np.log1p(in_body), np.log1p(elsewhere)), 6):
        notes[:, column] = np.bincount(line, weights=value, minlength=n) / words
    notes[:, 9] = np.log1p(total) / 5
    notes[:, 10] = total / (features.weight.sum() + 1e-3)
    return notes


def _answers(weights: Weights, name: str, x: Floats) -> Floats:
    return each(x, weights[f"{name}.weight"][:, 0]) + weights[f"{name}.bias"]


def _convolved(x: Floats, weights: Weights, name: str, distance: int) -> Floats:
    """Each line with those so far above and below it; `BESIDE` tells how the weights stand."""
    width = x.shape[1]
    told = times(x, weights[f"c{name}.{BESIDE}"])
    y = told[:, width : 2 * width] + weights[f"c{name}.bias"]
    y[distance:] += told[:-distance, :width]
    y[:-distance] += told[distance:, 2 * width :]
    np.maximum(y, 0, out=y)
    y += x
    return _normed(y, weights, f"l{name}")


def _normed(x: Floats, weights: Weights, name: str) -> Floats:
    """The same array, each line brought to one measure."""
    width = x.shape[1]
    x -= (np.einsum("ij->i", x) / np.float32(width))[:, None]
    spread = np.einsum("ij,ij->i", x, x)
    spread /= width
    spread += np.float32(1e-5)
    x /= np.sqrt(spread, out=spread)[:, None]
    x *= weights[f"{name}.weight"]
    x += weights[f"{name}.bias"]
    return x


def sigmoid(x: Floats) -> Floats:
    """The probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-np.minimum(np.maximum(x, -30), 30))), np.float32)
