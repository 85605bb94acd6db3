"""Where a role clause ends: whom the people worked for, what is told of them, closing words."""

from collections.abc import Sequence

from service.core.attribution.day import read_day
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_at
from service.core.attribution.vocabulary import Languages, Vocabulary

MOST_PORTRAIT = 30
"""Tokens of what a sentence tells of the names that it credits at the most."""

MOST_ASIDE = 10
"""Tokens between the two commas of an aside."""

MOST_PARTING = 2
"""Marks between two sets of closing words: "Principles., opens new tab"."""

MOST_CLIENT = 5
"""Words of the name of whom they worked for at the most."""


class ClauseEnd:
    """Reads what may stand behind the names of a clause in one list of tokens."""

    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary

    def behind_client(self, at: int) -> int:
        """Behind "for The Daily Post" after names, which says for whom they worked."""
        start = self.vocabulary.skip("for", self.tokens, at)
        if start == at:
            return at
        after = start = self.vocabulary.skip("the", self.tokens, start)
        while after < len(self.tokens) and self.tokens[after].shape in CAPITALISED:
            after += 1
        return after if start < after <= start + MOST_CLIENT else at

    def behind_portrait(self, at: int, languages: Languages) -> int:
        """Behind ", a lecturer at the University of Skerrow", which ends a sentence."""
        if fold_at(self.tokens, at) != "," or at + 1 >= len(self.tokens):
            return at
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].shape is not Shape.BREAK:
            if fold_at(self.tokens, end) == "." and len(self.tokens[end - 1].text) > 1:
                break
            end += 1
        told = self.tokens[at + 1].shape is Shape.LOWER and end - at <= MOST_PORTRAIT
        told = told and self.vocabulary.skip("and", self.tokens, at + 1, languages) == at + 1
        return end if told else at

    def behind_aside(self, at: int) -> int:
        """Behind ", a news assistant," between a name and what it did."""
        if fold_at(self.tokens, at) != "," or at + 1 >= len(self.tokens):
            return at
        if self.tokens[at + 1].shape is not Shape.LOWER:
            return at
        for index in range(at + 2, min(at + MOST_ASIDE, len(self.tokens))):
            if fold_at(self.tokens, index) == ",":
                return index + 1
            if self.tokens[index].shape in (Shape.MARK, Shape.BREAK):
                break
        return at

    def behind_trailing(self, at: int) -> int:
        """Behind set words that close a clause: "contributed", "opens new tab"."""
        for _ in range(4):
            after = self.vocabulary.skip("tails", self.tokens, at)
            comma = at
            while comma - at < MOST_PARTING and fold_at(self.tokens, comma) in (".", ","):
                comma += 1
            after = max(after, self.vocabulary.skip("tails", self.tokens, comma))
            if after == at or (comma > at and after == comma):
                break
            at = self._behind_day(at, after)
        return at

    def _behind_day(self, start: int, at: int) -> int:
        """Behind the day of closing words that tell of one: "was first published April 9, 2024"."""
        words = self.tokens[start:at]
        if not any(word.fold in self.vocabulary.stamp_words for word in words):
            return at
        day = read_day(self.tokens, self.vocabulary.skip("times", self.tokens, at), self.vocabulary)
        return day.end if day is not None else at

    def ends_line(self, at: int) -> bool:
        """Whether nothing but a closing mark follows in the line."""
        while fold_at(self.tokens, at) in (".", ")", "]"):
            at += 1
        return at >= len(self.tokens) or self.tokens[at].shape is Shape.BREAK
