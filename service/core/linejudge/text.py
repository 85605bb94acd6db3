"""The characters and words of a page's lines, as arrays over all lines at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.core.line import Line
from service.core.linejudge.glyph import FOLDED, KINDS, Codes, Kind, read_codes
from service.core.linejudge.unmarked import is_unmarked, marked

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_HEAD, _TAIL = 1000, 200
_KINDS: Final = len(Kind)
_UPPER: Final = Kind.UPPER.value  # numpy is slow to see a number in an enum's member
_DIGIT: Final = Kind.DIGIT.value
_IDEOGRAPH: Final = Kind.IDEOGRAPH.value
_STEM, _TOPIC_LENGTH = 5, 4
_PLACES: Final = 4096


def _powers(base: int, count: int) -> Codes:
    powers = [1]
    while len(powers) < count:
        powers.append(powers[-1] * base & 0xFFFFFFFF)
    return np.array(powers, np.uint32)


def _mixed(values: Codes) -> Codes:
    values = (values + np.uint32(1)) * np.uint32(0x9E3779B1)
    values ^= values >> np.uint32(15)
    values *= np.uint32(0x85EBCA77)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE3D)
    values ^= values >> np.uint32(16)
    return values


_GLYPH_HASH: Final = _mixed(FOLDED.copy())
_IN_WORD: Final = _powers(0x01000193, 64)
_IN_LINE: Final = _powers(0x5BD1E995, _PLACES)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The lines' characters one after the other, a space after each line."""

    codes: Codes
    kinds: NDArray[np.uint8]
    line: Ints
    first: Ints
    last: Ints
    count: Floats
    width: Floats


@dataclass(frozen=True, slots=True)
class Words:
    """The lines' words one after the other; an ideograph is a word.

    `topic` numbers those that may tell what the page is about, `topic_times` says how often each
    number comes. `topic_first` is where each line's begin, `topic_part` what each of them is of
    its line's, nought in a line that has none.
    """

    line: Ints
    per_line: Ints
    kind: NDArray[np.uint8]
    line_hash: Codes
    topic: Ints
    topic_line: Ints
    topic_times: Ints
    topic_first: Ints
    topic_part: Floats


def read_glyphs(lines: Sequence[Line]) -> Glyphs:
    """The characters of lines; of a very long one only its beginning and end."""
    n = len(lines)
    texts = [line.text for line in lines]
    true_size = np.fromiter(map(len, texts), np.float32, n)
    texts = [text if 0 < len(text) <= _HEAD + _TAIL else _ends(text) for text in texts]
    codes = read_codes("\n".join(texts) + "\n")
    if is_unmarked(codes):
        texts = [marked(text) for text in texts]
        codes = read_codes("\n".join(texts) + "\n")
    size = np.fromiter(map(len, texts), np.int64, n)
    kinds = KINDS.take(codes)
    taken = size + 1  # with the break behind it
    line = np.arange(n).repeat(taken)
    first = taken.cumsum() - taken
    counted = np.bincount(line * _KINDS + kinds, minlength=n * _KINDS)
    count = np.asarray(counted.reshape(n, _KINDS), np.float32)
    count[:, Kind.SPACE] -= 1
    width = true_size + count[:, Kind.IDEOGRAPH]
    return Glyphs(codes, kinds, line, first, first + size - 1, count, width)


def _ends(text: str) -> str:
    return text[:_HEAD] + text[-_TAIL:] if text else " "


def find_words(glyphs: Glyphs) -> Words:
    """The words of lines; letters and digits that stand together are one."""
    n = len(glyphs.first)
    (at,) = _wordy(glyphs.kinds).nonzero()
    if not len(at):
        none = np.zeros(0, np.int64)
        no_word = np.zeros(n, np.int64), KINDS[:0], np.zeros(n, np.uint32)
        return Words(none, *no_word, none, none, none, no_word[0], np.zeros(n, np.float32))
    kinds = glyphs.kinds.take(at)
    starts = kinds == _IDEOGRAPH
    starts[1:] |= starts[:-1] | (at[1:] - at[:-1] > 1)
    starts[0] = True
    (first,) = starts.nonzero()
    behind = np.empty_like(first)
    behind[:-1], behind[-1] = first[1:], len(at)
    size = behind - first
    line = glyphs.line.take(at.take(first))
    per_line = np.bincount(line, minlength=n)
    kind = kinds.take(first)
    place = np.arange(len(at)) - first.repeat(size)
    value = _GLYPH_HASH.take(glyphs.codes.take(at))
    value *= _IN_WORD.take(place, mode="clip")
    whole = _sums(value, behind)
    value *= place < _STEM
    stem = _sums(value, behind)
    follows = np.zeros(len(first), bool)
    follows[:-1] = line[1:] == line[:-1]
    topical = (size >= _TOPIC_LENGTH) & (kind != _DIGIT)
    (dense,) = ((kind == _IDEOGRAPH) & follows).nonzero()
    if len(dense):
        topical[dense] = True
        stem[dense] = whole[dense] * np.uint32(3) + whole[dense + 1] * np.uint32(0x2545F491)
    _, topic, times = grouped(stem[topical])
    line_hash = _hash_lines(whole, line, per_line)
    topic_line = line[topical]
    topics = np.bincount(topic_line, minlength=n)
    part = np.asarray((topics > 0) / np.maximum(1, topics), np.float32)
    return Words(
        line, per_line, kind, line_hash, topic, topic_line, times, topics.cumsum() - topics, part
    )


def mean_of_lines(told: Floats, first: Ints, part: Floats) -> Floats:
    """For each line the mean of what is told of its words, along the last axis, which has one
    number more than there are words. `first` and `part` are as Words has them for topics."""
    return np.asarray(np.add.reduceat(told, first, axis=-1) * part)


def _sums(values: Codes, behind: Ints) -> Codes:
    """The sums of runs of values that follow one another, by the ends of the runs. They are short:
    what was summed up to each run's end costs less than a look at each run."""
    sums = values.cumsum(dtype=np.uint32).take(behind - 1)
    sums[1:] -= sums[:-1]
    return sums


def grouped(values: Codes) -> tuple[Ints, Ints, Ints]:
    """Equal values as groups: the order that sorts them and leaves equals as they stood, the
    number of each value's group, and the size of each group."""
    places = np.arange(len(values), dtype=np.uint64)
    keyed = values.astype(np.uint64) << np.uint64(32) | places  # sorted faster than by argsort
    keyed.sort()
    order = keyed.astype(np.uint32).astype(np.int64)
    arranged = keyed >> np.uint64(32)
    number = np.zeros(len(values), np.int64)
    (arranged[1:] != arranged[:-1]).cumsum(out=number[1:])
    group = np.empty_like(number)
    group[order] = number
    return order, group, np.bincount(number)


def _wordy(kinds: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which characters make words: letters and digits, which are the kinds from UPPER on, and
    ideographs. To compare costs less than to look each up."""
    spelled = (kinds >= _UPPER) & (kinds <= _DIGIT)
    return np.asarray(spelled | (kinds == _IDEOGRAPH))


def _hash_lines(words: Codes, line: Ints, per_line: Ints) -> Codes:
    hashes = np.zeros(len(per_line), np.uint32)
    first = per_line.cumsum() - per_line
    place = np.minimum(np.arange(len(words)) - first.take(line), _PLACES - 1)
    (filled,) = per_line.nonzero()
    hashes[filled] = np.add.reduceat(words * _IN_LINE.take(place), first.take(filled))
    return hashes
