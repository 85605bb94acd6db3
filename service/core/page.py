"""A web page as lines of text, each with what the page's tags say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from service.core.bounds import USUAL, Bounds
from service.core.line import Line, fold_space
from service.core.mark import Block, Mark, Place
from service.core.markup import PageError, parse
from service.core.streamed import fill_gaps

__all__ = ["Block", "Mark", "Page", "PageError", "Place", "read_page"]

MOST_NAMES = 12
MOST_NAMES_OF_ONE = 4
"""Class names, ids and the like that a line is told of, in all and of one element."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text rendering, its lines, what the tags say of each, and the parsed tree.

    `lines` are what `read_lines` makes of `text`; the mark of a line has its index. `blocks`
    stand in the order of their first lines.
    """

    text: str
    lines: list[Line]
    marks: list[Mark]
    blocks: list[Block]
    tree: HtmlElement


_SILENT, _BLOCK, _BREAK, _LINK, _CELL = range(1, 6)
"""What an element does to the lines around it; an inline element does nothing."""

_SILENT_TAGS = """
head title script style noscript template svg annotation iframe object embed canvas audio video
datalist map applet noembed noframes
"""
_BLOCK_TAGS = """
address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav
ol optgroup option p pre search section select summary table tbody textarea tfoot thead tr ul
"""
_PARTS = {
    **dict.fromkeys(_SILENT_TAGS.split(), _SILENT),
    **dict.fromkeys(_BLOCK_TAGS.split(), _BLOCK),
    "br": _BREAK, "a": _LINK, "td": _CELL, "th": _CELL,
}  # fmt: skip
_PLACES = {
    "article": Place.ARTICLE, "main": Place.MAIN, "nav": Place.NAV, "aside": Place.ASIDE,
    "footer": Place.FOOTER, "header": Place.HEADER, "form": Place.FORM, "select": Place.FORM,
    "button": Place.FORM, "label": Place.FORM, "textarea": Place.FORM, "figure": Place.FIGURE,
    "table": Place.TABLE, "ul": Place.LIST, "ol": Place.LIST, "dl": Place.LIST,
    "blockquote": Place.QUOTE, "pre": Place.CODE,
}  # fmt: skip
_ROLES = {
    "main": Place.MAIN, "article": Place.ARTICLE, "navigation": Place.NAV, "form": Place.FORM,
    "complementary": Place.ASIDE, "contentinfo": Place.FOOTER, "banner": Place.HEADER,
    "search": Place.FORM, "dialog": Place.ASIDE,
}  # fmt: skip
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NAMING = ("class", "id", "itemprop", "role")


def read_page(html: str, bounds: Bounds = USUAL) -> Page:
    """A page, or a fragment of one, however broken.

    Raises PageError where there is no markup at all or more of it than the bounds allow.
    """
    tree = parse(html, bounds)
    fill_gaps(tree, html)
    body = tree.find("body")
    writer = _render(tree if body is None else body)
    return Page("".join(writer.parts), writer.lines, writer.marks, writer.blocks(), tree)


class _Frame:
    """A block that is open. What it hands on is read when its first line ends: most have none."""

    __slots__ = (
        "_element", "above", "depth", "first", "is_code", "last", "names", "number", "own_names",
        "place", "tag",
    )  # fmt: skip

    def __init__(self, element: HtmlElement, above: "_Frame | None") -> None:
        self.tag = str(element.tag)
        self.above = above
        self.depth: int = above.depth + 1 if above else 0
        self.is_code: bool = self.tag == "pre" or (above is not None and above.is_code)
        self._element = element
        self.number = self.first = self.last = -1
        self.place = Place.NONE
        self.names: tuple[str, ...] = ()
        self.own_names: tuple[str, ...] = ()

    def enter(self, line: int, entered: "list[_Frame]") -> None:
        """The first line is in it, and so in all blocks around it."""
        if self.above is not None and self.above.number < 0:
            self.above.enter(line, entered)
        self.number, self.first = len(entered), line
        entered.append(self)
        self.place, self.own_names = _own(self._element)
        self.names = self.own_names
        if self.above is not None:
            self.place |= self.above.place
            self.names = (*self.own_names, *self.above.names)[:MOST_NAMES]


@dataclass(slots=True)
class _Writer:
    """The rendering so far, the line that is being written, and the block that it stands in."""

    frame: _Frame
    links: int = 0
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    linked: int = 0
    offset: int = 0
    gap: int = 0
    entered: list[_Frame] = field(default_factory=list)

    def open(self, element: HtmlElement, part: int) -> None:
        """An element begins that does something to the lines around it."""
        if part == _BLOCK:
            self.end_line(1)
            self.frame = _Frame(element, self.frame)
        elif part == _LINK:
            self.links += 1
        elif part == _BREAK:
            self.break_line()
        elif part == _CELL:
            self.write(" ")

    def close(self, part: int) -> None:
        """Such an element ends."""
        if part == _BLOCK:
            self.end_line(1)
            self.frame.last = len(self.lines)
            self.frame = self.frame.above or self.frame
        elif part == _LINK:
            self.links -= 1

    def write(self, text: str) -> None:
        """Go on with the line; in preformatted text a line break ends it."""
        if self.frame.is_code and "\n" in text:
            text, *more = text.split("\n")
            self._add(text)
            for line in more:
                self.break_line()
                self._add(line)
        elif self.pending or not text.isspace():
            self._add(text)

    def _add(self, text: str) -> None:
        self.pending.append(text)
        if self.links:
            self.linked += _length(text)

    def break_line(self) -> None:
        """End the line; an empty one leaves a blank line in the rendering."""
        has_text = any(text and not text.isspace() for text in self.pending)
        self.end_line(0 if has_text else 1)

    def end_line(self, gap: int) -> None:
        """End the line, at least `gap` blank lines before the next one."""
        text = fold_space("".join(self.pending)) if self.pending else ""
        self.pending.clear()
        if text:
            self._append(text)
            self.gap = gap
        else:
            self.gap = max(self.gap, gap)
        self.linked = 0

    def _append(self, text: str) -> None:
        gap = self.gap if self.lines else 0
        if self.lines:
            self.parts.append("\n\n" if gap else "\n")
            self.offset += 1 + gap
        start = self.offset
        self.parts.append(text)
        self.offset += len(text)
        self.lines.append(Line(start, self.offset, text, gap, 0))
        frame = self.frame
        if frame.number < 0:
            frame.enter(len(self.marks), self.entered)
        linked = min(1.0, self.linked / _length(text)) if self.linked else 0.0
        level = _LEVELS.get(frame.tag, 0)
        mark = Mark(frame.tag, level, linked, frame.place, frame.depth, frame.names, frame.number)
        self.marks.append(mark)

    def blocks(self) -> list[Block]:
        """All blocks with text in them, once the last line has ended."""
        end = len(self.lines)
        return [
            Block(
                tag=frame.tag,
                names=frame.own_names,
                place=frame.place,
                above=frame.above.number if frame.above else 0,
                first=frame.first,
                last=end if frame.last < 0 else frame.last,
            )
            for frame in self.entered
        ]


def _length(text: str) -> int:
    return sum(map(len, text.split()))


def _render(root: HtmlElement) -> _Writer:
    """All that a reader would see below an element, and what is hidden, too."""
    writer = _Writer(_Frame(root, None))
    walk = etree.iterwalk(root, events=("start", "end"))
    next(walk)  # the root's own start
    if root.text:
        writer.write(root.text)
    for event, element in walk:
        part = _PARTS.get(str(element.tag))
        if event == "start":
            if part == _SILENT and not _is_shown(element):
                walk.skip_subtree()
                continue
            if part:
                writer.open(element, part)
            text = element.text
        else:
            if element is root:
                break
            if part:
                writer.close(part)
            text = element.tail
        if text:
            writer.write(text)
    writer.end_line(1)
    return writer


def _is_shown(element: HtmlElement) -> bool:
    """Whether a template is part of the page as it stands (a declared shadow root)."""
    return element.tag == "template" and "shadowrootmode" in element.attrib


def _own(element: HtmlElement) -> tuple[Place, tuple[str, ...]]:
    """An element's own container and names."""
    place = _PLACES.get(str(element.tag), Place.NONE)
    names: tuple[str, ...] = ()
    attributes = dict(element.attrib)
    if attributes:
        own = " ".join([attributes[name] for name in _NAMING if name in attributes]).split()
        names = tuple(own[:MOST_NAMES_OF_ONE])
        if role := _ROLES.get(attributes.get("role", "")):
            place |= role
        if _is_hidden(attributes):
            place |= Place.HIDDEN
    return place, names


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style:
        return False
    bare = "".join(style.split()).casefold()
    return "display:none" in bare or "visibility:hidden" in bare
