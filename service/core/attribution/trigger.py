"""The cheap look at a whole text that decides which lines the credit grammar reads."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from service.core.attribution.beginning import BEGINNING, HEAD, Beginnings
from service.core.attribution.token import WORD
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import Line
from service.core.literal import Literals

_BREAKS = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_OPENING = r"(\[\uff08\u3010|\u2022>"
_ENDING = r".!?\u2026\u3002\u0964\u061f"
_DASH = r"\u2014\u2013"
_FIRST_WORD = rf"[^\w{_BREAKS}]{{0,4}}(\w{{1,40}})"
# One class of characters comes first, so that the engine skips to them.
_STARTS = re.compile(
    rf"[{_OPENING}{_ENDING}{_DASH}{_BREAKS}](?:(?<=[{_OPENING}])|(?<=[{_BREAKS}])\s*+"
    rf"|(?<=[{_ENDING}])[\"\u201d\u2019'\u00bb)\]]{{0,3}}\s|(?<=[{_DASH}])\s?)" + _FIRST_WORD
)
_VERY_FIRST = re.compile(r"\s*+" + _FIRST_WORD)
_NEXT = re.compile(rf"[^\S{_BREAKS}]*+(\w{{1,40}}|\S)")
_SLASH = re.compile(
    r"/(?:(?<=[^\W\d_]/)|(?<=[^\W\d_][)\].]/)|(?<=[^\W\d_]\s/)|(?<=[^\W\d_][)\].]\s/))"
    r"\s?[(\[]?[^\W\d_]"
)
"""A slash between words, as between a photographer and an agency; a date has none."""

LONGEST_SENTENCE = 600
"""Characters of a line that may hold "... contributed to this report"."""

LONGEST = 6000
"""Characters of a line that are looked at; of a longer one, its end."""

REACH = 24
"""Characters beside a slash in which an agency's word stands."""

LONGEST_NAME = 30
"""Characters of a run without spaces in which a role's ideograph may stand."""

LAST_SPACED = "\u3000"
"""The code point behind which scripts begin that put no spaces between words."""


class Triggers:
    """The words by which a credit may begin, and those that stand behind names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._first = _words_of(vocabulary.triggers)
        self._followers = _followers(vocabulary)
        self._nouns = _words_of(vocabulary.nouns.firsts())
        self._agency = _words_of(vocabulary.agencies.tokens())
        self._behind = vocabulary.phrases_behind
        self._unspaced = frozenset(
            word
            for word in (*vocabulary.triggers, *self._behind)
            if len(word) == 1 and word > LAST_SPACED
        )
        phrases = {phrase for group in self._behind.values() for phrase in group}
        self._closing = tuple(sorted(phrases | self._unspaced))
        self._literals = Literals(self._closing)

    def starts(self, text: str, lines: Sequence[Line]) -> Mapping[int, int]:
        """The lines that may hold credits: by index, the offset in the line of their beginning."""
        folded = _folded(text)
        begins = [line.start for line in lines]
        found: dict[int, int] = {}
        beginnings = Beginnings(text, self._vocabulary)
        for at, word in self._openings(folded):
            index = bisect_right(begins, word) - 1
            offset = at - begins[index]
            if index in found or offset < len(lines[index].text) - LONGEST:
                continue
            if beginnings.holds(word, lines[index].end):
                found[index] = _first_words(folded, lines[index], offset)
        for at in chain(self._slashes(folded), self._sentences(folded)):
            index = bisect_right(begins, at) - 1
            if len(lines[index].text) <= LONGEST_SENTENCE:
                found.setdefault(index, 0)
        return found

    def _openings(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where a credit may begin, and where its first word does."""
        followers, unspaced = self._followers, self._unspaced
        first = _VERY_FIRST.match(folded)
        for match in chain((first,) if first else (), _STARTS.finditer(folded)):
            word = match[1]
            if word in followers:
                if self._may_follow(folded, match.end(), word):
                    yield match.start(), match.start(1)
            elif word > LAST_SPACED and not unspaced.isdisjoint(word[:LONGEST_NAME]):
                yield match.start(), match.start(1)

    def _may_follow(self, folded: str, after: int, word: str) -> bool:
        """Whether what stands behind a credit's first word may stand there."""
        following = _NEXT.match(folded, after)
        if following is None:
            return False
        allowed = self._followers[word]
        if not (allowed is None or following[1] in allowed or WORD.match(following[1]) is None):
            return False
        if word in self._first:
            return True
        more = WORD.findall(folded[after : after + HEAD])
        return not self._nouns.isdisjoint(more[:BEGINNING])

    def _slashes(self, folded: str) -> Iterator[int]:
        """Where an agency's word stands beside a slash, as behind a photographer's name."""
        for match in _SLASH.finditer(folded):
            at = match.start()
            left = WORD.findall(folded[max(0, at - REACH) : at])[-1:]
            right = WORD.findall(folded[at : at + REACH])[:2]
            if not self._agency.isdisjoint((*left, *right)):
                yield at

    def _sentences(self, folded: str) -> Iterator[int]:
        """Where a phrase stands that goes behind names, "contributed to this report", or a
        role's ideograph."""
        for number, start, end in self._literals.find(folded):
            if self._closing[number] in self._unspaced or not (
                folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum()
            ):
                yield start


def _words_of(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each of some tokens, without the marks within it."""
    return frozenset(found.group() for phrase in phrases if (found := WORD.search(phrase)))


def _followers(vocabulary: Vocabulary) -> dict[str, frozenset[str] | None]:
    """By the first word of what a credit begins with, the words that may follow; None for any."""
    words = vocabulary.words
    joints = frozenset[str]().union(*(words[kind].firsts() for kind in ("by", "and", "in")))
    makers = vocabulary.triggers | vocabulary.agencies.firsts() | words["the"].firsts()
    behind: dict[str, frozenset[str] | None] = {
        "nouns": joints, "labels": frozenset(), "before": None, "bare": None, "with": makers,
        "agencies": vocabulary.nouns.firsts(), "works": None,
        "qualifiers": vocabulary.nouns.firsts() | vocabulary.labels.firsts()
        | words["qualifiers"].firsts(),
    }  # fmt: skip
    sets: dict[frozenset[str], frozenset[str]] = {}
    found: dict[str, frozenset[str] | None] = {}
    for kind, following in behind.items():
        table = words[kind] if kind in words else getattr(vocabulary, kind)
        alone = None if following is None else _words_of(following)
        for first, second in table.pairs():
            more = alone if second == "" else _words_of((second,))
            word, inner = [*WORD.findall(first), "", ""][:2]
            if inner:  # "co-reported by"
                more = frozenset((inner,))
            known = found.get(word, frozenset())
            if known is None or more is None:
                found[word] = None
            else:  # thousands of words are followed by the same ones, which are kept once
                either = known | more
                found[word] = sets.setdefault(either, either)
    return found


def _folded(text: str) -> str:
    """A text in small letters, its offsets as they were."""
    return text.replace("\u0130", "i").lower()  # the one letter that two small ones stand for


def _first_words(folded: str, line: Line, offset: int) -> int:
    """The offset of a run's beginning; the line's own where three words at most go before it."""
    before = WORD.findall(folded, line.start, line.start + max(0, offset))
    return offset if len(before) >= 3 else 0
