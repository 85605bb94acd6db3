"""The outlet of a dateline: a station, a paper or an agency that is on no list."""

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from service.core.attribution.phrases import Phrases
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_at
from service.core.attribution.vocabulary import Languages, Vocabulary

_DOMAINS = frozenset({"com", "co", "id", "net", "org", "tv", "news"})
"""Last parts of an address by which a dateline calls the site that reports."""

LONGEST_CALL = 7
"""Letters of a station's call sign at the most: KTVB, WXYZ-TV."""

MOST_OUTLET = 7
"""Words and marks of the outlet in a bracket at the most."""

_CALL_SIGN = re.compile("[KW][A-Z]{3}(?:-?(?:TV|FM|AM|DT|LD|CD))?")
"""A station's call sign, which the law of its country gives it."""

QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d\u201e')
"""Marks that set the name of an outlet off within it: ИА «Волга»."""

_OPEN = {"(": ")", "/": "/"}

MOST_JOINED = 3
"""Words of an outlet that a sign of equality ties to its place."""


class Outlet(IntEnum):
    """How surely the words of a bracket behind a place name a station or a paper."""

    CAPITALS = 1
    NAMED = 2
    CALLED = 3
    JOINED = 4
    """Tied to its place by a sign of equality: 서울=한빛뉴스."""


def is_call_sign(word: str) -> bool:
    """Whether a word is a station's call sign."""
    return _CALL_SIGN.fullmatch(word) is not None


def read_outlet_bracket(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary
) -> tuple[int, Outlet] | None:
    """ "(KTVB)", "(FOX 13)", "(The Daily Post)" before a dash: who reports, where it is no agency.

    The index behind it, and how surely it is one.
    """
    if fold_at(tokens, at) not in _OPEN:
        return None
    worded = _read_worded_bracket(tokens, at, vocabulary)
    if worded is not None or fold_at(tokens, at) != "(":
        return worded
    inner = vocabulary.skip("the", tokens, at + 1)
    after = inner
    while after < len(tokens) and after - inner < MOST_OUTLET:
        if tokens[after].shape not in (*CAPITALISED, Shape.NUMBER) and tokens[after].fold != "/":
            break
        after += 1
    words = [token for token in tokens[inner:after] if token.shape in CAPITALISED]
    if fold_at(tokens, after) != ")" or fold_at(tokens, after + 1) not in ("-", ":") or not words:
        return None
    outlet = _surety(words, vocabulary)
    if vocabulary.places.at(tokens, inner) is not None and outlet is not Outlet.NAMED:
        return None
    return after + 1, outlet


def _read_worded_bracket(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary
) -> tuple[int, Outlet] | None:
    """ "(وكالة النخيل) -", "/ИА Волга/.": an outlet whose own words say that it is one."""
    closer = _OPEN[fold_at(tokens, at)]
    after = _behind_worded(tokens, at + 1, vocabulary)
    if after == at + 1 or fold_at(tokens, after) != closer:
        return None
    enders = ("-", ":") if closer == ")" else ("-", ".")
    return (after + 1, Outlet.CALLED) if fold_at(tokens, after + 1) in enders else None


def _behind_worded(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind two or more words of which the first or last says agency, paper or station."""
    start = after = vocabulary.skip("the", tokens, at)
    while after < len(tokens) and after - start < MOST_OUTLET:
        if (
            tokens[after].shape not in (*CAPITALISED, Shape.UNCASED)
            and tokens[after].text not in QUOTES
        ):
            break
        after += 1
    opened = vocabulary.skip("outlets", tokens, start)
    told = start < opened or (after > start and vocabulary.has("outlets", tokens[after - 1]))
    return after if told and after - start > 1 else at


def behind_dash_outlet(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind the outlet of "САРАТОВ, 27 ноября — РИА Волга. Мост ...", from the dash or stop on."""
    if fold_at(tokens, at) not in ("-", "."):
        return at
    if vocabulary.agency_at(tokens, at + 1, enclosed=True) is not None:
        return at
    after = _behind_worded(tokens, at + 1, vocabulary)
    cased = after > at + 1 and all(
        token.shape in (*CAPITALISED, Shape.MARK) for token in tokens[at + 1 : after]
    )
    return after if cased and fold_at(tokens, after) in (".", "-") else at


def behind_joined_outlet(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind the outlet of "(강릉=한빛뉴스)", from its first word on: its end says what it is."""
    for after in range(at + 1, min(at + 1 + MOST_JOINED, len(tokens))):
        if tokens[after - 1].shape is not Shape.HANGUL:
            break
        if ends_in(tokens[after - 1].fold, vocabulary.words["outlets"]):
            return after + (tokens[after].shape is Shape.NUMBER)
    return at


def ends_in(word: str, phrases: Phrases[Languages]) -> bool:
    """Whether a word is longer than one of some phrases of one word, and ends in it."""
    return any(phrases.has_word(word[cut:]) for cut in range(1, len(word)))


def _surety(words: Sequence[Token], vocabulary: Vocabulary) -> Outlet:
    """How surely some words with capitals name an outlet."""
    if any(is_call_sign(word.text) for word in words):
        return Outlet.CALLED
    kinds = ("organisations", "collectives")
    if any(vocabulary.has(kind, word) for word in words for kind in kinds):
        return Outlet.NAMED
    lone = len(words) == 1
    coded = lone and words[0].text.isupper() and len(words[0].text) <= LONGEST_CALL
    mixed = lone and any(map(str.isupper, words[0].text[1:]))
    return Outlet.NAMED if coded or mixed else Outlet.CAPITALS


def behind_outlet(tokens: Sequence[Token], at: int) -> int:
    """Behind the site that reports, before or after its town: "KOMPAS.com -", "TEMPO.CO,"."""
    dot = at + 2 if at + 1 < len(tokens) and tokens[at + 1].shape is Shape.NUMBER else at + 1
    parts = tokens[at : dot + 2]
    if len(parts) < 3 or parts[-2].fold != "." or parts[-1].fold not in _DOMAINS:
        return at
    if any(left.end != right.start for left, right in pairwise(parts)):
        return at
    follows = fold_at(tokens, dot + 2)
    return dot + 2 if follows == "-" else dot + 3 if follows == "," else at
