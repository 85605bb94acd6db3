"""Literals: many words and phrases looked for in a text at once."""

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation

_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair, which is no character: the automaton reads none."""

FEW = 500
"""Literals up to which an automaton of the fastest kind is small and soon built."""


class Literals:
    """An automaton that reads a text once, however many literals it looks for."""

    def __init__(self, literals: Iterable[str]) -> None:
        every = tuple(literals)
        kind = Implementation.DFA if len(every) <= FEW else None
        self._automaton = AhoCorasick(every, implementation=kind)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Of each literal in a text its number, its start and the end after it.

        They come by their ends, the longest first, and may overlap. Time is linear in the text.
        """
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # rare, and a look for it costs more than all the rest
            whole = _HALF_A_PAIR.sub("\ufffd", text)
            return self._automaton.find_matches_as_indexes(whole, overlapping=True)
