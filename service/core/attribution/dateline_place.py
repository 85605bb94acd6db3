"""The place that a dateline begins with, however its words are joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.attribution.dateline_outlet import behind_outlet
from service.core.attribution.day import read_day
from service.core.attribution.token import NAMED, Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

MOST_TOKENS = 14
"""Words and marks that a place has at the most."""

LONGEST_ABBREVIATION = 5
"""Letters of a state cut short: "Wis.", "Calif."."""

_PARTING = (",", "/", "-")

MOST_NAMES = 4
"""Words of an author's name before a place."""


@dataclass(slots=True)
class FirstPlaceReader:
    """Reads places in the tokens of a line's beginning."""

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    language: str | None

    def behind(self, at: int) -> int:
        """Behind capitals, a known name, or words up to a comma, bracket or day."""
        index = at
        while index < len(self.tokens) and index - at < MOST_TOKENS:
            after = self._place_step(at, index)
            if after == index:
                break
            index = after
        while index > at + 1 and self._ends_no_place(index - 1):
            index -= 1
        return index - (index > at and fold_at(self.tokens, index - 1) in _PARTING)

    def _ends_no_place(self, index: int) -> bool:
        """Whether a mark, or a word that leads on to a day, stands behind a place's words."""
        token = self.tokens[index]
        if token.fold in _PARTING:
            return True
        return token.shape is Shape.UNCASED and self.vocabulary.has("in", token)

    def _is_day(self, at: int) -> bool:
        return read_day(self.tokens, at, self.vocabulary, self.language) is not None

    def _place_step(self, at: int, index: int) -> int:
        tokens, vocabulary = self.tokens, self.vocabulary
        known = vocabulary.places.at(tokens, index)
        if known is not None:
            return known.end
        token = tokens[index]
        if vocabulary.agency_at(tokens, index) is not None:
            return index
        if index > at and (self._is_day(index) or self._is_weekday(index)):
            return index
        if token.shape in NAMED or vocabulary.has("particles", token):
            return index + 1
        if self._is_inner(at, index):
            return index + 1
        return self._place_mark(at, index) if index > at else index

    def _is_inner(self, at: int, index: int) -> bool:
        """Whether "of" goes on with the country behind a town: "Seoul, Republic of Korea"."""
        parted = any(token.fold == "," for token in self.tokens[at:index])
        named = self.tokens[index + 1 : index + 2]
        within = parted and bool(named) and named[0].shape in NAMED
        return within and self.vocabulary.has("in_places", self.tokens[index])

    def _is_weekday(self, index: int) -> bool:
        token = self.tokens[index]
        behind_comma = fold_at(self.tokens, index - 1) == ","
        return behind_comma and len(token.text) > 3 and self.vocabulary.has("weekdays", token)

    def _place_mark(self, at: int, index: int) -> int:
        """Behind a mark that holds the words of a place together: "Wis.", "/", "[Syria]"."""
        tokens, vocabulary, token = self.tokens, self.vocabulary, self.tokens[index]
        if token.fold == "[":
            return self._behind_country(index)
        if token.fold == "(":
            return self._behind_dated_country(index)
        if token.fold == "." and token.start == tokens[index - 1].end:
            short = (
                len(tokens[index - 1].text) <= LONGEST_ABBREVIATION
                and tokens[index - 1].shape is Shape.TITLE
            )
            town = vocabulary.places.at(tokens, index - 1) is not None
            ended = index == at + 1 and self._is_day(index + 1)  # "Київ. 3 жовтня."
            # "Ribeira das Almas.-", but "Guadalajara, Jal.-" and "Otter Creek, W.Va. -"
            parted = index - 2 - tokens[index - 2].text.endswith(".")
            dotted = fold_at(tokens, index + 1) == "-" and fold_at(tokens, parted) != ","
            state = short and not town and not ended and not dotted
            return index + 1 if state or self._is_saint(index - 1) else index
        if token.fold == "," and index + 1 < len(tokens) and tokens[index + 1].shape in NAMED:
            named = self._is_agency_before_dash(index + 1)
            return index if named or behind_outlet(tokens, index + 1) > index + 1 else index + 1
        if token.fold == "/" and index + 1 < len(tokens):
            opens = tokens[index - 1].end < token.start and token.end == tokens[index + 1].start
            joined = tokens[index + 1].shape in NAMED and not opens
            agency = vocabulary.agency_at(tokens, index + 1) is not None
            return index + 1 if joined and not agency else index
        if token.fold == "-" and token.start == tokens[index - 1].end:
            tight = index + 1 < len(tokens) and tokens[index + 1].start == token.end
            return index + 1 if tight and token.text == "-" else index
        if token.fold == "|":
            return index
        return vocabulary.skip("and", tokens, index)

    def _is_agency_before_dash(self, index: int) -> bool:
        """Whether an agency without a bracket, and then a dash, ends a dateline here."""
        found = self.vocabulary.agency_at(self.tokens, index, enclosed=True)
        if found is None:
            return False
        stop = fold_at(self.tokens, found[1]) == "."
        return fold_at(self.tokens, found[1] + stop) == "-"

    def _is_saint(self, index: int) -> bool:
        """Whether two capitals are cut short before the rest of a name: "ST. JOHN'S"."""
        pair = self.tokens[index : index + 3]
        capitals = len(pair) == 3 and pair[0].shape is pair[2].shape is Shape.CAPITALS
        return capitals and len(pair[0].text) == 2 and len(pair[2].text) > 2

    def _behind_country(self, index: int) -> int:
        """Behind "[Syria]" after a town."""
        for after in range(index + 1, min(index + 5, len(self.tokens))):
            if fold_at(self.tokens, after) == "]":
                return after + 1
            if self.tokens[after].shape not in NAMED:
                break
        return index

    def _behind_dated_country(self, index: int) -> int:
        """Behind "(Myanmar)" after a town, where a day or the next bracket follows."""
        for after in range(index + 1, min(index + 4, len(self.tokens))):
            if fold_at(self.tokens, after) == ")":
                goes_on = fold_at(self.tokens, after + 1) in ("(", "[") or (
                    fold_at(self.tokens, after + 1) == "," and self._is_day(after + 2)
                )
                return after + 1 if after > index + 1 and goes_on else index
            agency = self.vocabulary.agency_at(self.tokens, after) is not None
            if self.tokens[after].shape not in NAMED or agency or self._is_day(after):
                break
        return index


def author_before_place(
    tokens: Sequence[Token], at: int, end: int
) -> tuple[int, tuple[int, int] | None]:
    """Behind "Jane ROE/" before a place, and the name's span; capitals tell the family name."""
    slash = next((index for index in range(at, end) if tokens[index].fold == "/"), at)
    names = tokens[at:slash]
    if not 2 <= len(names) <= MOST_NAMES or names[-1].shape is not Shape.CAPITALS:
        return at, None
    if any(name.shape is not Shape.TITLE for name in names[:-1]):
        return at, None
    return slash + 1, (names[0].start, names[-1].end)


def author_in_titles(
    tokens: Sequence[Token], at: int, end: int, vocabulary: Vocabulary
) -> tuple[int, tuple[int, int] | None]:
    """Behind "Jane Roe" before a place in capitals; the first name and the capitals tell."""
    cut = next((i for i in range(at, end) if tokens[i].shape is Shape.CAPITALS), at)
    names = tokens[at:cut]
    if not 2 <= len(names) <= MOST_NAMES or any(name.shape is not Shape.TITLE for name in names):
        return at, None
    placed = len(tokens[cut].text) > 2 and names[0].fold in vocabulary.given_names
    known = vocabulary.places.at(tokens, at) is not None
    return (cut, (names[0].start, names[-1].end)) if placed and not known else (at, None)
