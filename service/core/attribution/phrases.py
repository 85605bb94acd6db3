"""Phrases of the vocabulary, found at a token in constant time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from service.core.attribution.token import Token, tokenize

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Match(Generic[Meaning]):
    """A phrase that was found: what it means, and the index of the token after it."""

    meaning: Meaning
    end: int


class Phrases(Generic[Meaning]):
    """Phrases by their first token, the longest first. Immutable once made."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in phrases:
            folded = tuple(token.fold for token in tokenize(phrase))
            if not folded:
                raise ValueError(f"the phrase {phrase!r} is empty; give it a letter or a mark")
            self._by_first.setdefault(folded[0], []).append((folded, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def firsts(self) -> frozenset[str]:
        """The folded first tokens of all phrases."""
        return frozenset(self._by_first)

    def entries(self, first: str) -> Iterable[tuple[str, ...]]:
        """The folded phrases that begin with a folded token, the longest first."""
        return (folded for folded, _ in self._by_first.get(first, ()))

    def at(self, tokens: Sequence[Token], index: int) -> Match[Meaning] | None:
        """The longest phrase that begins at a token."""
        if index >= len(tokens):
            return None
        for folded, meaning in self._by_first.get(tokens[index].fold, ()):
            end = index + len(folded)
            if end <= len(tokens) and all(
                tokens[index + offset].fold == part for offset, part in enumerate(folded)
            ):
                return Match(meaning, end)
        return None
