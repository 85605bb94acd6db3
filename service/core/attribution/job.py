"""The jobs beside a name: whom someone works for, as what, and in which field."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.attribution.person import Barrier
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

MOST_EMPLOYER = 8
"""Words of the name of whom someone works for."""

MOST_SMALL = 5
"""Small words up to a job before someone's name."""

MOST_BEAT = 6
"""Words of the field that a job is for."""

_BEFORE_JOB = (",", "/", "|", "-", "(", "\u30fb", "\n")
_CAPITAL = (Shape.TITLE, Shape.CAPITALS)


@dataclass(frozen=True, slots=True)
class JobReader:
    """Reads the jobs beside names in one list of tokens."""

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    is_head: Barrier

    def before_name(self, at: int) -> int:
        """Behind "state political reporter" before a name."""
        for after in range(at + 1, min(at + MOST_SMALL, len(self.tokens))):
            if self.tokens[after - 1].shape is not Shape.LOWER:
                break
            job = self.vocabulary.skip("jobs", self.tokens, after)
            if after < job < len(self.tokens) and self.tokens[job].shape in _CAPITAL:
                return job if self.tokens[after].shape is Shape.LOWER else at
        return at

    def behind_field(self, at: int) -> int:
        """Behind "Senior Climate" in "Jane Roe Senior Climate Reporter", where a job follows."""
        after = at
        for _ in range(MOST_BEAT):
            more = max(self.vocabulary.skip(k, self.tokens, after) for k in ("beats", "titles"))
            joined = self.vocabulary.skip("and", self.tokens, more) if more > after else more
            if more == after:
                break
            after = more
            if self.vocabulary.skip("beats", self.tokens, joined) > joined:
                after = joined
        return (
            after if after > at and self.vocabulary.skip("jobs", self.tokens, after) > after else at
        )

    def behind_name(self, at: int) -> int:
        after = self.behind_field(at)
        if fold_at(self.tokens, after) in _BEFORE_JOB:
            after = self._behind_beat(after + 1)
            if self.vocabulary.skip("for", self.tokens, after) > after + 1:  # "Special to"
                return max(at, self.behind_client(after))
        if self.is_head(after):
            return at
        for kind in ("jobs", "titles"):
            job = self.vocabulary.skip(kind, self.tokens, after)
            if job > after and fold_at(self.tokens, at) == "(":
                return job + 1 if fold_at(self.tokens, job) == ")" else at
            if job > after:
                return job
        return at

    def _behind_beat(self, at: int) -> int:
        """Behind the field that a job is for, "Foreign Affairs" before "Editor"."""
        start = self.vocabulary.skip("the", self.tokens, at)
        for after in range(start, min(start + MOST_BEAT, len(self.tokens))):
            if after > at and self.vocabulary.skip("jobs", self.tokens, after) > after:
                return after
            if self.tokens[after].shape not in (*_CAPITAL, Shape.IDEOGRAPH):
                break
        return at

    def behind_employer(self, at: int) -> int:
        """Behind ", University of Skerrow", ", USA TODAY" before the end of a clause."""
        if fold_at(self.tokens, at) != ",":
            return at
        start = after = self.vocabulary.skip("the", self.tokens, at + 1)
        while after < len(self.tokens) and after - start < MOST_EMPLOYER:
            token = self.tokens[after]
            inner = any(self.vocabulary.has(kind, token) for kind in ("for", "and", "particles"))
            if token.shape not in _CAPITAL and not (after > start and inner):
                break
            after += 1
        words = self.tokens[start:after]
        if not words or words[-1].shape not in _CAPITAL or self.is_head(start):
            return at
        named = any(self.vocabulary.has("organisations", word) for word in words)
        ends = after == len(self.tokens) or fold_at(self.tokens, after) in (
            ";",
            ".",
            ")",
            "|",
            "\n",
        )
        return after if named and ends else at

    def behind_client(self, at: int) -> int:
        """Behind "for The Daily Post" after a picture's agency."""
        after = self.vocabulary.skip("for", self.tokens, at)
        if after == at:
            return at
        end = self.vocabulary.skip("the", self.tokens, after)
        while end < len(self.tokens) and self.tokens[end].shape in _CAPITAL:
            end += 1
        return end if end > after else at
