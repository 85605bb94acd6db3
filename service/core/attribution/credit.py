"""The grammar of credit lines: who reported, wrote, edited, photographed, and from where."""

from bisect import bisect_right
from dataclasses import replace

from service.core.article import Role
from service.core.attribution.clause import Clause
from service.core.attribution.crew import SEPARATORS, CrewReader
from service.core.attribution.head import MEDIA, Head
from service.core.attribution.picture import read_agency_picture, read_slashed
from service.core.attribution.place import PlaceReader
from service.core.attribution.roster import Member, Roster
from service.core.attribution.supply import read_lent, read_supplied
from service.core.attribution.token import Shape
from service.core.attribution.vocabulary import Languages, Vocabulary

_LIST_ENDS = (";", ".", ")", "]")

LONGEST_UNCASED = 4
"""Words from which on a name without capitals may be a sentence."""


class CreditReader(CrewReader):
    """Reads role clauses in the tokens of one line or block."""

    def __init__(self, text: str, vocabulary: Vocabulary, language: str | None = None) -> None:
        super().__init__(text, vocabulary, language)
        self._behind: list[tuple[int, Languages]] | None = None

    def clause(self, at: int) -> Clause | None:
        """The role clause that begins at a token, in either order of role and names."""
        head = self.head(at)
        if head is not None:
            return self._before_names(at, head)
        return (
            self._behind_names(at)
            or read_slashed(self, at)
            or read_agency_picture(self, at)
            or self._leading(at)
        )

    def _before_names(self, at: int, head: Head) -> Clause | None:
        if head.supply and self.fold(head.after - 1) == ":":
            return read_supplied(self, at, head)
        if head.supply and self.fold(head.after) == "(":
            head = replace(head, after=head.after + 1)
        roster = self._listed(head)
        if roster is None:
            return None
        if head.supply and not _is_supplied(roster):
            return read_lent(self, at, head, roster)
        if not self._goes_with(head, roster):
            return None
        makers = self.credits_of(roster.members, head.roles)
        if MEDIA.issuperset(head.roles) and _is_supplied(roster) and self.fold(roster.after) == "|":
            takers = self.roster(roster.after + 1, head.languages, None)
            if takers is not None and all(map(self.is_person, takers.members)):
                makers = self.credits_of(takers.members, head.roles)
                agencies = (*roster.agencies, *takers.agencies)
                roster = replace(takers, agencies=agencies)
        after = self.ends.behind_trailing(self.ends.behind_client(roster.after))
        if head.stated:
            after = self.ends.behind_portrait(after, head.languages)
        return Clause(makers, (*head.agencies, *roster.agencies), at, after, head.sure)

    def _listed(self, head: Head) -> Roster | None:
        """The names behind a role; a semicolon mostly ends them, and parts them where nothing but
        whole names follows: "Reporting by Jane Roe; Tom Arden; Editing by ..."."""
        plain = self.roster(head.after, head.languages, head.place, SEPARATORS)
        if plain is None or self.fold(plain.after) != ";":
            return plain
        if self.head(plain.after + 1) is not None:
            return plain  # "Reporting by Jane Roe; Editing by ...", as nearly always
        longer = self.roster(head.after, head.languages, head.place, SEPARATORS + ";")
        if longer is None or head.roles == (Role.CONTRIBUTION,):
            return longer
        more = longer.members[len(plain.members) :]
        is_end = longer.after >= len(self.tokens) or self.fold(longer.after) in _LIST_ENDS
        ends = is_end or self.tokens[longer.after].shape is Shape.BREAK
        whole = all(m.agency is None and m.words > 1 and self.is_person(m) for m in more)
        return longer if ends and whole else plain

    def _closes_sentence(self, roster: Roster) -> bool:
        """Whether words without capitals, more than a name has, end in a full stop; so do
        ideographs, of which words can't be told."""
        member = roster.members[-1]
        if self.fold(roster.after) != ".":
            return False
        shape = self.words(member)[0].shape
        if shape is Shape.IDEOGRAPH:
            return roster.after + 1 < len(self.tokens) or len(roster.members) > 1
        return shape is Shape.UNCASED and member.words >= LONGEST_UNCASED

    def _goes_with(self, head: Head, roster: Roster) -> bool:
        """Whether names speak for a credit where their role's words alone do not."""
        if head.lone:
            return self.ends.ends_line(roster.after)
        if head.uncoloned and self._closes_sentence(roster):
            return False
        return head.sure or roster.members[0].words > 1

    def _behind_names(self, at: int) -> Clause | None:
        """ "Jane Roe in Paris contributed to this report"; the place may also come last."""
        languages = self._after_languages(at)
        if languages is None:
            return None
        roster = self.roster(at, languages, None, SEPARATORS + ";")
        if roster is None:
            return None
        index = roster.after + (self.fold(roster.after) == ",")
        match = self.vocabulary.after.at(self.tokens, index)
        if match is None:
            match = self.vocabulary.after.at(self.tokens, self.ends.behind_aside(roster.after))
        if match is None:
            return None
        role, languages = match.meaning.role, match.meaning.languages
        members = list(roster.members)
        index, place = self._place_behind(match.end, languages)
        if place is not None and all(member.place is None for member in members):
            members = [_at(member, place) for member in members]
        makers = list(self.credits_of(members, (role,)))
        agencies = list(roster.agencies)
        following = self._behind_joint(index, languages)
        if place is not None and following > index:
            more = self.roster(following, languages, None)
            if more is not None and all(member.place for member in more.members):
                makers.extend(self.credits_of(more.members, (role,)))
                agencies.extend(more.agencies)
                index = more.after
        return Clause(tuple(makers), tuple(agencies), at, self.ends.behind_trailing(index))

    def _leading(self, at: int) -> Clause | None:
        """ "(Jeanne Roux à Paris, édité par": names that a bracket opens with, before a role."""
        if self.fold(at - 1) != "(" or at == 0:
            return None
        roster = self.roster(at, self.language, None)
        if roster is None or self.fold(roster.after) not in (",", ";", "."):
            return None
        if self.head(roster.after + 1) is None or self.head(at) is not None:
            return None
        if any(member.words < 2 or not self.is_person(member) for member in roster.members):
            return None
        makers = self.credits_of(roster.members, (Role.REPORTING,))
        return Clause(makers, roster.agencies, at, roster.after, sure=False)

    def _after_languages(self, at: int) -> Languages | None:
        """The languages of the role phrase that stands behind names somewhere in the line."""
        if self._behind is None:
            after = self.vocabulary.after
            found = ((i, after.at(self.tokens, i)) for i in range(len(self.tokens)))
            self._behind = [(i, match.meaning.languages) for i, match in found if match is not None]
        index = bisect_right(self._behind, at, key=lambda entry: entry[0])
        return self._behind[index][1] if index < len(self._behind) else None

    def _place_behind(self, at: int, languages: Languages) -> tuple[int, tuple[int, int] | None]:
        after = self.vocabulary.skip("in", self.tokens, at, languages)
        if after == at and self.vocabulary.skip("in", self.tokens, at - 1, languages) != at:
            return at, None
        place = PlaceReader(self.tokens, self.vocabulary, languages, self.is_head).read(after)
        return (place.after, (place.start, place.end)) if place is not None else (at, None)

    def _behind_joint(self, at: int, languages: Languages) -> int:
        after = at + 1 if self.fold(at) in (",", ";") else at
        joined = self.vocabulary.skip("and", self.tokens, after, languages)
        return joined if self.fold(at) != ";" else max(after, joined)


def _is_supplied(roster: Roster) -> bool:
    return all(member.agency is not None for member in roster.members)


def _at(member: Member, place: tuple[int, int]) -> Member:
    return replace(member, place=place)
