"""A roster: the list of names in a credit, with the places and agencies that go with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.core.article import Role
from service.core.day import read_day
from service.core.person import Barrier, is_collective, read_name
from service.core.place import Place, read_place
from service.core.token import Shape, Token
from service.core.vocabulary import Languages, Vocabulary


@dataclass(frozen=True, slots=True)
class Member:
    """One name of a roster: its span, its place, and its agency where it is one itself."""

    start: int
    end: int
    words: int
    place: tuple[int, int] | None = None
    agency: str | None = None
    collective: bool = False
    role: Role | None = None
    """The role that a bracket behind the name gives it: "Jane Roe (text)"."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Members in order, agencies named beside them, and the index of the token behind."""

    members: tuple[Member, ...]
    agencies: tuple[str, ...]
    after: int


class RosterReader:
    """Reads rosters in one list of tokens."""

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
        self._is_head = is_head

    def read(self, at: int, place: tuple[int, int] | None = None) -> Roster | None:
        """The roster that begins at a token; `place` is one that was named before the names."""
        members: list[Member] = []
        agencies: list[str] = []
        open_from = 0
        index = at
        while True:
            found = self._member(index, agencies)
            if found is None:
                break
            member, after = found
            if (role := self._bracketed_role(after)) is not None:
                member, after = replace(member, role=role), after + 3
            members.append(member)
            named: tuple[int, int] | None = None
            index = after
            if member.agency is None:
                index, named = self._behind_member(after, agencies)
            if named is not None:
                members[open_from:] = [
                    replace(member, place=named) if not member.collective else member
                    for member in members[open_from:]
                ]
                open_from = len(members)
            following = self._behind_separator(index)
            if following == index and not self._stands_beside(index):
                break
            end, index = index, following
            if not self._may_begin(index):
                index = end
                break
        if not members:
            return None
        if place is not None:
            members = [replace(member, place=member.place or place) for member in members]
        return Roster(tuple(members), tuple(agencies), index)

    def _member(self, at: int, agencies: list[str]) -> tuple[Member, int] | None:
        if (agency := self._whole_agency(at)) is None:
            at = self._behind_openings(at, agencies)
            agency = self._whole_agency(at)
        if at >= len(self.tokens):
            return None
        if agency is not None:
            span = self.tokens[at].start, self.tokens[agency[1] - 1].end
            agencies.append(agency[0])
            return Member(*span, words=2, agency=agency[0]), agency[1]
        if self.is_barrier(at):
            return None
        name = read_name(self.tokens, at, self.vocabulary, self.languages, self.is_barrier)
        if name is None:
            return None
        after, end = name.after, name.end
        if self._is_collective_at(after):
            end, after = self.tokens[after].end, after + 1
        words = self.tokens[name.first : after]
        collective = is_collective(words, self.vocabulary)
        count = name.words + (after > name.after)
        return Member(name.start, end, count, collective=collective), after

    def _is_collective_at(self, at: int) -> bool:
        """Whether a desk's word goes on a name, "the Beijing newsroom", and no job does."""
        if at >= len(self.tokens) or self.vocabulary.skip("jobs", self.tokens, at) > at:
            return False
        return self.vocabulary.has("collectives", self.tokens[at])

    def _bracketed_role(self, at: int) -> Role | None:
        if _fold(self.tokens, at) != "(" or _fold(self.tokens, at + 2) != ")":
            return None
        for table in (self.vocabulary.nouns, self.vocabulary.labels):
            match = table.at(self.tokens, at + 1)
            if match is not None and match.end == at + 2:
                return match.meaning.role
        return None

    def _whole_agency(self, at: int) -> tuple[str, int] | None:
        """The agency that stands here by itself, in no person's service."""
        agency = self.vocabulary.agency_at(self.tokens, at) if at < len(self.tokens) else None
        if agency is None or self._goes_before_name(agency[1]):
            return None
        return agency

    def _behind_openings(self, at: int, agencies: list[str]) -> int:
        """Behind articles, honorifics and jobs before a name; an agency there is noted."""
        while at < len(self.tokens):
            after = at
            for kind in ("the", "jobs", "reporters"):
                after = self.vocabulary.skip(kind, self.tokens, after)
            after = self.vocabulary.skip("honorifics", self.tokens, after, self.languages)
            agency = self.vocabulary.agency_at(self.tokens, after)
            if agency is not None and self._goes_before_name(agency[1]):
                agencies.append(agency[0])
                after = agency[1]
            elif (owner := self._behind_owner(after, agencies)) > after:
                after = owner
            if after > at and _fold(self.tokens, after) in (".", ":"):
                after += 1
            if after == at:
                break
            at = after
        return at

    def _behind_owner(self, at: int, agencies: list[str]) -> int:
        """Behind "CNN's" before a name."""
        if at + 1 >= len(self.tokens) or self.tokens[at].shape not in (Shape.TITLE, Shape.CAPITALS):
            return at
        token = self.tokens[at]
        ending = next((e for e in self.vocabulary.possessives if token.fold.endswith(e)), "")
        if not ending or self.tokens[at + 1].shape not in (Shape.TITLE, Shape.CAPITALS):
            return at
        cut = len(token.text) - len(ending)
        owner = replace(token, text=token.text[:cut], fold=token.fold[: -len(ending)])
        if (agency := self.vocabulary.agency_at([owner], 0)) is not None:
            agencies.append(agency[0])
        return at + 1

    def _goes_before_name(self, at: int) -> bool:
        """Whether what follows an agency is a job or a name, so that it only belongs to it."""
        if at >= len(self.tokens):
            return False
        if self.vocabulary.skip("jobs", self.tokens, at) > at:
            return True
        if _fold(self.tokens, at) == "/":
            at += 1
        joined = any(
            self.vocabulary.skip(kind, self.tokens, at) > at for kind in ("and", "in", "from")
        )
        return (
            at < len(self.tokens)
            and self.tokens[at].shape in (Shape.TITLE, Shape.CAPITALS)
            and not joined
            and self.vocabulary.agency_at(self.tokens, at) is None
            and not self._is_head(at)
        )

    def _behind_member(self, at: int, agencies: list[str]) -> tuple[int, tuple[int, int] | None]:
        """Behind what belongs to a name: job, address, agency, place; and the place."""
        place: tuple[int, int] | None = None
        for _ in range(6):
            after = self._behind_contact(self._behind_job(at))
            after = self._behind_agency(after, agencies)
            found = self._place(after)
            if found is not None:
                place, after = (found.start, found.end), found.after
            if after == at:
                break
            at = after
        return at, place

    def _behind_job(self, at: int) -> int:
        after = at
        if _fold(self.tokens, after) in (",", "/", "|", "-"):
            after = self._behind_beat(after + 1)
        if self._is_head(after):
            return at
        for kind in ("jobs", "titles"):
            job = self.vocabulary.skip(kind, self.tokens, after)
            if job > after:
                return job
        return at

    def _behind_beat(self, at: int) -> int:
        """Behind the field that a job is for, "Foreign Affairs" before "Editor"."""
        for after in range(at, min(at + 4, len(self.tokens))):
            if after > at and self.vocabulary.skip("jobs", self.tokens, after) > after:
                return after
            if self.tokens[after].shape not in (Shape.TITLE, Shape.CAPITALS):
                break
        return at

    def _behind_contact(self, at: int) -> int:
        after = at
        while _fold(self.tokens, after) in ("(", "[", ",", "<") and after < len(self.tokens):
            after += 1
        if after < len(self.tokens) and self.tokens[after].shape is Shape.CONTACT:
            after += 1
            while _fold(self.tokens, after) in (")", "]", ">") and after < len(self.tokens):
                after += 1
            return after
        return at

    def _behind_agency(self, at: int, agencies: list[str]) -> int:
        """Behind "/dpa", "(AFP)", "via Getty Images", "| Reuters" after a name."""
        if _fold(self.tokens, at) not in ("/", "(", "|", "-", ",") and (
            at >= len(self.tokens) or self.vocabulary.skip("for", self.tokens, at) == at
        ):
            return at
        opened = _fold(self.tokens, at) == "("
        agency = self.vocabulary.agency_at(self.tokens, at + 1)
        if agency is None:
            inner = self.vocabulary.skip("the", self.tokens, at + 1)
            agency = self.vocabulary.agency_at(self.tokens, inner)
        if agency is None:
            return self._behind_outlet(at)
        after = agency[1]
        if _fold(self.tokens, at) == "," and self._goes_before_name(after):
            return at
        if opened:
            if _fold(self.tokens, after) != ")":
                return at
            after += 1
        agencies.append(agency[0])
        return after

    def _behind_outlet(self, at: int) -> int:
        """Behind "/ TV 2", "/ The Daily Post": where a picture's maker works."""
        if _fold(self.tokens, at) != "/":
            return at
        after = at + 1
        while after < len(self.tokens) and self.tokens[after].shape in (
            Shape.TITLE, Shape.CAPITALS, Shape.NUMBER
        ):  # fmt: skip
            after += 1
        words = self.tokens[at + 1 : after]
        letters = [token for token in words if token.shape is not Shape.NUMBER]
        known = any(self.vocabulary.has("organisations", token) for token in words)
        person = len(letters) != 1 or letters[0].shape is not Shape.CAPITALS
        return after if words and (known or not person) else at

    def _place(self, at: int) -> Place | None:
        comma = at + 1 if _fold(self.tokens, at) == "," else at
        after = self.vocabulary.skip("in", self.tokens, comma, self.languages)
        opened = _fold(self.tokens, at) in ("(", "[")
        if after == comma and not opened:
            return self._known_place(comma) if comma > at else None
        start = at + 1 if opened else after
        if opened:
            start = self.vocabulary.skip("in", self.tokens, start, self.languages)
        place = read_place(self.tokens, start, self.vocabulary, self.languages, self._is_head)
        if place is None:
            return None
        if opened:
            closed = _fold(self.tokens, place.after) in (")", "]")
            return Place(place.start, place.end, place.after + 1) if closed else None
        return place

    def _known_place(self, at: int) -> Place | None:
        """The town that stands alone behind a name's comma."""
        known = self.vocabulary.places.at(self.tokens, at)
        if known is None:
            return None
        follows = self.tokens[known.end] if known.end < len(self.tokens) else None
        if follows is not None and follows.shape in (Shape.TITLE, Shape.CAPITALS, Shape.LOWER):
            return None
        return Place(self.tokens[at].start, self.tokens[known.end - 1].end, known.end)

    def _behind_separator(self, at: int) -> int:
        after = at
        while after < len(self.tokens) and after - at < 4:
            token = self.tokens[after]
            if token.fold in (",", "/", "\u30fb") or token.shape is Shape.BREAK:
                after += 1
                continue
            joined = self.vocabulary.skip("and", self.tokens, after, self.languages)
            if joined == after:
                break
            after = joined
        return after

    def _stands_beside(self, at: int) -> bool:
        """Whether a further Korean name follows: these stand in a row, only spaces between."""
        return (
            0 < at < len(self.tokens)
            and self.tokens[at].shape is self.tokens[at - 1].shape is Shape.HANGUL
            and not self.is_barrier(at)
        )

    def _may_begin(self, at: int) -> bool:
        if at >= len(self.tokens) or self.vocabulary.skip("for", self.tokens, at) > at:
            return False
        return not self._is_head(at)

    def is_barrier(self, at: int) -> bool:
        """Whether a job, an agency, a role or a date word begins at a token."""
        if self._is_head(at):
            return True
        vocabulary, tokens = self.vocabulary, self.tokens
        if vocabulary.skip("jobs", tokens, at) > at:
            return True
        return (
            any(
                vocabulary.skip(kind, tokens, at) > at
                for kind in (
                    "published",
                    "modified",
                    "reporters",
                    "wire_marks",
                    "tails",
                    "copyright",
                )
            )
            or vocabulary.agency_at(tokens, at) is not None
            or self._is_date(at)
        )

    def _is_date(self, at: int) -> bool:
        token = self.tokens[at]
        if token.fold not in self.vocabulary.months and not self.vocabulary.has("weekdays", token):
            return False
        return read_day(self.tokens, at, self.vocabulary) is not None


def _fold(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].fold if at < len(tokens) else ""
