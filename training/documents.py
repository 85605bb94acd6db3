"""Labelled documents: what the line judge is trained on and measured with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from training.alignment import label_lines
from training.cache import TextCache
from training.corpora import Page
from training.shapes import SHAPES, render

_TAB_WIDTH = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    text: str
    blanks_before: int
    indent: int


@dataclass(frozen=True, slots=True)
class Document:
    """A page in one shape, with a label for each of its lines."""

    page: Page
    shape: str
    lines: tuple[Line, ...]
    labels: tuple[bool, ...]


def documents(
    pages: Iterable[Page], cache: TextCache, shapes: Iterable[str] = SHAPES
) -> Iterator[Document]:
    """Every page in every shape that has any text."""
    wanted = tuple(shapes)
    for page in pages:
        for shape in wanted:
            yield labelled(page, shape, render(page, shape, cache))


def labelled(page: Page, shape: str, text: str) -> Document:
    """A text of a page with its lines labelled by the page's gold."""
    lines = tuple(split_lines(text))
    if shape == "gold":
        return Document(page, shape, lines, (True,) * len(lines))
    return Document(
        page, shape, lines, tuple(label_lines([line.text for line in lines], page.gold_body))
    )


def split_lines(text: str) -> Iterator[Line]:
    """The lines that are not blank, each with the blank lines above it and its indent."""
    blanks = 0
    for raw in text.replace("\r\n", "\n").split("\n"):
        stripped = raw.strip()
        if not stripped:
            blanks += 1
            continue
        expanded = raw.expandtabs(_TAB_WIDTH)
        yield Line(stripped, blanks, len(expanded) - len(expanded.lstrip()))
        blanks = 0
