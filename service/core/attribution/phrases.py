"""Phrases of the vocabulary, found at a token in constant time."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from service.core.attribution.token import WORD, Token, tokenize

Meaning = TypeVar("Meaning")


class Match(NamedTuple, Generic[Meaning]):
    """A phrase that was found: what it means, and the index of the token after it."""

    meaning: Meaning
    end: int


_new = tuple.__new__  # a third of the time that a named tuple's own constructor takes


class Phrases(Generic[Meaning]):
    """Phrases by their first token, the longest first. Immutable once made."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self.starts = self._by_first.keys()
        for phrase, meaning in phrases:
            folded = tuple(token.fold for token in tokenize(phrase))
            if not folded:
                raise ValueError(f"the phrase {phrase!r} is empty; give it a letter or a mark")
            self._by_first.setdefault(folded[0], []).append((folded, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._words = frozenset(
            first for first, entries in self._by_first.items() if len(entries[-1][0]) == 1
        )

    def firsts(self) -> frozenset[str]:
        """The folded first tokens of all phrases."""
        return frozenset(self._by_first)

    def has_first(self, fold: str) -> bool:
        """Whether a folded token begins a phrase."""
        return fold in self._by_first

    def leads(self) -> dict[str, frozenset[str] | None]:
        """By the first word of the phrases, the words that may stand behind it; None for any.

        Words as letters and numbers in a row, so that a token of several parts is several.
        """
        found: dict[str, frozenset[str] | None] = {}
        for entries in self._by_first.values():
            for folded, _ in entries:
                words = WORD.findall(" ".join(folded))
                known = found.get(words[0], frozenset()) if words else None
                if words:
                    second = frozenset(words[1:2])
                    found[words[0]] = known | second if second and known is not None else None
        return found

    def tokens(self) -> frozenset[str]:
        """All folded tokens of all phrases."""
        return frozenset(
            fold for entries in self._by_first.values() for folded, _ in entries for fold in folded
        )

    def entries(self, first: str) -> Iterable[tuple[str, ...]]:
        """The folded phrases that begin with a folded token, the longest first."""
        return (folded for folded, _ in self._by_first.get(first, ()))

    def has_word(self, fold: str) -> bool:
        """Whether a single folded token is a phrase."""
        return fold in self._words

    def longest(self) -> int:
        """Tokens of the longest phrase."""
        return max((len(entries[0][0]) for entries in self._by_first.values()), default=0)

    def pairs(self) -> frozenset[tuple[str, str]]:
        """The first two folded tokens of all phrases; "" as the second of a single one."""
        return frozenset(
            (folded[0], "".join(folded[1:2]))
            for entries in self._by_first.values()
            for folded, _ in entries
        )

    def at(self, tokens: Sequence[Token], index: int) -> Match[Meaning] | None:
        """The longest phrase that begins at a token."""
        if index >= len(tokens) or (entries := self._by_first.get(tokens[index].fold)) is None:
            return None
        for folded, meaning in entries:
            end = index + len(folded)
            if len(folded) == 1 or (end <= len(tokens) and _stand(folded, tokens, index)):
                return _new(Match, (meaning, end))
        return None


def _stand(folded: tuple[str, ...], tokens: Sequence[Token], index: int) -> bool:
    """Whether the parts of a phrase behind its first follow the token of an index."""
    if tokens[index + 1].fold != folded[1]:
        return False
    return all(tokens[index + offset].fold == folded[offset] for offset in range(2, len(folded)))
