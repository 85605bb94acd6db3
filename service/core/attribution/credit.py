"""The grammar of credit lines: who reported, wrote, edited, photographed, and from where."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.core.article import Credit, Role
from service.core.attribution.clause_end import ClauseEnd
from service.core.attribution.day import is_stamped
from service.core.attribution.glue import read_unglued
from service.core.attribution.person import is_person
from service.core.attribution.place import PlaceReader
from service.core.attribution.role_head import MEDIA, Head, HeadReader
from service.core.attribution.roster import Member, Roster, RosterReader
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Languages, Vocabulary
from service.core.line import fold_space

_SENTENCE_ENDS = (".", "!", "?", "\u2026", '"', "\u201d")

SEPARATORS = ",/\u30fb"
"""Marks between two names of one role."""

MOST_SUPPLIERS = 16
"""Tokens of a list of sources at the most."""

LONGEST_UNCASED = 4
"""Words from which on a name without capitals may be a sentence."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One role clause: its credits, its agencies, and the tokens that it takes."""

    credits: tuple[Credit, ...]
    agencies: tuple[str, ...]
    start: int
    after: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Clauses that follow one another, as a span of characters in the text."""

    start: int
    end: int
    credits: tuple[Credit, ...]
    agencies: tuple[str, ...]


class CreditReader:
    """Reads role clauses in the tokens of one line or block."""

    def __init__(self, text: str, vocabulary: Vocabulary, language: str | None = None) -> None:
        self.text = text
        self.tokens: Sequence[Token] = read_unglued(text, vocabulary)
        self.vocabulary = vocabulary
        self.language = frozenset({language} if language else ())
        self._holds_slash = "/" in text or "\uff0f" in text
        self._ends = ClauseEnd(self.tokens, vocabulary)
        self._heads = HeadReader(self.tokens, vocabulary, self.language)
        self._behind: list[tuple[int, Languages]] | None = None

    def head(self, at: int) -> Head | None:
        """The role words that begin at a token and stand before names."""
        return self._heads.read(at)

    def is_head(self, at: int) -> bool:
        """Whether role words begin at a token."""
        return self.head(at) is not None or self.vocabulary.after.at(self.tokens, at) is not None

    def clause(self, at: int) -> Clause | None:
        """The role clause that begins at a token, in either order of role and names."""
        head = self.head(at)
        if head is not None:
            return self._before_names(at, head)
        return self._behind_names(at) or self._slashed(at) or self._leading(at)

    def roster(
        self,
        at: int,
        languages: Languages,
        place: tuple[int, int] | None,
        separators: str = SEPARATORS,
    ) -> Roster | None:
        """The names that begin at a token; the text's own language decides where it can."""
        spoken = self.language if self.language & languages else languages | self.language
        reader = RosterReader(self.tokens, self.vocabulary, spoken, self.is_head, separators)
        return reader.read(at, place)

    def fold(self, at: int) -> str:
        """The folded token of an index; "" behind the last."""
        return fold_at(self.tokens, at)

    def credits_of(self, members: Sequence[Member], roles: Sequence[Role]) -> tuple[Credit, ...]:
        """The members that are named, once for each role."""
        return tuple(
            Credit(
                member.role or role,
                self.quote(member.start, member.end),
                self.place_of(member) if self._is_placed(member, role) else None,
            )
            for role in roles
            for member in members
            if self.is_named(member, role)
        )

    def is_named(self, member: Member, role: Role) -> bool:
        """Whether a member is more than "Staff", and no one-word brand beside a picture."""
        if member.agency is not None or member.words > 1:
            return True
        return not member.collective and role not in MEDIA

    def _is_placed(self, member: Member, role: Role) -> bool:
        """Whether what "in" or "from" led in is a place; behind a translator it is a language."""
        if role is not Role.TRANSLATION or member.place is None:
            return True
        index = bisect_left(self.tokens, member.place[0], key=lambda token: token.start)
        return self.vocabulary.places.at(self.tokens, index) is not None

    def quote(self, start: int, end: int) -> str:
        """The text of a span, white space folded."""
        return fold_space(self.text[start:end])

    def place_of(self, member: Member) -> str | None:
        """The place that goes with a member, as written."""
        return self.quote(*member.place) if member.place is not None else None

    def _before_names(self, at: int, head: Head) -> Clause | None:
        if head.supply and self.fold(head.after - 1) == ":":
            return self._supplied(at, head)
        if head.supply and self.fold(head.after) == "(":
            head = replace(head, after=head.after + 1)
        roster = self.roster(head.after, head.languages, head.place)
        if roster is None:
            return None
        if head.supply and not _is_supplied(roster):
            return self._lent(at, head, roster)
        if not self._goes_with(head, roster):
            return None
        makers = self.credits_of(roster.members, head.roles)
        if MEDIA.issuperset(head.roles) and _is_supplied(roster) and self.fold(roster.after) == "|":
            takers = self.roster(roster.after + 1, head.languages, None)
            if takers is not None and all(map(self._is_person, takers.members)):
                makers = self.credits_of(takers.members, head.roles)
                agencies = (*roster.agencies, *takers.agencies)
                roster = replace(takers, agencies=agencies)
        after = self._ends.behind_trailing(self._ends.behind_client(roster.after))
        if head.stated:
            after = self._ends.behind_portrait(after, head.languages)
        return Clause(makers, (*head.agencies, *roster.agencies), at, after, head.sure)

    def _closes_sentence(self, roster: Roster) -> bool:
        """Whether words without capitals, more than a name has, end in a full stop."""
        member = roster.members[-1]
        uncased = self._words(member)[0].shape is Shape.UNCASED
        return uncased and member.words >= LONGEST_UNCASED and self.fold(roster.after) == "."

    def _goes_with(self, head: Head, roster: Roster) -> bool:
        """Whether names speak for a credit where their role's words alone do not."""
        if head.lone:
            return self._ends.ends_line(roster.after)
        if head.uncoloned and self._closes_sentence(roster):
            return False
        return head.sure or roster.members[0].words > 1

    def _lent(self, at: int, head: Head, roster: Roster) -> Clause | None:
        """ "With files from Jane Roe and CBC News", to the line's end: people contributed."""
        end = roster.after
        while end < len(self.tokens) and self.fold(end) in (".", ")", "*"):
            end += 1
        if end < len(self.tokens) and self.tokens[end].shape is not Shape.BREAK:
            return None
        lent = self.vocabulary.skip("from", self.tokens, head.after - 1) == head.after
        led = any(member.agency is not None for member in roster.members)
        makers: list[Credit] = []
        for member in roster.members:
            alone = member.words < 2
            named = member.agency is not None or self._is_organisation(member) or (alone and led)
            if (alone and not led) or not (named or (lent and self._is_person(member))):
                return None
            told = head.roles[0]
            role = told if told is not Role.SOURCE or named else Role.CONTRIBUTION
            makers.append(Credit(role, self.quote(member.start, member.end), self.place_of(member)))
        return Clause(tuple(makers), roster.agencies, at, roster.after)

    def _supplied(self, at: int, head: Head) -> Clause | None:
        """ "Source: ntv.de, abc/dpa": the agencies among what is named, or one organisation."""
        suppliers: list[Credit] = []
        agencies: list[str] = []
        index = head.after
        while index < len(self.tokens) and index - head.after < MOST_SUPPLIERS:
            token = self.tokens[index]
            first = index == head.after
            agency = self.vocabulary.agency_at(self.tokens, index, enclosed=first)
            if agency is not None:
                span = token.start, self.tokens[agency[1] - 1].end
                suppliers.append(Credit(Role.SOURCE, self.quote(*span)))
                agencies.append(agency[0])
                index = agency[1]
            elif (
                token.shape is Shape.BREAK
                or token.fold in (")", "]", ";", "|")
                or (index > head.after and self.head(index) is not None)
            ):
                break
            else:
                index += 1
        if agencies:
            return Clause(tuple(suppliers), tuple(agencies), at, index)
        roster = self.roster(head.after, head.languages, None)
        if roster is None or any(member.words < 2 for member in roster.members):
            return None
        if roster.after < len(self.tokens) and self.tokens[roster.after].shape is not Shape.BREAK:
            return None
        return Clause(self.credits_of(roster.members, head.roles), (), at, roster.after)

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
            match = self.vocabulary.after.at(self.tokens, self._ends.behind_aside(roster.after))
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
        return Clause(tuple(makers), tuple(agencies), at, self._ends.behind_trailing(index))

    def _slashed(self, at: int) -> Clause | None:
        """ "REUTERS/Jane Roe", "Jane Roe/AFP via Getty Images": a picture's maker and agency."""
        if not self._holds_slash or self.vocabulary.skip("bylines", self.tokens, at) > at:
            return None
        agency = self.vocabulary.agency_at(self.tokens, at)
        start = agency[1] + 1 if agency is not None and self.fold(agency[1]) == "/" else at
        if agency is not None and start == at:
            return None
        if agency is None and not self._slash_agency_follows(at):
            return self._bracketed_maker(at)
        roster = self.roster(start, self.language, None)
        if roster is None or (agency is None and not roster.agencies):
            return None
        if is_stamped(self.tokens, roster.after + 1, self.vocabulary):
            return None  # "Jane Roe / TNN / Updated: Nov 3", a byline
        people = [member for member in roster.members if member.agency is None]
        if not people or any(member.words < 2 or member.collective for member in people):
            return None
        if self.tokens[start].shape is Shape.UNCASED and self.fold(roster.after) == ".":
            return None  # a sentence, in a script without capitals
        named = (agency[0],) if agency is not None else ()
        people = [people[0], *(member for member in people[1:] if self._is_person(member))]
        makers = self.credits_of(people, (Role.PHOTOGRAPHY,))
        after = self._ends.behind_trailing(roster.after)
        return Clause(makers, (*named, *roster.agencies), at, after)

    def _bracketed_maker(self, at: int) -> Clause | None:
        """ "... the market. [Jane Roe/The Harbour]": who took a picture, and for whom."""
        if self.fold(at - 1) not in ("(", "[") or self.fold(at) not in self.vocabulary.given_names:
            return None
        if at > 1 and self.fold(at - 2) not in _SENTENCE_ENDS:
            return None
        roster = self.roster(at, self.language, None)
        if roster is None or self.fold(roster.after) not in (")", "]"):
            return None
        maker = roster.members[0]
        slashed = self._words(maker)[-1].end
        one = "/" in self.text[slashed : self.tokens[roster.after].start][:2]
        if not one or len(roster.members) > 2 or maker.words < 2 or not self._is_person(maker):
            return None
        makers = self.credits_of((maker,), (Role.PHOTOGRAPHY,))
        return Clause(makers, roster.agencies, at, roster.after)

    def _leading(self, at: int) -> Clause | None:
        """ "(Jeanne Roux à Paris, édité par": names that a bracket opens with, before a role."""
        if self.fold(at - 1) != "(" or at == 0:
            return None
        roster = self.roster(at, self.language, None)
        if roster is None or self.fold(roster.after) not in (",", ";", "."):
            return None
        if self.head(roster.after + 1) is None or self.head(at) is not None:
            return None
        if any(member.words < 2 or not self._is_person(member) for member in roster.members):
            return None
        makers = self.credits_of(roster.members, (Role.REPORTING,))
        return Clause(makers, roster.agencies, at, roster.after, sure=False)

    def _words(self, member: Member) -> Sequence[Token]:
        """The tokens of a member's name."""
        first = bisect_right(self.tokens, member.start, key=lambda token: token.end)
        return self.tokens[first : bisect_left(self.tokens, member.end, key=lambda t: t.start)]

    def _is_organisation(self, member: Member) -> bool:
        """Whether a name of several words holds one that tells of an organisation."""
        words = self._words(member)
        return any(self.vocabulary.has("organisations", word) for word in words)

    def _is_person(self, member: Member) -> bool:
        """Whether nothing speaks against a person, as "The Daily Times" behind a name does."""
        words = self._words(member)
        return is_person(words, self.vocabulary)

    def _slash_agency_follows(self, at: int) -> bool:
        """Whether a slash and an agency stand behind the next few words."""
        for index in range(at + 2, min(at + 8, len(self.tokens))):
            if self.fold(index) == "/":
                following = index + 1
                return (
                    following < len(self.tokens)
                    and self.vocabulary.agency_at(self.tokens, following) is not None
                )
        return False

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
        after = at + 1 if self.fold(at) == "," else at
        return self.vocabulary.skip("and", self.tokens, after, languages)


def _is_supplied(roster: Roster) -> bool:
    return all(member.agency is not None for member in roster.members)


def _at(member: Member, place: tuple[int, int]) -> Member:
    return replace(member, place=place)
