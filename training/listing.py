"""Short lines of an article's own: lists, tables, results, labels, and sentences that stand alone.

What is short and without a full stop is mostly noise, but not where it speaks of what the
paragraphs around it speak of.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from training.mixture import Donor, Lines, body_span
from training.sample import LabelledLine

_SENTENCE_END = re.compile(r"(?<=[.!?…。！？।؟])[\"”»」』’]?\s*(?=\S)")
_PIECE_END = re.compile(r"[,;:.!?、，。；：।؟]+\s*| [–—-] ")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_PROSE_WORDS = 8
_LONGEST_PIECE = 60
_MARKS = ("• ", "- ", "* ", "– ", "· ", "", "", "")
_NUMBERS = ("{n}. ", "{n}) ", "{n}: ", "#{n} ", "{n} - ")
_BARS = (" | ", " / ", "\t", "  ", ", ", " - ", " ")
_TIMES = ("{h}.{m:02}pm: ", "{h}:{m:02} ", "{h}:{m:02} – ", "{h}h{m:02} ", "{m}' ", "{h}:{m:02} | ")

Row = Callable[["_Words", random.Random, int], str]


class _Words:
    """What an article's paragraphs hold: names, words and pieces of sentences."""

    def __init__(self, prose: Sequence[LabelledLine]) -> None:
        text = "\n".join(line.text for line in prose)
        pieces = [piece.strip() for piece in _PIECE_END.split(text)]
        self.pieces = [piece for piece in pieces if 2 <= len(piece) <= _LONGEST_PIECE]
        words = [word for word in _WORD.findall(text) if len(word) <= 20]
        self.names = [word for word in words if word[0].isupper()] or words or self.pieces

    def __bool__(self) -> bool:
        return len(self.pieces) >= 4 and len(self.names) >= 4


def listing(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """A list of the article's own between its paragraphs or below them."""
    first, last = body_span(lines)
    prose = [line for line in lines[first:last] if line.body and line.words >= _PROSE_WORDS]
    words = _Words(prose)
    if not words:
        return lines
    position = rng.choice((last, rng.randint(first + 1, last)))
    near = lines[position - 1]
    row, count = rng.choice(_ROWS), rng.choice((2, 3, 4, 6, 9))
    texts = [row(words, rng, number) for number in range(1, count + 1)]
    if rng.random() < 0.6:
        texts.insert(0, rng.choice(words.pieces)[:30].strip() + rng.choice(("", "", ":")))
    gap = rng.choice((0, near.gap))
    own = [
        _own(text, near.gap if not number else gap, near.indent)
        for number, text in enumerate(texts)
    ]
    return lines[:position] + own + lines[position:]


def subheads(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """Numbers, times or a few words above some paragraphs, as above the parts of a list."""
    first, last = body_span(lines)
    words = _Words([line for line in lines[first:last] if line.body])
    if not words:
        return lines
    form, often, number = rng.choice((*_NUMBERS, *_TIMES, "", "", "")), rng.choice((0.3, 0.6, 1)), 0
    mixed: Lines = []
    for index, line in enumerate(lines):
        if index > first and line.body and line.words >= _PROSE_WORDS and rng.random() < often:
            number += 1
            mark = form.format(n=number, h=rng.randint(1, 23), m=rng.randint(0, 59))
            mixed.append(_own(mark + rng.choice(words.pieces)[:40].strip(), line.gap, line.indent))
        mixed.append(line)
    return mixed


def sentences(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """Sentences of some paragraphs, or the last ones, in lines of their own."""
    _, last = body_span(lines)
    often = rng.choice((0.0, 0.2, 0.6))
    mixed: Lines = []
    for index, line in enumerate(lines):
        ends = index + 1 == last
        if not line.body or not (ends or rng.random() < often):
            mixed.append(line)
            continue
        parts = [part.strip() for part in _SENTENCE_END.split(line.text) if part.strip()]
        if ends and len(parts) > 2 and rng.random() < 0.5:
            parts = [line.text[: line.text.rfind(parts[-1])].strip(), parts[-1]]
        mixed += [line.but(part) for part in parts]
    return mixed


def _own(text: str, gap: int, indent: int) -> LabelledLine:
    return LabelledLine(text, gap, indent, body=True, words=max(1, len(text.split())))


def _result(words: _Words, rng: random.Random, number: int) -> str:
    one, other = rng.choice(words.names), rng.choice(words.names)
    a, b = rng.randint(0, 5), rng.randint(0, 5)
    return rng.choice(
        (f"{one} {a} {other} {b}", f"{one} {a}-{b} {other}", f"{one} – {other} {a}:{b}")
    )


def _label(words: _Words, rng: random.Random, number: int) -> str:
    value = rng.choice(
        (rng.choice(words.pieces), str(rng.randint(1, 5000)), rng.choice(words.names))
    )
    return f"{rng.choice(words.names)}{rng.choice((': ', ': ', ' ', '：', ' – '))}{value}"


def _bullet(words: _Words, rng: random.Random, number: int) -> str:
    return f"{_MARKS[len(words.names) % len(_MARKS)]}{rng.choice(words.pieces)}"


def _numbered(words: _Words, rng: random.Random, number: int) -> str:
    form = _NUMBERS[len(words.names) % len(_NUMBERS)].format(n=number)
    return f"{form}{rng.choice((rng.choice(words.names), rng.choice(words.pieces)))}"


def _cells(words: _Words, rng: random.Random, number: int) -> str:
    bar = _BARS[len(words.names) % len(_BARS)]
    cells = [str(rng.randint(0, 3000)) for _ in range(len(words.pieces) % 4 + 1)]
    return bar.join((rng.choice(words.names), *cells))


_ROWS: tuple[Row, ...] = (_result, _label, _bullet, _bullet, _numbered, _cells)
