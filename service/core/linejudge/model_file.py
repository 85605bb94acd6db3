"""The file of a trained model: read, and checked to be whole and made for these features."""

import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import Any
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - a class by a function's name

import numpy as np
from numpy.typing import NDArray

from service.core.linejudge.network import BESIDE, Weights
from service.core.linejudge.ngrams import NOTHING, SCORES, LineNgrams
from service.core.linejudge.text import Floats

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
    if arrays["columns"].tolist() != list(columns):
        raise ModelError(f"{file.name}: made for other features; train it anew")
    return arrays


def read_ngrams(arrays: Arrays, name: str, file: str) -> LineNgrams:
    """An n-gram model among a model file's arrays. Raises ModelError where it is of another
    size."""
    table = arrays[f"{name}.table"]
    if table.shape != (NOTHING + 1, SCORES):
        raise ModelError(f"{file}: made for other n-grams; train it anew")
    return LineNgrams(table, float(arrays[f"{name}.step"]), arrays[f"{name}.bias"])


def read_networks(arrays: Arrays) -> Weights:
    """The networks among a model file's arrays, side by side as they read a page.

    The weights of a convolution stand side by side, too, instead of in one column: so a page's
    lines are multiplied as they stand, and what comes out is moved up and down.
    """
    networks: dict[str, Floats] = {}
    for name in (name.removeprefix("net0.") for name in arrays if name.startswith("net0.")):
        of_each = [arrays[f"net{number}.{name}"] for number in range(int(arrays["networks"]))]
        weights = np.stack([np.atleast_2d(value) for value in of_each]).astype(np.float32)
        if name.startswith("c") and name.endswith(".weight"):
            layer = name.removesuffix("weight") + BESIDE
            networks[layer] = np.concatenate(np.split(weights, 3, axis=1), axis=2)
        else:
            networks[name] = weights
    return networks


def checksum(arrays: Mapping[str, NDArray[Any]]) -> str:
    """The SHA-256 of a model's arrays: their names, types, shapes and contents."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        value = arrays[name]
        digest.update(f"{name} {value.dtype.str} {value.shape}\n".encode())
        digest.update(np.ascontiguousarray(value).tobytes())
    return digest.hexdigest()
