"""The words that name roles and stand before names: "Reporting and writing by", "Photo:"."""

from collections.abc import Sequence
from dataclasses import replace

from service.core.article import Role
from service.core.attribution.head import MEDIA, Head
from service.core.attribution.phrases import Match
from service.core.attribution.place import Place, PlaceReader
from service.core.attribution.role_label import MOST_NOUNS, LabelReader
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_at
from service.core.attribution.vocabulary import Languages, RolePhrase, Vocabulary

_LONE = MEDIA | {Role.AUTHOR, Role.WRITING}
"""Roles whose noun may stand before a name with nothing between."""


class HeadReader:
    """Reads role words in one list of tokens, each place once."""

    def __init__(
        self, tokens: Sequence[Token], vocabulary: Vocabulary, language: Languages
    ) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.language = language
        self._labels = LabelReader(tokens, vocabulary)
        self._heads: dict[int, Head | None] = {}

    def read(self, at: int) -> Head | None:
        """The role words that begin at a token."""
        if fold_at(self.tokens, at) not in self.vocabulary.head_starts:
            return None
        if at not in self._heads:
            self._heads[at] = None  # a head never holds itself
            self._heads[at] = self._read_head(at)
        return self._heads[at]

    def _read_head(self, at: int) -> Head | None:
        vocabulary, tokens = self.vocabulary, self.tokens
        if at >= len(tokens):
            return None
        start = vocabulary.skip("with", tokens, at)
        if start > at and self._is_agency(start):
            return Head((Role.SOURCE,), self.language, start, supply=True)
        return (
            self._phrase_head(at)
            or self._noun_head(at)
            or ((self._phrase_head(start) or self._noun_head(start)) if start > at else None)
            or self._stated_head(at)
        )

    def _stated_head(self, at: int) -> Head | None:
        """ "This story was edited by", "The audio version includes reporting by"."""
        start = self.vocabulary.skip("works", self.tokens, at)
        if start == at:
            return None
        head = self._phrase_head(start) or self._noun_head(start)
        return replace(head, stated=True) if head is not None and head.sure else None

    def _is_agency(self, at: int) -> bool:
        """Whether a wire agency stands here by itself: "mit dpa"."""
        inner = self.vocabulary.skip("the", self.tokens, at)
        agency = self.vocabulary.agency_at(self.tokens, inner) if inner < len(self.tokens) else None
        if agency is None:
            return False
        after = agency[1]
        joined = self.vocabulary.skip("and", self.tokens, after, self.language)
        if joined > after and self.vocabulary.agency_at(self.tokens, joined) is not None:
            return True
        if self.vocabulary.skip("tails", self.tokens, after) > after:
            return True  # "With PTI inputs"
        return after >= len(self.tokens) or self.tokens[after].shape is Shape.MARK

    def _phrase_head(self, start: int) -> Head | None:
        """ "Photographer:", "With files from", and the bare "Reporting" before a name."""
        vocabulary, tokens = self.vocabulary, self.tokens
        labelled = self._labels.read(start)
        if labelled is not None:
            return labelled
        before = vocabulary.before.at(tokens, start)
        if before is not None and not self._is_first_name(start, before):
            supply = before.meaning.role is Role.SOURCE
            after = self._labels.behind_colon(before.end)
            return Head(
                (before.meaning.role,),
                before.meaning.languages,
                after,
                supply=supply,
                uncoloned=after == before.end,
            )
        return None

    def _is_first_name(self, at: int, match: Match[RolePhrase]) -> bool:
        """Whether another language's role word is rather someone's first name: Theo Roe."""
        token = self.tokens[at]
        if match.end > at + 1 or token.shape is not Shape.TITLE or not self.language:
            return False
        foreign = self.language.isdisjoint(match.meaning.languages)
        return foreign and token.fold in self.vocabulary.given_names

    def _bare_head(self, start: int) -> Head | None:
        bare = self.vocabulary.bare.at(self.tokens, start)
        if bare is None or bare.end >= len(self.tokens):
            return None
        if self.tokens[bare.end].shape not in CAPITALISED:
            return None
        return Head((bare.meaning.role,), bare.meaning.languages, bare.end, sure=False)

    def _noun_head(self, start: int) -> Head | None:
        """ "Reporting and writing by", "Reporting from Rome by", "AP Video by", "Photos:"."""
        agency = self.vocabulary.agency_at(self.tokens, start)
        agencies = (agency[0],) if agency is not None else ()
        nouns, index = self._nouns(agency[1] if agency is not None else start)
        if not nouns:
            return self._bare_head(start) or self._placed_head(start)
        roles = tuple(dict.fromkeys(noun.role for noun in nouns))
        languages = frozenset().union(*(noun.languages for noun in nouns))
        by = self.vocabulary.skip("by", self.tokens, index, languages)
        if by > index:
            return Head(roles, languages, self._labels.behind_colon(by), None, agencies)
        if (colon := self._labels.behind_colon(index)) > index and fold_at(
            self.tokens, index
        ) == ":":
            return Head(roles, languages, colon, None, agencies)
        if MEDIA.issuperset(roles) and fold_at(self.tokens, index) == "/":
            slashed = self._slashed_head(index, Head(roles, languages, index + 1, None, agencies))
            if slashed is not None:
                return slashed
        if (place := self._place_head(index, roles, languages)) is not None:
            return place
        maker = self.vocabulary.agency_at(self.tokens, index)
        if MEDIA.issuperset(roles) and maker is not None:
            alone = fold_at(self.tokens, maker[1]) != "/"
            return Head(roles, languages, index, None, agencies, supply=alone)  # "(foto Ansa)"
        return self._bare_head(start) or self._lone_head(start, index, roles, languages)

    def _lone_head(
        self, start: int, index: int, roles: tuple[Role, ...], languages: Languages
    ) -> Head | None:
        """ "Photos Jane Roe": a noun that opens a line or bracket, and a first name."""
        opens = start == 0 or self.tokens[start - 1].shape is Shape.BREAK
        if not (opens or self.tokens[start - 1].fold == "("):
            return None
        named = self.tokens[index : index + 2]
        if len(named) < 2 or any(token.shape not in CAPITALISED for token in named):
            return None
        if named[0].fold not in self.vocabulary.given_names or not _LONE.issuperset(roles):
            return None
        return Head(roles, languages, index, lone=True)

    def _slashed_head(self, at: int, head: Head) -> Head | None:
        """ "AP Video/Jane Roe", "Photo/Xinhua", "Photo / Jane Roe": a slash leads to the maker."""
        if head.agencies:
            return head
        if self.vocabulary.agency_at(self.tokens, at + 1) is not None:
            return replace(head, supply=True)
        return replace(head, lone=True) if self._is_parting_slash(at) else None

    def _is_parting_slash(self, at: int) -> bool:
        """Whether a slash between spaces leads from a picture's word to a name: "Photo / Jane"."""
        if not 0 < at < len(self.tokens) - 1:
            return False
        before, slash, after = self.tokens[at - 1 : at + 2]
        spaced = before.end < slash.start and slash.end < after.start
        return spaced and after.shape in CAPITALISED

    def _placed_head(self, start: int) -> Head | None:
        """ "Aus Kiew berichtet": a place, then the word that names follow."""
        at = self.vocabulary.skip("in", self.tokens, start)
        if at == start:
            return None
        for index in range(start + 2, min(start + 6, len(self.tokens))):
            after = self.vocabulary.skip("reports", self.tokens, index)
            if after == index:
                continue
            match = self.vocabulary.words["reports"].at(self.tokens, index)
            languages = match.meaning if match is not None else frozenset()
            place = self._town(at, languages)
            if place is not None and place.after == index:
                return Head((Role.REPORTING,), languages, after, (place.start, place.end))
        return None

    def _town(self, at: int, languages: Languages) -> Place | None:
        """The place at a token, where roles can't stop it since they are being read."""
        return PlaceReader(self.tokens, self.vocabulary, languages, lambda _: False).read(at)

    def _nouns(self, at: int) -> tuple[list[RolePhrase], int]:
        nouns: list[RolePhrase] = []
        index = following = at
        while (match := self._labels.qualified(self.vocabulary.nouns, following)) is not None:
            nouns.append(match.meaning)
            index = following = match.end
            while (
                fold_at(self.tokens, following) in (",", "/", "\u30fb", "&", "+")
                and len(nouns) < MOST_NOUNS
            ):
                following += 1
            following = self.vocabulary.skip("and", self.tokens, following)
            if following == index:
                break
        return nouns, index

    def _place_head(self, index: int, roles: tuple[Role, ...], languages: Languages) -> Head | None:
        """Roles, then a place, then the agent word; or "from" and an agency."""
        after = self.vocabulary.skip("in", self.tokens, index, languages)
        if after == index:
            return None
        place = self._town(after, languages)
        if place is not None:
            by = self.vocabulary.skip("by", self.tokens, place.after, languages)
            if by > place.after:
                return Head(roles, languages, by, (place.start, place.end))
            if fold_at(self.tokens, place.after) == ":":
                return Head(roles, languages, place.after + 1, (place.start, place.end))
        source = self.vocabulary.skip("from", self.tokens, index, languages)
        if source > index:
            return Head(roles, languages, source, supply=True)
        return None
