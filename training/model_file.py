"""The model file: a trained judge as arrays, small enough to be committed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.core.linejudge.columns import COLUMNS
from service.core.linejudge.model_file import checksum
from service.core.linejudge.ngrams import LineNgrams
from service.core.linejudge.pagejudge import PAGE_COLUMNS
from training.fit import Scaling
from training.network import Network

Arrays = dict[str, NDArray[Any]]


def write_model(
    file: Path, version: str, ngrams: LineNgrams, scaling: Scaling, networks: Sequence[Network]
) -> None:
    """Write a model where `service.core.linejudge.judge.load_line_judge` reads it.

    Weights are kept in half precision: the answers differ in the third place.
    """
    arrays = _shared(version, COLUMNS, scaling, networks) | _table("ngrams", ngrams)
    _write(file, arrays)


def write_page_model(
    file: Path,
    version: str,
    ngrams: LineNgrams,
    names: LineNgrams,
    scaling: Scaling,
    networks: Sequence[Network],
) -> None:
    """Write a model where `service.core.linejudge.pagejudge.load_page_judge` reads it."""
    arrays = _shared(version, PAGE_COLUMNS, scaling, networks)
    _write(file, arrays | _table("ngrams", ngrams) | _table("names", names))


def _shared(
    version: str, columns: Sequence[str], scaling: Scaling, networks: Sequence[Network]
) -> Arrays:
    arrays: Arrays = {
        "version": np.array(version),
        "columns": np.array(columns),
        "networks": np.array(len(networks)),
        "mean": scaling.mean.astype(np.float32),
        "scale": scaling.scale.astype(np.float32),
    }
    for number, network in enumerate(networks):
        arrays |= {f"net{number}.{name}": value for name, value in weights(network).items()}
    return arrays


def _table(name: str, ngrams: LineNgrams) -> Arrays:
    return {
        f"{name}.table": ngrams.table,
        f"{name}.step": np.array(ngrams.step),
        f"{name}.bias": ngrams.bias.astype(np.float32),
    }


def _write(file: Path, arrays: Arrays) -> None:
    arrays["checksum"] = np.array(checksum(arrays))
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **arrays)


def weights(network: Network) -> dict[str, NDArray[np.float16]]:
    """The network's weights by the names that the judge knows, matrices input by output."""
    named: dict[str, NDArray[np.float16]] = {}
    for name, value in network.state_dict().items():
        array = value.detach().numpy().astype(np.float16)
        named[_name(name)] = np.ascontiguousarray(array.T) if name.endswith("weight") else array
    return named


def _name(name: str) -> str:
    """`first.2.0.weight`, torch's name, is the judge's `c1.2.weight`."""
    parts = name.split(".")
    if parts[0] not in ("first", "second"):
        return name
    reading = {"first": "1", "second": "2"}[parts[0]]
    kind = {"0": "c", "1": "l"}[parts[2]]
    return f"{kind}{reading}.{parts[1]}.{parts[3]}"
