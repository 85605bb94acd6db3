"""The names of a credit: rosters in one line's tokens, and the credits that they make."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from service.core.article import Credit, Role
from service.core.attribution.clause_end import ClauseEnd
from service.core.attribution.glue import read_unglued, without_inner_breaks
from service.core.attribution.head import MEDIA, Head
from service.core.attribution.person import is_of_organisation, is_person
from service.core.attribution.role_head import HeadReader
from service.core.attribution.roster import MOST_MEMBERS, Member, Roster, RosterReader
from service.core.attribution.token import Token, fold_at
from service.core.attribution.vocabulary import Languages, Vocabulary
from service.core.line import fold_space

SEPARATORS = ",/\u30fb"
"""Marks between two names of one role."""


class CrewReader:
    """Reads roles and the names beside them in the tokens of one line or block."""

    def __init__(self, text: str, vocabulary: Vocabulary, language: str | None = None) -> None:
        self.text = text
        self.tokens: Sequence[Token] = without_inner_breaks(text, read_unglued(text, vocabulary))
        self.vocabulary = vocabulary
        self.language = frozenset({language} if language else ())
        self.ends = ClauseEnd(self.tokens, vocabulary)
        self._heads = HeadReader(self.tokens, vocabulary, self.language)

    def head(self, at: int) -> Head | None:
        """The role words that begin at a token and stand before names."""
        return self._heads.read(at)

    def is_head(self, at: int) -> bool:
        """Whether role words begin at a token."""
        if fold_at(self.tokens, at) not in self.vocabulary.role_starts:
            return False  # as nearly everywhere
        return self.head(at) is not None or self.vocabulary.after.at(self.tokens, at) is not None

    def roster(
        self,
        at: int,
        languages: Languages,
        place: tuple[int, int] | None,
        separators: str = SEPARATORS,
        most: int = MOST_MEMBERS,
    ) -> Roster | None:
        """The names that begin at a token; the text's own language decides where it can."""
        spoken = self.language if self.language & languages else languages | self.language
        reader = RosterReader(self.tokens, self.vocabulary, spoken, self.is_head, separators)
        return reader.read(at, place, most)

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
        """Whether what stands where a place does is one: behind a translator it is a language,
        and in a bracket behind who took a picture an outlet on no list."""
        if member.place is None:
            return True
        bracketed = self.text[: member.place[0]].endswith("(") and role in MEDIA
        if role is not Role.TRANSLATION and not bracketed:
            return True
        index = bisect_left(self.tokens, member.place[0], key=lambda token: token.start)
        return self.vocabulary.places.at(self.tokens, index) is not None

    def quote(self, start: int, end: int) -> str:
        """The text of a span, white space folded."""
        return fold_space(self.text[start:end])

    def place_of(self, member: Member) -> str | None:
        """The place that goes with a member, as written."""
        return self.quote(*member.place) if member.place is not None else None

    def words(self, member: Member) -> Sequence[Token]:
        """The tokens of a member's name."""
        first = bisect_right(self.tokens, member.start, key=lambda token: token.end)
        return self.tokens[first : bisect_left(self.tokens, member.end, key=lambda t: t.start)]

    def is_organisation(self, member: Member) -> bool:
        """Whether a name holds a word that tells of an organisation."""
        return any(is_of_organisation(word, self.vocabulary) for word in self.words(member))

    def is_person(self, member: Member) -> bool:
        """Whether nothing speaks against a person, as "The Daily Times" behind a name does."""
        words = self.words(member)
        return is_person(words, self.vocabulary)
