"""The cheap look at a line that decides whether the credit grammar reads it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from service.core.attribution.token import read_tokens
from service.core.attribution.vocabulary import Vocabulary

_OPENING = r"(\[\uff08\u3010|\u2022>\n"
_ENDING = r".!?\u2026\u3002\u0964\u061f"
_DASH = r"\u2014\u2013"
_WORDS = r"[^\w\n]{0,4}(\w{1,40})(?:[^\w\n]{1,3}(\w{1,40}))?(?:[^\w\n]{1,3}(\w{1,40}))?"
_FIRST_WORDS = re.compile(_WORDS)
# One class of characters comes first, so that the engine skips to them.
_INNER_WORDS = re.compile(
    rf"[{_OPENING}{_ENDING}{_DASH}](?:(?<=[{_OPENING}])"
    rf"|(?<=[{_ENDING}])[\"\u201d\u2019'\u00bb)\]]{{0,3}}\s|(?<=[{_DASH}])\s?)" + _WORDS
)
_WORD = re.compile(r"\w+")
_ASCII = bytes(range(128)).decode("ascii")
_MARKS = "".join(char for char in _ASCII if not (char.isalnum() or char == "_")).encode("ascii")
_SPACED = bytes.maketrans(_MARKS, b" " * len(_MARKS))
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

_UNSPACED = re.compile("[\u3001-\U0010ffff]")


class Triggers:
    """The words by which a credit may begin, and those that stand behind names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._first = vocabulary.triggers
        self._behind = vocabulary.phrases_behind
        self._unspaced = frozenset(
            word for word in (*self._first, *self._behind) if len(word) == 1 and word > LAST_SPACED
        )
        self._all = self._first | self._behind.keys()
        self._roles = (vocabulary.nouns, vocabulary.labels, vocabulary.before, vocabulary.bare)
        self._pairs = frozenset[tuple[str, str]]().union(*(table.pairs() for table in self._roles))
        self._with = vocabulary.words["with"].firsts()
        self._longest = max(table.longest() for table in (*self._roles, vocabulary.words["with"]))

    def start(self, text: str) -> int | None:
        """The offset from which a line may hold credits; None where it can hold none."""
        folded = text.casefold()
        if len(folded) != len(text):
            folded = text  # offsets must hold; what has changed its length stays as it is
        after = max(0, len(text) - LONGEST)
        words = _words(folded[after:])
        unspaced = _UNSPACED.search(folded, after) is not None and not self._unspaced.isdisjoint(
            folded[after:]
        )
        plain = not unspaced and self._all.isdisjoint(words)
        if plain and "/" not in folded:
            return None
        for match in () if plain else _starts(folded, after):
            if self._may_begin(match) and self._begins(text[match.start(1) : match.end() + HEAD]):
                return match.start()
        if len(text) <= LONGEST_SENTENCE and (unspaced or self._holds_behind(folded, words)):
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
        folds = _first_folds(head)
        may_begin = [
            index
            for index, fold in enumerate(folds[:BEGINNING])
            if (fold, "") in self._pairs or (fold, *folds[index + 1 : index + 2]) in self._pairs
        ]
        if not may_begin and folds[:1] and folds[0] not in self._with:
            return False
        tokens = list(islice(read_tokens(head), BEGINNING + self._longest))
        if vocabulary.words["with"].at(tokens, 0) is not None:
            return True
        return any(
            table.at(tokens, index) is not None for index in may_begin for table in self._roles
        )

    def _holds_behind(self, folded: str, words: Sequence[str]) -> bool:
        """Whether a picture's slash, or a phrase that stands behind names, is in a line."""
        if "/" in folded and _SLASHED.search(folded):
            return True
        if self._behind.keys().isdisjoint(words):
            return False
        return any(
            phrase in folded
            for word in self._behind.keys() & set(words)
            for phrase in self._behind[word]
        )


def _starts(folded: str, after: int) -> Iterator[re.Match[str]]:
    """Up to three words at each place where a credit may begin, from an offset on."""
    at = after
    if at == 0 and (first := _FIRST_WORDS.match(folded)):
        yield first
        at = first.end()
    yield from _INNER_WORDS.finditer(folded, at)


def _words(folded: str) -> list[str]:
    """All words of a text; of one in ASCII in a faster way."""
    if not folded.isascii():
        return _WORD.findall(folded)
    return folded.encode("ascii").translate(_SPACED).decode("ascii").split()


def _first_folds(head: str) -> list[str]:
    """The first folded tokens of a text: where they are plain words, without the tokenizer."""
    words = head.split(" ", BEGINNING + 1)[: BEGINNING + 1]
    joined = "".join(words)
    if joined.isascii() and joined.isalpha() and all(words):
        return [word.casefold() for word in words]
    return [token.fold for token in islice(read_tokens(head), BEGINNING + 1)]
