"""The house beside a name: the paper or station that someone works for, by what ties it there."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.attribution.dateline_outlet import QUOTES
from service.core.attribution.job import JobReader
from service.core.attribution.person import is_of_organisation
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

LONGEST_CODE = 5
"""Letters of the short word with which an outlet's name begins."""


@dataclass(slots=True)
class HouseReader:
    """Reads the houses behind names in one list of tokens."""

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    jobs: JobReader

    def behind_name(self, at: int) -> int:
        """Behind "of the Harbour Courier", "(The Skerrow Star)" after who works there."""
        if fold_at(self.tokens, at) == "(":
            return self._behind_bracketed(at)
        after = self.jobs.behind_client(at)
        words = self.tokens[self.vocabulary.skip("for", self.tokens, at) : after]
        told = any(
            is_of_organisation(word, self.vocabulary) or any(map(str.isupper, word.text[2:]))
            for word in words
            if word.shape is not Shape.LOWER
        )
        return after if told else at

    def _behind_bracketed(self, at: int) -> int:
        start = after = self.vocabulary.skip("the", self.tokens, at + 1)
        while after < len(self.tokens) and self.tokens[after].shape in CAPITALISED:
            after += 1
        words = self.tokens[start:after]
        told = start > at + 1 or any(is_of_organisation(word, self.vocabulary) for word in words)
        if not (words and told) or fold_at(self.tokens, after) != ")":
            return at
        return at if self.vocabulary.places.at(self.tokens, at + 1) is not None else after + 1

    def _is_of_outlet(self, slash: int, at: int) -> bool:
        """Whether a word may be of an outlet's name: "El Diario del Sur"."""
        if self.tokens[at].shape in (*CAPITALISED, Shape.NUMBER):
            return True
        if self.tokens[at].text in QUOTES:
            return at > slash + 1
        named = at + 1 < len(self.tokens) and self.tokens[at + 1].shape in CAPITALISED
        return at > slash + 1 and named and self.vocabulary.has("particles", self.tokens[at])

    def behind_slash(self, at: int) -> int:
        """Behind "/ TV 2", "/ The Daily Post": where a picture's maker works."""
        if fold_at(self.tokens, at) != "/":
            return at
        after = at + 1
        while after < len(self.tokens) and self._is_of_outlet(at, after):
            after += 1
        town = self.vocabulary.places.at(self.tokens, at + 1)
        if town is not None and town.end == after == len(self.tokens):
            return at
        words = self.tokens[at + 1 : after]
        letters = [token for token in words if token.shape not in (Shape.NUMBER, Shape.MARK)]
        known = any(self.vocabulary.has("organisations", token) for token in words)
        known = known or self._is_told_outlet(at, letters)
        person = len(letters) != 1 or letters[0].shape is not Shape.CAPITALS
        return after if words and (known or not person) else at

    def _is_told_outlet(self, slash: int, words: Sequence[Token]) -> bool:
        """Whether some words say that they are an agency's or paper's, "РИА Волга", or begin in
        capitals where the name before the slash has none: "Jane Roe / RHN Harbour"."""
        if len(words) < 2 or words[0].fold in self.vocabulary.given_names:
            return False
        if any(self.vocabulary.has("outlets", word) for word in (words[0], words[-1])):
            return True
        capitals = words[0].shape is Shape.CAPITALS and len(words[0].text) <= LONGEST_CODE
        name = self.tokens[max(0, slash - 2) : slash]
        titles = len(name) > 1 and all(word.shape is Shape.TITLE for word in name)
        return capitals and titles and len(words[0].text) > 1 and words[1].shape is Shape.TITLE
