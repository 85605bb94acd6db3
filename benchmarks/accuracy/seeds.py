"""The repository's own golden cases, measured where the corpora are not at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw text and the body that must come of it."""

    name: str
    text: str
    body: str


def read_seeds(folder: Path) -> list[Seed]:
    """Every folder with an ``input.txt`` and an ``expected.json``, by name."""
    return [_seed(expected) for expected in sorted(folder.glob("*/expected.json"))]


def _seed(expected: Path) -> Seed:
    text = expected.with_name("input.txt").read_bytes().decode("utf-8-sig")
    return Seed(expected.parent.name, text, json.loads(expected.read_text("utf-8"))["body"])
