"""A place at a token: a town, with the state or country behind its comma."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.attribution.cased_name import is_prefixed
from service.core.attribution.name import Barrier
from service.core.attribution.token import NAMED, Shape, Token
from service.core.attribution.vocabulary import Languages, Vocabulary

MOST_WORDS = 5
LONGEST_ABBREVIATION = 5
"""Letters of a state cut short: "Minn.", "Calif."."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place's span in the text, and the index of the token behind it."""

    start: int
    end: int
    after: int


@dataclass(slots=True)
class PlaceReader:
    """Reads places in one list of tokens."""

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    languages: Languages
    is_barrier: Barrier

    def read(self, at: int) -> Place | None:
        """The place that begins at a token, with others that "and" or a slash joins to it."""
        if at < len(self.tokens) and self.tokens[at].shape is Shape.LOWER:
            at = self.vocabulary.skip("the", self.tokens, at)
        if at < len(self.tokens) and self.vocabulary.has("collectives", self.tokens[at]):
            return None
        after = self._one(at)
        if after == at:
            return None
        while (more := self._more(after)) > after:
            after = more
        return Place(self.tokens[at].start, self.tokens[after - 1].end, after)

    def _one(self, at: int) -> int:
        """Behind one town, state or country; the index itself where none is."""
        known = self.vocabulary.places.at(self.tokens, at)
        if known is not None:
            return self._behind_stop(known.end)
        index = at
        while index < len(self.tokens) and index - at < MOST_WORDS:
            if not self._is_named(index) and not (index > at and self._is_inner(index)):
                break
            if self.is_barrier(index) or self._is_joint(at, index):
                break
            index += 1
        return self._behind_stop(index) if index > at else at

    def _is_named(self, index: int) -> bool:
        return self.tokens[index].shape in NAMED or is_prefixed(self.tokens[index])

    def _is_inner(self, index: int) -> bool:
        """Whether a small word stands within a name: Port of Spain, Frankfurt am Main."""
        following = index + 1
        return (
            self.tokens[index].shape is Shape.LOWER
            and self.vocabulary.has("in_places", self.tokens[index])
            and following < len(self.tokens)
            and self._is_named(following)
        )

    def _is_joint(self, at: int, index: int) -> bool:
        if self.vocabulary.agency_at(self.tokens, index) is not None:
            return True
        joined = self.vocabulary.skip("and", self.tokens, index, self.languages) > index
        return index > at and joined

    def _behind_stop(self, at: int) -> int:
        """Behind the full stop of an abbreviated state, where more of the line follows it."""
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens[at].fold != "." or tokens[at - 1].fold == ".":
            return at
        short = len(tokens[at - 1].text) <= LONGEST_ABBREVIATION
        tight = tokens[at].start == tokens[at - 1].end
        goes_on = tokens[at + 1].shape in (Shape.MARK, Shape.LOWER)
        return at + 1 if short and tight and goes_on else at

    def _more(self, at: int) -> int:
        """Behind ", Massachusetts", "and Boston", "/The Hague"."""
        index = at
        if index < len(self.tokens) and self.tokens[index].fold in (",", "/"):
            index += 1
        else:
            index = self.vocabulary.skip("and", self.tokens, at, self.languages)
        return self._one(index) if index > at and self._is_known_or_alone(index) else at

    def _is_known_or_alone(self, at: int) -> bool:
        """Whether what stands here is a place rather than the next person of the list."""
        if at >= len(self.tokens) or self.is_barrier(at):
            return False
        after = self._one(at)
        if after == at:
            return False
        if self.vocabulary.skip("in", self.tokens, after, self.languages) > after:
            return False
        known = self.vocabulary.places.at(self.tokens, at)
        words = after - at - (self.tokens[after - 1].fold == ".")
        return words == 1 or (known is not None and known.end == after)
