"""One picture: a raw text with its marks on the left, the article on the right, as SVG."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from unicodedata import combining, east_asian_width

from service.core import Article, Kind, Segment

CELL, LINE = 7.2, 19
"""Of the raw text in pixels: a letter's width, a line's height."""

CELLS = 66
"""Letters to a line of the raw text; one of a wide script counts twice."""

MARGIN, NAMES, COLUMN = 28, 104, 430
"""Pixels: around all, the room for the names of marks, the article's width."""

WORDS = 15
"""The article's size of type."""

LEFT = MARGIN + NAMES
RIGHT = LEFT + int(CELLS * CELL) + 44
WIDTH = RIGHT + COLUMN + MARGIN
TOP = 64


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the raw text as it is set: where it stands in the text, from and to."""

    start: int
    end: int


def draw(article: Article, title: str) -> str:
    """The picture of an article; `title` is what a screen reader says of it."""
    rows = list(_rows(article.text))
    raw = [mark for number, row in enumerate(rows) for mark in _raw_row(article, row, number)]
    sheet, low = _sheet(article)
    height = max(TOP + len(rows) * LINE, low) + MARGIN
    return _SVG.format(
        width=WIDTH,
        height=height,
        title=escape(title),
        left=LEFT,
        right=RIGHT,
        edge=RIGHT - 22,
        content="\n".join([*_names(article, rows), *raw, *sheet]),
    )


def _rows(text: str) -> Iterator[Row]:
    offset = 0
    for line in text.splitlines(keepends=True):
        start, end = offset, offset + len(line.rstrip())
        offset += len(line)
        if start == end:
            yield Row(start, start)
        while start < end:
            stop = start + _fitting(text[start:end])
            yield Row(start, stop)
            start = stop


def _fitting(line: str) -> int:
    """How many characters of a line go into a row; it is broken behind a space where one is."""
    width, behind_space = 0, 0
    for at, letter in enumerate(line):
        width += _cells(letter)
        if width > CELLS:
            return behind_space or at
        if letter == " " or _cells(letter) == 2:
            behind_space = at + 1
    return len(line)


def _cells(letter: str) -> int:
    return 0 if combining(letter) else 1 + (east_asian_width(letter) in "WF")


def _baseline(number: int) -> int:
    return TOP + number * LINE + 14


def _raw_row(article: Article, row: Row, number: int) -> Iterator[str]:
    """The runs of a row, each on its mark."""
    end = row.start + len(article.text[row.start : row.end].rstrip())
    kinds = [_kind_at(article.segments, at) for at in range(row.start, end)]
    at, x = row.start, float(LEFT)
    for kind, group in groupby(kinds):
        run = article.text[at : at + len(list(group))]
        at += len(run)
        width = sum(map(_cells, run)) * CELL
        if kind not in (None, Kind.BODY):
            y = _baseline(number) - 14
            yield (
                f'<rect class="{kind}" x="{x - 2:.1f}" y="{y}" width="{width + 4:.1f}" '
                f'height="{LINE}" rx="2"/>'
            )
        if run.strip():
            mark = ' class="out"' if kind is Kind.REMOVED else ""
            yield (
                f'<text{mark} x="{x:.1f}" y="{_baseline(number)}" textLength="{width:.1f}" '
                f'lengthAdjust="spacingAndGlyphs" xml:space="preserve">{escape(run)}</text>'
            )
        x += width


def _kind_at(segments: Sequence[Segment], at: int) -> Kind | None:
    return next((one.kind for one in segments if one.start <= at < one.end), None)


def _names(article: Article, rows: Sequence[Row]) -> Iterator[str]:
    """Beside the row in which a mark begins, what it is; of neighbours that are alike once."""
    said = None
    for segment in article.segments:
        name = None if segment.kind is Kind.BODY else str(segment.reason or segment.kind)
        if name is not None and name != said:
            number = next(n for n, row in enumerate(rows) if row.start <= segment.start < row.end)
            yield f'<text class="name" x="{LEFT - 12}" y="{_baseline(number)}">{name}</text>'
        said = name


def _sheet(article: Article) -> tuple[list[str], int]:
    """The article as it comes out, and how low it reaches."""
    marks: list[str] = []
    y = TOP + 6
    for line in _wrapped(article.title or "", 21):
        y += 26
        marks.append(f'<text class="headline" x="{RIGHT}" y="{y - 8}">{escape(line)}</text>')
    y += 4
    for fact in _facts(article):
        for line in _wrapped(fact, 12):
            y += 18
            marks.append(f'<text class="fact" x="{RIGHT}" y="{y - 4}">{escape(line)}</text>')
    y += 6
    for paragraph in article.body.split("\n\n"):
        y += 12
        for line in _wrapped(paragraph, WORDS):
            y += 22
            marks.append(f'<text class="body" x="{RIGHT}" y="{y - 6}">{escape(line)}</text>')
    return marks, y


def _facts(article: Article) -> Iterator[str]:
    """Who and where from, a line each."""
    for credit in article.credits:
        place = f", {credit.location}" if credit.location else ""
        yield f"{credit.role.replace('_', ' ')}: {credit.name}{place}"
    source = article.source
    for label, value in (
        ("agency", source.agency),
        ("dateline", source.dateline.text),
        ("published", source.published),
        ("language", article.language),
    ):
        if value:
            yield f"{label}: {value}"


def _wrapped(text: str, size: int) -> Iterator[str]:
    """Lines that fit the article's column, by a careful guess at the widths of letters."""
    line, width = "", 0.0
    for word in re.findall(r"\S+\s*|\s+", text):
        pieces = list(word) if any(_cells(letter) == 2 for letter in word) else [word]
        for piece in pieces:
            wide = sum(map(_em, piece.rstrip())) * size
            if line and width + wide > COLUMN:
                yield line.rstrip()
                line, width = "", 0.0
            line += piece
            width += sum(map(_em, piece)) * size
    if line.strip():
        yield line.rstrip()


def _em(letter: str) -> float:
    if _cells(letter) != 1:
        return _cells(letter) / 2
    if letter in " .,:;'’|!iljtfrI":
        return 0.32
    return 0.9 if letter in "mwMW—@" else 0.72 if letter.isupper() else 0.57


_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"\
 width="{width}" height="{height}">
<title>{title}</title>
<style>
svg {{ --paper: #f6f3ec; --sheet: #fffdf8; --ink: #201d19; --soft: #645d52; --rule: #ddd6c7;
 --title: #d9e5f5; --byline: #d2ebe6; --credit: #dcecd6; --dateline: #f5e7bf; --metadata: #e6dff2;
 --removed: #f8e6e0; --out: #804436; }}
@media (prefers-color-scheme: dark) {{ svg {{ --paper: #151618; --sheet: #1c1d20; --ink: #e9e4d9;
 --soft: #a8a194; --rule: #35363b; --title: #24395a; --byline: #1c4340; --credit: #264229;
 --dateline: #4c3f17; --metadata: #3a3156; --removed: #38231e; --out: #d9a695; }} }}
text {{ font: 12px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
 fill: var(--ink); }}
.out {{ fill: var(--out); }}
.title {{ fill: var(--title); }} .byline {{ fill: var(--byline); }}
.credit {{ fill: var(--credit); }} .dateline {{ fill: var(--dateline); }}
.metadata {{ fill: var(--metadata); }} .removed {{ fill: var(--removed); }}
.name, .label, .fact {{ font: 11px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
 fill: var(--soft); }}
.name {{ text-anchor: end; }} .label {{ font-weight: 600; letter-spacing: 0.09em; }}
.fact {{ font-size: 12px; }}
.headline, .body {{ font: 15px Palatino, "Noto Serif", Georgia, "Liberation Serif", serif; }}
.headline {{ font-size: 21px; font-weight: 600; }}
</style>
<rect width="100%" height="100%" fill="var(--paper)"/>
<rect x="{edge}" width="100%" height="100%" fill="var(--sheet)"/>
<path d="M{edge} 0v{height}" stroke="var(--rule)"/>
<text class="label" x="{left}" y="36">BEFORE</text>
<text class="label" x="{right}" y="36">AFTER</text>
{content}
</svg>
"""
