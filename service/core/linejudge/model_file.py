"""The file of a trained model: read, and checked to be whole and made for these features."""

import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import Any
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - a class by a function's name

import numpy as np
from numpy.typing import NDArray

from service.core.linejudge.network import FIRST_READING, SECOND_READING, Layer, Networks
from service.core.linejudge.ngrams import NOTHING, SCORES, LineNgrams
from service.core.linejudge.product import Product
from service.core.linejudge.text import Floats

_LEAST_SPREAD = 1e-5
"""What keeps a line of which all is told alike from being divided by nought, as in training."""

Arrays = Mapping[str, NDArray[Any]]


class ModelError(ValueError):
    """A model file that can't be used; the message says what is wrong with it."""


def read_arrays(file: Traversable, columns: Sequence[str]) -> Arrays:
    """A model file's arrays.

    Raises ModelError where it can't be read, is damaged, or reads other features than `columns`.
    """
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
    except (OSError, ValueError, KeyError, BadZipFile, ZlibError) as error:
        raise ModelError(f"{file.name}: not a model file; train it anew ({error})") from error
    if str(arrays.pop("checksum", "")) != checksum(arrays):
        raise ModelError(f"{file.name}: damaged, its checksum differs; fetch or train it anew")
    return _arranged(arrays, columns, file.name)


def _arranged(arrays: Arrays, columns: Sequence[str], file: str) -> Arrays:
    """The arrays with what they know of each column in the order of `columns`."""
    order = {name: place for place, name in enumerate(arrays["columns"].tolist())}
    if order.keys() != set(columns):
        raise ModelError(f"{file}: made for other features; train it anew")
    taken = [order[name] for name in columns]
    arranged = dict(arrays)
    for name, value in arrays.items():
        if name in ("mean", "scale"):
            arranged[name] = value[taken]
        elif name.endswith(".inp.weight"):
            arranged[name] = np.concatenate((value[taken], value[len(taken) :]))
    return arranged


def read_ngrams(arrays: Arrays, name: str, file: str) -> LineNgrams:
    """An n-gram model among a model file's arrays. Raises ModelError where it is of another
    size."""
    table = arrays[f"{name}.table"]
    if table.shape != (NOTHING + 1, SCORES):
        raise ModelError(f"{file}: made for other n-grams; train it anew")
    return LineNgrams(table, float(arrays[f"{name}.step"]), arrays[f"{name}.bias"])


def read_networks(arrays: Arrays) -> Networks:
    """The networks among a model file's arrays, side by side as they read a page."""
    several = range(int(arrays["networks"]))

    def stacked(name: str) -> Floats:
        of_each = [np.atleast_2d(arrays[f"net{number}.{name}"]) for number in several]
        return np.stack(of_each).astype(np.float32).swapaxes(1, 2)

    def biased(name: str) -> Floats:
        return np.concatenate((stacked(f"{name}.weight"), stacked(f"{name}.bias")), axis=2)

    def layer(weights: Floats, norm: str) -> Layer:
        gain, shift = stacked(f"{norm}.weight"), stacked(f"{norm}.bias")
        mean = np.full((1, gain.shape[1]), 1 / gain.shape[1], np.float32)
        spread = np.append(mean, [[_LEAST_SPREAD]], axis=1).astype(np.float32)
        made = Product(np.ascontiguousarray(weights))
        return Layer(made, Product(mean), Product(spread), gain, shift)

    def convolution(name: str) -> Layer:
        """The model file has the line itself between those above and below."""
        width = arrays[f"net0.l{name}.weight"].size
        above, itself, below, bias = np.split(
            biased(f"c{name}"), (width, 2 * width, 3 * width), axis=2
        )
        return layer(np.concatenate((above, below, itself, bias), axis=2), f"l{name}")

    opening = stacked("inp.weight")
    opening[:, :, -1:] += stacked("inp.bias")
    return Networks(
        opening=layer(opening, "ln0"),
        first=[convolution(f"1.{number}") for number in range(len(FIRST_READING))],
        first_answer=Product(biased("h1")),
        middle=layer(biased("mid"), "ln2"),
        second=[convolution(f"2.{number}") for number in range(len(SECOND_READING))],
        answer=Product(biased("h2") / np.float32(len(several))),
    )


def checksum(arrays: Mapping[str, NDArray[Any]]) -> str:
    """The SHA-256 of a model's arrays: their names, types, shapes and contents."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        value = arrays[name]
        digest.update(f"{name} {value.dtype.str} {value.shape}\n".encode())
        digest.update(np.ascontiguousarray(value).tobytes())
    return digest.hexdigest()
