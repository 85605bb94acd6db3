"""Labelled documents: what the line judge is trained on and measured with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.core.line import Line, read_lines
from training.alignment import label_lines
from training.cache import TextCache
from training.corpora import Page
from training.shapes import SHAPES, render


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
    """Every page in every shape; of a shape without text, a document without lines."""
    wanted = tuple(shapes)
    for page in pages:
        for shape in wanted:
            yield labelled(page, shape, render(page, shape, cache))


def labelled(page: Page, shape: str, text: str) -> Document:
    """A text of a page, in the lines in which the service reads it, labelled by the page's gold."""
    lines = tuple(read_lines(text))
    if shape == "gold":
        return Document(page, shape, lines, (True,) * len(lines))
    return Document(
        page, shape, lines, tuple(label_lines([line.text for line in lines], page.gold_body))
    )
