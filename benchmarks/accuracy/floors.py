"""Floors under the figures, so that a change that loses accuracy fails.

A floor holds for one set of texts only; the file names each set by a fingerprint of
its texts and their gold. Raising a floor is free, lowering one has to be asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.accuracy.measure import CorpusFigures

# What a figure may lose to another platform's rounding of the model's arithmetic.
TOLERANCE = 0.001

_FIGURES = ("f1", "recall", "breaks", "order")


class FloorError(Exception):
    """A figure fell, or the floors belong to other texts."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that each figure may be, for one set of texts."""

    fingerprint: str
    least: dict[str, float]


def fingerprint(texts_and_golds: Iterable[tuple[str, str]]) -> str:
    """A digest of every text with its gold, whatever their order."""
    digests = sorted(
        hashlib.sha256(f"{text}\0{gold}".encode()).hexdigest() for text, gold in texts_and_golds
    )
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def floors_of(figures: Iterable[CorpusFigures], texts: str) -> Floors:
    """A run's own figures as floors for the texts of that fingerprint."""
    least = {
        f"{corpus.corpus}/{shape}/{name}": round(getattr(values.after, name), 4)
        for corpus in figures
        for shape, values in corpus.shapes.items()
        for name in _FIGURES
    }
    return Floors(texts, least)


def check(file: Path, group: str, run: Floors) -> None:
    """Raise FloorError where a figure lies below its floor, or texts or figures differ."""
    floors = _read(file).get(group)
    if floors is None:
        raise FloorError(f"no floors for {group}")
    if run.fingerprint != floors.fingerprint:
        raise FloorError(f"the floors for {group} were set on other texts")
    if missing := floors.least.keys() - run.least.keys():
        raise FloorError(f"not measured: {', '.join(sorted(missing))}")
    if fallen := _fallen(run, floors, TOLERANCE):
        raise FloorError("below the floor: " + "; ".join(fallen))


def replace(file: Path, group: str, run: Floors, may_lower: bool) -> None:
    """Write a run's figures as the group's new floors.

    Raises FloorError where that would lower or drop one and ``may_lower`` is false.
    """
    known = _read(file)
    if group in known and not may_lower:
        # A tolerance here would let floors sink by small steps.
        if fallen := _fallen(run, known[group], 0.0):
            raise FloorError("would lower a floor: " + "; ".join(fallen))
        if dropped := known[group].least.keys() - run.least.keys():
            raise FloorError("would drop a floor: " + ", ".join(sorted(dropped)))
    stored = {name: asdict(floors) for name, floors in (known | {group: run}).items()}
    file.write_text(json.dumps(stored, indent=2, sort_keys=True) + "\n", "utf-8")


def _read(file: Path) -> dict[str, Floors]:
    if not file.exists():
        return {}
    return {
        group: Floors(**stored) for group, stored in json.loads(file.read_text("utf-8")).items()
    }


def _fallen(run: Floors, floors: Floors, tolerance: float) -> list[str]:
    return [
        f"{name} {run.least[name]:.4f} < {floor:.4f}"
        for name, floor in sorted(floors.least.items())
        if name in run.least and run.least[name] < floor - tolerance
    ]
