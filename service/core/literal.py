"""Literals: many words and phrases looked for in a text at once."""

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair, which is no character: the automaton reads none."""


class Literals:
    """An automaton that reads a text once, however many literals it looks for."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._automaton = AhoCorasick(literals)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Of each literal in a text its number, its start and the end after it.

        They come by their ends, the longest first, and may overlap. Time is linear in the text.
        """
        whole = text if text.isascii() else _HALF_A_PAIR.sub("\ufffd", text)
        return self._automaton.find_matches_as_indexes(whole, overlapping=True)
