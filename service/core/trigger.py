"""The cheap look at a line that decides whether the credit grammar reads it."""

import re

from service.core.token import fold_word
from service.core.vocabulary import Vocabulary

_START = re.compile(
    r"(?:\A|[(\[\uff08\u3010|\u2022>\n]|[.!?\u2026\u3002\u0964\u061f][\"\u201d\u2019'\u00bb)\]]{0,3}\s|[\u2014\u2013]\s?)"
    r"[^\w\n]{0,4}(\w{1,40})(?:[^\w\n]{1,3}(\w{1,40}))?(?:[^\w\n]{1,3}(\w{1,40}))?"
)
_WORD = re.compile(r"\w+")

LONGEST_SENTENCE = 600
"""Characters of a line that may hold "... contributed to this report"."""

LONGEST = 6000
"""Characters of a line that are looked at; of a longer one, its end."""


class Triggers:
    """The words by which a credit may begin, and those that stand behind names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._first = vocabulary.triggers
        self._behind = vocabulary.after.firsts()
        self._unspaced = frozenset(
            first for first in self._first | self._behind if len(first) == 1 and first > "\u3000"
        )

    def start(self, text: str) -> int | None:
        """The offset from which a line may hold credits; None where it can hold none."""
        shift = max(0, len(text) - LONGEST)
        for match in _START.finditer(text, shift):
            if any(word and fold_word(word) in self._first for word in match.groups()):
                return match.start()
            if self._may_begin_unspaced(match):
                return match.start()
        if len(text) <= LONGEST_SENTENCE and self._holds_behind(text):
            return 0
        return None

    def _may_begin_unspaced(self, match: re.Match[str]) -> bool:
        word = match.group(1)
        return not word.isascii() and not self._unspaced.isdisjoint(word[:30])

    def _holds_behind(self, text: str) -> bool:
        words = map(fold_word, _WORD.findall(text))
        return not self._behind.isdisjoint(words)
