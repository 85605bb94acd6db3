"""Text in a script that marks neither words nor sentences, marked as another script would be.

The judges know prose by its words, commas and stops. Thai and Lao put a space where others put a
comma, and end a sentence with nothing: without marks all their lines look like a menu's.
"""

import re
from typing import Final

import numpy as np

from service.core.linejudge.glyph import Codes

_FIRST, _SIZE = 0x0E00, 0x0100
"""The code points of Thai and Lao."""
_LETTERS = f"[{chr(_FIRST)}-{chr(_FIRST + _SIZE - 1)}]"

WORD: Final = 6
"""Letters that stand for a word, vowel signs and tone marks among them."""
SENTENCE: Final = 60
"""Characters from which on a line that ends in a letter is taken to end a sentence."""

_word = re.compile(rf"({_LETTERS}{{{WORD}}})(?={_LETTERS})")
_pause = re.compile(rf"(?<={_LETTERS})\s+(?=[\w\"\u201c])")


def is_unmarked(codes: Codes) -> bool:
    """Whether there are letters of such a script among code points."""
    return bool((codes - np.uint32(_FIRST) < _SIZE).any())


def marked(text: str) -> str:
    """A line with a comma at each space behind such a script's letters, a space behind so many of
    them, and a stop behind its last, if it is long. Other lines come back as they are."""
    closes = len(text) >= SENTENCE and re.match(_LETTERS, text[-1]) is not None
    return _word.sub(r"\1 ", _pause.sub(", ", text)) + "." * closes
