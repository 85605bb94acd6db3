"""The text rendering of a page, line by line, and what the tags around each line say."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from service.core.line import Line, fold_space
from service.core.mark import Block, Mark, Place
from service.core.tags import (
    BLOCK,
    BREAK,
    CELL,
    HIDDEN,
    LEVELS,
    LINK,
    PARTS,
    PLACES,
    ROLES,
    SILENT,
)  # fmt: skip

MOST_NAMES = 12
MOST_NAMES_OF_ONE = 4
"""Class names, ids and the like that a line is told of, in all and of one element."""

_NAMING = ("class", "id", "itemprop", "role")


class _Open(NamedTuple):
    """An open block with text in it: its number, the line that is its first, what it is itself
    called, its number of the block around it, and what it hands on."""

    number: int
    first: int
    tag: str
    own_names: tuple[str, ...]
    above: int
    place: int
    names: tuple[str, ...]


_UNENDED = Block("", (), Place.NONE, 0, 0, 0)
_place_of = cache(Place)
"""To make a flag of a number costs more than all else that is done for a block."""


class Rendering:
    """The rendering so far, the line that is being written, and the blocks that it stands in.

    Of the open blocks those that hold text come first: who has a line has it from within.
    """

    __slots__ = (
        "_entered", "_gap", "_in_code", "_linked", "_links", "_offset", "_open", "_pending",
        "blocks", "lines", "marks", "parts",
    )  # fmt: skip

    def __init__(self, root: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self._open = [root]
        self._entered: list[_Open] = []
        self._pending: list[str] = []
        self._in_code = int(root.tag == "pre")
        self._links = self._linked = self._offset = self._gap = 0

    def begin(self, element: HtmlElement, part: int) -> None:
        """An element begins that does something to the lines around it."""
        if part == BLOCK:
            self.end_line(1)
            self._open.append(element)
            if element.tag == "pre":
                self._in_code += 1
        elif part == LINK:
            self._links += 1
        elif part == BREAK:
            self._break_line()
        elif part == CELL:
            self.write(" ")

    def end(self, element: HtmlElement, part: int) -> None:
        """Such an element ends."""
        if part == BLOCK:
            self.end_line(1)
            if len(self._open) == len(self._entered):
                self._leave()
            self._open.pop()
            if element.tag == "pre":
                self._in_code -= 1
        elif part == LINK:
            self._links -= 1

    def write(self, text: str) -> None:
        """Go on with the line; in preformatted text a line break ends it."""
        if self._in_code and "\n" in text:
            text, *more = text.split("\n")
            self._add(text)
            for line in more:
                self._break_line()
                self._add(line)
        elif self._pending or not text.isspace():
            self._add(text)

    def _add(self, text: str) -> None:
        self._pending.append(text)
        if self._links:
            self._linked += _length(text)

    def _break_line(self) -> None:
        """End the line; an empty one leaves a blank line in the rendering."""
        has_text = any(text and not text.isspace() for text in self._pending)
        self.end_line(0 if has_text else 1)

    def end_line(self, gap: int) -> None:
        """End the line, at least `gap` blank lines before the next one."""
        pending = self._pending
        if pending:
            text = fold_space("".join(pending) if len(pending) > 1 else pending[0])
            pending.clear()
            if text:
                self._append(text)
                self._gap = -1
            self._linked = 0
        if self._gap < gap:
            self._gap = gap

    def close(self) -> None:
        """The page ends, and so do the last line and all blocks."""
        self.end_line(1)
        while self._entered:
            self._leave()

    def _append(self, text: str) -> None:
        gap = self._gap if self.lines else 0
        if self.lines:
            self.parts.append("\n\n" if gap else "\n")
            self._offset += 1 + gap
        start = self._offset
        self.parts.append(text)
        self._offset = end = start + len(text)
        self.lines.append(Line(start, end, text, gap, 0))
        for element in self._open[len(self._entered) :]:
            self._enter(element)
        block = self._entered[-1]
        linked = min(1.0, self._linked / _length(text)) if self._linked else 0.0
        self.marks.append(
            Mark(
                block.tag,
                LEVELS.get(block.tag, 0),
                linked,
                _place_of(block.place),
                len(self._open) - 1,
                block.names,
                block.number,
            )
        )

    def _enter(self, element: HtmlElement) -> None:
        """The first line is in a block, and so in all blocks around it."""
        place, own_names = _own(element)
        names, above = own_names, 0
        if self._entered:
            around = self._entered[-1]
            above = around.number
            place |= around.place
            names = (*own_names, *around.names)[:MOST_NAMES]
        number, first = len(self.blocks), len(self.lines) - 1
        tag = str(element.tag)
        self._entered.append(_Open(number, first, tag, own_names, above, place, names))
        self.blocks.append(_UNENDED)

    def _leave(self) -> None:
        number, first, tag, own_names, above, place, _names = self._entered.pop()
        last = len(self.lines)
        self.blocks[number] = Block(tag, own_names, _place_of(place), above, first, last)


def _length(text: str) -> int:
    return sum(map(len, text.split()))


def render(root: HtmlElement) -> Rendering:
    """All that a reader would see below an element, and what is hidden, too."""
    rendering = Rendering(root)
    begin, write, end = rendering.begin, rendering.write, rendering.end
    walk = etree.iterwalk(root, events=("start", "end"))
    next(walk)  # the root's own start
    if root.text:
        write(root.text)
    for event, element in walk:
        part = PARTS.get(element.tag)
        if event == "start":
            if part:
                if part == SILENT and not _is_shown(element):
                    walk.skip_subtree()
                    continue
                begin(element, part)
            text = element.text
        else:
            if part:
                if element is root:
                    break
                end(element, part)
            text = element.tail
        if text:
            write(text)
    rendering.close()
    return rendering


def _is_shown(element: HtmlElement) -> bool:
    """Whether a template is part of the page as it stands (a declared shadow root)."""
    return element.tag == "template" and "shadowrootmode" in element.attrib


def _own(element: HtmlElement) -> tuple[int, tuple[str, ...]]:
    """An element's own container and names."""
    place = PLACES.get(element.tag, 0)
    names: tuple[str, ...] = ()
    attributes = dict(element.items())
    if attributes:
        own = " ".join([attributes[name] for name in _NAMING if name in attributes]).split()
        names = tuple(own[:MOST_NAMES_OF_ONE])
        if role := ROLES.get(attributes.get("role", "")):
            place |= role
        if _is_hidden(attributes):
            place |= HIDDEN
    return place, names


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style:
        return False
    bare = "".join(style.split()).casefold()
    return "display:none" in bare or "visibility:hidden" in bare
