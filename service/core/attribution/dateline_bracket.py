"""A dateline's bracket, and all that may stand in it: "(서울=연합뉴스)", "[東京 12日 ロイター]"."""

from service.core.attribution.dateline_marks import behind_joint, is_desk_code
from service.core.attribution.dateline_outlet import (
    MOST_JOINED,
    Outlet,
    behind_joined_outlet,
    behind_leading_outlet,
)
from service.core.attribution.dateline_part import PartReader
from service.core.attribution.day import read_day
from service.core.attribution.token import Shape

MOST_INNER = 24
"""Tokens of a bracket."""


MOST_TOWN = 5
"""Ideographs of a town before a day."""


class BracketReader(PartReader):
    """Reads brackets that hold an agency or an outlet, with what stands beside it."""

    def _bracketed(self, at: int, closer: str) -> int:
        """Behind a bracket that holds an agency, with what else may stand in it."""
        index = at + 1
        named: list[str] = []
        probe = BracketReader(self.text, self.tokens, self.vocabulary, self.language)
        while index < len(self.tokens) and index - at < MOST_INNER:
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

    def _inner(self, index: int, closer: str, probe: "BracketReader") -> int:
        """Behind one of the things that may stand in a bracket beside an agency, or for one."""
        tokens, vocabulary = self.tokens, self.vocabulary
        if (desk := vocabulary.skip("desks", tokens, index)) > index:
            probe.bracketed = True
            return desk
        if (desk := vocabulary.skip("own_desks", tokens, index)) > index:
            probe.bracketed = probe.desked = True
            return desk
        for read in (
            probe._leading_outlet,
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

    def _close_bracket(self, at: int, index: int, named: list[str], probe: "BracketReader") -> int:
        desk = probe.bracketed and self.place is not None
        told = bool(named) or desk or probe.outlet is not None
        if not (told or probe.credits or (probe.place and probe.found_day)):
            return at
        if not told and self._fold(at) == "(" and not (probe.credits and self.wired):
            return at
        led = probe.outlet is Outlet.WIRE and not (probe.credits or probe.found_day)
        if led and not named:
            return at  # "【東海社独自】"
        self.outlet, self.named = self.outlet or probe.outlet, self.named or probe.named
        self.agencies.extend(named)
        self.credits.extend(probe.credits)
        self.place = self.place or probe.place
        self.day, self.found_day = self.day or probe.day, self.found_day or probe.found_day
        self.bracketed = True
        self.desked = self.desked or probe.desked
        self.wired = self.wired or self.vocabulary.has("wire_marks", self.tokens[index - 1])
        return index + 1

    def _leading_outlet(self, at: int) -> int:
        """Behind the agency that a dateline in ideographs begins with: "東海社東京1日"."""
        led = self.tokens[at : at + 1]
        if not led or led[0].shape is not Shape.IDEOGRAPH:
            return at
        if self._fold(at - 1) not in ("(", "[", ""):
            return at
        after = behind_leading_outlet(self.tokens, at, self.vocabulary)
        goes_on = after > at and (
            self.vocabulary.places.at(self.tokens, after) is not None
            or self.vocabulary.skip("reporters", self.tokens, after) > after
            or self._is_dated_town(after)
        )
        if not goes_on:
            return at
        self.outlet, self.named = Outlet.WIRE, (self.tokens[at].start, self.tokens[after - 1].end)
        return after

    def _is_dated_town(self, at: int) -> bool:
        """Whether a few ideographs stand before a day."""
        behind = self._places.behind(at)
        return 2 <= behind - at <= MOST_TOWN and self._is_day(behind)

    def _inner_place(self, index: int, closer: str, probe: "BracketReader") -> int:
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

    def _inner_second(self, index: int, probe: "BracketReader") -> int:
        """Behind the second town of "(서울·속초=연합뉴스)", tied to the first by a dot."""
        tied = self._fold(index - 1) == "|" and self._fold(index + 1) in ("=", "|")
        if not tied or probe.place is None or self.tokens[index].shape is not Shape.HANGUL:
            return index
        probe.place = probe.place[0], self.tokens[index].end
        return index + 1

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
        if after > at:
            self.outlet = Outlet.JOINED
            self.named = self.tokens[at].start, self.tokens[after - 1].end
        return after

    def _is_signed(self, at: int) -> bool:
        """Whether a reporter with the job and a sign of equality follow: "김도윤 기자 ="."""
        probe = BracketReader(self.text, self.tokens, self.vocabulary, self.language)
        probe.place = self.place
        after = probe._reporters(at)
        return after > at and self._fold(after) == "="
