"""The glance at a line: what it may hold by its words alone, before its tokens are read."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from service.core.attribution.phrases import Phrases
from service.core.attribution.token import LETTERS, WORD
from service.core.attribution.vocabulary import Vocabulary

_UNCASED = re.compile("[\u0590-\U0010ffff]")
"""Scripts that may put no spaces between words, or have no capitals; and most signs."""

BARS = re.compile("[|\u2022\u00b7\u22c5]")
"""What stands between the parts of a line such as "Jane Roe | 3 min read"."""

_PLAIN_WORD = re.compile(r"\s*([A-Za-z]++)(?![\w'.@-])")
"""A first word that is a token as it stands."""
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\d\s*[-\u2010-\u2015\u2212./\uff0f]\s*\d")


def may_date(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line with a number may name a day: by a month's name, or by numbers joined."""
    if _NUMERIC.search(text) is not None:
        return True
    return not vocabulary.day_words.isdisjoint(LETTERS.findall(text.casefold()))


def holds_number(text: str) -> bool:
    """Whether a digit of any script is in a line."""
    return _DIGIT.search(text) is not None


def may_count(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line with a number may tell how long ago something was, or what reading takes."""
    return not vocabulary.ago_words.isdisjoint(LETTERS.findall(text.casefold()))


def may_count_back(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line may tell how long ago something was, or that it was yesterday."""
    return not vocabulary.agos.words.isdisjoint(LETTERS.findall(text.casefold()))


def may_stamp(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line may begin as "Published on" does."""
    if text.isascii():
        first = LETTERS.match(text)
        return first is not None and first.group().casefold() in vocabulary.stamp_words
    return text.casefold().startswith(vocabulary.stamp_starts)


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


def may_sign(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a byline's word, a job or an agency may be in a line, or a name between bars, or who
    published it: "Pubblicato il 3 maggio da Anna Roe"."""
    if not text.isascii() and (_UNCASED.search(text) or BARS.search(text)):
        return True
    if "|" in text:
        return True
    return _holds(vocabulary.signing, WORD.findall(text.casefold())) or may_stamp(text, vocabulary)


def may_supply(text: str, vocabulary: Vocabulary) -> bool:
    """Whether an agency's name may be in a text."""
    return _holds(vocabulary.agency_leads, WORD.findall(text.casefold()))


def _holds(leads: Mapping[str, frozenset[str] | None], words: Sequence[str]) -> bool:
    """Whether one of some phrases may be in a row of words, by its first two words."""
    return not leads.keys().isdisjoint(words) and any(
        word in leads and ((following := leads[word]) is None or behind in following)
        for word, behind in pairwise((*words, ""))
    )
