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


Held = dict[int, int]
"""The literals in a line by their numbers, and where in its bytes each ends first."""


class LineLiterals:
    """Literals that are looked for in many lines at once.

    Automata read the bytes of all lines, since to count their characters costs as much again: one
    of the fastest kind, which is small where it knows ASCII alone, and one for the other literals
    and the lines that may hold them. A sign (`#` is in every other line) is looked for in each
    line, which costs less than to be told of it each time.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        every = sorted(literals, key=len, reverse=True)
        plain = [literal for literal in every if len(literal) > 1 and literal.isascii()]
        wide = [literal for literal in every if len(literal) > 1 and not literal.isascii()]
        signs = [literal for literal in every if len(literal) == 1]
        self.literals = (*plain, *wide, *signs)
        """By their numbers."""
        self._plain = _Automaton(plain, 0, Implementation.DFA)
        self._wide = _Automaton(wide, len(plain), None)
        self._signs = list(enumerate(signs, len(plain) + len(wide)))

    def find(self, lines: Sequence[str]) -> dict[int, Held]:
        """What each line holds, by its number; lines that hold nothing are left out.

        No line holds a line's end. Time is linear in the text.
        """
        found: dict[int, Held] = defaultdict(dict)
        self._plain.add_held(found, lines, range(len(lines)))
        wide = [at for at, line in enumerate(lines) if not line.isascii()]
        if wide:
            self._wide.add_held(found, [lines[at] for at in wide], wide)
        text = "\n".join(lines)
        for number, sign in self._signs:
            if sign in text:
                for at, line in enumerate(lines):
                    if sign in line:
                        found[at][number] = len(_bytes(line[: line.index(sign) + 1]))
        return found


class _Automaton:
    """An automaton that reads bytes, and the number that its first literal has among all."""

    def __init__(self, literals: Sequence[str], first: int, kind: Implementation | None) -> None:
        self._automaton = BytesAhoCorasick(list(map(_bytes, literals)), implementation=kind)
        self._first = first

    def add_held(
        self, found: dict[int, Held], lines: Sequence[str], numbers: Sequence[int]
    ) -> None:
        """Enter the literals that lines hold, each by the line's number."""
        read = _bytes("\n".join(lines))
        sizes = map(len, read.split(b"\n"))
        base = self._first
        at = first = 0
        last = next(sizes)
        for number, start, end in self._automaton.find_matches_as_indexes(read, overlapping=True):
            while start > last:
                at += 1
                first = last + 1
                last = first + next(sizes)
            found[numbers[at]].setdefault(base + number, end - first)


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
