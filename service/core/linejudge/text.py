"""The characters and words of a page's lines, as arrays over all lines at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.core.linejudge.glyph import FOLDED, KINDS, Codes, Kind, read_codes
from service.core.linejudge.running import Base
from service.core.linejudge.unmarked import is_unmarked, marked

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Kinds = NDArray[np.uint8]

_HEAD, _TAIL = 1000, 200
_KINDS: Final = len(Kind)
_UPPER: Final = np.uint8(Kind.UPPER)
_SPELLED: Final = np.uint8(Kind.DIGIT - Kind.UPPER)
_DIGIT: Final = np.uint8(Kind.DIGIT)
_IDEOGRAPH: Final = np.uint8(Kind.IDEOGRAPH)
_STEM, _TOPIC_LENGTH = 5, 4


def _mixed(values: Codes) -> Codes:
    values = (values + np.uint32(1)) * np.uint32(0x9E3779B1)
    values ^= values >> np.uint32(15)
    values *= np.uint32(0x85EBCA77)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE3D)
    values ^= values >> np.uint32(16)
    return values


_GLYPHS: Final = _mixed(FOLDED.copy()) << np.uint32(4) | KINDS
"""Each character's kind in the lowest bits, and above them a hash of its folded form."""
_KIND_BITS: Final = np.uint8(15)
_HASH_FROM: Final = np.uint32(4)

_LETTERS: Final = Base(0x01000193)
_WORDS: Final = Base(0x5BD1E995)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The lines' characters one after the other, a break before each line and one at the end.

    `line` is the number of each character's line, times the number of kinds. `count` has a row
    a kind and a column a line, `edges` the kinds of each line's first and second character,
    of the last and the last but one. `size` is how many of a line's characters are here,
    `width` how many it has, ideographs counted twice.
    """

    hashes: Codes
    kinds: Kinds
    line: NDArray[np.int32]
    first: Ints
    edges: Kinds
    count: Floats
    size: Ints
    width: Floats


@dataclass(frozen=True, slots=True)
class Words:
    """The lines' words one after the other; an ideograph is a word.

    `by_kind` counts each line's by what they begin with, as the glyphs' count does. `topic`
    numbers those that may tell what the page is about, `topic_times` says how often each number
    comes. `topic_first` is where each line's begin, `topic_part` what each of them is of its
    line's, nought in a line that has none.
    """

    per_line: Ints
    by_kind: Ints
    line_hash: Codes
    topic: Ints
    topic_line: Ints
    topic_times: Ints
    topics: Ints
    topic_first: Ints
    topic_part: Floats


def read_glyphs(texts: Sequence[str]) -> Glyphs:
    """The characters of lines; of a very long one only its beginning and end."""
    n = len(texts)
    length = list(map(len, texts))
    width = np.array(length, np.float32)
    if min(length) == 0 or max(length) > _HEAD + _TAIL:
        texts = [text if 0 < len(text) <= _HEAD + _TAIL else _ends(text) for text in texts]
    codes = read_codes("\n".join(("", *texts, "")))
    if is_unmarked(codes):
        texts = [marked(text) for text in texts]
        codes = read_codes("\n".join(("", *texts, "")))
    size = np.fromiter(map(len, texts), np.int64, n)
    taken = size + 1  # with the break before it
    glyphs = _GLYPHS.take(codes)
    kinds = glyphs.astype(np.uint8)
    kinds &= _KIND_BITS
    glyphs >>= _HASH_FROM
    line = (np.arange(n, dtype=np.int32) * _KINDS).repeat(taken)
    edges = np.empty((4, n), np.int64)
    first, second, last, before_last = edges
    np.subtract(taken.cumsum(), 1, out=last)
    np.subtract(last, size - 1, out=first)
    np.minimum(first + 1, last, out=second)
    np.maximum(last - 1, first, out=before_last)
    count = counted(line, kinds[:-1], n).astype(np.float32, order="C")
    count[Kind.SPACE] -= 1
    width += count[_IDEOGRAPH]
    return Glyphs(glyphs, kinds, line, first, kinds.take(edges), count, size, width)


def _ends(text: str) -> str:
    return text[:_HEAD] + text[-_TAIL:] if text else " "


def counted(line: NDArray[np.int32], kinds: Kinds, lines: int) -> Ints:
    """How many there are of each kind in each line: a row a kind, a column a line."""
    return np.bincount(line + kinds, minlength=lines * _KINDS).reshape(lines, _KINDS).T


def find_words(glyphs: Glyphs) -> Words:
    """The words of lines; letters and digits that stand together are one."""
    n = len(glyphs.width)
    first, behind = _bounds(glyphs.kinds)
    kind = glyphs.kinds.take(first)
    line = glyphs.line.take(first)
    by_kind = counted(line, kind, n)
    line >>= 4
    per_line = np.bincount(line, minlength=n)
    size = behind - first
    letters = _LETTERS.sum(glyphs.hashes)
    whole = letters.hashes(first, behind)
    stem = letters.hashes(first, np.minimum(first + _STEM, behind))
    topical = (size >= _TOPIC_LENGTH) & (kind != _DIGIT)
    (dense,) = ((kind[:-1] == _IDEOGRAPH) & (line[1:] == line[:-1])).nonzero()
    if len(dense):
        topical[dense] = True
        stem[dense] = whole[dense] * np.uint32(3) + whole[dense + 1] * np.uint32(0x2545F491)
    topic, times = numbered(stem[topical])
    until = per_line.cumsum()
    line_hash = _WORDS.sum(whole).hashes(until - per_line, until)
    topic_line = line[topical]
    topics = np.bincount(topic_line, minlength=n)
    part = np.asarray((topics > 0) / np.maximum(1, topics), np.float32)
    first_topic = topics.cumsum() - topics
    return Words(per_line, by_kind, line_hash, topic, topic_line, times, topics, first_topic, part)


def _bounds(kinds: Kinds) -> tuple[Ints, Ints]:
    """Where each word begins, and what stands behind it."""
    spelled = kinds - _UPPER <= _SPELLED
    wordy = spelled | (kinds == _IDEOGRAPH)
    joined = spelled[1:] & spelled[:-1]
    (before,) = (wordy[1:] > joined).nonzero()
    (last,) = (wordy[:-1] > joined).nonzero()
    return before + 1, last + 1


def mean_of_lines(told: Floats, first: Ints, part: Floats) -> Floats:
    """For each line the mean of what is told of its words, along the last axis, which has one
    number more than there are words. `first` and `part` are as Words has them for topics."""
    return np.asarray(np.add.reduceat(told, first, axis=-1) * part)


def numbered(values: Codes | Ints) -> tuple[Ints, Ints]:
    """A number for each value, the same for the same value and none left out, and how many
    values have each."""
    order, times = ordered(values)
    number = np.empty(len(order), np.int64)
    number[order] = np.arange(len(times)).repeat(times)
    return number, times


def ordered(values: Codes | Ints) -> tuple[Ints, Ints]:
    """The order that puts equal values together, as they stood, and how many there are of each.
    The values are below 2 to the power of 32."""
    keyed = np.empty((len(values), 2), "<u4")  # sorted as one number, faster than by argsort
    keyed[:, 1] = values
    keyed[:, 0] = np.arange(len(values))
    keyed.view("<u8").sort(axis=0)
    new = np.ones(len(values) + 1, bool)
    arranged = keyed[:, 1]
    np.not_equal(arranged[1:], arranged[:-1], out=new[1:-1])
    (starts,) = new.nonzero()
    return keyed[:, 0].astype(np.int64), starts[1:] - starts[:-1]
