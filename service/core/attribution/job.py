"""The jobs beside a name: whom someone works for, as what, and in which field."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.attribution.name import Barrier
from service.core.attribution.person import is_of_organisation
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

MOST_EMPLOYER = 8
"""Words of the name of whom someone works for."""

MOST_SMALL = 5
"""Small words up to a job before someone's name."""

MOST_BEAT = 6
"""Words of the field that a job is for."""

_BEFORE_JOB = (",", "/", "|", "-", "(", "\u30fb", "\n")
_FIELDS = ("beats", "titles", "organisations")
"""What may stand before a job: a field, a rank, a paper."""

_CLOSING = (";", ".", ")", "|", "\n", "(")


@dataclass(slots=True)
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
            if after < job < len(self.tokens) and self.tokens[job].shape in CAPITALISED:
                return job if self.tokens[after].shape is Shape.LOWER else at
        return at

    def behind_field(self, at: int) -> int:
        """Behind "Senior Climate" in "Jane Roe Senior Climate Reporter", where a job follows."""
        if fold_at(self.tokens, at) not in self.vocabulary.name_stops:
            return at  # as nearly everywhere
        after = at
        for _ in range(MOST_BEAT):
            more = max(self.vocabulary.skip(k, self.tokens, after) for k in _FIELDS)
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
        """Behind ", Staff Writer", "Senior Climate Reporter", "(editor)" after a name."""
        after = self.behind_field(at)
        if fold_at(self.tokens, after) in _BEFORE_JOB:
            after = self._behind_beat(after + 1)
            if self.vocabulary.skip("for", self.tokens, after) > after + 1:  # "Special to"
                return max(at, self.behind_client(after))
        barred = after > at + 1 and self._is_barred(after)
        if self.is_head(after) and not barred:
            return at
        for kind in ("jobs", "titles", "addressed"):
            job = self.vocabulary.skip(kind, self.tokens, after)
            if job > after and self.vocabulary.skip("for", self.tokens, after) == job:
                return max(job, self.behind_client(after))  # "Special to the Harbour News"
            if job > after and fold_at(self.tokens, at) == "(":
                return job + 1 if fold_at(self.tokens, job) == ")" else at
            if job > after:
                return job
        return at

    def _is_barred(self, at: int) -> bool:
        """Whether a bar follows a job, "Campus Life Editor | Oct. 3", which is no label then."""
        job = self.vocabulary.skip("jobs", self.tokens, at)
        return job > at and fold_at(self.tokens, job) == "|"

    def _behind_beat(self, at: int) -> int:
        """Behind the field that a job is for, "Foreign Affairs" before "Editor"."""
        start = self.vocabulary.skip("the", self.tokens, at)
        for after in range(start, min(start + MOST_BEAT, len(self.tokens))):
            if after > at and self.vocabulary.skip("jobs", self.tokens, after) > after:
                return after
            if self.tokens[after].shape not in (*CAPITALISED, Shape.IDEOGRAPH):
                break
        return at

    def behind_employer(self, at: int) -> int:
        """Behind ", University of Skerrow", ", USA TODAY" before the end of a clause."""
        mark = fold_at(self.tokens, at) in (",", "|")
        if not (mark or self._changes_case(at)):
            return at
        start = self.vocabulary.skip("in", self.tokens, at + 1) if mark else at
        start = after = self.vocabulary.skip("the", self.tokens, start)
        while after < len(self.tokens) and after - start < MOST_EMPLOYER:
            token = self.tokens[after]
            inner = any(self.vocabulary.has(kind, token) for kind in ("for", "particles"))
            small = token.shape is Shape.LOWER and inner and after > start
            if token.shape not in CAPITALISED and not small:
                break
            after += 1
        words = self.tokens[start:after]
        if not words or words[-1].shape not in CAPITALISED or self.is_head(start):
            return at
        if self.vocabulary.agency_at(self.tokens, start) is not None:
            return at
        named = any(is_of_organisation(word, self.vocabulary) for word in words)
        ends = after == len(self.tokens) or fold_at(self.tokens, after) in _CLOSING
        placed = not mark and fold_at(self.tokens, after) == ","
        placed = placed and self.vocabulary.places.at(self.tokens, after + 1) is not None
        return after if named and (ends or placed) else at

    def _changes_case(self, at: int) -> bool:
        """Whether "Harbour News" follows an address, or a name in capitals, without a mark; and
        "KBC News" or "The Harbour Post" a name in small letters."""
        if not 0 < at < len(self.tokens) or self.tokens[at].shape not in CAPITALISED:
            return False
        before = self.tokens[at - 1].shape
        pair = {before, self.tokens[at].shape}
        if before is Shape.CONTACT or pair == {Shape.CAPITALS, Shape.TITLE}:
            return True
        begins = self.vocabulary.skip("the", self.tokens, at) > at
        return begins or self.vocabulary.places.at(self.tokens, at) is not None

    def behind_client(self, at: int) -> int:
        """Behind "for The Daily Post" after a picture's agency."""
        after = self.vocabulary.skip("for", self.tokens, at)
        if after == at:
            return at
        end = self.vocabulary.skip("the", self.tokens, after)
        while end < len(self.tokens) and self._is_of_client(end):
            end += 1
        return end if end > after else at

    def has_field(self, at: int) -> bool:
        """Whether a profession's "in" leads a subject in: "Senior Lecturer in Ecology"."""
        tokens, vocabulary = self.tokens, self.vocabulary
        if (
            vocabulary.skip("titles", tokens, at - 1) == at - 1
            or vocabulary.skip("jobs", tokens, at - 1) == at
        ):
            return False
        return vocabulary.places.at(tokens, vocabulary.skip("in", tokens, at)) is None

    def _is_of_client(self, at: int) -> bool:
        """Whether a word may be of a client's name: "El Faro del Sur"."""
        if self.tokens[at].shape in CAPITALISED:
            return True
        named = at + 1 < len(self.tokens) and self.tokens[at + 1].shape in CAPITALISED
        inner = self.tokens[at - 1].shape in CAPITALISED
        if named and inner and self.vocabulary.skip("and", self.tokens, at) == at + 1:
            # "Special to The Globe and Mail"
            return self.tokens[at + 1].fold not in self.vocabulary.given_names
        return named and inner and self.vocabulary.has("particles", self.tokens[at])
