"""The parts of a dateline from left to right: place, day, agency, reporters, closing mark."""

from collections.abc import Sequence

from service.core.article import Credit, Role
from service.core.attribution.dateline_day import read_day_part
from service.core.attribution.dateline_marks import (
    behind_joint,
    behind_weekday,
    is_desk_code,
    read_reporters,
)
from service.core.attribution.dateline_outlet import (
    MOST_JOINED,
    Outlet,
    behind_dash_outlet,
    behind_joined_outlet,
    behind_outlet,
    read_outlet_bracket,
)
from service.core.attribution.dateline_place import (
    FirstPlaceReader,
    author_before_place,
    author_in_titles,
)
from service.core.attribution.day import Day, read_day
from service.core.attribution.roster import RosterReader
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import fold_space

LONGEST = 160
"""Characters that are looked at from a line's start."""

MOST_PARTS = 16
_CLOSERS = {"(": ")", "[": "]", "/": "/"}


class DatelineParts:
    """The parts of one dateline, collected from left to right."""

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
        self.wired = False
        self.closed = False

    def read(self) -> int:
        """The index behind the last part that belongs to a dateline."""
        at = 0
        for _ in range(MOST_PARTS):
            after = self._part(at)
            if after == at:
                break
            at = after
        return at

    def _part(self, at: int) -> int:
        if self.agencies and self.place is not None and self._is_closing(at):
            return at
        for read in (
            self._agency, self._outlet, self._date, self._wire, self._reporters,
            self._names_place, self._comma,
        ):  # fmt: skip
            after = read(at)
            if after > at:
                return after
        return at

    def _agency(self, at: int) -> int:
        """(Reuters), /PRNewswire/, (AFP, June 3), bare 新华社."""
        opening = self._fold(at)
        if opening in _CLOSERS and (after := self._bracketed(at, _CLOSERS[opening])) > at:
            return after if self._is_set_off(at, after) else at
        if opening == "/" and self.agencies and self.place is not None:
            return at + (self.vocabulary.agency_at(self.tokens, at + 1) is not None)
        if opening in _CLOSERS:
            return at
        if opening == "-" and self.agencies and not self.place:
            return self._dash_before_place(at)
        if self.agencies and not self.tokens[at : at + 1]:
            return at
        told = self.place is not None and (
            self.found_day is not None
            or self._is_agency_before_dash(at)
            or (self._fold(at + 1) == "|" and self.tokens[at - 1].shape is Shape.CAPITALS)
        )
        found = self.vocabulary.agency_at(self.tokens, at, enclosed=told)
        if found is None:
            return at
        self.agencies.append(found[0])
        return self.vocabulary.skip("wire_marks", self.tokens, found[1])

    def _is_agency_before_dash(self, at: int) -> bool:
        """Whether an agency alone stands between a comma or full stop and a dash."""
        if self._fold(at - 1) not in (",", "."):
            return False
        found = self.vocabulary.agency_at(self.tokens, at, enclosed=True)
        return found is not None and self._fold(found[1] + (self._fold(found[1]) == ".")) == "-"

    def _is_set_off(self, at: int, after: int) -> bool:
        """Whether slashes set an agency off, and don't tie it to a picture's maker."""
        if self._fold(at) != "/" or at == 0 or self.tokens[at - 1].end < self.tokens[at].start:
            return self._fold(at) != "/" or at == 0 or self._is_tight_or_dated(at)
        return self._fold(after) in ("-", ".") or self._fold(at - 1) == "."

    def _is_tight_or_dated(self, slash: int) -> bool:
        """Whether a slash stands close to what it opens, or behind a day, or a known town."""
        inner = self.tokens[slash + 1 : slash + 2]
        if self.found_day is not None or not inner or inner[0].start == self.tokens[slash].end:
            return True
        words = self.place_tokens()
        town = self.vocabulary.places.at(words, 0) if words else None
        return town is not None and town.end == len(words)

    def _dash_before_place(self, at: int) -> int:
        """Behind the dash of "(ANSA) - ROMA, 3 GIU - ", where place and date follow it."""
        probe = DatelineParts(self.text, self.tokens, self.vocabulary, self.language)
        after = probe._names_place(at + 1)
        if after == at + 1:
            return at
        after = probe._comma(after)
        return at + 1 if probe._date(after) > after else at

    def _bracketed(self, at: int, closer: str) -> int:
        """Behind a bracket that holds an agency, with what else may stand in it."""
        index = at + 1
        named: list[str] = []
        probe = DatelineParts(self.text, self.tokens, self.vocabulary, self.language)
        while index < len(self.tokens) and index - at < 24:
            if self._fold(index) == closer:
                return self._close_bracket(at, index, named, probe)
            found = self.vocabulary.agency_at(self.tokens, index)
            if found is not None:
                named.append(found[0])
                index = found[1]
                continue
            after = self._inner(index, closer, probe)
            if after == index:
                return at
            index = after
        return at

    def _inner(self, index: int, closer: str, probe: "DatelineParts") -> int:
        """Behind one of the things that may stand in a bracket beside an agency, or for one."""
        tokens, vocabulary = self.tokens, self.vocabulary
        if (desk := vocabulary.skip("desks", tokens, index)) > index:
            probe.bracketed = True
            return desk
        for read in (
            probe._date,
            probe._joined_outlet,
            lambda at: vocabulary.skip("wire_marks", tokens, at),
            lambda at: vocabulary.skip("the", tokens, at),
            lambda at: behind_joint(tokens, at, vocabulary),
            lambda at: at + is_desk_code(tokens, at),
            probe._reporters,
        ):
            if (after := read(index)) > index:
                return after
        return self._inner_place(index, closer, probe)

    def _close_bracket(self, at: int, index: int, named: list[str], probe: "DatelineParts") -> int:
        desk = probe.bracketed and self.place is not None
        told = bool(named) or desk or probe.outlet is not None
        if not (told or probe.credits or (probe.place and probe.found_day)):
            return at
        if not told and self._fold(at) == "(" and not (probe.credits and self.wired):
            return at
        self.outlet = self.outlet or probe.outlet
        self.agencies.extend(named)
        self.credits.extend(probe.credits)
        self.place = self.place or probe.place
        self.day, self.found_day = self.day or probe.day, self.found_day or probe.found_day
        self.bracketed = True
        return index + 1

    def _inner_place(self, index: int, closer: str, probe: "DatelineParts") -> int:
        if probe.place is not None:
            return self._inner_second(index, probe)
        after = probe._names_place(index)
        if after > index and (
            self._fold(after) in ("=", ",", closer)
            or self.vocabulary.agency_at(self.tokens, after) is not None
            or read_day(self.tokens, after, self.vocabulary, self.language) is not None
        ):
            return after
        known = self.vocabulary.places.at(self.tokens, index)
        if known is not None:
            probe.place = self.tokens[index].start, self.tokens[known.end - 1].end
            return known.end
        probe.place = None
        return index

    def _inner_second(self, index: int, probe: "DatelineParts") -> int:
        """Behind the second town of "(서울·속초=연합뉴스)", tied to the first by a dot."""
        tied = self._fold(index - 1) == "|" and self._fold(index + 1) in ("=", "|")
        if not tied or probe.place is None or self.tokens[index].shape is not Shape.HANGUL:
            return index
        probe.place = probe.place[0], self.tokens[index].end
        return index + 1

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

    def _outlet(self, at: int) -> int:
        """Behind the site or station that reports, where no agency does."""
        if self.place is not None and not self.agencies:
            found = read_outlet_bracket(self.tokens, at, self.vocabulary)
            if found is not None:
                self.outlet = found[1]
                return found[0]
            after = behind_dash_outlet(self.tokens, at, self.vocabulary)
            if self.day is not None and after > at:
                self.outlet = Outlet.CALLED
                return after
        return behind_outlet(self.tokens, at)

    def _joined_outlet(self, at: int) -> int:
        """Behind the outlet that "=" ties to its place in a bracket: "(강릉=한빛뉴스)"."""
        if self.place is None or self.outlet is not None or self._fold(at - 1) != "=":
            return at
        after = behind_joined_outlet(self.tokens, at, self.vocabulary)
        if after == at and self.tokens[at].shape is Shape.HANGUL:
            within = range(at + 1, at + MOST_JOINED + 1)
            closed = next((index for index in within if self._fold(index) == ")"), at)
            signed = closed > at and self._is_signed(closed + 1)
            after = closed if signed else at
        self.outlet = Outlet.JOINED if after > at else None
        return after

    def _is_signed(self, at: int) -> bool:
        """Whether a reporter with the job and a sign of equality follow: "김도윤 기자 ="."""
        probe = DatelineParts(self.text, self.tokens, self.vocabulary, self.language)
        probe.place = self.place
        after = probe._reporters(at)
        return after > at and self._fold(after) == "="

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
        languages = frozenset({self.language or ""})
        reader = RosterReader(self.tokens, self.vocabulary, languages, self._is_dated_place)
        placed = self.place is not None
        found = read_reporters(
            reader, at, lambda end: self._is_day(end) or self._is_dated_place(end), placed=placed
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

    def _wire(self, at: int) -> int:
        """Behind the word for a wire report, which closes a Chinese dateline."""
        if not (self.agencies or self.found_day):
            return at
        after = self.vocabulary.skip("wire_marks", self.tokens, at)
        self.wired = self.wired or after > at
        return after

    def _comma(self, at: int) -> int:
        """Behind what stands between two parts."""
        if at == 0:
            return at + 1 if self._fold(at) in ("\u25a0", "|", "*") else at
        if self._fold(at) == "," or (self._fold(at) == "." and self._expects_more(at + 1)):
            return at + 1
        if self._fold(at) == "=" and (self.place is not None or self.agencies):
            return at + 1 if self._reporters_follow(at + 1) else at
        if self._fold(at) == "-" and self._expects_more(at + 1):
            return at + 1
        if self._fold(at) == self._fold(at + 1) == "-" and self._fold(at + 2) in _CLOSERS:
            return at + 2 if self._expects_more(at + 2) else at
        return at

    def _reporters_follow(self, at: int) -> bool:
        probe = DatelineParts(self.text, self.tokens, self.vocabulary, self.language)
        probe.place = self.place
        return probe._reporters(at) > at

    def _expects_more(self, at: int) -> bool:
        """Whether a date or an agency follows, so that a full stop or dash is not the end."""
        if self.found_day is None and self.place is not None and self._is_day(at):
            return True
        if self._fold(at) in _CLOSERS and not self.agencies:
            probe = DatelineParts(self.text, self.tokens, self.vocabulary, self.language)
            after = probe._bracketed(at, _CLOSERS[self._fold(at)])
            return after > at or read_outlet_bracket(self.tokens, at, self.vocabulary) is not None
        if self.found_day is not None and not self.agencies:
            return self.vocabulary.agency_at(self.tokens, at, enclosed=True) is not None
        return self.place is not None and not self.agencies and self._is_agency_before_dash(at)

    def _is_day(self, at: int) -> bool:
        return read_day(self.tokens, at, self.vocabulary, self.language) is not None

    def _is_closing(self, at: int) -> bool:
        return self._fold(at) in ("-", ":", "=") or self._fold(at) == ""

    def closing(self, at: int) -> tuple[int, int | None]:
        """Where the dateline's text ends, and where the report begins; None for no dateline."""
        if at == 0:
            return 0, None
        text_end = self.tokens[at - 1].end
        after = self.vocabulary.skip("wire_marks", self.tokens, at)
        if after > at:
            text_end = self.tokens[after - 1].end
        marks = after
        enders = ".:-=|" if self.agencies and self.place else ".:-="
        while marks < len(self.tokens) and marks - after < 4 and self._fold(marks) in enders:
            marks += 1
        self.closed = marks > at or self.wired or self.tokens[at - 1].fold == "]"
        if marks == len(self.tokens):
            return text_end, len(self.text) if len(self.text) <= LONGEST else None
        return text_end, self.tokens[marks].start

    def place_tokens(self) -> list[Token]:
        """The tokens of the place."""
        start, end = self.place or (0, 0)
        return [token for token in self.tokens if start <= token.start and token.end <= end]

    def quote(self, span: tuple[int, int] | None) -> str | None:
        """The text of a span, white space folded."""
        return fold_space(self.text[span[0] : span[1]]) if span is not None else None

    def _fold(self, at: int) -> str:
        return fold_at(self.tokens, at)
