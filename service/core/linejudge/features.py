"""What can be seen of a page's lines without knowing a word: shapes, places, repeats, topic.

Everything is counted for all lines at once, in time linear in the text. The training and
the service read lines through this module, so that a model never meets other numbers at
work than it learned from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p
from typing import Final

import numpy as np

from service.core.line import Line
from service.core.linejudge.columns import COLUMNS, LOGARITHMS, NAMES
from service.core.linejudge.glyph import Kind
from service.core.linejudge.text import (
    Floats,
    Glyphs,
    Ints,
    Words,
    counted,
    find_words,
    mean_of_lines,
    ordered,
    read_glyphs,
)

_KINDS: Final = len(Kind)
_BREAKS: Final = (Kind.SPACE, Kind.IDEOGRAPH)
_WRAPS: Final = (Kind.QUOTE, Kind.BRACKET)
_MARKED: Final = np.array(
    [
        (kind == Kind.STOP and behind in _BREAKS + _WRAPS)
        or (kind == Kind.COMMA and behind in _BREAKS)
        for kind in Kind
        for behind in Kind
    ]
)
"""By its kind and that of the character behind it: whether a stop or comma parts sentences."""
_CLOSED: Final = np.array(
    [
        last == Kind.STOP or (last in _WRAPS and before == Kind.STOP)
        for before in Kind
        for last in Kind
    ]
)
"""By the kinds of the last two characters: whether a line closes as a sentence does."""
# numpy is slow to see a number in an enum's member
_SPACE, _UPPER, _LOWER, _LETTER, _DIGIT = range(Kind.DIGIT + 1)
_STOP, _COMMA, _QUOTE = Kind.STOP.value, Kind.COMMA.value, Kind.QUOTE.value
_BULLET, _IDEOGRAPH = Kind.BULLET.value, Kind.IDEOGRAPH.value
_LONG_LINE: Final = 100.0
"""Characters; this bound and those below are what the models were trained with."""
_FARTHEST: Final = 400
"""Lines that a line's like is at the most taken to stand above it."""

_REPEATS: Final = slice(NAMES.index("same"), NAMES.index("seen_back") + 1)
_TOPICS: Final = slice(NAMES.index("topic_share"), NAMES.index("topic_opening") + 1)
_PAGE: Final = slice(NAMES.index("page_lines"), NAMES.index("page_prose_lines") + 1)
_EDGES: Final = (len(NAMES) + _KINDS * np.arange(1, 5))[:, None]

Rows = Mapping[str, Floats]
"""Columns of the features by name, each as one row, to be filled."""


@dataclass(frozen=True, slots=True)
class LineFeatures:
    """A page's lines as numbers.

    `shape` has a row a line and a column a name in COLUMNS. `topic` numbers the words that
    may tell what the page is about, `topic_line` says in which line each stands, `again` how
    often it comes again, `topics` how many different ones there are, `topic_first` and
    `topic_part` are as Words has them. `weight` grows with a line's length.
    """

    shape: Floats
    topic: Ints
    topic_line: Ints
    topic_first: Ints
    topic_part: Floats
    again: Ints
    topics: int
    weight: Floats


def measure(lines: Sequence[Line]) -> LineFeatures:
    """The features of a page's lines, of which there must be at least one."""
    _, _, texts, gaps, indents = zip(*lines, strict=True)
    glyphs = read_glyphs(texts)
    words = find_words(glyphs)
    n = len(texts)
    table = np.zeros((len(COLUMNS), n), np.float32)
    rows = dict(zip(NAMES, table, strict=False))
    _lengths(rows, glyphs, words)
    table[_REPEATS] = _repeats(words, glyphs)
    _forms(rows, glyphs)
    _places(rows, glyphs)
    again = words.topic_times.take(words.topic) - 1
    rows["topics"][:] = words.topics
    table[_TOPICS] = _topics(words, again, rows["prose"])
    rows["single"][:] = rows["same"] == 0
    logarithms = table[: len(LOGARITHMS)]
    np.log1p(logarithms, out=logarithms)
    rows["seen_back"] /= 6
    _layout(rows, gaps, indents)
    table[_PAGE] = _page(rows, glyphs)
    kinds = table[len(NAMES) : len(NAMES) + _KINDS]
    np.divide(glyphs.count, glyphs.size, out=kinds)
    table[_EDGES + glyphs.edges, np.arange(n)] = 1
    return LineFeatures(
        table.T,
        words.topic,
        words.topic_line,
        words.topic_first,
        words.topic_part,
        again,
        len(words.topic_times),
        np.sqrt(glyphs.width),
    )


def _lengths(rows: Rows, glyphs: Glyphs, words: Words) -> None:
    """How long each line is, what it is made of, and how much it reads as prose (0 to 1)."""
    count, width, size = glyphs.count, glyphs.width, glyphs.size
    upper, lower, numbers = words.by_kind[_UPPER], words.by_kind[_LOWER], words.by_kind[_DIGIT]
    number = np.maximum(words.per_line, 1)
    cased = upper + lower
    rows["width"][:] = width
    rows["words"][:] = words.per_line
    np.minimum(width / 300, 1, out=rows["width_to_300"])
    np.minimum(width / 1200, 1, out=rows["width_to_1200"])
    np.divide(np.maximum(size - count[_SPACE], 1), number * 10, out=rows["word_width"])
    np.divide(upper, np.maximum(cased, 1), out=rows["capital_share"])
    rows["cased"][:] = cased > 0
    np.minimum(upper, 40, out=rows["capital_words"])
    digits = np.divide(numbers, number, out=rows["number_share"])
    letters = count[_UPPER] + count[_LOWER] + count[_LETTER] + count[_IDEOGRAPH]
    np.divide(letters, size, out=rows["letter_share"])
    marks = _marks(glyphs)
    stops, commas = marks[_STOP], marks[_COMMA]
    rows["stops"][:] = stops
    rows["commas"][:] = commas
    _, _, last, before_last = glyphs.edges
    rows["closes"][:] = _CLOSED.take(before_last * np.uint8(_KINDS) + last)
    prose = np.minimum(width / 80, 1, out=rows["prose"])
    prose *= np.minimum(stops + commas, 2) * (digits <= 0.3)
    prose /= 2
    rows["digits"][:] = count[_DIGIT]
    rows["bullets"][:] = count[_BULLET]
    rows["quotes"][:] = count[_QUOTE]
    rows["capitals_only"][:] = (count[_UPPER] > 2) & (count[_LOWER] == 0)


def _marks(glyphs: Glyphs) -> Ints:
    """How many of a line's stops and commas part its sentences: a row a kind."""
    (at,) = (glyphs.kinds - np.uint8(_STOP) <= _COMMA - _STOP).nonzero()
    kind = glyphs.kinds.take(at)
    at = at[_MARKED.take(kind * np.uint8(_KINDS) + glyphs.kinds.take(at + 1))]
    return counted(glyphs.line.take(at), glyphs.kinds.take(at), len(glyphs.width))


def _repeats(words: Words, glyphs: Glyphs) -> Floats:
    """How often each line's words come again, how often above it, and how far back."""
    n = len(glyphs.width)
    order, size = ordered(
        np.where(words.per_line > 0, words.line_hash, glyphs.hashes.take(glyphs.first))
    )
    told = np.empty((3, n), np.float32)
    times, seen, back = told
    times[order] = (size - 1).repeat(size)
    rank = np.arange(n) - (size.cumsum() - size).repeat(size)
    seen[order] = rank
    back[:] = _FARTHEST
    (again,) = rank.nonzero()
    back[order[again]] = np.minimum(order[again] - order[again - 1], _FARTHEST)
    return told


def _forms(rows: Rows, glyphs: Glyphs) -> None:
    """How many lines are of a line's length, and begin and end with characters of its kinds."""
    first, _, last, _ = glyphs.edges
    length = np.minimum(glyphs.width.astype(np.int64) // 12, 20)
    form = length * _KINDS * _KINDS + first * np.uint8(_KINDS) + last
    alike = np.bincount(form).take(form)
    np.subtract(alike, 1, out=rows["same_form"])
    np.divide(alike, len(form), out=rows["same_form_share"])


def _places(rows: Rows, glyphs: Glyphs) -> None:
    """Where each line stands: by lines, by characters, and by the prose above and below."""
    n = len(glyphs.width)
    before = rows["lines_before"]
    before[:] = np.arange(n)
    rows["lines_after"][:] = before[::-1]
    np.divide(before, max(1, n - 1), out=rows["place"])
    near = np.minimum(before / 20, 1, out=rows["near_top"])
    rows["near_end"][:] = near[::-1]
    rows["top"][0] = 1
    mass = glyphs.width.cumsum(dtype=np.float64)
    prose = (rows["prose"] * glyphs.width).cumsum(dtype=np.float64)
    total = max(1e-6, float(prose[-1]))
    np.divide(mass, mass[-1], out=rows["text_place"])
    np.divide(prose, total, out=rows["prose_place"])
    rows["prose_before"][:] = prose
    np.maximum(total - prose, 0, out=rows["prose_after"])


def _topics(words: Words, again: Ints, prose: Floats) -> Floats:
    """How much of each line's words the prose of other lines has, and the page's first line."""
    topics, topic = len(words.topic_times), words.topic
    own = prose.take(words.topic_line)
    in_prose = np.bincount(topic, own, topics).take(topic)
    told = np.zeros((5, len(topic) + 1), np.float32)
    share, mass, lines, noise, opening = told[:, :-1]
    elsewhere = in_prose - own
    np.greater(elsewhere, 0.5, out=share)
    np.maximum(elsewhere, 0, out=mass)
    lines[:] = again
    np.maximum(again - mass, 0, out=noise)
    np.log1p(told[1:4], out=told[1:4])
    in_first = np.zeros(topics, bool)
    in_first[topic[words.topic_line == 0]] = True
    opening[:] = in_first.take(topic)
    means = mean_of_lines(told, words.topic_first, words.topic_part)
    means[4, 0] = 0
    return means


def _layout(rows: Rows, gaps: Sequence[int], indents: Sequence[int]) -> None:
    """The blank lines above and below each line, and how far it is set in."""
    if len(gaps) > 1 and any(gaps[1:]):
        rows["has_gaps"][:] = 1
    gap = rows["gap"]
    gap[:] = gaps
    rows["gapped"][:] = gap > 0
    np.minimum(gap / 2, 2, out=gap)
    rows["gap_after"][:-1] = gap[1:]
    if any(indents):
        indent, indented = rows["indent"], rows["indented"]
        np.log1p(np.minimum(indents, 200), out=indent)
        indented[:] = indent
        indented[1:] -= indent[:-1]


def _page(rows: Rows, glyphs: Glyphs) -> Floats:
    """What is the same for all lines: the page's size, and how much of it is prose."""
    width = glyphs.width
    total = max(1.0, float(width.sum()))
    n = len(width)
    told = (
        log1p(n),
        float(rows["width"] @ width) / total,
        float(width[width > _LONG_LINE].sum()) / total,
        rows["prose_before"][-1],
        np.count_nonzero(rows["closes"]) / n,
        log1p(total),
        float(rows["prose"].sum()) / n,
    )
    return np.array(told, np.float32)[:, None]
