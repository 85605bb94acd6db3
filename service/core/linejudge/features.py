"""What can be seen of a page's lines without knowing a word: shapes, places, repeats, topic.

Everything is counted for all lines at once, in time linear in the text. The training and
the service read lines through this module, so that a model never meets other numbers at
work than it learned from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from service.core.line import Line
from service.core.linejudge.columns import COLUMNS, NAMES
from service.core.linejudge.glyph import Kind
from service.core.linejudge.text import (
    Floats,
    Glyphs,
    Ints,
    Words,
    find_words,
    grouped,
    read_glyphs,
)

_BREAKS: Final = np.isin(np.arange(len(Kind)), (Kind.SPACE, Kind.IDEOGRAPH))
_WRAPS: Final = np.isin(np.arange(len(Kind)), (Kind.QUOTE, Kind.BRACKET))
_ENDS: Final = _BREAKS | _WRAPS
_KINDS: Final = len(Kind)
_STOP: Final = Kind.STOP.value  # numpy is slow to see a number in an enum's member
_LONG_LINE: Final = 100.0
"""Characters; this bound and those below are what the models were trained with."""

Columns = dict[str, NDArray[Any]]


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
    glyphs = read_glyphs(lines)
    words = find_words(glyphs)
    columns = _lengths(glyphs, words)
    prose = columns["prose"]
    columns |= _repeats(glyphs, words)
    columns |= _places(glyphs, prose)
    again = words.topic_times.take(words.topic) - 1
    line_topics = np.bincount(words.topic_line, minlength=len(prose))
    columns |= _topics(words, again, line_topics, prose)
    columns |= _layout(lines)
    seen: dict[str, Any] = {**columns, **_page(glyphs, columns)}
    n = len(lines)
    table = np.zeros((len(COLUMNS), n), np.float32)
    for number, name in enumerate(NAMES):
        table[number] = seen[name]
    at = len(NAMES)
    table[at : at + _KINDS] = glyphs.count.T / (glyphs.last - glyphs.first + 1)
    second = np.minimum(glyphs.first + 1, glyphs.last)
    before_last = np.maximum(glyphs.last - 1, glyphs.first)
    index = np.arange(n)
    for place, looked_at in enumerate((glyphs.first, second, glyphs.last, before_last), 1):
        table[at + place * _KINDS + glyphs.kinds[looked_at], index] = 1
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


def _lengths(glyphs: Glyphs, words: Words) -> Columns:
    """How long each line is, what it is made of, and how much it reads as prose (0 to 1)."""
    n = len(glyphs.first)
    count, width = glyphs.count, glyphs.width
    number = np.maximum(1, words.per_line).astype(np.float32)
    by_kind = np.bincount(words.line * _KINDS + words.kind, minlength=n * _KINDS)
    upper, lower, numbers = by_kind.reshape(n, _KINDS).T[[Kind.UPPER, Kind.LOWER, Kind.DIGIT]]
    cased = upper + lower
    digits = numbers / number
    stops = _followed(glyphs, Kind.STOP, _ENDS)
    commas = _followed(glyphs, Kind.COMMA, _BREAKS)
    last = glyphs.kinds[glyphs.last]
    inner = glyphs.kinds[np.maximum(glyphs.last - 1, glyphs.first)]
    wrapped = _WRAPS[last] & (inner == _STOP)
    solid = count.sum(1) - count[:, Kind.SPACE]
    letters = count[:, [Kind.UPPER, Kind.LOWER, Kind.LETTER, Kind.IDEOGRAPH]].sum(1)
    marks = np.minimum(2, stops + commas) / 2
    prose = np.minimum(1, width / 80) * marks * (digits <= 0.3)
    return {
        "width": np.log1p(width),
        "words": np.log1p(words.per_line),
        "width_to_300": np.minimum(width, 300) / 300,
        "width_to_1200": np.minimum(width, 1200) / 1200,
        "word_width": np.maximum(1, solid) / number / 10,
        "capital_share": upper / np.maximum(1, cased),
        "cased": cased > 0,
        "capital_words": np.minimum(upper, 40),
        "number_share": digits,
        "letter_share": letters / (glyphs.last - glyphs.first + 1),
        "stops": np.log1p(stops),
        "commas": np.log1p(commas),
        "closes": (last == _STOP) | wrapped,
        "prose": prose.astype(np.float32),
        "digits": np.log1p(count[:, Kind.DIGIT]),
        "bullets": np.log1p(count[:, Kind.BULLET]),
        "quotes": np.log1p(count[:, Kind.QUOTE]),
        "capitals_only": (count[:, Kind.UPPER] > 2) & (count[:, Kind.LOWER] == 0),
    }


def _followed(glyphs: Glyphs, kind: Kind, by: NDArray[np.bool_]) -> Ints:
    """How many of a line's characters of a kind stand before one of the kinds `by`."""
    (at,) = (glyphs.kinds == kind.value).nonzero()
    behind = glyphs.kinds.take(np.minimum(at + 1, len(glyphs.kinds) - 1))
    at = at[by.take(behind)]
    return np.bincount(glyphs.line.take(at), minlength=len(glyphs.first))


def _repeats(glyphs: Glyphs, words: Words) -> Columns:
    """How often the words of each line, and its form, come again, and how far back."""
    n = len(glyphs.first)
    key = np.where(words.per_line > 0, words.line_hash, glyphs.codes[glyphs.first])
    order, group, size = grouped(key)
    ranked = np.arange(n) - (size.cumsum() - size)[group[order]]
    rank = np.empty(n, np.int64)
    rank[order] = ranked
    back = np.full(n, 400)
    (again,) = (ranked > 0).nonzero()
    back[order[again]] = np.minimum(400, order[again] - order[again - 1])
    last = np.minimum(glyphs.width.astype(np.int64) // 12, 20)
    form = last * 256 + glyphs.kinds[glyphs.first] * 16 + glyphs.kinds[glyphs.last]
    alike = np.bincount(form)[form]
    return {
        "same": np.log(size[group]),
        "single": size[group] == 1,
        "seen": np.log1p(rank),
        "seen_back": np.log1p(back) / 6,
        "same_form": np.log(alike),
        "same_form_share": alike / n,
    }


def _places(glyphs: Glyphs, prose: Floats) -> Columns:
    """Where each line stands: by lines, by characters, and by the prose above and below."""
    n = len(prose)
    index = np.arange(n)
    after = n - 1 - index
    mass = glyphs.width.cumsum(dtype=np.float64)
    before = (prose * glyphs.width).cumsum(dtype=np.float64)
    total = max(1e-6, float(before[-1]))
    return {
        "place": index / max(1, n - 1),
        "lines_before": np.log1p(index),
        "lines_after": np.log1p(after),
        "near_top": np.minimum(index, 20) / 20,
        "near_end": np.minimum(after, 20) / 20,
        "top": index == 0,
        "text_place": mass / mass[-1],
        "prose_place": before / total,
        "prose_before": np.log1p(before),
        "prose_after": np.log1p(np.maximum(0, total - before)),
    }


def _topics(words: Words, again: Ints, line_topics: Ints, prose: Floats) -> Columns:
    """How much of each line's words the prose of other lines has, and the page's first line."""
    n, topics = len(prose), len(words.topic_times)
    topic, line = words.topic, words.topic_line
    own = prose[line]
    in_prose = np.bincount(topic, weights=own, minlength=topics)
    in_other = np.maximum(0, in_prose[topic] - own)
    opening = np.zeros(max(1, topics), bool)
    opening[topic[line == 0]] = True
    most = np.maximum(1, line_topics)

    def mean(value: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(line, weights=value, minlength=n) / most

    return {
        "topic_share": mean((in_other > 0.5).astype(np.float64)),
        "topic_mass": mean(np.log1p(in_other)),
        "topic_lines": mean(np.log1p(again)),
        "topic_noise": mean(np.log1p(np.maximum(0, again - in_other))),
        "topic_opening": mean(opening[topic].astype(np.float64)) * (np.arange(n) > 0),
        "topics": np.log1p(line_topics),
    }


def _layout(lines: Sequence[Line]) -> Columns:
    """The blank lines above and below each line, and how far it is set in."""
    n = len(lines)
    gap = np.minimum(np.array([line.gap for line in lines], np.float32), 4)
    indent = np.minimum(np.array([line.indent for line in lines], np.float32), 200)
    indent = np.log1p(indent)
    gap_after, indented = np.zeros_like(gap), indent.copy()
    gap_after[:-1] = gap[1:]
    indented[1:] -= indent[:-1]
    return {
        "gap": gap / 2,
        "gap_after": gap_after / 2,
        "gapped": gap > 0,
        "indent": indent,
        "indented": indented,
        "has_gaps": np.full(n, n > 1 and gap[1:].max() > 0),
    }


def _page(glyphs: Glyphs, columns: Columns) -> dict[str, float]:
    """What is the same for all lines: the page's size, and how much of it is prose."""
    width = glyphs.width
    total = max(1.0, float(width.sum()))
    return {
        "page_lines": float(np.log1p(len(width))),
        "page_width": float((columns["width"] * width).sum()) / total,
        "page_long": float(width[width > _LONG_LINE].sum()) / total,
        "page_prose": float(columns["prose_before"][-1]),
        "page_closes": float(columns["closes"].mean()),
        "page_text": float(np.log1p(total)),
        "page_prose_lines": float(columns["prose"].mean()),
    }
