"""Labels before names: "Photographer:", "文・写真：", and before ideographs a space."""

from collections.abc import Sequence

from service.core.attribution.head import Head
from service.core.attribution.phrases import Match, Phrases
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import RolePhrase, Vocabulary

MOST_ROW = 12
"""Tokens beside a label's dot in which another such label stands."""

MOST_QUALIFIERS = 2
"""Words before or behind a role's word that say which of its kind it is."""

MOST_NOUNS = 6
"""Roles that one clause names at the most."""


class LabelReader:
    """Reads labels in one list of tokens."""

    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary

    def read(self, start: int) -> Head | None:
        """ "Photographer:", "文・写真：", and before ideographs a space instead of a colon."""
        labels: list[RolePhrase] = []
        index = start
        while (match := self.qualified(self.vocabulary.labels, index)) is not None:
            labels.append(match.meaning)
            index = match.end
            if not self._joins_labels(index) or len(labels) >= MOST_NOUNS:
                break
            index += 1
        if not labels:
            return None
        after = self.behind_colon(index)
        alone = (self._opens_row(start) and self._is_spaced(index)) or self._is_job_behind(index)
        dotted = self._joins_labels(index - 1) and (
            self._is_row_of_labels(index) or self._fills_bracket(start, index)
        )
        if after == index and not (alone or dotted):
            return None
        languages = frozenset[str]().union(*(label.languages for label in labels))
        roles = tuple(dict.fromkeys(label.role for label in labels))
        return Head(roles, languages, after, uncoloned=after == index)

    def qualified(self, table: Phrases[RolePhrase], at: int) -> Match[RolePhrase] | None:
        """A role's phrase at a token, with what tells it from its like: "Senior producer"."""
        match = table.at(self.tokens, at)
        if match is None and self.vocabulary.nouns.at(self.tokens, at) is not None:
            return None  # "additional reporting" is a role of its own
        for _ in range(MOST_QUALIFIERS):
            after = self.vocabulary.skip("qualifiers", self.tokens, at)
            if after == at:
                break
            at = after
            longer = table.at(self.tokens, at)
            if longer is not None and (match is None or longer.end > match.end):
                match = longer  # "story editing", though a story is a role's word, too
        if match is None:
            return None
        end = self.vocabulary.skip("qualifiers", self.tokens, match.end)
        return Match(match.meaning, end) if end > match.end else match

    def _joins_labels(self, index: int) -> bool:
        """Whether a middle dot stands here; that of Korean is one of bars, too."""
        return index < len(self.tokens) and self.tokens[index].text in ("\u30fb", "\u00b7")

    def _opens_row(self, start: int) -> bool:
        """Whether a label opens a line or bracket, or a space or a comma parts it from a name
        before it."""
        if start == 0 or self.tokens[start - 1].fold == "(":
            return True
        listed = start > 1 and self.tokens[start - 1].fold == ","
        return self._is_spaced(start) or (
            listed and self.tokens[start - 2].shape is Shape.IDEOGRAPH
        )

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

    def behind_colon(self, at: int) -> int:
        """Behind the mark that leads from a role to its names."""
        return at + 1 if fold_at(self.tokens, at) in (":", "=", "|", "/") else at
