"""The dateline: place, date and agency before the first sentence of a report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.core.article import Credit
from service.core.attribution.byline import parse_byline
from service.core.attribution.dateline_marks import Outlet, without_emphasis
from service.core.attribution.dateline_parts import LONGEST, DatelineParts
from service.core.attribution.token import Shape, Token, fold_at, tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import fold_space

SHORT = 64
"""Characters that are looked at first."""

_DOTTED = (".-", ".\u2013", ".\u2014")
"""What stands between place and report in the Spanish manner."""

_NAMED = (Shape.TITLE, Shape.CAPITALS, Shape.UNCASED, Shape.HANGUL, Shape.IDEOGRAPH)

MOST_NAMED = 4
"""Words of a name that stands where a report would."""

_SENTENCE_ENDS = tuple('.!?\u2026"\u201d')

MOST_BYLINE = 12
"""Tokens of a byline that is glued before a dateline."""

MARGIN = 6
"""Tokens behind a dateline's parts that decide whether it is one."""


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
    """The dateline that a line begins with, None where it begins with none. Never raises.

    A byline may be glued before it: "By Jane Roe LONDON, June 3 (Reuters) - ...".
    """
    tokens = tokenize(text[:SHORT])
    opened = vocabulary.skip("bylines", tokens, 0)
    if opened and tokens[0].shape in (Shape.TITLE, Shape.CAPITALS):
        for index in range(opened + 1, min(opened + MOST_BYLINE, len(tokens))):
            if _begins_behind_name(tokens, opened, index, vocabulary):
                start = tokens[index].start
                led = _read_dateline(text[start:], vocabulary, reference_date, language)
                byline = parse_byline(text[:start].rstrip(), vocabulary, language)
                if led and byline and byline.credits and _is_told(led):
                    makers = (*byline.credits, *led.credits)
                    return replace(led, end=start + led.end, credits=makers)
                break
    return _read_dateline(text, vocabulary, reference_date, language)


def _is_told(led: ParsedDateline) -> bool:
    """Whether a dateline behind a byline is sure: its agency or its capitals tell."""
    return led.place is not None and (bool(led.agencies) or led.place.partition(",")[0].isupper())


def _begins_behind_name(
    tokens: Sequence[Token], opened: int, index: int, vocabulary: Vocabulary
) -> bool:
    """Whether a word in capitals stands behind one that is not, as a place behind a name.

    Behind a name in capitals only a place that is known does.
    """
    before, token = tokens[index - 1], tokens[index]
    capitals = token.shape is Shape.CAPITALS and len(token.text) > 2
    if before.shape is Shape.CAPITALS and index > opened + 1:
        return capitals and vocabulary.places.at(tokens, index) is not None
    return capitals and (before.shape in (Shape.TITLE, Shape.BREAK) or before.fold in "|,-")


def _read_dateline(
    text: str, vocabulary: Vocabulary, reference_date: date | None, language: str | None
) -> ParsedDateline | None:
    """The dateline that a text's first word begins."""
    parts, end = _read_parts(text, vocabulary, language)
    text_end, begin = parts.closing(end)
    if begin is None or not _Credibility(parts).holds(end, begin):
        return None
    if begin >= len(text) and text.startswith("(") and parts.place is not None:
        return None  # "(Jane Roe, APA, 3.10.2023)", a signature
    return ParsedDateline(
        text=fold_space(text[:text_end]),
        end=begin,
        place=parts.quote(parts.place),
        day=parts.quote(parts.day),
        date=parts.found_day.settle(reference_date) if parts.found_day else None,
        agencies=tuple(dict.fromkeys(parts.agencies)),
        credits=tuple(parts.credits),
        sure=bool(parts.agencies)
        or parts.outlet is not None
        or (parts.place is not None and parts.day is not None and parts.place < parts.day),
    )


def _read_parts(
    text: str, vocabulary: Vocabulary, language: str | None
) -> tuple[DatelineParts, int]:
    """The parts that a line begins with, and the index behind them.

    Most lines begin with none; that shows in their first words.
    """
    parts = DatelineParts(text, without_emphasis(tokenize(text[:SHORT])), vocabulary, language)
    end = parts.read()
    if len(text) > SHORT and (end + MARGIN >= len(parts.tokens) or "(" in text[:SHORT]):
        tokens = without_emphasis(tokenize(text[:LONGEST]))
        parts = DatelineParts(text, tokens, vocabulary, language)
        end = parts.read()
    return parts, end


class _Credibility:
    """Whether parts that were read are a dateline, or how a sentence happens to begin."""

    def __init__(self, parts: DatelineParts) -> None:
        self.parts = parts

    def holds(self, end: int, begin: int) -> bool:
        """Whether what was read is a dateline and not how a sentence begins."""
        if self.parts.agencies:
            return self._agency_is_plain(end, begin)
        if self.parts.place is None or not self.parts.closed:
            return False
        if self._is_refused() or self._cuts_number(end):
            return False
        if self.parts.day is not None and self.parts.day < self.parts.place:
            return self._day_leads(end, begin)
        if self.parts.outlet is not None and not self._outlet_is_plain(end):
            return False
        if self.parts.credits:
            return True
        mark = fold_at(self.parts.tokens, end)
        if self.parts.day is not None:
            return mark == "-" or (
                not self.parts.text[begin : begin + 1].islower()
                and (mark == ":" or (mark == "." and self._stop_is_plain(begin)))
            )
        return self._place_is_plain(mark, end, begin)

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

    def _outlet_is_plain(self, end: int) -> bool:
        """Whether a place before an outlet's bracket is no company: known, or with its state."""
        words = self.parts.place_tokens()
        stated = any(token.fold == "," for token in words) or self.parts.day is not None
        known, capitals = self._is_known(), self._all_capitals()
        if self.parts.outlet is Outlet.CAPITALS:
            told = stated and (known or capitals)
        elif self.parts.outlet is Outlet.CALLED:
            told = stated or known or capitals
        else:
            several = fold_at(self.parts.tokens, end - 3) != "("
            told = stated or known or (several and capitals)
        return told and self._sentence_follows(end)

    def _sentence_follows(self, end: int) -> bool:
        """Whether small words stand among the next ones, as in no list or heading."""
        following = self.parts.tokens[end : end + MARGIN]
        return any(token.shape is Shape.LOWER for token in following)

    def _agency_is_plain(self, end: int, begin: int) -> bool:
        words = self.parts.place_tokens()
        if words and self.parts.vocabulary.skip("bylines", words, 0) and not self._is_known():
            return False
        if self.parts.day is not None and self.parts.place and self.parts.bracketed:
            return True
        if self._opens_sentence():
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
        if not self.parts.bracketed:
            return False
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
        if self._rest_is_name(begin):
            return False
        if self._is_refused():
            return False
        if mark == ":":
            return self._is_known() and self._all_capitals()
        if mark == ".":
            return self._is_known() and following.isupper()
        spaced = mark == "-" and self.parts.tokens[end].start > self.parts.tokens[end - 1].end
        dotted = self.parts.text[:begin].rstrip().endswith(_DOTTED)
        if dotted and any(token.fold == "," for token in self.parts.place_tokens()):
            return self._sentence_follows(end)
        if not (spaced or dotted):
            return False
        if self._is_known():
            return True
        words = [token for token in self.parts.place_tokens() if token.shape is not Shape.MARK]
        long_word = any(len(token.text) >= 5 for token in words)
        return self._all_capitals() and len(words) <= 4 and long_word

    def _rest_is_name(self, begin: int) -> bool:
        """Whether a few words without a mark follow, as a name behind its town: no sentence."""
        rest = tokenize(self.parts.text[begin : begin + LONGEST])
        return len(rest) <= MOST_NAMED and all(token.shape in _NAMED for token in rest)

    def _is_told(self) -> bool:
        """Whether a place's script has capitals to tell of it, or else a day or a wire's mark."""
        return (
            self.parts.day is not None
            or self.parts.wired
            or any(
                token.shape in (Shape.CAPITALS, Shape.TITLE) for token in self.parts.place_tokens()
            )
        )

    def _opens_sentence(self) -> bool:
        """Whether the words before an agency are "By" or begin as "The Protection Agency" does."""
        words = self.parts.place_tokens()
        if len(words) < 1 or words[0].shape is not Shape.TITLE or self._is_known():
            return False
        kinds = ("the", "bylines") if len(words) > 1 else ("bylines",)
        return any(self.parts.vocabulary.skip(kind, words, 0) > 0 for kind in kinds)

    def _is_refused(self) -> bool:
        words = self.parts.place_tokens()
        vocabulary = self.parts.vocabulary
        return (
            any(vocabulary.skip("not_places", words, index) > index for index in range(len(words)))
            and not self._is_known()
        )

    def _is_known(self) -> bool:
        """Whether every place that is named is on the list."""
        words = self.parts.place_tokens()
        index = 0
        while index < len(words):
            known = self.parts.vocabulary.places.at(words, index)
            if known is None:
                return False
            index = known.end
            if index < len(words) and words[index].fold in ("/", ","):
                index += 1
            elif index < len(words):
                index = max(index, self.parts.vocabulary.skip("and", words, index))
        return bool(words)

    def _all_capitals(self) -> bool:
        words = [token for token in self.parts.place_tokens() if token.text[0].isalpha()]
        head = words[:1] if any(t.fold in (",", ".") for t in self.parts.place_tokens()) else words
        return bool(head) and all(
            token.shape in (Shape.CAPITALS, Shape.IDEOGRAPH, Shape.UNCASED, Shape.HANGUL)
            for token in head
        )
