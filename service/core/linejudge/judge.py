"""The learned judge of lines: how likely each line of a page belongs to the article's body.

A small network of dilated convolutions over the lines of a page. It reads the page twice:
what the first reading takes for the body (where it lies, how much of it stands before and
after a line, which words it uses) is what the second reading judges each line by.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, Final
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - a class by a function's name

import numpy as np
from numpy.typing import NDArray

from service.core.line import Line
from service.core.linejudge.columns import COLUMNS
from service.core.linejudge.features import LineFeatures, measure
from service.core.linejudge.ngrams import NOTHING, SCORES, LineNgrams, read_runs
from service.core.linejudge.product import each, times, together
from service.core.linejudge.text import Floats

FIRST_READING: Final = (1, 3, 9)
SECOND_READING: Final = (1, 3, 9, 27)
"""How far, in lines, each layer looks up and down."""

BESIDE: Final = "beside"
"""Weights for what a line tells the one below it, itself and the one above, side by side."""

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


class ModelError(ValueError):
    """A model file that can't be used; the message says what is wrong with it."""


Weights = Mapping[str, Floats]
Arrays = Mapping[str, NDArray[Any]]
Look = Callable[[Floats, Floats, LineFeatures], Floats]


@dataclass(frozen=True, slots=True)
class LineJudge:
    """A trained model. Immutable, and shared by all callers."""

    version: str
    ngrams: LineNgrams
    mean: Floats
    scale: Floats
    networks: tuple[Weights, ...]

    def probabilities(self, lines: Sequence[Line]) -> list[float]:
        """For each line the probability that it belongs to the body.

        Time and memory are bounded for any text: one that is longer than any page is
        judged in pieces.
        """
        return [p for page in pieces(lines) for p in self._judge(page)]

    def _judge(self, page: Sequence[Line]) -> list[float]:
        features = measure(page)
        count, width = features.shape.shape
        seen = np.ones((count, width + SCORES + 1), np.float32)  # the last column stays as it is
        shape = np.subtract(features.shape, self.mean, out=seen[:, :width])
        shape *= self.scale
        clipped(shape, CLIP)
        seen[:, width:-1] = likely_words(self.ngrams, page)
        answers = [read_page(weights, seen, features) for weights in self.networks]
        chances: list[float] = sigmoid(np.mean(answers, axis=0)).tolist()
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
    size = sum(len(line.text) for line in lines)
    if not size or begins_with_page or probabilities[0] <= STARTS_WITH_BODY:
        return usual
    share = sum(len(line.text) * p for line, p in zip(lines, probabilities, strict=True)) / size
    return _BAR_OF_CLEAN if share < _NEARLY_ALL else usual


def pieces(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines in pieces that cost a bounded time; a page is nearly always one piece."""
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


def likely_words(ngrams: LineNgrams, lines: Sequence[Line]) -> Floats:
    """The n-gram scores of lines as the network reads them."""
    return clipped(ngrams.score(read_runs(lines)) / NGRAM_SCALE, NGRAM_CLIP)


def clipped(values: Floats, most: float) -> Floats:
    """The same array, no value further from nought than `most`."""
    np.minimum(values, most, out=values)
    return np.maximum(values, -most, out=values)


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


def load_line_judge(file: Traversable) -> LineJudge:
    """Read and check a model file.

    Raises ModelError where the file is damaged or made for other features.
    """
    arrays = read_arrays(file)
    if arrays["columns"].tolist() != list(COLUMNS):
        raise ModelError(f"{file.name}: made for other features; train it anew")
    return LineJudge(
        version=str(arrays["version"]),
        ngrams=read_ngrams(arrays, "ngrams", file.name),
        mean=arrays["mean"],
        scale=arrays["scale"],
        networks=read_networks(arrays),
    )


def read_arrays(file: Traversable) -> Arrays:
    """A model file's arrays. Raises ModelError where it can't be read or is damaged."""
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
    except (OSError, ValueError, KeyError, BadZipFile, ZlibError) as error:
        raise ModelError(f"{file.name}: not a model file; train it anew ({error})") from error
    if str(arrays.pop("checksum", "")) != checksum(arrays):
        raise ModelError(f"{file.name}: damaged, its checksum differs; fetch or train it anew")
    return arrays


def read_ngrams(arrays: Arrays, name: str, file: str) -> LineNgrams:
    """An n-gram model among a model file's arrays. Raises ModelError where it is of another
    size."""
    table = arrays[f"{name}.table"]
    if table.shape != (NOTHING + 1, SCORES):
        raise ModelError(f"{file}: made for other n-grams; train it anew")
    return LineNgrams(table, float(arrays[f"{name}.step"]), arrays[f"{name}.bias"])


def read_networks(arrays: Arrays) -> tuple[Weights, ...]:
    """The networks among a model file's arrays."""
    prefixes = [f"net{number}." for number in range(int(arrays["networks"]))]
    return tuple(
        _arranged(
            {
                name.removeprefix(prefix): np.ascontiguousarray(value, np.float32)
                for name, value in arrays.items()
                if name.startswith(prefix)
            }
        )
        for prefix in prefixes
    )


def _arranged(weights: Weights) -> Weights:
    """A network's weights, those of each convolution side by side instead of in one column.

    So a page's lines are multiplied as they stand, and what comes out is moved up and down.
    """
    arranged: dict[str, Floats] = {}
    for name, value in weights.items():
        if name.startswith("c") and name.endswith(".weight"):
            layer = name.removesuffix("weight") + BESIDE
            arranged[layer] = np.concatenate(np.split(value, 3), axis=1)
        else:
            arranged[name] = value
    return arranged


def checksum(arrays: Mapping[str, NDArray[Any]]) -> str:
    """The SHA-256 of a model's arrays: their names, types, shapes and contents."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        value = arrays[name]
        digest.update(f"{name} {value.dtype.str} {value.shape}\n".encode())
        digest.update(np.ascontiguousarray(value).tobytes())
    return digest.hexdigest()
