"""Where the prose of a text stands: the sentences around which everything else is arranged."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from service.core.line import Line
from service.core.writing import count_unspaced, ends_sentence

SENTENCE = 9
"""Words from which on a line that closes as a sentence does counts as prose."""

LONG = 28
"""Words from which on a line counts as prose however it closes."""

CHARACTERS_A_WORD = 2
"""Characters that stand for a word in scripts that put no spaces between words."""


def count_words(text: str) -> int:
    """Words by spaces; where a script has none, by the number of its characters."""
    spaced = text.count(" ") + 1
    if text.isascii():
        return spaced
    return spaced + count_unspaced(text) // CHARACTERS_A_WORD


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

    def without(self, noise: Sequence[bool]) -> "Prose":
        """The prose that is left when the lines marked in `noise` are not counted."""
        return _spread(
            [
                0 if marked else after - before
                for marked, (before, after) in zip(noise, pairwise(self.before), strict=True)
            ]
        )


def find_prose(lines: Sequence[Line]) -> Prose:
    """Measure every line once."""
    texts = [line.text for line in lines]
    counts = [text.count(" ") + 1 if text.isascii() else count_words(text) for text in texts]
    return _spread(
        [
            count if count >= SENTENCE and is_prose(text, count) else 0
            for text, count in zip(texts, counts, strict=True)
        ]
    )


def _spread(weights: Sequence[int]) -> Prose:
    """The prose of lines that hold so many words of it each; 0 where a line is none."""
    mask = tuple(map(bool, weights))
    found = any(mask)
    return Prose(
        mask=mask,
        first=mask.index(True) if found else len(mask),
        last=len(mask) - 1 - mask[::-1].index(True) if found else -1,
        before=(0, *accumulate(weights)),
    )
