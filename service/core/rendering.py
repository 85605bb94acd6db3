"""The text rendering of a page, line by line, and what the tags around each line say."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from lxml.html import HtmlElement

from service.core.line import Line, fold_space
from service.core.mark import Blocks, Mark, Place
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

    Of the open blocks those that hold text come first: who has a line has it from within.
    `blocks` are those with text in them.
    """

    __slots__ = (
        "_cell", "_entered", "_gap", "_in_code", "_linked", "_links", "_meets", "_offset", "_open",
        "_owned", "_pending", "blocks", "lines", "marks", "parts",
    )  # fmt: skip

    def __init__(self, root: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self.blocks = Blocks()
        self.parts: list[str] = []
        self._pending: list[str] = []
        self._linked: list[str] = []  # what of it is link text
        self._open = [(root, str(root.tag))]
        self._entered: list[_Entered] = []
        self._owned: dict[Attributes, tuple[int, tuple[str, ...]]] = {}
        self._meets = False  # an inline element has just ended, with no text behind it
        self._in_code = self._links = self._offset = self._gap = self._cell = 0

    def read(self, element: HtmlElement) -> None:
        """All that stands within an element behind its own first text.

        It calls itself for what stands within that: the bounds say how deep that may be. White
        space that no line begins with is left out, but for that of preformatted text.
        """
        pending = self._pending
        for child in element:
            tag, text = child.tag, child.text
            part = PARTS.get(tag)
            if part == BLOCK:
                self._read_block(child, tag, text)
            elif part != SILENT or _is_shown(child):
                self._read_inline(child, part, text)
            text = child.tail
            if text:
                # A style sheet parts what stands behind a span: a town's, a label's. Other
                # inline elements are set within words, too: "<b>Mc</b>Lean".
                if tag == "span" and text[0].isupper():
                    self._part(text)
                if pending or self._in_code or not text.isspace():
                    self.write(text)
            self._meets = not text

    def _read_block(self, block: HtmlElement, tag: object, text: str | None) -> None:
        """A block begins, with its own first text, and ends."""
        pending, around = self._pending, self._open
        if pending:
            self._set_line()
        self._gap = 1
        around.append((block, str(tag)))
        if tag == "pre":
            self._in_code += 1
        elif tag in ROWS:
            self._cell = len(self.lines)
        if text:
            if self._in_code or not text.isspace():
                self.write(text)
            self._meets = False
        if len(block):
            self.read(block)
        if pending:
            self._set_line()
        self._gap = 1
        if len(around) == len(self._entered):
            self.blocks.last[self._entered.pop()[0]] = len(self.lines)
        around.pop()
        if tag == "pre":
            self._in_code -= 1

    def _read_inline(self, element: HtmlElement, part: int | None, text: str | None) -> None:
        """An element begins that is no block, with its own first text, and ends."""
        if part == LINK:
            self._links += 1
        elif part == BREAK:
            self._break_line()
        elif part == CELL:
            self._begin_cell()
        if text:
            if self._meets and element.tag not in RAISED:
                self._part(text)
            if self._pending or self._in_code or not text.isspace():
                self.write(text)
            self._meets = False
        if len(element):
            self.read(element)
        if part == LINK:
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
        else:
            self._add(text)

    def _part(self, text: str) -> None:
        """A space before the text of an element that stands right behind another one's, where
        the letters say that they are two words: the space of a style sheet shows in no text."""
        if self._pending and not self._in_code and _are_two(self._pending[-1][-1:], text[:2]):
            self._pending.append(" ")

    def _add(self, text: str) -> None:
        self._pending.append(text)
        if self._links:
            self._linked.append(text)

    def _break_line(self) -> None:
        """End the line; an empty one leaves a blank line in the rendering."""
        has_text = any(text and not text.isspace() for text in self._pending)
        self.end_line(0 if has_text else 1)

    def end_line(self, gap: int) -> None:
        """End the line, at least `gap` blank lines before the next one."""
        if self._pending:
            self._set_line()
        if self._gap < gap:
            self._gap = gap

    def _set_line(self) -> None:
        """Make a line of what was written, if it is more than white space."""
        pending, linked = self._pending, self._linked
        text = fold_space("".join(pending) if len(pending) > 1 else pending[0])
        share = 0.0
        if linked and text:
            share = 1.0 if len(linked) == len(pending) else _share("".join(linked), text)
        pending.clear()
        linked.clear()
        if text:
            self._append(text, share)
            self._gap = -1

    def close(self) -> None:
        """The page ends, and so do the last line and all blocks."""
        self.end_line(1)
        for number, *_ in self._entered:
            self.blocks.last[number] = len(self.lines)

    def _append(self, text: str, linked: float) -> None:
        lines, entered, around = self.lines, self._entered, self._open
        start, gap = self._offset, 0
        if lines:
            gap = self._gap
            self.parts.append("\n\n" if gap else "\n")
            start += 1 + gap
        self.parts.append(text)
        self._offset = end = start + len(text)
        lines.append(_new(Line, (start, end, text, gap, 0)))
        depth = len(around)
        if len(entered) < depth:
            self._enter(around[len(entered) :])
        at, tag, place, names = entered[-1]
        mark = (tag, LEVELS.get(tag, 0), linked, _place_of(place), depth - 1, names, at)
        self.marks.append(_new(Mark, mark))

    def _enter(self, begun: Iterable[tuple[HtmlElement, str]]) -> None:
        """The first line is in some blocks, from outside inwards."""
        blocks, owned, entered, line = self.blocks, self._owned, self._entered, len(self.lines) - 1
        above, _, around, inherited = entered[-1] if entered else (0, "", 0, ())
        for block, tag in begun:
            attributes = tuple(block.items())
            own = owned.get(attributes)
            if own is None:
                own = owned[attributes] = _own(attributes)
            place, names = own
            around |= place | PLACES.get(tag, 0)
            if names:
                inherited = (names + inherited)[:MOST_NAMES]
            blocks.tags.append(tag)
            blocks.names.append(names)
            blocks.places.append(around)
            blocks.above.append(above)
            blocks.first.append(line)
            above = len(blocks.last)
            blocks.last.append(0)
            entered.append((above, tag, around, inherited))


def _are_two(left: str, right: str) -> bool:
    """Whether a word or sentence ends with one character and another begins with the next two."""
    first = right[0]
    if first.isdigit():
        return left.islower()
    opens = first in _OPENING and right[1:].isalnum()
    return (opens or first.isupper()) and (left.islower() or left.isdigit() or left in _ENDING)


def _share(linked: str, text: str) -> float:
    """How much of a line is link text, white space left out."""
    return min(1.0, sum(map(len, linked.split())) / (len(text) - text.count(" ")))


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
    told, role = known.get, known.get("role", "")
    names = f"{told('class', '')} {told('id', '')} {told('itemprop', '')} {role}".split()
    place = ROLES.get(role, 0)
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
