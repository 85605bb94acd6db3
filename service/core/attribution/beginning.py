"""The places of a text at which role words begin, with names to follow."""

from bisect import bisect_left, bisect_right

from service.core.attribution.role_head import HeadReader
from service.core.attribution.token import Token, tokenize
from service.core.attribution.vocabulary import Vocabulary

_BEFORE_HEAD = frozenset('([*-|>"#:/_~.!?\u2026\uff1f\uff01)]\u201d')
"""Marks behind which role words begin a run of credits."""

HEAD = 160
"""Characters in which the words that begin a credit stand."""

MOST_TOKENS = 20
"""Tokens of them that are read."""

BEGINNING = 4
"""Tokens among which these words begin: an agency may stand before them."""

WINDOW = 8 * HEAD
"""Characters of one line that are read at once where several places in it are looked at."""


class Beginnings:
    """Looks at places of one text in order; tokens that places share are read but once.

    Most lines are looked at in one place, so that little is read for the first of a line.
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._line_end = -1
        self._start = self._stop = 0
        self._tokens: list[Token] = []

    def holds(self, word: int, line_end: int) -> bool:
        """Whether role words stand at a word, or among those right behind it, of a line."""
        tokens = self._at(word, line_end)
        heads = HeadReader(tokens, self._vocabulary, frozenset())
        return any(
            (at == 0 or tokens[at - 1].fold in _BEFORE_HEAD) and heads.read(at) is not None
            for at in range(min(BEGINNING, len(tokens)))
        )

    def _at(self, word: int, line_end: int) -> list[Token]:
        """The tokens of a head that begins with a word."""
        limit = min(word + HEAD, line_end)
        if self._line_end != line_end:
            self._line_end = line_end
            self._read(word, limit)
            return self._tokens[:MOST_TOKENS]
        if word < self._start or limit > self._stop:
            self._read(word, min(word + WINDOW, line_end))
        first = bisect_left(self._tokens, word - self._start, key=lambda token: token.start)
        if self._tokens[first : first + 1] and self._tokens[first].start == word - self._start:
            behind = bisect_right(
                self._tokens, limit - self._start, first, key=lambda token: token.end
            )
            return self._tokens[first : min(behind, first + MOST_TOKENS)]
        return tokenize(self._text[word:limit])[:MOST_TOKENS]  # within a token: l'AFP

    def _read(self, start: int, stop: int) -> None:
        self._start, self._stop = start, stop
        self._tokens = tokenize(self._text[start:stop])
