"""Lines of an HTML page as the page judge learns from them, each with the blocks around it.

A line holds its blocks as a path, so that lines can be taken from one page and put into
another; the page's blocks are found again from the paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.line import Line
from service.core.mark import Block, Blocks, Mark, Place
from service.core.page import read_page
from training.alignment import label_lines
from training.corpora import Page
from training.sample import LabelledLine
from training.words import words


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """A block around lines: its own tag, names and place. Another one alike is another one."""

    tag: str
    names: tuple[str, ...]
    place: Place


Path = tuple[Around, ...]


@dataclass(frozen=True, slots=True)
class MarkedLine(LabelledLine):
    """A labelled line, the share of link text in it, and its blocks, the outermost first."""

    linked: float
    path: Path


Lines = list[MarkedLine]


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page, true or made up, as its lines."""

    page: Page
    lines: Lines
    made_up: bool = False


def read_marked(page: Page) -> MarkedPage:
    """A page of the corpora with its lines labelled by its gold."""
    read = read_page(page.html)
    labels = label_lines([line.text for line in read.lines], page.gold_body)
    paths: list[Path] = []
    for number, block in enumerate(read.blocks):
        above = read.blocks[block.above] if number else None
        own = Around(block.tag, block.names, block.place & ~(above.place if above else Place.NONE))
        paths.append((*paths[block.above], own) if number else (own,))
    lines = [
        MarkedLine(
            line.text, line.gap, 0, label, len(words(line.text)), mark.linked, paths[mark.at]
        )
        for line, mark, label in zip(read.lines, read.marks, labels, strict=True)
    ]
    return MarkedPage(page, lines)


def as_page(lines: Sequence[MarkedLine]) -> tuple[list[Line], list[Mark], Blocks]:
    """The lines as the service would read them from such a page."""
    open_blocks: list[tuple[Around, int]] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    last: list[int] = []
    for index, line in enumerate(lines):
        same = _common(open_blocks, line.path)
        del open_blocks[same:]
        for own in line.path[same:]:
            above = open_blocks[-1][1] if open_blocks else 0
            place = own.place | (blocks[above].place if open_blocks else Place.NONE)
            open_blocks.append((own, len(blocks)))
            blocks.append(Block(own.tag, own.names, place, above, index, 0))
            last.append(0)
        for _, number in open_blocks:
            last[number] = index + 1
        block = blocks[open_blocks[-1][1]]
        mark = Mark(block.tag, 0, line.linked, block.place, 0, (), open_blocks[-1][1])
        marks.append(mark)
    ended = Blocks.of(
        Block(block.tag, block.names, block.place, block.above, block.first, end)
        for block, end in zip(blocks, last, strict=True)
    )
    return [Line(0, 0, line.text, line.gap, line.indent) for line in lines], marks, ended


def _common(open_blocks: Sequence[tuple[Around, int]], path: Path) -> int:
    """How many of the open blocks hold the line; all lines stand in the first one."""
    same = 0
    for (around, _), own in zip(open_blocks, path, strict=False):
        if around is not own:
            break
        same += 1
    return max(same, 1) if open_blocks else 0
