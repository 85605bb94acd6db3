"""A roster: the list of names in a credit, with the places and agencies that go with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.core.article import Role
from service.core.attribution.companion import CompanionReader
from service.core.attribution.name import Barrier, Passage
from service.core.attribution.person import is_collective, read_name
from service.core.attribution.token import Shape, Token
from service.core.attribution.vocabulary import Languages, Vocabulary

MOST_SEPARATORS = 4
"""Marks and words between two names at the most."""

LONGEST_FAMILY = 3
"""Ideographs up to which names in a row may be parted by nothing but a space."""


MOST_MEMBERS = 1_000
"""Names and agencies of a roster at the most."""


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
    """Reads rosters in one list of tokens; `separators` are the marks between two names."""

    def __init__(
        self,
        tokens: Sequence[Token],
        vocabulary: Vocabulary,
        languages: Languages,
        is_head: Barrier,
        separators: str = ",/\u30fb",
    ) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.languages = languages
        self._separators = separators
        self._beside = CompanionReader(tokens, vocabulary, languages, is_head)
        self._passage = Passage(tokens, vocabulary, languages, self._beside.is_barrier)

    def read(
        self, at: int, place: tuple[int, int] | None = None, most: int = MOST_MEMBERS
    ) -> Roster | None:
        """The roster that begins at a token; `place` is one that was named before the names."""
        members: list[Member] = []
        agencies: list[str] = []
        unplaced = 0
        index, end = at, at
        while len(members) < most and (found := self._member(index, agencies)) is not None:
            member, index = found
            members.append(member)
            named: tuple[int, int] | None = None
            if member.agency is None:
                index, named = self._beside.behind(index, agencies)
            elif (town := self._beside.place(index)) is not None:
                index = town.after
                members[-1] = replace(member, place=(town.start, town.end))
            if named is not None:
                members[unplaced:] = [_placed(each, named) for each in members[unplaced:]]
                unplaced = len(members)
            end = index
            index = self._behind_separator(end)
            if (index == end and not self._stands_beside(end)) or not self._may_begin(index):
                break
        if not members:
            return None
        if place is not None:
            members = [replace(member, place=member.place or place) for member in members]
        return Roster(tuple(members), tuple(agencies), end)

    def _member(self, at: int, agencies: list[str]) -> tuple[Member, int] | None:
        if (agency := self._whole_agency(at)) is None:
            at = self._beside.before(at, agencies)
            agency = self._whole_agency(at)
        if agency is not None:
            span = self.tokens[at].start, self.tokens[agency[1] - 1].end
            agencies.append(agency[0])
            return Member(*span, words=2, agency=agency[0]), agency[1]
        if at >= len(self.tokens) or self._beside.is_barrier(at):
            return None
        return self._named(at)

    def _named(self, at: int) -> tuple[Member, int] | None:
        name = read_name(self._passage, at)
        if name is None:
            return None
        after, end, count = name.after, name.end, name.words
        if self._is_collective_at(after):
            end, after, count = self.tokens[after].end, after + 1, count + 1
        outlet = self._behind_glued_outlet(after)
        if outlet > after:
            end, after = self.tokens[outlet - 1].end, outlet
        collective = outlet == after > name.after or is_collective(
            self.tokens[name.first : after], self.vocabulary
        )
        role = self._bracketed_role(after)
        member = Member(name.start, end, count, collective=collective, role=role)
        return member, after if role is None else after + 3

    def _behind_glued_outlet(self, at: int) -> int:
        """Behind "新報" right behind ideographs, which are a paper's name then and no person's."""
        if not 0 < at < len(self.tokens) or self.tokens[at].start != self.tokens[at - 1].end:
            return at
        if self.tokens[at].shape is not Shape.IDEOGRAPH:
            return at
        return self.vocabulary.skip("organisations", self.tokens, at)

    def _is_collective_at(self, at: int) -> bool:
        """Whether a desk's word goes on a name, "the Beijing newsroom", and no job does."""
        if at >= len(self.tokens) or self.vocabulary.skip("jobs", self.tokens, at) > at:
            return False
        return self.vocabulary.has("collectives", self.tokens[at])

    def _bracketed_role(self, at: int) -> Role | None:
        if self._beside.fold(at) != "(" or self._beside.fold(at + 2) != ")":
            return None
        for table in (self.vocabulary.nouns, self.vocabulary.labels):
            match = table.at(self.tokens, at + 1)
            if match is not None and match.end == at + 2:
                return match.meaning.role
        return None

    def _whole_agency(self, at: int) -> tuple[str, int] | None:
        """The agency that stands here by itself, in no person's service."""
        labelled = at > 0 and self._beside.fold(at - 1) == ":"  # as enclosed as by a bracket
        agency = self.vocabulary.agency_at(self.tokens, at, enclosed=labelled)
        if agency is None or self._beside.goes_before_name(agency[1]):
            return None
        return agency

    def _behind_separator(self, at: int) -> int:
        after = at
        while after < len(self.tokens) and after - at < MOST_SEPARATORS:
            token = self.tokens[after]
            if token.fold in self._separators or token.shape is Shape.BREAK:
                after += 1
                continue
            joined = self.vocabulary.skip("and", self.tokens, after, self.languages)
            if joined == after:
                break
            after = joined
        return after

    def _stands_beside(self, at: int) -> bool:
        """Whether a further name follows where names stand in a row, only spaces between."""
        if not 0 < at < len(self.tokens) or self._beside.is_barrier(at):
            return False
        if self.tokens[at].shape is self.tokens[at - 1].shape is Shape.HANGUL:
            return True
        if self.languages & self.vocabulary.spaced_names:
            return False
        return self._is_short_run(at) and self.vocabulary.places.at(self.tokens, at) is None

    def _is_short_run(self, at: int) -> bool:
        """Whether two or three ideographs stand here between spaces, behind others."""
        tokens = self.tokens
        if tokens[at - 1].shape is not Shape.IDEOGRAPH or tokens[at - 1].end == tokens[at].start:
            return False
        after = at
        while after < len(tokens) and tokens[after].shape is Shape.IDEOGRAPH:
            if after > at and tokens[after].start != tokens[after - 1].end:
                break
            after += 1
        return 2 <= after - at <= LONGEST_FAMILY

    def _may_begin(self, at: int) -> bool:
        if at >= len(self.tokens) or self.vocabulary.skip("for", self.tokens, at) > at:
            return False
        return not self._beside.is_head(at)


def _placed(member: Member, place: tuple[int, int]) -> Member:
    """The member with a place; a desk has none."""
    return member if member.collective else replace(member, place=place)
