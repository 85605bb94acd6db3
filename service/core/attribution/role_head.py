"""The words that name roles and stand before names: "Reporting and writing by", "Photo:"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.core.article import Role
from service.core.attribution.phrases import Match, Phrases
from service.core.attribution.place import Place, PlaceReader
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Languages, RolePhrase, Vocabulary

JOINTS = (",", "/", "\u30fb", "&", "+")
"""Marks between two roles."""

MEDIA = frozenset({Role.PHOTOGRAPHY, Role.VIDEO, Role.GRAPHICS, Role.ILLUSTRATION})
"""Roles whose agency supplied a picture, which says nothing of the text's source."""

_LONE = MEDIA | {Role.AUTHOR, Role.WRITING}
"""Roles whose noun may stand before a name with nothing between."""

_CASED = (Shape.TITLE, Shape.CAPITALS)

MOST_ROW = 12
"""Tokens beside a label's dot in which another such label stands."""

MOST_QUALIFIERS = 2
"""Words before or behind a role's word that say which of its kind it is."""

MOST_NOUNS = 6
"""Roles that one clause names at the most."""


@dataclass(frozen=True, slots=True)
class Head:
    """The words that name a clause's roles, the place among them, the index behind them."""

    roles: tuple[Role, ...]
    languages: Languages
    after: int
    place: tuple[int, int] | None = None
    agencies: tuple[str, ...] = ()
    sure: bool = True
    """Whether the words alone tell of a credit; else names and the line's end must too."""
    supply: bool = False
    """Whether the words name where material came from, so that only agencies may follow."""
    lone: bool = False
    """Whether a role's noun stands before a first name with nothing between: "Photos Jane Roe"."""
    uncoloned: bool = False
    """Whether a word that names follow stands without a mark behind it."""
    stated: bool = False
    """Whether a sentence says it, "This article was written by", which may tell of the names."""


class HeadReader:
    """Reads role words in one list of tokens, each place once."""

    def __init__(
        self, tokens: Sequence[Token], vocabulary: Vocabulary, language: Languages
    ) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.language = language
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
        labelled = self._label_head(start)
        if labelled is not None:
            return labelled
        before = vocabulary.before.at(tokens, start)
        if before is not None and not self._is_first_name(start, before):
            supply = before.meaning.role is Role.SOURCE
            after = self._behind_colon(before.end)
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

    def _label_head(self, start: int) -> Head | None:
        """ "Photographer:", "文・写真：", and before ideographs a space instead of a colon."""
        labels: list[RolePhrase] = []
        index = start
        while (match := self._qualified(self.vocabulary.labels, index)) is not None:
            labels.append(match.meaning)
            index = match.end
            if not self._joins_labels(index) or len(labels) >= MOST_NOUNS:
                break
            index += 1
        if not labels:
            return None
        after = self._behind_colon(index)
        alone = (self._opens_row(start) and self._is_spaced(index)) or self._is_job_behind(index)
        dotted = self._joins_labels(index - 1) and (
            self._is_row_of_labels(index) or self._fills_bracket(start, index)
        )
        if after == index and not (alone or dotted):
            return None
        languages = frozenset[str]().union(*(label.languages for label in labels))
        roles = tuple(dict.fromkeys(label.role for label in labels))
        return Head(roles, languages, after, uncoloned=after == index)

    def _qualified(self, table: Phrases[RolePhrase], at: int) -> Match[RolePhrase] | None:
        """A role's phrase at a token, with what tells it from its like: "Senior producer"."""
        match = table.at(self.tokens, at)
        if match is None and self.vocabulary.nouns.at(self.tokens, at) is not None:
            return None  # "additional reporting" is a role of its own
        for _ in range(MOST_QUALIFIERS):
            at = self.vocabulary.skip("qualifiers", self.tokens, at)
            longer = table.at(self.tokens, at)
            if longer is not None and (match is None or longer.end > match.end):
                match = longer  # "story editing", though a story is a role's word, too
        if match is None:
            return None
        return match._replace(end=self.vocabulary.skip("qualifiers", self.tokens, match.end))

    def _joins_labels(self, index: int) -> bool:
        """Whether a middle dot stands here; that of Korean is one of bars, too."""
        return index < len(self.tokens) and self.tokens[index].text in ("\u30fb", "\u00b7")

    def _opens_row(self, start: int) -> bool:
        """Whether a label opens a line or bracket, or a space parts it from a name before it."""
        if start == 0 or self.tokens[start - 1].fold == "(":
            return True
        return self._is_spaced(start)

    def _is_row_of_labels(self, index: int) -> bool:
        """Whether a name behind a label's dot stands in a row: "文・山田太郎　写真・山田花子"."""
        spaced = [
            at
            for at in range(max(0, index - MOST_ROW), min(index + MOST_ROW, len(self.tokens)))
            if at == 0 or self.tokens[at - 1].end < self.tokens[at].start
        ]
        found = [self.vocabulary.labels.at(self.tokens, at) for at in spaced]
        return len([label for label in found if label and self._joins_labels(label.end)]) > 1

    def _fills_bracket(self, start: int, index: int) -> bool:
        """Whether a label and a name fill a bracket: "（撮影・山田太郎）"."""
        if fold_at(self.tokens, start - 1) != "(":
            return False
        for at in range(index, min(index + MOST_ROW, len(self.tokens))):
            if self.tokens[at].fold == ")":
                return at > index
            if self.tokens[at].shape is not Shape.IDEOGRAPH:
                break
        return False

    def _is_job_behind(self, index: int) -> bool:
        """Whether a Korean name and its job stand here, so that no colon need stand before."""
        name = self.tokens[index : index + 1]
        if not name or name[0].shape is not Shape.HANGUL:
            return False
        return self.vocabulary.skip("jobs", self.tokens, index + 1) > index + 1

    def _is_spaced(self, index: int) -> bool:
        """Whether a space parts two ideographs, the second of which begins a token's run."""
        if not 0 < index < len(self.tokens):
            return False
        left, right = self.tokens[index - 1], self.tokens[index]
        ideographs = left.shape is Shape.IDEOGRAPH and right.shape is Shape.IDEOGRAPH
        return ideographs and left.end < right.start

    def _bare_head(self, start: int) -> Head | None:
        bare = self.vocabulary.bare.at(self.tokens, start)
        if bare is None or bare.end >= len(self.tokens):
            return None
        if self.tokens[bare.end].shape not in (Shape.TITLE, Shape.CAPITALS):
            return None
        return Head((bare.meaning.role,), bare.meaning.languages, bare.end, sure=False)

    def _behind_colon(self, at: int) -> int:
        return at + 1 if fold_at(self.tokens, at) in (":", "=", "|", "/") else at

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
            return Head(roles, languages, self._behind_colon(by), None, agencies)
        if (colon := self._behind_colon(index)) > index and fold_at(self.tokens, index) == ":":
            return Head(roles, languages, colon, None, agencies)
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
        if len(named) < 2 or any(token.shape not in _CASED for token in named):
            return None
        if named[0].fold not in self.vocabulary.given_names or not _LONE.issuperset(roles):
            return None
        return Head(roles, languages, index, lone=True)

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
        while (match := self._qualified(self.vocabulary.nouns, following)) is not None:
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
