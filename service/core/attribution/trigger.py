"""The cheap look at a line that decides whether the credit grammar reads it."""

import re

from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary

_START = re.compile(
    r"(?:\A|[(\[\uff08\u3010|\u2022>\n]|[.!?\u2026\u3002\u0964\u061f][\"\u201d\u2019'\u00bb)\]]{0,3}\s|[\u2014\u2013]\s?)"
    r"[^\w\n]{0,4}(\w{1,40})(?:[^\w\n]{1,3}(\w{1,40}))?(?:[^\w\n]{1,3}(\w{1,40}))?"
)
_WORD = re.compile(r"\w+")
_SLASHED = re.compile(r"[^\W\d_][)\].]?\s?/\s?[(\[]?[^\W\d_]")
"""A slash between words, as between a photographer and an agency; a date has none."""


LONGEST_SENTENCE = 600
"""Characters of a line that may hold "... contributed to this report"."""

LONGEST = 6000
"""Characters of a line that are looked at; of a longer one, its end."""

HEAD = 48
"""Characters in which the words that begin a credit stand."""


BEGINNING = 4
"""Tokens among which these words begin: an agency may stand before them."""


LAST_SPACED = "\u3000"
"""The code point behind which scripts begin that put no spaces between words."""


class Triggers:
    """The words by which a credit may begin, and those that stand behind names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._first = vocabulary.triggers
        self._behind = vocabulary.phrases_behind
        self._unspaced = frozenset(
            word for word in (*self._first, *self._behind) if len(word) == 1 and word > LAST_SPACED
        )

    def start(self, text: str) -> int | None:
        """The offset from which a line may hold credits; None where it can hold none."""
        folded = text.casefold()
        if len(folded) != len(text):
            folded = text  # offsets must hold; what has changed its length stays as it is
        for match in _START.finditer(folded, max(0, len(text) - LONGEST)):
            if self._may_begin(match) and self._begins(text[match.start(1) : match.end() + HEAD]):
                return match.start()
        if len(text) <= LONGEST_SENTENCE and self._holds_behind(folded):
            return 0
        return None

    def _may_begin(self, match: re.Match[str]) -> bool:
        words = match.groups()
        if not self._first.isdisjoint(words):
            return True
        return not words[0].isascii() and not self._unspaced.isdisjoint(words[0][:30])

    def _begins(self, head: str) -> bool:
        """Whether one of the phrases that begin a credit really stands here."""
        vocabulary = self._vocabulary
        tokens = tokenize(head)
        if vocabulary.words["with"].at(tokens, 0) is not None:
            return True
        tables = (vocabulary.nouns, vocabulary.labels, vocabulary.before, vocabulary.bare)
        return any(
            table.at(tokens, index) is not None
            for index in range(min(BEGINNING, len(tokens)))
            for table in tables
        )

    def _holds_behind(self, folded: str) -> bool:
        """Whether a picture's slash, or a phrase that stands behind names, is in a line."""
        if "/" in folded and _SLASHED.search(folded):
            return True
        for word in self._behind.keys() & set(_WORD.findall(folded)):
            if any(phrase in folded for phrase in self._behind[word]):
                return True
        return not folded.isascii() and not self._unspaced.isdisjoint(folded)
