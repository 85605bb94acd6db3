"""What stands beside a name in a credit: jobs, honorifics, agencies, addresses, places."""

from collections.abc import Sequence

from service.core.attribution.day import read_day
from service.core.attribution.house import HouseReader
from service.core.attribution.job import JobReader
from service.core.attribution.name import Barrier
from service.core.attribution.place import Place
from service.core.attribution.token import CAPITALISED, Shape, Token
from service.core.attribution.vocabulary import Languages, Vocabulary
from service.core.attribution.whereabouts import Whereabouts

MOST_BESIDE = 6
"""Things behind one name that are read at the most."""

MOST_SEAT = 3
"""Words of the town where someone is based."""

MOST_EMPLOYER = 4
"""Words of the name of a paper or station before someone who works there."""


class CompanionReader:
    """Finds where the company of a name begins and ends, and the agencies named in it."""

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
        self.is_head = is_head
        self._jobs = JobReader(tokens, vocabulary, is_head)
        self._houses = HouseReader(tokens, vocabulary, self._jobs)
        self._places = Whereabouts(tokens, vocabulary, languages, is_head)

    def before(self, at: int, agencies: list[str]) -> int:
        """Behind articles, honorifics, jobs and agencies before a name."""
        at = self._jobs.before_name(self._behind_seat(at))
        while at < len(self.tokens):
            known = self.tokens[at].fold in self.vocabulary.before_names
            after = self._behind_titles(at) if known else at
            agency = self._agency_before(after) if known else None
            if agency is not None and self.goes_before_name(agency[1]):
                agencies.append(agency[0])
                after = max(agency[1], self._behind_title(agency[1]))
            else:
                after = self._behind_owner(self._behind_paper(after), agencies)
            if after > at and self.fold(after) in (".", ":", "/", "\u30fb", "'"):
                after += 1
            if after == at:
                break
            at = after
        return at

    def _behind_seat(self, at: int) -> int:
        """Behind "New York-based" before someone's name."""
        for index in range(at, min(at + MOST_SEAT, len(self.tokens) - 1)):
            token = self.tokens[index]
            if token.shape is not Shape.TITLE:
                break
            first, joint, last = token.fold.rpartition("-")
            if joint and first and self.vocabulary.words["based"].has_word(last):
                return index + 1 if self.tokens[index + 1].shape in CAPITALISED else at
        return at

    def _behind_paper(self, at: int) -> int:
        """Behind "Times" in "Times staff writers Jane Roe", "Fox News" in "Fox News' Jane Roe"."""
        after = at
        while after < len(self.tokens) and after - at < MOST_EMPLOYER:
            if self.tokens[after].shape not in CAPITALISED:
                break
            after += 1
            known = self.vocabulary.has("organisations", self.tokens[after - 1])
            small = after < len(self.tokens) and self.tokens[after].shape is Shape.LOWER
            if not (known or small):
                continue
            owner = after + (known and self.fold(after) == "'")
            start = max(owner, self.vocabulary.skip("jobs", self.tokens, after))
            if after < start < len(self.tokens) and self.tokens[start].shape in CAPITALISED:
                return start
        return at

    def _agency_before(self, at: int) -> tuple[str, int] | None:
        """The agency before a name; a slash, "IMAGO / Jane Roe", tells of one as a bracket does."""
        agency = self.vocabulary.agency_at(self.tokens, at, enclosed=True)
        if agency is not None and self.fold(agency[1]) == "/":
            return agency
        return self.vocabulary.agency_at(self.tokens, at)

    def _behind_titles(self, at: int) -> int:
        for kind in ("the", "jobs", "reporters"):
            if kind == "jobs":
                at = self._jobs.behind_field(at)
            start = at
            at = self.vocabulary.skip(kind, self.tokens, at)
            if kind == "jobs" and at > start:
                at = self._behind_job_of(at)
        return self.vocabulary.skip("honorifics", self.tokens, at, self.languages)

    def _behind_title(self, at: int) -> int:
        """Behind "researcher" between an agency and someone's name."""
        after = self.vocabulary.skip("titles", self.tokens, at)
        named = after < len(self.tokens) and self.tokens[after].shape in CAPITALISED
        return after if named else at

    def _behind_job_of(self, at: int) -> int:
        """Behind "de The" in "La periodista de The Associated Press Jane Roe"."""
        inner = self.vocabulary.skip("by", self.tokens, at)
        inner = self.vocabulary.skip("the", self.tokens, inner)
        agency = self.vocabulary.agency_at(self.tokens, inner) if inner > at else None
        return inner if agency is not None and self.goes_before_name(agency[1]) else at

    def behind(self, at: int, agencies: list[str]) -> tuple[int, tuple[int, int] | None]:
        """Behind what belongs to the name before a token; and the place's span."""
        place: tuple[int, int] | None = None
        for _ in range(MOST_BESIDE):
            after = worked = self._jobs.behind_name(at)
            agency = self.vocabulary.agency_at(self.tokens, at + 1) if after > at + 1 else None
            if agency is not None and agency[1] < after:
                if self._is_next_name(after):
                    break  # "..., AP writers John Doe", who is the next one
                agencies.append(agency[0])  # ", AP Business Writer"
            after = self._behind_contact(after)
            after = self._behind_agency(after, agencies, worked=after if at < after else -1)
            if after == at:
                after = max(self._jobs.behind_employer(at), self._houses.behind_name(at))
            found = self._places.beside(after) or (
                self._places.of_job(after) if at < worked == after else None
            )
            if found is not None and at < worked == after and self._jobs.has_field(worked):
                after = found.after
            elif found is not None:
                place, after = (found.start, found.end), found.after
            if after == at:
                break
            at = after
        return at, place

    def _is_next_name(self, at: int) -> bool:
        """Whether a name, and no date, stands right behind a job."""
        named = at < len(self.tokens) and self.tokens[at].shape in CAPITALISED
        stamped = self.fold(at) in self.vocabulary.stamp_words or self.is_barrier(at)
        return named and not stamped

    def place(self, at: int) -> Place | None:
        """The place that a word leads in behind an agency: "Reuters in Nairobi"."""
        led = self.vocabulary.skip("in", self.tokens, at, self.languages) > at
        return self._places.beside(at) if led else None

    def goes_before_name(self, at: int) -> bool:
        """Whether what follows an agency is a job or a name, so that it only belongs to it."""
        if at >= len(self.tokens):
            return False
        if self.vocabulary.skip("jobs", self.tokens, at) > at or self._behind_title(at) > at:
            return True
        if self.fold(at) in self.vocabulary.stamp_words:
            return False  # "By ANI Updated: May 3"
        if self.fold(at) in ("/", "'"):
            at += 1
        joined = any(
            self.vocabulary.skip(kind, self.tokens, at) > at for kind in ("and", "in", "from")
        )
        return (
            at < len(self.tokens)
            and self.tokens[at].shape in CAPITALISED
            and not joined
            and self.vocabulary.agency_at(self.tokens, at) is None
            and not self.is_head(at)
            and self.vocabulary.skip("collectives", self.tokens, at) == at
        )

    def is_barrier(self, at: int) -> bool:
        """Whether a job, an agency, a role or a date begins at a token, and so no name goes on."""
        if self.is_head(at):
            return True
        if self.fold(at) not in self.vocabulary.name_stops:
            return False
        if self._jobs.behind_field(at) > at:
            return True
        if self.vocabulary.barriers.at(self.tokens, at) is not None:
            return True
        return self.vocabulary.agency_at(self.tokens, at) is not None or self._is_date(at)

    def fold(self, at: int) -> str:
        """The folded token of an index; "" behind the last."""
        return self.tokens[at].fold if at < len(self.tokens) else ""

    def _is_date(self, at: int) -> bool:
        token = self.tokens[at]
        if token.fold not in self.vocabulary.months and not self.vocabulary.has("weekdays", token):
            return False
        return read_day(self.tokens, at, self.vocabulary) is not None

    def _behind_owner(self, at: int, agencies: list[str]) -> int:
        """Behind "CNN's", "Harbour Radio's" before a name."""
        for last in range(at, min(at + MOST_EMPLOYER, len(self.tokens) - 1)):
            token = self.tokens[last]
            if token.shape not in CAPITALISED:
                break
            ending = next((e for e in self.vocabulary.possessives if token.fold.endswith(e)), "")
            if ending and self.tokens[last + 1].shape in CAPITALISED:
                return self._behind_owner_at(at, last, ending, agencies)
        return at

    def _behind_owner_at(self, at: int, last: int, ending: str, agencies: list[str]) -> int:
        token = self.tokens[last]
        cut = len(token.text) - len(ending)
        owner = token._replace(text=token.text[:cut], fold=token.fold[: -len(ending)])
        words = [*self.tokens[at:last], owner]
        if (agency := self.vocabulary.agency_at(words, 0)) is not None:
            agencies.append(agency[0])
        return last + 1

    def _behind_contact(self, at: int) -> int:
        after = at
        while self.fold(after) in ("(", "[", ",", "<") and after < len(self.tokens):
            after += 1
        after = self.vocabulary.skip("in", self.tokens, after)
        if after >= len(self.tokens) or self.tokens[after].shape is not Shape.CONTACT:
            return at
        after += 1
        while self.fold(after) in (")", "]", ">") and after < len(self.tokens):
            after += 1
        return after

    def _behind_agency(self, at: int, agencies: list[str], *, worked: int = -1) -> int:
        """Behind "/dpa", "(AFP)", "via Getty Images", "avec AFP", "| Reuters" after a name, and
        behind "da Agência Brasil" after the job there, which ends at `worked`."""
        start = self._behind_link(at)
        if start == at == worked:
            start = max(self.vocabulary.skip(kind, self.tokens, at) for kind in ("from", "by"))
        if start == at:
            return at
        agency = self._between_bars(at) or self.vocabulary.agency_at(self.tokens, start)
        if agency is None:
            inner = self.vocabulary.skip("the", self.tokens, start)
            agency = self.vocabulary.agency_at(self.tokens, inner)
        if agency is None:
            return self._houses.behind_slash(at)
        after = agency[1]
        if self.fold(at) == "," and self.goes_before_name(after):
            return at
        if self.fold(at) == "(":
            if self.fold(after) != ")":
                return at
            after += 1
        agencies.append(agency[0])
        return self._jobs.behind_client(after)

    def _between_bars(self, at: int) -> tuple[str, int] | None:
        """The agency of "Jane Roe | TNN | Oct 3", which its bars enclose as a bracket does."""
        if self.fold(at) != "|":
            return None
        agency = self.vocabulary.agency_at(self.tokens, at + 1, enclosed=True)
        return agency if agency is not None and self.fold(agency[1]) == "|" else None

    def _behind_link(self, at: int) -> int:
        """Behind the mark or word that ties an agency to the name before it."""
        after = at + 1 if self.fold(at) in ("/", "(", "|", "-", ",") else at
        if after == at:
            after = self.vocabulary.skip("for", self.tokens, at)
        if self.fold(at) == ",":
            after = self.vocabulary.skip("from", self.tokens, after)
        return max(after, self.vocabulary.skip("with", self.tokens, after))
