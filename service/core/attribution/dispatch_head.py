"""The head of a paper's own report in ideographs: "本报讯（记者 …）", "【…日报讯】"."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.article import Role
from service.core.attribution.day import read_day
from service.core.attribution.token import Shape, Token, fold_at
from service.core.attribution.vocabulary import Vocabulary

MOST_LEAD = 14
"""Ideographs and numbers before the mark that closes such a head."""

LONGEST_TOWN = 6
"""Ideographs of a town behind a paper's own name."""

LONGEST_LEAD = 2
"""Ideographs of a lead that names no outlet: a town on no list, or a desk."""

MOST_NAMED = 40
"""Tokens of the bracket that names the reporters."""

LONGEST_NAME = 4
"""Ideographs of a reporter's name."""

LEAST_FOLLOWING = 4
"""Ideographs behind the head by which a report goes on."""

_MARKS = (",", "/", "|", ":", "\u30fb")
_LEAD = (Shape.IDEOGRAPH, Shape.NUMBER)

Span = tuple[int, int]
"""The first character of a part, and the one behind its last."""


@dataclass(frozen=True, slots=True)
class DispatchHead:
    """Who reports, from where and of which day. `end` is the index of the token behind it."""

    end: int
    place: Span | None
    day: Span | None
    makers: tuple[tuple[Role, Span], ...]
    agency: str | None


def may_head_dispatch(text: str) -> bool:
    """Whether a line begins with an ideograph or an angular bracket: the cheap look."""
    return text[:1] >= "\u3005" or text[:1] == "["


def read_dispatch_head(tokens: Sequence[Token], vocabulary: Vocabulary) -> DispatchHead | None:
    """The head that some tokens begin with; None where they begin with none."""
    reader = _HeadReader(tokens, vocabulary)
    start = 1 if fold_at(tokens, 0) == "[" else 0
    limit = min(start + MOST_LEAD, len(tokens))
    for mark in range(start, limit):
        after = vocabulary.skip("dispatch_marks", tokens, mark)
        if after > mark and (closed := reader.behind_mark(start, after)):
            return reader.head(start, mark, closed)
        if tokens[mark].shape not in _LEAD or reader.is_spaced(start, mark):
            return None
    return None


class _HeadReader:
    """Reads the parts of a head in one list of tokens."""

    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary

    def is_spaced(self, start: int, at: int) -> bool:
        """Whether a space stands before a token of the lead."""
        return at > start and self.tokens[at - 1].end < self.tokens[at].start

    def behind_mark(self, start: int, after: int) -> int:
        """Behind the mark and the bracket that it closes; 0 where a word goes on with it."""
        if start:
            return after + 1 if fold_at(self.tokens, after) == "]" else 0
        if after >= len(self.tokens) or fold_at(self.tokens, after) in ("(", ":"):
            return after
        return after if self.tokens[after - 1].end < self.tokens[after].start else 0

    def head(self, start: int, mark: int, after: int) -> DispatchHead | None:
        """The head whose lead stands between two tokens, closed before a third."""
        if self.vocabulary.skip("not_places", self.tokens, start) > start:
            return None  # "据本报消息", as a paper says
        agency = self.vocabulary.agency_at(self.tokens, start)
        lead, outlet = self._behind_outlet(start, mark)
        if agency is not None and agency[1] <= mark:
            lead, outlet = agency[1], True
        day = self._day_at_end(lead, mark)
        town = lead, day if day is not None else mark
        known = self.vocabulary.places.at(self.tokens, lead)
        placed = known is not None and known.end == town[1]
        end, makers = self._reporters(after)
        plain = self._is_plain(town, LONGEST_TOWN if outlet else LONGEST_LEAD)
        if not (outlet or placed or makers) or not (placed or plain):
            return None
        if not outlet and self.vocabulary.skip("dispatch_marks", self.tokens, mark) > mark + 1:
            return None  # "最新消息（记者陈立新）", a heading
        end += fold_at(self.tokens, end) == ":"
        following = self.tokens[end : end + 2 * LEAST_FOLLOWING]
        if sum(token.shape is Shape.IDEOGRAPH for token in following) < LEAST_FOLLOWING:
            return None
        return DispatchHead(
            end,
            self._span(*town) if placed or (outlet and town[0] < town[1]) else None,
            self._span(day, mark) if day is not None else None,
            makers,
            agency[0] if agency is not None and agency[1] <= mark else None,
        )

    def _behind_outlet(self, start: int, mark: int) -> tuple[int, bool]:
        """Behind "本报" or "南江日报" in the lead, and whether one stands there; where a further
        word of an outlet goes on with it, behind that."""
        owned = self.vocabulary.skip("the", self.tokens, start)
        if start < owned <= mark:
            return owned, True
        firsts = self.vocabulary.words["outlets"].firsts()
        for at in range(start + 1, mark):
            after = self.vocabulary.skip("outlets", self.tokens, at)
            if at < after <= mark and fold_at(self.tokens, after) not in firsts:
                return after, True
        return start, False

    def _day_at_end(self, lead: int, mark: int) -> int | None:
        """Where the day begins that the lead ends with."""
        for at in range(lead, mark):
            if self.tokens[at].shape is Shape.NUMBER:
                day = read_day(self.tokens, at, self.vocabulary, None)
                return at if day is not None and day.end == mark else None
        return None

    def _is_plain(self, town: tuple[int, int], longest: int) -> bool:
        """Whether what is left of a lead is nothing, or of a town's length."""
        words = self.tokens[town[0] : town[1]]
        plain = all(word.shape is Shape.IDEOGRAPH for word in words)
        return plain and (not words or 2 <= len(words) <= longest)

    def _span(self, first: int, behind: int) -> Span:
        return self.tokens[first].start, self.tokens[behind - 1].end

    def _reporters(self, at: int) -> tuple[int, tuple[tuple[Role, Span], ...]]:
        """Behind "（记者 陈立新 通讯员 王晓梅）" or "记者陈立新报道", and the names; the index
        itself where something else stands there too."""
        opened = fold_at(self.tokens, at) == "("
        first = at + opened
        if not self._behind_job(first) > first:
            return at, ()
        makers: list[tuple[Role, Span]] = []
        index = first
        while index < min(len(self.tokens), at + MOST_NAMED):
            if opened and self.tokens[index].fold == ")":
                return (index + 1, tuple(makers)) if makers else (at, ())
            if not opened and makers:
                return self._behind_report(index, at, makers)
            after = self._behind_word(index)
            if after == index:
                name = self._name(index)
                if name is None:
                    break
                after, maker = name
                makers.append(maker)
            index = after
        return at, ()

    def _behind_report(
        self, index: int, at: int, makers: list[tuple[Role, Span]]
    ) -> tuple[int, tuple[tuple[Role, Span], ...]]:
        """Behind the word that closes "记者陈立新报道" where no bracket does."""
        after = self.vocabulary.skip("wire_marks", self.tokens, index)
        ends = fold_at(self.tokens, after) == ":" or self.is_spaced(
            0, min(after, len(self.tokens) - 1)
        )
        return (after, tuple(makers)) if after > index and ends else (at, ())

    def _behind_job(self, at: int) -> int:
        return max(self.vocabulary.skip(kind, self.tokens, at) for kind in ("reporters", "jobs"))

    def _behind_word(self, at: int) -> int:
        """Behind what stands between names: a job, a mark, a role's word, a joint."""
        if fold_at(self.tokens, at) in _MARKS:
            return at + 1
        label = self.vocabulary.labels.at(self.tokens, at)
        behind = max(
            self._behind_job(at),
            self.vocabulary.skip("and", self.tokens, at),
            self.vocabulary.skip("wire_marks", self.tokens, at),
        )
        return max(behind, label.end if label is not None else at)

    def _name(self, at: int) -> tuple[int, tuple[Role, Span]] | None:
        """The name at a token, by its role; a space may part a name of two ideographs."""
        after = self._behind_run(at)
        if after - at == 1 and self._behind_run(after) == after + 1:
            after += 1
        if not 2 <= after - at <= LONGEST_NAME:
            return None
        label = self.vocabulary.labels.at(self.tokens, after + 1)
        slashed = fold_at(self.tokens, after) == "/" and label is not None
        role = label.meaning.role if slashed and label is not None else Role.AUTHOR
        return after, (role, self._span(at, after))

    def _behind_run(self, at: int) -> int:
        """Behind ideographs without a space between them, up to a word that is no name's."""
        index = at
        while index < len(self.tokens) and self.tokens[index].shape is Shape.IDEOGRAPH:
            if index > at and (self.is_spaced(at, index) or self._behind_word(index) > index):
                break
            index += 1
        return index
