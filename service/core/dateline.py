"""The dateline: place, date and agency before the first sentence of a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.core.article import Credit, Role
from service.core.day import Day, read_day
from service.core.line import fold_space
from service.core.roster import RosterReader
from service.core.token import Shape, Token, tokenize
from service.core.vocabulary import Vocabulary

LONGEST = 160
"""Characters that are looked at from a line's start."""

MOST_PLACE_WORDS = 7
_NAMED = (
    Shape.TITLE, Shape.CAPITALS, Shape.UNCASED, Shape.HANGUL, Shape.IDEOGRAPH
)  # fmt: skip
_CLOSERS = {"(": ")", "[": "]", "/": "/"}


@dataclass(frozen=True, slots=True)
class ParsedDateline:
    """A dateline. `end` is the offset in the line where the report's own text begins.

    `text` is the dateline as written without the dash behind it, `day` the date as written,
    `date` the same in ISO 8601 (None where it can't be settled). `sure` says that its form
    is so plain that it needs no place at the body's very start.
    """

    text: str
    end: int
    place: str | None
    day: str | None
    date: str | None
    agencies: tuple[str, ...]
    credits: tuple[Credit, ...]
    sure: bool


def parse_dateline(
    text: str,
    vocabulary: Vocabulary,
    reference_date: date | None = None,
    language: str | None = None,
) -> ParsedDateline | None:
    """The dateline that a line begins with, None where it begins with none. Never raises."""
    reader = _Reader(text, tokenize(text[:LONGEST]), vocabulary, language)
    return reader.read(reference_date)


class _Reader:
    """The parts of one dateline, collected from left to right."""

    def __init__(
        self, text: str, tokens: Sequence[Token], vocabulary: Vocabulary, language: str | None
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.language = language
        self.place: tuple[int, int] | None = None
        self.day: tuple[int, int] | None = None
        self.found_day: Day | None = None
        self.agencies: list[str] = []
        self.credits: list[Credit] = []
        self.bracketed = False
        self.wired = False
        self.closed = False

    def read(self, reference_date: date | None) -> ParsedDateline | None:
        end = self._parts(0)
        text_end, begin = self._closing(end)
        if begin is None or not self._is_credible(end, begin):
            return None
        written = fold_space(self.text[:text_end])
        return ParsedDateline(
            text=written,
            end=begin,
            place=self._quote(self.place),
            day=self._quote(self.day),
            date=self.found_day.settle(reference_date) if self.found_day else None,
            agencies=tuple(dict.fromkeys(self.agencies)),
            credits=tuple(self.credits),
            sure=bool(self.agencies) or (self.place is not None and self.day is not None),
        )

    def _parts(self, at: int) -> int:
        """Behind the last part that belongs to a dateline."""
        for _ in range(16):
            after = self._part(at)
            if after == at:
                break
            at = after
        return at

    def _part(self, at: int) -> int:
        if self.agencies and self.place is not None and self._is_closing(at):
            return at
        for read in (
            self._agency, self._date, self._wire, self._reporters, self._names_place, self._comma
        ):  # fmt: skip
            after = read(at)
            if after > at:
                return after
        return at

    def _agency(self, at: int) -> int:
        """(Reuters), /PRNewswire/, (AFP, June 3), bare 新华社."""
        opening = self._fold(at)
        if opening in _CLOSERS:
            return self._bracketed(at, _CLOSERS[opening])
        if opening == "-" and self.agencies and not self.place:
            return self._dash_before_place(at)
        if self.agencies and not self.tokens[at : at + 1]:
            return at
        found = self.vocabulary.agency_at(self.tokens, at)
        if found is None:
            return at
        self.agencies.append(found[0])
        return self.vocabulary.skip("wire_marks", self.tokens, found[1])

    def _dash_before_place(self, at: int) -> int:
        """Behind the dash of "(ANSA) - ROMA, 3 GIU - ", where place and date follow it."""
        probe = _Reader(self.text, self.tokens, self.vocabulary, self.language)
        after = probe._names_place(at + 1)
        if after == at + 1:
            return at
        after = probe._comma(after)
        return at + 1 if probe._date(after) > after else at

    def _bracketed(self, at: int, closer: str) -> int:
        """Behind a bracket that holds an agency, with what else may stand in it."""
        index = at + 1
        named: list[str] = []
        probe = _Reader(self.text, self.tokens, self.vocabulary, self.language)
        while index < len(self.tokens) and index - at < 24:
            if self._fold(index) == closer:
                return self._close_bracket(at, index, named, probe)
            found = self.vocabulary.agency_at(self.tokens, index)
            if found is not None:
                named.append(found[0])
                index = found[1]
                continue
            after = probe._date(index)
            if after == index:
                after = self.vocabulary.skip("wire_marks", self.tokens, index)
            if after == index:
                after = self._behind_joint(index)
            if after == index and self._is_desk_code(index):
                after = index + 1
            if after == index:
                after = probe._reporters(index)
            if after == index:
                after = self._inner_place(index, closer, probe)
            if after == index:
                return at
            index = after
        return at

    def _close_bracket(self, at: int, index: int, named: list[str], probe: "_Reader") -> int:
        if not named and not probe.credits and not (probe.place and probe.found_day):
            return at
        if not named and self._fold(at) == "(" and not (probe.credits and self.wired):
            return at
        self.agencies.extend(named)
        self.credits.extend(probe.credits)
        self.place = self.place or probe.place
        self.day, self.found_day = self.day or probe.day, self.found_day or probe.found_day
        self.bracketed = True
        return index + 1

    def _is_desk_code(self, index: int) -> bool:
        """Whether a short small word beside a slash is an agency's desk: dpa/lnw."""
        token = self.tokens[index]
        beside = "/" in (self._fold(index - 1), self._fold(index + 1))
        return beside and token.shape is Shape.LOWER and len(token.text) <= 4

    def _inner_place(self, index: int, closer: str, probe: "_Reader") -> int:
        if probe.place is not None:
            return index
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

    def _behind_joint(self, index: int) -> int:
        if self._fold(index) in (",", "/", "-", "=", ".", "|", "\u30fb"):
            return index + 1
        return self.vocabulary.skip("and", self.tokens, index)

    def _date(self, at: int) -> int:
        if self.found_day is not None or at >= len(self.tokens):
            return at
        found = read_day(self.tokens, at, self.vocabulary, self.language)
        if found is not None:
            return self._take_day(at, found)
        token = self.tokens[at]
        if self.place is None or token.shape is not Shape.NUMBER:
            return at
        follows = self._fold(at + 1)
        ends = follows in ("(", "-") or (follows == "." and self._fold(at + 2) == "(")
        if ends and len(token.text) <= 2 and 1 <= int(token.text) <= 31:
            return self._take_day(at, Day(None, None, int(token.text), at + 1))
        return self._odd_date(at)

    def _odd_date(self, at: int) -> int:
        """Numbers that only look like a date belong to the dateline, but name no day."""
        after = at
        while (
            after < len(self.tokens)
            and after - at < 5
            and (self.tokens[after].shape is Shape.NUMBER or self._fold(after) in (".", "/"))
        ):
            after += 1
        if after - at >= 5 and self.tokens[after - 1].shape is Shape.NUMBER:
            self.day = self.tokens[at].start, self.tokens[after - 1].end
            return after
        return at

    def _take_day(self, at: int, found: Day) -> int:
        self.found_day = found
        end = self.tokens[found.end - 1].end
        self.day = self.tokens[at].start, end
        if self._fold(found.end) == "." and self._fold(found.end + 1) in ("(", "-", "/"):
            return found.end + 1
        return found.end

    def _names_place(self, at: int) -> int:
        """Behind the place: capitals, a known name, or words up to a comma or bracket."""
        if self.place is not None or at >= len(self.tokens):
            return at
        index = at
        while index < len(self.tokens) and index - at < 2 * MOST_PLACE_WORDS:
            after = self._place_step(at, index)
            if after == index:
                break
            index = after
        while index > at and self._fold(index - 1) in (",", "/", "-"):
            index -= 1
        if index == at:
            return at
        self.place = self.tokens[at].start, self.tokens[index - 1].end
        return index

    def _place_step(self, at: int, index: int) -> int:
        tokens, vocabulary = self.tokens, self.vocabulary
        known = vocabulary.places.at(tokens, index)
        if known is not None:
            return known.end
        token = tokens[index]
        if vocabulary.agency_at(tokens, index) is not None:
            return index
        if index > at and self._is_day(index):
            return index
        if token.shape in _NAMED or vocabulary.has("particles", token):
            return index + 1
        return self._place_mark(index) if index > at else index

    def _place_mark(self, index: int) -> int:
        """Behind a mark that holds the words of a place together: "Wis.", "/", "[Syria]"."""
        tokens, vocabulary, token = self.tokens, self.vocabulary, self.tokens[index]
        if token.fold == "[":
            return self._behind_country(index)
        if token.fold == "." and token.start == tokens[index - 1].end:
            short = len(tokens[index - 1].text) <= 5 and tokens[index - 1].shape is Shape.TITLE
            town = vocabulary.places.at(tokens, index - 1) is not None
            return index + 1 if short and not town else index
        if token.fold == "," and index + 1 < len(tokens) and tokens[index + 1].shape in _NAMED:
            return index + 1
        if token.fold == "/" and index + 1 < len(tokens):
            joined = tokens[index + 1].shape in _NAMED
            agency = vocabulary.agency_at(tokens, index + 1) is not None
            return index + 1 if joined and not agency else index
        if token.fold == "-" and token.start == tokens[index - 1].end:
            tight = index + 1 < len(tokens) and tokens[index + 1].start == token.end
            return index + 1 if tight and token.text == "-" else index
        return vocabulary.skip("and", tokens, index)

    def _behind_country(self, index: int) -> int:
        """Behind "[Syria]" after a town."""
        for after in range(index + 1, min(index + 5, len(self.tokens))):
            if self._fold(after) == "]":
                return after + 1
            if self.tokens[after].shape not in _NAMED:
                break
        return index

    def _reporters(self, at: int) -> int:
        """Behind "（记者罗沙）" and "한지훈 기자": names with the word for a reporter."""
        index = at
        before = self.vocabulary.skip("reporters", self.tokens, index)
        roster = RosterReader(
            self.tokens, self.vocabulary, frozenset({self.language or ""}), lambda _: False
        )
        if before == index and not (self.place and self._fold(index - 1) in ("=", ")", "]")):
            return at
        found = roster.read(before)
        if found is None:
            return at
        job = self.vocabulary.skip("jobs", self.tokens, found.after - 1)
        ends = self._fold(found.after) in (")", "]", "=", "-") or job > found.after - 1
        if not ends:
            return at
        self.credits.extend(
            Credit(Role.AUTHOR, fold_space(self.text[member.start : member.end]))
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
        return at

    def _reporters_follow(self, at: int) -> bool:
        probe = _Reader(self.text, self.tokens, self.vocabulary, self.language)
        probe.place = self.place
        return probe._reporters(at) > at

    def _expects_more(self, at: int) -> bool:
        """Whether a date or an agency follows, so that a full stop or dash is not the end."""
        if self.found_day is None and self.place is not None and self._is_day(at):
            return True
        if self._fold(at) in _CLOSERS and not self.agencies:
            probe = _Reader(self.text, self.tokens, self.vocabulary, self.language)
            return probe._bracketed(at, _CLOSERS[self._fold(at)]) > at
        if self.found_day is not None and not self.agencies:
            return self.vocabulary.agency_at(self.tokens, at) is not None
        return False

    def _is_day(self, at: int) -> bool:
        return read_day(self.tokens, at, self.vocabulary, self.language) is not None

    def _is_closing(self, at: int) -> bool:
        return self._fold(at) in ("-", ":", "=") or self._fold(at) == ""

    def _closing(self, at: int) -> tuple[int, int | None]:
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

    def _is_credible(self, end: int, begin: int) -> bool:
        """Whether what was read is a dateline and not how a sentence begins."""
        if self.agencies:
            return self._agency_is_plain(end, begin)
        if self.place is None or not self.closed:
            return False
        if self.day is not None and self.day < self.place:
            return False
        if self.credits:
            return True
        mark = self._fold(end)
        spaced = mark == "-" and self.tokens[end].start > self.tokens[end - 1].end
        if self.day is not None:
            return spaced or mark in ("-", ":")
        return self._place_is_plain(mark, spaced, begin)

    def _agency_is_plain(self, end: int, begin: int) -> bool:
        if self.closed and (self.bracketed or self.place or self.day or self.credits):
            return self.bracketed or self.day is not None or self._fold(end) != ":"
        if self.place is None:
            return self.bracketed
        if not self.bracketed:
            return False
        return self._all_capitals() or self._is_known() or self._looks_like_town(begin)

    def _looks_like_town(self, begin: int) -> bool:
        """Whether one or two capital words stand before the bracket and a sentence after it."""
        words = self._place_tokens()
        named = len(words) <= 2 and all(token.shape is Shape.TITLE for token in words)
        kinds = ("organisations", "not_names", "not_places")
        plain = not any(self.vocabulary.has(kind, word) for kind in kinds for word in words)
        return named and plain and self.text[begin : begin + 1].isupper()

    def _place_is_plain(self, mark: str, spaced: bool, begin: int) -> bool:
        """A place that stands alone: known, or in capitals and followed by a spaced dash."""
        following = self.text[begin : begin + 1]
        if not following or following.islower() or following.isdigit():
            return False
        if self._is_refused():
            return False
        if mark == ":":
            return self._is_known() and self._all_capitals()
        if mark == ".":
            return self._is_known() and following.isupper()
        if not spaced:
            return False
        if self._is_known():
            return True
        words = [token for token in self._place_tokens() if token.shape is not Shape.MARK]
        long_word = any(len(token.text) >= 5 for token in words)
        return self._all_capitals() and len(words) <= 4 and long_word

    def _place_tokens(self) -> list[Token]:
        start, end = self.place or (0, 0)
        return [token for token in self.tokens if start <= token.start and token.end <= end]

    def _is_refused(self) -> bool:
        words = self._place_tokens()
        vocabulary = self.vocabulary
        return (
            any(vocabulary.skip("not_places", words, index) > index for index in range(len(words)))
            and not self._is_known()
        )

    def _is_known(self) -> bool:
        """Whether every place that is named is on the list."""
        words = self._place_tokens()
        index = 0
        while index < len(words):
            known = self.vocabulary.places.at(words, index)
            if known is None:
                return False
            index = known.end
            if index < len(words) and words[index].fold in ("/", ","):
                index += 1
            elif index < len(words):
                index = max(index, self.vocabulary.skip("and", words, index))
        return bool(words)

    def _all_capitals(self) -> bool:
        words = [token for token in self._place_tokens() if token.text[0].isalpha()]
        head = words[:1] if any(t.fold in (",", ".") for t in self._place_tokens()) else words
        return bool(head) and all(
            token.shape in (Shape.CAPITALS, Shape.IDEOGRAPH, Shape.UNCASED, Shape.HANGUL)
            for token in head
        )

    def _quote(self, span: tuple[int, int] | None) -> str | None:
        return fold_space(self.text[span[0] : span[1]]) if span is not None else None

    def _fold(self, at: int) -> str:
        return self.tokens[at].fold if 0 <= at < len(self.tokens) else ""
