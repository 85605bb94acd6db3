"""The text rendering of a page, line by line, and what the tags around each line say."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat

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
    RAISED,
    ROLES,
    ROWS,
    SILENT,
)  # fmt: skip

MOST_NAMES = 12
MOST_NAMES_OF_ONE = 4
"""Class names, ids and the like that a line is told of, in all and of one element."""

_NAMING = ("class", "id", "itemprop", "role")


_ENDING = frozenset(".!?\u2026,;:)\u201d\u00bb")
_OPENING = frozenset("\u201c\u201e\u00ab(")
"""Marks that stand before and behind a space where a word or sentence ends."""

_place_of = cache(Place)
"""To make a flag of a number costs more than all else that is done for a block."""

_new = tuple.__new__  # a third of the time that a named tuple's own constructor takes

Attributes = Sequence[tuple[str, str]]
_Entered = tuple[int, str, int, tuple[str, ...]]
"""A block with text in it while it is open: its number, its tag, its place and all names around."""


class Rendering:
    """The rendering so far, the line that is being written, and the blocks that it stands in.

    Of the open blocks those that hold text come first: who has a line has it from within. What
    is known of each block that holds text stands in lists side by side, by its number.
    """

    __slots__ = (
        "_above", "_cell", "_entered", "_first", "_gap", "_in_code", "_last", "_linked", "_links",
        "_meets", "_names", "_offset", "_open", "_owned", "_pending", "_places", "_tags", "lines",
        "marks", "parts",
    )  # fmt: skip

    def __init__(self, root: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self.parts: list[str] = []
        self._pending: list[str] = []
        self._open = [root]
        self._entered: list[_Entered] = []
        self._tags: list[str] = []
        self._names: list[tuple[str, ...]] = []
        self._places: list[int] = []
        self._above: list[int] = []
        self._first: list[int] = []
        self._last: list[int] = []
        self._owned: dict[Attributes, tuple[int, tuple[str, ...]]] = {}
        self._meets = False  # an inline element has just ended, with no text behind it
        self._in_code = self._links = self._linked = self._offset = self._gap = self._cell = 0

    def read(self, element: HtmlElement) -> None:
        """All that stands within an element behind its own first text.

        It calls itself for what stands within that: the bounds say how deep that may be.
        """
        for child in element:
            tag, text = child.tag, child.text
            part = PARTS.get(tag)
            if part != SILENT or _is_shown(child):
                if part:
                    self._begin(child, part)
                if text:
                    if self._meets and tag not in RAISED:
                        self._part(text)
                    self.write(text)
                    self._meets = False
                if len(child):
                    self.read(child)
                if part:
                    self._end(tag, part)
            text = child.tail
            if text:
                # A style sheet parts what stands behind a span: a town's, a label's. Other
                # inline elements are set within words, too: "<b>Mc</b>Lean".
                if tag == "span" and text[0].isupper():
                    self._part(text)
                self.write(text)
            self._meets = not text

    def _begin(self, element: HtmlElement, part: int) -> None:
        """An element begins that does something to the lines around it."""
        if part == BLOCK:
            self.end_line(1)
            self._open.append(element)
            tag = element.tag
            if tag == "pre":
                self._in_code += 1
            elif tag in ROWS:
                self._cell = len(self.lines)
        elif part == LINK:
            self._links += 1
        elif part == BREAK:
            self._break_line()
        elif part == CELL:
            self._begin_cell()

    def _end(self, tag: object, part: int) -> None:
        """Such an element ends."""
        if part == BLOCK:
            self.end_line(1)
            if len(self._open) == len(self._entered):
                self._leave()
            self._open.pop()
            if tag == "pre":
                self._in_code -= 1
        elif part == LINK:
            self._links -= 1

    def _begin_cell(self) -> None:
        """The cells of a row are one line; but one of several lines is a column of its own."""
        if len(self.lines) > self._cell:
            self.end_line(1)
        else:
            self.write(" ")
        self._cell = len(self.lines)

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

    def _part(self, text: str) -> None:
        """A space before the text of an element that stands right behind another one's, where
        the letters say that they are two words: the space of a style sheet shows in no text."""
        if self._pending and not self._in_code and _are_two(self._pending[-1][-1:], text[:2]):
            self._pending.append(" ")

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
        lines, entered = self.lines, self._entered
        gap = self._gap if lines else 0
        if lines:
            self.parts.append("\n\n" if gap else "\n")
            self._offset += 1 + gap
        start = self._offset
        self.parts.append(text)
        self._offset = end = start + len(text)
        lines.append(_new(Line, (start, end, text, gap, 0)))
        depth = len(self._open)
        while len(entered) < depth:
            self._enter(self._open[len(entered)])
        at, tag, place, inherited = entered[-1]
        linked = min(1.0, self._linked / (len(text) - text.count(" "))) if self._linked else 0.0
        level = LEVELS.get(tag, 0)
        mark = (tag, level, linked, _place_of(place), depth - 1, inherited, at)
        self.marks.append(_new(Mark, mark))

    def _enter(self, element: HtmlElement) -> None:
        """The first line is in a block, and so in all blocks around it."""
        tag, attributes = str(element.tag), tuple(element.items())
        own = self._owned.get(attributes)
        if own is None:
            own = self._owned[attributes] = _own(attributes)
        place, names = own
        place |= PLACES.get(tag, 0)
        above, inherited = 0, names
        if self._entered:
            above, _, around, inherited = self._entered[-1]
            place |= around
            if names:
                inherited = names + inherited
                if len(inherited) > MOST_NAMES:
                    inherited = inherited[:MOST_NAMES]
        self._entered.append((len(self._tags), tag, place, inherited))
        self._tags.append(tag)
        self._names.append(names)
        self._places.append(place)
        self._above.append(above)
        self._first.append(len(self.lines) - 1)
        self._last.append(0)

    def _leave(self) -> None:
        self._last[self._entered.pop()[0]] = len(self.lines)

    def blocks(self) -> list[Block]:
        """All blocks with text in them, once the page has ended."""
        places = map(_place_of, self._places)
        columns = (self._tags, self._names, places, self._above, self._first, self._last)
        return list(map(_new, repeat(Block), zip(*columns, strict=True)))


def _are_two(left: str, right: str) -> bool:
    """Whether a word or sentence ends with one character and another begins with the next two."""
    first = right[0]
    if first.isdigit():
        return left.islower()
    opens = first in _OPENING and right[1:].isalnum()
    return (opens or first.isupper()) and (left.islower() or left.isdigit() or left in _ENDING)


def _length(text: str) -> int:
    return sum(map(len, text.split()))


def render(root: HtmlElement) -> Rendering:
    """All that a reader would see below an element, and what is hidden, too."""
    rendering = Rendering(root)
    if root.text:
        rendering.write(root.text)
    rendering.read(root)
    rendering.close()
    return rendering


def _is_shown(element: HtmlElement) -> bool:
    """Whether a template is part of the page as it stands (a declared shadow root)."""
    return element.tag == "template" and "shadowrootmode" in element.attrib


def _own(attributes: Attributes) -> tuple[int, tuple[str, ...]]:
    """What an element's attributes say of its place, and the names that it has itself."""
    if not attributes:
        return 0, ()
    known = dict(attributes)
    names = " ".join([known[name] for name in _NAMING if name in known]).split()
    place = ROLES.get(known.get("role", ""), 0)
    if _is_hidden(known):
        place |= HIDDEN
    return place, tuple(names[:MOST_NAMES_OF_ONE])


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style:
        return False
    bare = "".join(style.split()).casefold()
    return "display:none" in bare or "visibility:hidden" in bare
