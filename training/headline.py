"""Trains the scale that knows a headline among the lines above a body.

Its inputs are the signs of `service.core.headline_signs`, taken with the line judge's answers
on pages that it never saw: at run time it will not have seen them either.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.neural_network import MLPClassifier

from service.core.headline import length_without_site
from service.core.headline_signs import candidates, named
from service.core.line import Line

UNITS = 16
LEAST = 0.12
PASSES = 25


@dataclass(frozen=True, slots=True)
class Example:
    """One text: its lines, the judge's chances, the gold title ("" where it is not known)."""

    lines: Sequence[Line]
    chances: Sequence[float]
    title: str


def train(examples: Iterable[Example]) -> dict[str, object]:
    """The scale as the JSON that the stylebook reads. The same examples give the same scale."""
    names: tuple[str, ...] = ()
    rows: list[list[float]] = []
    truths: list[bool] = []
    for example in examples:
        title = named(example.title)
        for index, signs in candidates(example.lines, example.chances):
            names = tuple(signs)
            rows.append([float(value) for value in signs.values()])
            truths.append(_is_title(example.lines[index].text, title))
    values = np.array(rows)
    mean, spread = values.mean(0), values.std(0) + 1e-6
    net = MLPClassifier(
        (UNITS,), alpha=1e-3, max_iter=PASSES, learning_rate_init=3e-3, batch_size=256,
        random_state=0,
    )  # fmt: skip
    net.fit((values - mean) / spread, truths)
    return {
        "signs": names,
        "mean": _short(mean),
        "spread": _short(spread),
        "hidden": _short(net.coefs_[0]),
        "hidden_offset": _short(net.intercepts_[0]),
        "output": _short(net.coefs_[1][:, 0]),
        "output_offset": round(float(net.intercepts_[1][0]), 4),
        "least": LEAST,
    }


def write(scale: dict[str, object], path: Path) -> None:
    """Write the scale, one value a line of JSON, so that a change can be read."""
    body = ",\n".join(f' "{key}": {json.dumps(value)}' for key, value in scale.items())
    path.write_text(f"{{\n{body}\n}}\n", encoding="utf-8")


def _is_title(text: str, title: str) -> bool:
    return bool(title) and title in (named(text), named(text[: length_without_site(text)]))


def _short(values: np.ndarray) -> object:
    return np.round(values, 4).tolist()
