"""Where the prose of a text stands: the sentences around which everything else is arranged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from service.core.line import Line
from service.core.rule import ends_sentence

SENTENCE = 9
"""Words from which on a line that closes as a sentence does counts as prose."""

LONG = 28
"""Words from which on a line counts as prose however it closes."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+")
CHARACTERS_A_WORD = 2
"""Characters that stand for a word in scripts that put no spaces between words."""


def count_words(text: str) -> int:
    """Words by spaces; where a script has none, by the number of its characters."""
    spaced = text.count(" ") + 1
    if text.isascii():
        return spaced
    return spaced + sum(map(len, _UNSPACED.findall(text))) // CHARACTERS_A_WORD


def is_prose(text: str, words: int) -> bool:
    """Whether a line reads as running text, in any script."""
    return words >= LONG or (words >= SENTENCE and ends_sentence(text))


@dataclass(frozen=True, slots=True)
class Prose:
    """Which lines are prose (`mask`), and how the prose is spread over the text."""

    mask: tuple[bool, ...]
    first: int
    last: int
    before: tuple[int, ...]
    """Words of prose in the lines before each line, and at the end those of all lines."""

    def is_tail(self, index: int) -> bool:
        """Whether a line stands below all prose, or there is none."""
        return index > self.last

    def is_outside(self, index: int) -> bool:
        """Whether a line stands above or below all prose."""
        return index < self.first or index > self.last

    def is_mostly_before(self, index: int) -> bool:
        """Whether a line has most of the prose above itself."""
        above, total = self.before[index], self.before[-1]
        return above * 3 >= total * 2


def find_prose(lines: Sequence[Line]) -> Prose:
    """Measure every line once."""
    words = [count_words(line.text) for line in lines]
    mask = tuple(is_prose(line.text, count) for line, count in zip(lines, words, strict=True))
    marked = [index for index, prose in enumerate(mask) if prose]
    weights = (count if prose else 0 for count, prose in zip(words, mask, strict=True))
    return Prose(
        mask=mask,
        first=marked[0] if marked else len(lines),
        last=marked[-1] if marked else -1,
        before=(0, *accumulate(weights)),
    )
