"""A page as the line judge learns from it: lines, labels, and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from service.core.line import Line
from service.core.linejudge.text import Floats
from training.corpora import Page
from training.documents import Document
from training.words import words

FUNDUS_WEIGHT = 2.0
_SHAPE_WEIGHT = {"gold": 0.3, "readability": 0.5, "trafilatura": 0.5}


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line, whether it belongs to the body, and how many words it counts for."""

    text: str
    gap: int
    indent: int
    body: bool
    words: int

    def but(self, text: str) -> LabelledLine:
        """The same line with another text, its words in proportion."""
        share = len(text) / max(1, len(self.text))
        return replace(self, text=text, words=max(1, round(self.words * share)))

    def as_noise(self) -> LabelledLine:
        """The same line, no longer of the body."""
        return replace(self, body=False)


@dataclass(frozen=True, slots=True)
class Sample:
    """One page in one shape, true or made up. `languages` are those of all its lines."""

    page: Page
    shape: str
    lines: tuple[LabelledLine, ...]
    languages: frozenset[str]
    made_up: bool = False

    @property
    def label(self) -> Floats:
        """1 for each line of the body, else 0."""
        return np.array([line.body for line in self.lines], np.float32)

    @property
    def words(self) -> Floats:
        """The words of each line."""
        return np.array([line.words for line in self.lines], np.float32)

    @property
    def ngram_weight(self) -> float:
        """How much the n-gram model listens to this page."""
        weight = FUNDUS_WEIGHT if self.page.corpus == "fundus" else 1.0
        return weight * _SHAPE_WEIGHT.get(self.shape, 1.0)

    def as_lines(self) -> list[Line]:
        """The lines as the service would read them, without their place in the text."""
        return [Line(0, 0, line.text, line.gap, line.indent) for line in self.lines]


def read_sample(document: Document) -> Sample:
    """A labelled document as a sample."""
    lines = tuple(
        LabelledLine(line.text, line.gap, line.indent, label, len(words(line.text)))
        for line, label in zip(document.lines, document.labels, strict=True)
    )
    return Sample(document.page, document.shape, lines, frozenset({document.page.language}))


def has_body(samples: Sequence[Sample]) -> list[Sample]:
    """Those with at least one line of the body."""
    return [sample for sample in samples if any(line.body for line in sample.lines)]
