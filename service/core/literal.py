"""Literals: many words and phrases looked for in a text at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation

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


Held = list[tuple[int, int]]
"""The literals in a line: where in its bytes each ends, and its number."""


class LineLiterals:
    """Literals that are looked for in many lines at once.

    One automaton reads the bytes of all lines, since to count their characters costs as much again.
    A sign (`#` is in every other line) is looked for in each line, which costs less than to be
    told of it each time.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        self.literals = tuple(sorted(literals, key=len, reverse=True))
        """By their numbers."""
        phrases = [literal.encode() for literal in self.literals if len(literal) > 1]
        self._automaton = BytesAhoCorasick(phrases)
        self._signs = list(enumerate(self.literals))[len(phrases) :]

    def find(self, lines: Sequence[str]) -> dict[int, Held]:
        """What each line holds, by its number; lines that hold nothing are left out.

        No line holds a line's end. Time is linear in the text.
        """
        found: dict[int, Held] = defaultdict(list)
        text = "\n".join(lines)
        read = text.encode(errors="surrogatepass")
        sizes = map(len, read.split(b"\n"))
        at = first = 0
        last = next(sizes)
        for number, start, end in self._automaton.find_matches_as_indexes(read, overlapping=True):
            while start > last:
                at += 1
                first = last + 1
                last = first + next(sizes)
            found[at].append((end - first, number))
        for number, sign in self._signs:
            if sign in text:
                for at, line in enumerate(lines):
                    if sign in line:
                        end = line.index(sign) + 1
                        if not line.isascii():
                            end = len(line[:end].encode(errors="surrogatepass"))
                        found[at].append((end, number))
        return found
