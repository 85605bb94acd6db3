"""One part of a dateline at a time: its place, its day, its reporters."""

from collections.abc import Sequence

from service.core.article import Credit, Role
from service.core.attribution.calendar_day import Day
from service.core.attribution.dateline_day import read_day_part
from service.core.attribution.dateline_marks import (
    behind_weekday,
    names_of_reporters,
    read_reporters,
)
from service.core.attribution.dateline_outlet import Outlet
from service.core.attribution.dateline_place import (
    FirstPlaceReader,
    author_before_place,
    author_in_titles,
)
from service.core.attribution.day import read_day
from service.core.attribution.roster import RosterReader
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import fold_space


class PartReader:
    """Reads single parts, and holds what was found so far."""

    def __init__(
        self, text: str, tokens: Sequence[Token], vocabulary: Vocabulary, language: str | None
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.language = language
        self._places = FirstPlaceReader(tokens, vocabulary, language)
        self.place: tuple[int, int] | None = None
        self.day: tuple[int, int] | None = None
        self.found_day: Day | None = None
        self.agencies: list[str] = []
        self.credits: list[Credit] = []
        self.bracketed = False
        self.outlet: Outlet | None = None
        self.named: tuple[int, int] | None = None
        """The span of an outlet that stands where an agency would."""
        self.desked = False
        self.wired = False
        self.closed = False

    def _date(self, at: int) -> int:
        if at >= len(self.tokens):
            return at
        if self.found_day is not None:
            comma = self._fold(at - 1) == ","
            return behind_weekday(self.tokens, at, self.vocabulary) if comma else at
        placed = self.place is not None
        part = read_day_part(self.tokens, at, self.vocabulary, self.language, placed=placed)
        if part is None:
            return at
        self.day, self.found_day = part.span, part.found
        return part.after

    def _names_place(self, at: int) -> int:
        """Behind the place, where none was named yet."""
        if self.place is not None or self._is_body(at):
            return at
        if self.tokens[at : at + 1] and self.tokens[at].shape is Shape.IDEOGRAPH:
            at = self.vocabulary.skip("the", self.tokens, at)
        after = self._places.behind(at)
        if after > at:
            at, author = author_before_place(self.tokens, at, after)
            if author is None:
                at, author = author_in_titles(self.tokens, at, after, self.vocabulary)
            if author is not None:
                self.credits.append(Credit(Role.AUTHOR, self.quote(author) or ""))
            self.place = self.tokens[at].start, self.tokens[after - 1].end
            led = self.vocabulary.skip("in", self.tokens, after)
            after = led if led > after and self._is_day(led) else after
        return after

    def _is_dated_place(self, at: int) -> bool:
        """Whether a town that a day follows stands here, as behind a reporter's name."""
        town = self.vocabulary.places.at(self.tokens, at)
        return town is not None and self._is_day(town.end)

    def _is_body(self, at: int) -> bool:
        """Whether the text goes on behind a bracket, glued to it or in a script without capitals;
        no place shows there."""
        if not (self.bracketed or self.wired) or at >= len(self.tokens):
            return False
        before = self.tokens[at - 1]
        if before.fold == ")" and before.end == self.tokens[at].start:
            return True
        plain = self.tokens[at].shape in (Shape.IDEOGRAPH, Shape.HANGUL, Shape.UNCASED)
        return plain and self.vocabulary.places.at(self.tokens, at) is None

    def _reporters(self, at: int) -> int:
        """Behind "（记者罗沙）" and "한지훈 기자": names with the word for a reporter."""
        placed = self.place is not None
        before = names_of_reporters(self.tokens, at, self.vocabulary, placed=placed)
        if before is None:
            return at
        languages = frozenset({self.language or ""})
        reader = RosterReader(self.tokens, self.vocabulary, languages, self._is_dated_place)
        found = read_reporters(
            reader, at, before, lambda end: self._is_day(end) or self._is_dated_place(end)
        )
        if found is None:
            return at
        self.place = self.place or found.members[-1].place
        self.credits.extend(
            Credit(Role.AUTHOR, self.quote((member.start, member.end)) or "")
            for member in found.members
            if member.agency is None
        )
        return found.after

    def _is_day(self, at: int) -> bool:
        return read_day(self.tokens, at, self.vocabulary, self.language) is not None

    def place_tokens(self) -> list[Token]:
        """The tokens of the place."""
        start, end = self.place or (0, 0)
        return [token for token in self.tokens if start <= token.start and token.end <= end]

    def quote(self, span: tuple[int, int] | None) -> str | None:
        """The text of a span, white space folded."""
        return fold_space(self.text[span[0] : span[1]]) if span is not None else None

    def _fold(self, at: int) -> str:
        return fold_at(self.tokens, at)
