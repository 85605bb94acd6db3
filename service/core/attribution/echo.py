"""The echo: what a text says again of the place that a line seems to begin with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from service.core.attribution.phrases import Phrases
from service.core.attribution.token import Shape, tokenize
from service.core.attribution.vocabulary import Languages, Vocabulary

MOST_ECHOES = 12
"""Places of a text at which a word is looked at again."""

REACH = 60_000
"""Characters of a text that are looked at."""

BEFORE = 24
"""Characters before a word in which the word that leads it in stands."""

_CODED = re.compile(r"^[^\n(]{2,60} ?\([^\n()]{2,12}\)\.?\s?[-\u2010-\u2015]", re.MULTILINE)
"""A line that begins as "KIZILPINAR (BHA) -" does."""

_LABELLED = re.compile(r"^[^\W\d_][^\n:.,]{1,30}: \S", re.MULTILINE)
"""A line that begins as "New Delhi: The ministry" does."""

_LEADS = ("in", "particles")
"""Lists of words that lead a place in: "in Skerrow", "de Skerrow"."""


@dataclass(frozen=True, slots=True)
class Echo:
    """What a whole text says again of words that one of its lines begins with.

    A name of a town that is on no list is known for one where the text sets it behind a small
    word, and writes it with a capital wherever it stands.
    """

    text: str
    vocabulary: Vocabulary

    def names_place(self, place: str, leads: Phrases[Languages] | None = None) -> bool:
        """Whether a place is named again as one, in mixed case: behind a word that leads it in,
        one of `leads` where these are given, or as a headline's first words before a comma."""
        kinds = (leads,) if leads is not None else [self.vocabulary.words[kind] for kind in _LEADS]
        found = False
        for match in self._again(place):
            said = match.group()
            if said.islower():
                return False
            if not said.isupper():
                found = found or self._is_led(match, kinds)
                found = found or (leads is None and self._heads_line(match))
        return found

    def _is_led(self, match: re.Match[str], kinds: Sequence[Phrases[Languages]]) -> bool:
        before = tokenize(self.text[max(0, match.start() - BEFORE) : match.start()])
        return any(kind.has_word(token.fold) for token in before[-1:] for kind in kinds)

    def _heads_line(self, match: re.Match[str]) -> bool:
        start, end = match.span()
        return (
            self.text[max(0, start - 1) : start] in ("", "\n") and self.text[end : end + 1] == ","
        )

    def has(self, word: str) -> bool:
        """Whether the text writes a word again as it is written, outside a bracket."""
        return any(
            match.group() == word and self.text[match.start() - 1 : match.start()] != "("
            for match in self._again(word)
        )

    def has_small(self, words: str) -> bool:
        """Whether the text writes some words in small letters, as no name is."""
        return any(match.group().islower() for match in self._again(words))

    def is_listed(self) -> bool:
        """Whether several lines begin with words, a bracket and a dash, as in a list of things."""
        return len([*islice(_CODED.finditer(self.text, 0, REACH), 2)]) > 1

    def is_labelled(self) -> bool:
        """Whether several lines begin with words and a colon, as in an interview or a list."""
        return len([*islice(_LABELLED.finditer(self.text, 0, REACH), 2)]) > 1

    def _again(self, words: str) -> list[re.Match[str]]:
        parts = [
            re.escape(token.text) for token in tokenize(words) if token.shape is not Shape.MARK
        ]
        if not parts:
            return []
        pattern = re.compile(r"(?<!\w)" + r"[\s,]+".join(parts) + r"(?!\w)", re.IGNORECASE)
        found: list[re.Match[str]] = []
        for match in pattern.finditer(self.text, 0, REACH):
            found.append(match)
            if len(found) == MOST_ECHOES:
                break
        return found
