"""Small networks of dilated convolutions over the lines of a page, which read the page twice.

What the first reading takes for the body (where it lies, how much of it stands before and
after a line, which words it uses) is what the second reading judges each line by. A judge's
networks read side by side: the first axis of every array is the network.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.core.linejudge.features import LineFeatures
from service.core.linejudge.product import each, times, together
from service.core.linejudge.text import Floats

FIRST_READING: Final = (1, 3, 9)
SECOND_READING: Final = (1, 3, 9, 27)
"""How far, in lines, each layer looks up and down."""

BESIDE: Final = "beside"
"""Weights for what a line tells the one below it, itself and the one above, side by side."""

Weights = Mapping[str, Floats]
"""By its name, each array of weights of all networks; a vector of weights is one row."""

Look = Callable[[Floats, Floats, LineFeatures], Floats]


def read_page(
    weights: Weights, seen: Floats, features: LineFeatures, look: Look | None = None
) -> Floats:
    """Each network's answer for each line, as log odds.

    `look` is what the second reading learns of the first one's answers: `second_look` unless
    the networks were trained with another one.
    """
    x = times(seen, weights["inp.weight"]) + weights["inp.bias"]
    x = _normed(np.maximum(x, 0, out=x), weights, "ln0")
    for layer, distance in enumerate(FIRST_READING):
        x = _convolved(x, weights, f"1.{layer}", distance)
    first = _answers(weights, "h1", x)
    likely = sigmoid(first)
    body, noise = likely * features.weight, (1 - likely) * features.weight
    body_mean = together(body, x) / (body.sum(1) + 1e-3)[:, None, None]
    noise_mean = together(noise, x) / (noise.sum(1) + 0.1)[:, None, None]
    width = x.shape[2]
    notes = (look or second_look)(first, likely, features)
    mid = weights["mid.weight"]
    of_body, of_noise = mid[:, 2 * width : 3 * width], mid[:, 3 * width : 4 * width]
    everywhere = body_mean @ of_body + noise_mean @ of_noise
    alike = mid[:, :width] + mid[:, width : 2 * width] * body_mean.transpose(0, 2, 1)
    y = times(x, alike) + times(notes, mid[:, 4 * width :]) + (everywhere + weights["mid.bias"])
    x = _normed(np.maximum(y, 0) + x, weights, "ln2")
    for layer, distance in enumerate(SECOND_READING):
        x = _convolved(x, weights, f"2.{layer}", distance)
    return _answers(weights, "h2", x)


def second_look(first: Floats, likely: Floats, features: LineFeatures) -> Floats:
    """What the first reading's answers say about each line, eleven numbers a line."""
    body = likely * features.weight
    total = body.sum(1, keepdims=True) + 1e-3
    until = body.cumsum(1)
    before, after = until - body, total - until
    notes = np.empty((*likely.shape, 11), np.float32)
    notes[:, :, 0] = likely
    notes[:, :, 1] = np.minimum(np.maximum(first, -10), 10) / 4
    notes[:, :, 2] = before / total
    notes[:, :, 3] = after / total
    notes[:, :, 4] = np.log1p(before) / 5
    notes[:, :, 5] = np.log1p(np.maximum(0, after)) / 5
    for network, chances in enumerate(likely):
        notes[network, :, 6:9] = _words_in_body(chances, features).T
    notes[:, :, 9] = np.log1p(total) / 5
    notes[:, :, 10] = total / (features.weight.sum() + 1e-3)
    return notes


def _words_in_body(likely: Floats, features: LineFeatures) -> NDArray[np.float64]:
    """For all lines, by one network's chances: the share of a line's words that the body's other
    lines use, and the means of how often they do and how often lines of noise do."""
    topic, line = features.topic, features.topic_line
    own = likely[line]
    in_body = np.bincount(topic, weights=own, minlength=features.topics)[topic] - own
    in_body = np.maximum(0, in_body)
    elsewhere = np.maximum(0, features.again - in_body)
    told = (in_body > 0.5, np.log1p(in_body), np.log1p(elsewhere))
    sums = [np.bincount(line, weights=value, minlength=len(likely)) for value in told]
    return np.asarray(sums / np.maximum(1, features.line_topics))


def _answers(weights: Weights, name: str, x: Floats) -> Floats:
    return each(x, weights[f"{name}.weight"][:, :, 0]) + weights[f"{name}.bias"][:, 0]


def _convolved(x: Floats, weights: Weights, name: str, distance: int) -> Floats:
    """Each line with those so far above and below it; `BESIDE` tells how the weights stand."""
    width = x.shape[2]
    told = times(x, weights[f"c{name}.{BESIDE}"])
    y = told[:, :, width : 2 * width] + weights[f"c{name}.bias"]
    y[:, distance:] += told[:, :-distance, :width]
    y[:, :-distance] += told[:, distance:, 2 * width :]
    np.maximum(y, 0, out=y)
    y += x
    return _normed(y, weights, f"l{name}")


def _normed(x: Floats, weights: Weights, name: str) -> Floats:
    """The same array, each line brought to one measure."""
    width = x.shape[2]
    x -= (np.einsum("kij->ki", x) / np.float32(width))[:, :, None]
    spread = np.einsum("kij,kij->ki", x, x)
    spread /= width
    spread += np.float32(1e-5)
    x /= np.sqrt(spread, out=spread)[:, :, None]
    x *= weights[f"{name}.weight"]
    x += weights[f"{name}.bias"]
    return x


def sigmoid(x: Floats) -> Floats:
    """The probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-np.minimum(np.maximum(x, -30), 30))), np.float32)
