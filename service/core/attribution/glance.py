"""The glance at a line: what it may hold by its words alone, before its tokens are read."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from service.core.attribution.phrases import Phrases
from service.core.attribution.token import LETTERS, WORD, fold_text
from service.core.attribution.vocabulary import Vocabulary

_UNCASED = re.compile("[\u0590-\u2017\u2020-\u2025\u2027-\U0010ffff]")
"""Scripts that may put no spaces between words, or have no capitals; and most signs, but neither
quotation marks nor an ellipsis."""

BARS = re.compile("[|\u2022\u00b7\u22c5]")
"""What stands between the parts of a line such as "Jane Roe | 3 min read"."""

_PLAIN_WORD = re.compile(r"\s*([A-Za-z]++)(?![\w'.@-])")
"""A first word that is a token as it stands."""
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\d\s*[-\u2010-\u2015\u2212./\uff0f]\s*\d")


class Glance:
    """A line's words, case folded, as all that look at it before its tokens are read share them.

    `letters` are the runs of letters alone, `words` themselves where these are no others;
    `is_numbered` says whether a digit of any script is in the line.
    """

    __slots__ = ("is_numbered", "letters", "text", "words")

    def __init__(self, text: str) -> None:
        folded = fold_text(text)
        self.text = text
        self.words: list[str] = WORD.findall(folded)
        self.is_numbered = _DIGIT.search(text) is not None
        parted = self.is_numbered or "_" in text
        self.letters: list[str] = LETTERS.findall(folded) if parted else self.words


def may_date(glance: Glance, vocabulary: Vocabulary) -> bool:
    """Whether a line may name a day: by a month's name, or by numbers joined."""
    if not glance.is_numbered:
        return False
    if not vocabulary.day_words.isdisjoint(glance.letters):
        return True
    return _NUMERIC.search(glance.text) is not None


def may_count(glance: Glance, vocabulary: Vocabulary) -> bool:
    """Whether a line with a number may tell how long ago something was, or what reading takes."""
    return not vocabulary.ago_words.isdisjoint(glance.letters)


def may_count_back(glance: Glance, vocabulary: Vocabulary) -> bool:
    """Whether a line may tell how long ago something was, or that it was yesterday."""
    agos, letters = vocabulary.agos, glance.letters
    if glance.is_numbered and not agos.counted.isdisjoint(letters):
        return True
    return not agos.said.isdisjoint(letters)


def may_stamp(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line may begin as "Published on" does."""
    if text.isascii():
        first = LETTERS.match(text)
        return first is not None and first.group().casefold() in vocabulary.stamp_words
    return fold_text(text).startswith(vocabulary.stamp_starts)


def may_hold_stamp(glance: Glance, vocabulary: Vocabulary) -> bool:
    """Whether a word of "Published on" may be in a line: the look before `may_stamp`."""
    return not glance.text.isascii() or not vocabulary.stamp_words.isdisjoint(glance.letters)


def may_begin(text: str, *tables: Phrases[Any]) -> bool:
    """Whether a phrase of one of some tables may begin a line, by its first word."""
    first = _PLAIN_WORD.match(text)
    if first is None or not text.isascii():
        return True  # its tokens tell
    word = first[1].casefold()
    return any(phrases.has_first(word) for phrases in tables)


def may_be_names(text: str, vocabulary: Vocabulary) -> bool:
    """Whether nothing in a line speaks against its being names; a number may end them.

    A small word that stands in no list stands in no byline.
    """
    if not text.isascii() or _DIGIT.search(text) is not None:
        return True
    return vocabulary.known_words.issuperset(word for word in WORD.findall(text) if word.islower())


def may_sign(text: str, vocabulary: Vocabulary, glance: Glance | None = None) -> bool:
    """Whether a byline's word may open a line, be it behind a day, or a job or an agency be in it,
    or a name between bars, or who published it: "Pubblicato il 3 maggio da Anna Roe". `glance` is
    that at the line, where there is one."""
    if not text.isascii() and (_UNCASED.search(text) or BARS.search(text)):
        return True
    if "|" in text:
        return True
    glance = glance or Glance(text)
    words, letters, opening = glance.words, glance.letters, vocabulary.opening
    if _holds(vocabulary.working, words) or _holds(opening, words[:2]):
        return True
    if letters is not words and _holds(vocabulary.working, letters):
        return True  # a time may be glued to it: "Jane Roe Staff Writer12:30"
    if glance.is_numbered and _holds(opening, words):
        return True  # a day may go before it
    return may_hold_stamp(glance, vocabulary) and may_stamp(text, vocabulary)


def may_be_known(text: str, letters: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a first name may be in a line; `letters` are its runs of letters, case folded: a day
    may be glued to the name."""
    if not text.isascii() or "'" in text:
        return True  # its tokens tell
    return not vocabulary.given_names.isdisjoint(letters)


def may_work(glance: Glance, vocabulary: Vocabulary) -> bool:
    """Whether a job may be in a line."""
    return not glance.text.isascii() or not vocabulary.job_words.isdisjoint(glance.letters)


def may_supply(text: str, vocabulary: Vocabulary) -> bool:
    """Whether an agency's name may be in a text."""
    return _holds(vocabulary.agency_leads, WORD.findall(fold_text(text)))


def _holds(leads: Mapping[str, frozenset[str] | None], words: Sequence[str]) -> bool:
    """Whether one of some phrases may be in a row of words, by its first two words."""
    return not leads.keys().isdisjoint(words) and any(
        word in leads and ((following := leads[word]) is None or behind in following)
        for word, behind in pairwise((*words, ""))
    )
