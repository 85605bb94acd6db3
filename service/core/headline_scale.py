"""The trained scale on which a text's lines are weighed against each other as its headline."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from service.core.headline_signs import Candidate

Weights = NDArray[np.float64]

FAR = 6.0
"""Spreads from the mean from which on a sign counts no more."""


@dataclass(frozen=True, slots=True, eq=False)
class HeadlineScale:
    """A trained scale on which a line's signs are weighed: one hidden layer.

    `signs` names the inputs in order, `mean` and `spread` bring each to one measure; a line
    is believed to be the headline from the probability `least` (0 to 1) on.
    """

    signs: tuple[str, ...]
    mean: Weights
    spread: Weights
    hidden: Weights
    hidden_offset: Weights
    output: Weights
    output_offset: float
    least: float

    def weigh(self, found: Sequence[Candidate]) -> list[float]:
        """For each of a text's candidates the probability that it is the headline.

        Together they come to one at the most: what is missing is the chance of there being none.
        """
        if not found:
            return []
        rows = np.array([self._row(candidate) for candidate in found], dtype=np.float64)
        measured = np.clip((rows - self.mean) / self.spread, -FAR, FAR)
        units = np.maximum(measured @ self.hidden + self.hidden_offset, 0.0)
        odds = np.exp(np.clip(units @ self.output + self.output_offset, -30.0, 30.0))
        chances: list[float] = (odds / (1.0 + odds.sum())).tolist()
        return chances

    def _row(self, candidate: Candidate) -> tuple[float, ...]:
        row: tuple[float, ...] = itemgetter(*self.signs)(candidate.signs)
        return row


def read_scale(text: str) -> HeadlineScale:
    """The scale that a model file holds. Raises ValueError, KeyError where it is none."""
    table = json.loads(text)
    arrays = {
        name: np.array(table[name], dtype=np.float64)
        for name in ("mean", "spread", "hidden", "hidden_offset", "output")
    }
    signs = tuple(map(str, table["signs"]))
    units = len(arrays["output"])
    if arrays["hidden"].shape != (len(signs), units) or len(arrays["mean"]) != len(signs):
        raise ValueError(f"{len(signs)} signs and {units} units do not fit its weights")
    return HeadlineScale(
        signs=signs,
        output_offset=float(table["output_offset"]),
        least=float(table["least"]),
        **arrays,
    )
