"""Where the people of a credit are: the place beside a name, however it is led in."""

from collections.abc import Sequence

from service.core.attribution.name import Barrier
from service.core.attribution.place import Place, PlaceReader
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_at
from service.core.attribution.vocabulary import Languages, Vocabulary

MOST_TOWN = 7
"""Ideographs up to the word for a report behind a town."""


class Whereabouts:
    """Reads the places beside names in one list of tokens."""

    def __init__(
        self,
        tokens: Sequence[Token],
        vocabulary: Vocabulary,
        languages: Languages,
        is_head: Barrier,
    ) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.languages = languages
        self._places = PlaceReader(tokens, vocabulary, languages, is_head)

    def beside(self, at: int) -> Place | None:
        """The place behind a name: ", in Paris", "(Paris)", " — Paris", ", Paris"."""
        comma = at + 1 if fold_at(self.tokens, at) == "," else at
        after = self.vocabulary.skip("in", self.tokens, comma, self.languages)
        if fold_at(self.tokens, at) in ("(", "["):
            return self._bracketed(at + 1)
        if fold_at(self.tokens, at) == "/":
            known = self._known(at + 1)
            ends = known is not None and known.after == len(self.tokens)
            return self._reported(at + 1) or (known if ends else None)
        if fold_at(self.tokens, at) in ("-", "|"):
            known = self._known(at + 1)
            return known if known is not None and known.after == len(self.tokens) else None
        if after == comma:
            return self._known(comma)
        place = self._places.read(after)
        return None if place is None or self._is_organisation(place) else place

    def _is_organisation(self, place: Place) -> bool:
        """Whether what a small word led in is where someone works: ", da TV Litoral"."""
        words = (t for t in self.tokens if place.start <= t.start and t.end <= place.end)
        return any(self.vocabulary.has("organisations", word) for word in words)

    def of_job(self, after: int) -> Place | None:
        """The town behind ", nostra inviata a": where a correspondent is, and no one else."""
        start = self.vocabulary.skip("posted", self.tokens, after, self.languages)
        return self._places.read(start) if start > after else None

    def _bracketed(self, at: int) -> Place | None:
        start = self.vocabulary.skip("in", self.tokens, at, self.languages)
        if (job := self.vocabulary.skip("jobs", self.tokens, at)) > at:
            start = max(
                self.vocabulary.skip(kind, self.tokens, job, self.languages)
                for kind in ("in", "posted")
            )
            if start == job:
                return None
        if self.vocabulary.barriers.at(self.tokens, start) is not None:
            return None
        place = self._places.read(start)
        if place is None or fold_at(self.tokens, place.after) not in (")", "]"):
            return None
        known = self.vocabulary.places.at(self.tokens, start) is not None
        titled = self.vocabulary.skip("the", self.tokens, start) > start
        if not known and (titled or self._is_organisation(place)):
            return None  # "Jane Roe (The Harbour Star)"
        lone = place.after == start + 1 and self.tokens[start].shape is Shape.CAPITALS
        if lone and not known and self.tokens[at - 2].shape is not Shape.CAPITALS:
            return None  # "Jane Roe (KXYZ)"
        return Place(place.start, place.end, place.after + 1)

    def _reported(self, at: int) -> Place | None:
        """The town of "記者柳文濤／台北報導", before the word for a report."""
        if self.vocabulary.words["collectives"].at(self.tokens, at) is not None:
            return None
        for index in range(at + 1, min(at + MOST_TOWN, len(self.tokens))):
            after = self.vocabulary.skip("reports", self.tokens, index)
            if after > index and self.tokens[index].shape is Shape.IDEOGRAPH:
                return Place(self.tokens[at].start, self.tokens[index - 1].end, after)
        return None

    def _known(self, at: int) -> Place | None:
        """The town that stands alone behind a name's comma."""
        known = self.vocabulary.places.at(self.tokens, at)
        if known is None:
            return None
        follows = self.tokens[known.end] if known.end < len(self.tokens) else None
        joined = self.vocabulary.skip("and", self.tokens, known.end, self.languages) > known.end
        if follows is not None and follows.shape in (*CAPITALISED, Shape.LOWER) and not joined:
            return None
        return Place(self.tokens[at].start, self.tokens[known.end - 1].end, known.end)
