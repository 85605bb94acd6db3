"""The parts of a dateline from left to right: place, day, agency, reporters, closing mark."""

from service.core.attribution.dateline_bracket import BracketReader
from service.core.attribution.dateline_outlet import (
    Outlet,
    behind_dash_outlet,
    behind_outlet,
    behind_uncased_code,
    read_outlet_bracket,
)
from service.core.attribution.token import Shape

LONGEST = 160
"""Characters that are looked at from a line's start."""

MOST_PARTS = 16
_CLOSERS = {"(": ")", "[": "]", "/": "/"}


class DatelineParts(BracketReader):
    """The parts of one dateline, collected from left to right."""

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
            return self._dashed_day(at)
        for read in (
            self._agency, self._outlet, self._date, self._wire, self._reporters,
            self._names_place, self._comma,
        ):  # fmt: skip
            after = read(at)
            if after > at:
                return after
        return at

    def _dashed_day(self, at: int) -> int:
        """Behind the day of "SINGAPORE - Media OutReach - 3 June 2023 -", from its dash on."""
        if self._fold(at) != "-" or self.found_day is not None:
            return at
        probe = DatelineParts(self.text, self.tokens, self.vocabulary, self.language)
        after = probe._date(at + 1)
        if after == at + 1 or self._fold(after) != "-":
            return at
        self.day, self.found_day = probe.day, probe.found_day
        return after

    def _agency(self, at: int) -> int:
        """(Reuters), /PRNewswire/, (AFP, June 3), bare 新华社."""
        opening = self._fold(at)
        if opening == "/" and not self._opens_slashes(at):
            return at
        if opening in _CLOSERS and (after := self._bracketed(at, _CLOSERS[opening])) > at:
            return after
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
        if self._fold(at - 1) not in (",", ".", "-"):
            return False
        found = self.vocabulary.agency_at(self.tokens, at, enclosed=True)
        return found is not None and self._fold(found[1] + (self._fold(found[1]) == ".")) == "-"

    def _opens_slashes(self, at: int) -> bool:
        """Whether a slash may open what slashes set off; else nothing of it is read."""
        if self.agencies and self.place is not None:
            return True
        probe = DatelineParts(self.text, self.tokens, self.vocabulary, self.language)
        probe.place, probe.found_day = self.place, self.found_day
        after = probe._bracketed(at, "/")
        return after == at or self._is_set_off(at, after)

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
        return town is not None and (town.end == len(words) or words[town.end].fold == ",")

    def _dash_before_place(self, at: int) -> int:
        """Behind the dash of "(ANSA) - ROMA, 3 GIU - ", where place and date follow it."""
        probe = DatelineParts(self.text, self.tokens, self.vocabulary, self.language)
        after = probe._names_place(at + 1)
        if after == at + 1:
            return at
        after = probe._comma(after)
        return at + 1 if probe._date(after) > after else at

    def _outlet(self, at: int) -> int:
        """Behind the site or station that reports, where no agency does."""
        if self.place is not None and not self.agencies:
            found = read_outlet_bracket(self.tokens, at, self.vocabulary)
            if found is not None:
                self.outlet = found[1]
                self.named = self.tokens[at + 1].start, self.tokens[found[0] - 2].end
                return found[0]
            after = behind_uncased_code(self.tokens, at, self.vocabulary)
            if self.found_day is not None and after > at:
                self.outlet, self.wired = Outlet.CODED, True
                self.named = self.tokens[at + 1].start, self.tokens[at + 1].end
                return after
            after = behind_dash_outlet(self.tokens, at, self.vocabulary)
            if self.day is not None and after > at:
                self.outlet = Outlet.CALLED
                return after
        if at == 0 and (after := self._leading_outlet(at)) > at:
            return after
        after = behind_outlet(self.tokens, at)
        self.outlet = Outlet.SITE if after > at and self.outlet is None else self.outlet
        return after

    def _wire(self, at: int) -> int:
        """Behind the word for a wire report, which closes a Chinese dateline."""
        if not (self.agencies or self.found_day):
            return at
        after = self.vocabulary.skip("wire_marks", self.tokens, at)
        self.wired = self.wired or after > at
        return after

    def _comma(self, at: int) -> int:
        """Behind what stands between two parts."""
        if self._fold(at) in (".", ",") and self.place is not None and not self.desked:
            desk = self.vocabulary.skip("own_desks", self.tokens, at + 1)
            self.desked = desk > at + 1
            if self.desked:
                return desk
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
        enders = ".:-=|_/" if self.agencies and self.place else ".:-="
        while marks < len(self.tokens) and marks - after < 4 and self._fold(marks) in enders:
            marks += 1
        self.closed = marks > at or self.wired or self.desked or self.tokens[at - 1].fold == "]"
        if marks == len(self.tokens):
            return text_end, len(self.text) if len(self.text) <= LONGEST else None
        return text_end, self.tokens[marks].start
