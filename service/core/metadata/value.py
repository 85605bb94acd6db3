"""A value and the place on the page where it stood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the page has it, and where: "json-ld:author", "meta:og:title", "h1"."""

    text: str
    where: str


def key_of(text: str) -> str:
    """A text's words in small letters, by which two wordings of one thing are the same."""
    return " ".join(WORD.findall(text.casefold()))


def holds_number(text: str) -> bool:
    """Whether a digit of any script is in a text."""
    return _DIGIT.search(text) is not None


def holds(text: str, key: str) -> bool:
    """Whether a text in small letters holds the words of a key in a row, as key_of would."""
    first = key.partition(" ")[0]
    reach = 2 * len(key) + 20
    at = text.find(first) if first else -1
    while at >= 0:
        is_start = at == 0 or not WORD.match(text[at - 1])
        if is_start and _begins(key_of(text[at : at + reach]), key):
            return True
        at = text.find(first, at + 1)
    return False


def _begins(told: str, key: str) -> bool:
    """Whether a text's key begins with another, of which a number may be a note's: "Ada Roe1,2"."""
    behind = told[len(key) : len(key) + 1]
    is_end = behind in ("", " ") or (behind.isdigit() and key[-1].isalpha())
    return is_end and told.startswith(key)


def likeness(one: str, other: str) -> float:
    """The share of two keys' words that both have, as multisets; 0 to 1."""
    words, others = one.split(), other.split()
    total = len(words) + len(others)
    return 2 * _shared(words, others) / total if total else 0.0


def share_within(one: str, other: str) -> float:
    """The share of the shorter key's words that the longer one has, too; 0 to 1."""
    words, others = one.split(), other.split()
    least = min(len(words), len(others))
    return _shared(words, others) / least if least else 0.0


def _shared(words: Iterable[str], others: Iterable[str]) -> int:
    """How many words both of two lists have, each as often as in the one that has it less often."""
    left: dict[str, int] = {}
    for word in others:
        left[word] = left.get(word, 0) + 1
    shared = 0
    for word in words:
        if count := left.get(word):
            left[word] = count - 1
            shared += 1
    return shared
