"""Whether what was read before a first sentence is a dateline, or how the sentence begins."""

from service.core.attribution.dateline_outlet import Outlet
from service.core.attribution.dateline_parts import LONGEST, DatelineParts
from service.core.attribution.dateline_stranger import SHORTEST_CODE, Stranger
from service.core.attribution.dateline_words import PlaceWords
from service.core.attribution.echo import Echo
from service.core.attribution.token import NAMED, Shape, fold_at, tokenize

_DOTTED = (".-", ".\u2013", ".\u2014")
"""What stands between place and report in the Spanish manner."""

_TELLING = (Outlet.CODED, Outlet.SLASHED, Outlet.SITE)
"""Outlets whose own form tells of a dateline, once their place is plain."""

_UNCASED = (Shape.UNCASED, Shape.IDEOGRAPH)
_PLAIN = (Shape.UNCASED, Shape.HANGUL)

MOST_NAMED = 4
"""Words of a name that stands where a report would."""

SHORTEST_REPORT = 60
"""Characters of a report's first paragraph, behind a town in small letters and a colon."""

SHORTEST_TOWN = 4
"""Letters of a town in capitals: less may be a state that does something."""

LEAST_UNCASED = 3
"""Words that follow as a sentence in such a script."""

_SENTENCE_ENDS = tuple('.!?\u2026"\u201d')

MARGIN = 6
"""Tokens behind a dateline's parts that decide whether it is one."""


class Credibility(PlaceWords):
    """Whether parts that were read are a dateline, or how a sentence happens to begin."""

    def __init__(self, parts: DatelineParts, echo: Echo) -> None:
        super().__init__(parts)
        self.stranger = Stranger(parts, echo)

    def holds(self, end: int, begin: int) -> bool:
        """Whether what was read is a dateline and not how a sentence begins."""
        parts = self.parts
        if parts.agencies:
            return self._agency_is_plain(end, begin)
        if parts.outlet is Outlet.JOINED:
            return self._joined_is_plain(end, begin)
        if parts.place is None or not parts.closed or self._is_refused() or self._cuts_number(end):
            return False
        if parts.day is not None and parts.day < parts.place:
            return self._day_leads(end, begin)
        if parts.outlet is not None and not self._outlet_is_plain(end, begin):
            return False
        return self._is_plain(end, begin)

    def _is_plain(self, end: int, begin: int) -> bool:
        """Whether a place is told by what stands beside it: who reports, a day, a mark."""
        if self.parts.outlet in _TELLING:
            return True
        if self.parts.credits:
            words = self.parts.place_tokens()
            label = self.parts.vocabulary.labels.at(words, 0)
            return label is None or label.end < len(words)
        if self._is_called_uncased():
            return True
        if self.parts.desked:
            return self._sentence_follows(end)
        mark = fold_at(self.parts.tokens, end)
        if self.parts.day is not None:
            return (
                mark == "-"
                or self._is_dotted(begin)
                or (
                    not self.parts.text[begin : begin + 1].islower()
                    and (mark == ":" or (mark == "." and self._stop_is_plain(begin)))
                )
            )
        return self._place_is_plain(mark, end, begin)

    def _is_dotted(self, begin: int) -> bool:
        return self.parts.text[:begin].rstrip().endswith(_DOTTED)

    def _stop_is_plain(self, begin: int) -> bool:
        """Whether place, day and a full stop are a dateline: "Lima, 3 oct. 2023. El puente"."""
        day = self.parts.found_day
        upper = self.parts.text[begin : begin + 1].isupper()
        told = day is not None and day.month is not None
        return told and upper and (self._is_known() or self._all_capitals())

    def _cuts_number(self, end: int) -> bool:
        """Whether the mark behind it stands within a number: "Ellery 2-1", a match's score."""
        tokens = self.parts.tokens
        if not 0 < end < len(tokens) - 1:
            return False
        before, mark, after = tokens[end - 1 : end + 2]
        tight = before.end == mark.start and mark.end == after.start
        return tight and before.shape is after.shape is Shape.NUMBER

    def _day_leads(self, end: int, begin: int) -> bool:
        """Whether "19 July 2022, GENEVA - The ..." is one: a comma between, a sentence behind."""
        day, place = self.parts.day, self.parts.place
        comma = day and place and self.parts.text[day[1] : place[0]].strip() == ","
        tokens = self.parts.tokens
        spaced = fold_at(tokens, end) == "-" and tokens[end].start > tokens[end - 1].end
        whole = self.parts.text.rstrip()[-1:] in _SENTENCE_ENDS
        plain = self._all_capitals() or (self._is_known() and whole)
        upper = self.parts.text[begin : begin + 1].isupper()
        return bool(comma) and spaced and plain and upper and self._sentence_follows(end)

    def _outlet_is_plain(self, end: int, begin: int) -> bool:
        """Whether a place before an outlet's bracket is no company: known, or with its state."""
        stated = self._is_stated()
        known, capitals = self._is_known(), self._all_capitals()
        if self.parts.outlet is Outlet.CAPITALS:
            told = stated and (known or capitals or self.stranger.is_dated())
        elif self.parts.outlet in (Outlet.CALLED, Outlet.WIRE):
            told = stated or known or (capitals and not self._is_long())
        elif self.parts.outlet is Outlet.CODED:
            short = len(self.parts.quote(self.parts.named) or "") < SHORTEST_CODE
            told = stated or (known and not short) or self.stranger.is_coded(begin)
        elif self.parts.outlet is Outlet.SLASHED:
            told = self.parts.day is not None or (stated and capitals)
        elif self.parts.outlet is Outlet.SITE:
            small = self.parts.text[begin : begin + 1].islower()
            told = not small and (known or capitals or self.stranger.is_of_site())
        else:
            several = fold_at(self.parts.tokens, end - 3) != "("
            named = several and capitals and self.stranger.is_dashed(self.parts.tokens[end].text)
            told = stated or known or named
        return told and self._sentence_follows(end)

    def leans_on_code(self) -> bool:
        """Whether an abbreviation alone tells of a place that is on no list."""
        return self.parts.outlet is Outlet.CODED and not (self._is_stated() or self._is_known())

    def _is_called_uncased(self) -> bool:
        """Whether an outlet that says what it is stands behind a place without capitals."""
        called = self.parts.outlet in (Outlet.CALLED, Outlet.WIRE)
        return called and self.parts.place_tokens()[0].shape in _UNCASED

    def _joined_is_plain(self, end: int, begin: int) -> bool:
        """Whether "(강릉=한빛뉴스)" opens a report, or stands above it, and is no picture's label
        and maker."""
        words = self.parts.place_tokens()
        told = bool(self.parts.credits) or self._is_known()
        goes_on = begin >= len(self.parts.text) or self._sentence_follows(end)
        return bool(words) and told and not self._is_label(words) and goes_on

    def _sentence_follows(self, end: int) -> bool:
        """Whether small words stand among the next ones, as in no list or heading; some words
        where a script has no capitals."""
        following = [token.shape for token in self.parts.tokens[end : end + MARGIN]]
        plain = sum(shape in (*_PLAIN, Shape.IDEOGRAPH) for shape in following)
        return Shape.LOWER in following or plain >= LEAST_UNCASED

    def _agency_is_plain(self, end: int, begin: int) -> bool:
        words = self.parts.place_tokens()
        if words and self.parts.vocabulary.skip("bylines", words, 0) and not self._is_known():
            return False
        if words and self._is_whole_label(words):
            return False
        if self.parts.day is not None and self.parts.place and self.parts.bracketed:
            return True
        if self._opens_sentence() or self._is_party():
            return False
        if not self.parts.closed and self.parts.text[begin : begin + 1].islower():
            return False
        if self.parts.closed and (
            self.parts.bracketed or self.parts.place or self.parts.day or self.parts.credits
        ):
            return (
                self.parts.bracketed
                or self.parts.day is not None
                or fold_at(self.parts.tokens, end) != ":"
            )
        if self.parts.place is None:
            return self.parts.bracketed
        if not self.parts.bracketed:  # "Baku, October 3, AZERTAC The bridge ..."
            capitals = self.parts.tokens[end - 1].shape is Shape.CAPITALS
            return self.parts.day is not None and capitals and self._is_known()
        return (
            (self._all_capitals() and self._is_told())
            or self._is_known()
            or self._looks_like_town(begin)
        )

    def _looks_like_town(self, begin: int) -> bool:
        """Whether one or two capital words stand before the bracket and a sentence after it."""
        words = self.parts.place_tokens()
        named = len(words) <= 2 and all(token.shape is Shape.TITLE for token in words)
        kinds = ("organisations", "not_names", "not_places")
        plain = not any(self.parts.vocabulary.has(kind, word) for kind in kinds for word in words)
        return named and plain and self.parts.text[begin : begin + 1].isupper()

    def _place_is_plain(self, mark: str, end: int, begin: int) -> bool:
        """A place that stands alone: known, or in capitals and followed by a spaced dash."""
        following = self.parts.text[begin : begin + 1]
        if not following or following.islower() or following.isdigit():
            return False
        if self._rest_is_name(begin) or self._rest_is_way(begin):
            return False
        if mark == ":":
            return self._is_known() and (self._all_capitals() or self._tells(end, begin))
        dotted = self._is_dotted(begin)
        if mark == "." and not dotted:
            told = self._is_known() or (self.parts.closed and self.stranger.is_stopped())
            return following.isupper() and told
        spaced = mark == "-" and self._is_spaced(end, begin)
        if dotted and any(token.fold == "," for token in self.parts.place_tokens()):
            return self._sentence_follows(end)
        if not (spaced or dotted):
            return False
        if self._is_known() or (dotted and self.stranger.is_dotted()):
            return True
        words = [token for token in self.parts.place_tokens() if token.shape is not Shape.MARK]
        long_word = any(len(token.text) >= 5 for token in words)
        plain = self._all_capitals() and len(words) <= 4 and long_word
        if not plain or self.stranger.is_common() or self.stranger.is_listing(begin):
            return False
        if self.parts.outlet is not None or self._is_stated():
            return True
        return self.stranger.is_dashed(self.parts.tokens[end].text)

    def _is_spaced(self, end: int, begin: int) -> bool:
        """Whether a space stands before the dash, or behind it alone: "TEHRAN- The bridge"."""
        dash = self.parts.tokens[end]
        if dash.start > self.parts.tokens[end - 1].end:
            return True
        behind = self.parts.text[dash.end : begin].isspace()
        return behind and self._is_known() and self._all_capitals() and self._sentence_follows(end)

    def _tells(self, end: int, begin: int) -> bool:
        """Whether a whole sentence, and no entry of a list, follows: "New Delhi: The ministry"."""
        report = self.parts.text[begin:].rstrip()
        whole = len(report) >= SHORTEST_REPORT and report.endswith(_SENTENCE_ENDS)
        words = self.parts.place_tokens()
        named = len(words) == 1 and words[0].fold in self.parts.vocabulary.given_names
        if named or self.stranger.is_listing(begin) or self.stranger.echo.is_labelled():
            return False
        return whole and report[0].isupper() and self._sentence_follows(end)

    def _rest_is_name(self, begin: int) -> bool:
        """Whether a few words without a mark follow, as a name behind its town: no sentence."""
        rest = tokenize(self.parts.text[begin : begin + LONGEST])
        return len(rest) <= MOST_NAMED and all(token.shape in NAMED for token in rest)

    def _rest_is_way(self, begin: int) -> bool:
        """Whether a second town in capitals follows: "BERLIN - PARIS in eight hours" is a way."""
        rest = tokenize(self.parts.text[begin : begin + LONGEST])
        town = self.parts.vocabulary.places.at(rest, 0)
        if town is None or any(t.shape is not Shape.CAPITALS for t in rest[: town.end]):
            return False
        return rest[town.end - 1].end >= SHORTEST_TOWN
