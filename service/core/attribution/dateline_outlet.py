"""The outlet of a dateline: a station, a paper or an agency that is on no list."""

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from service.core.attribution.phrases import Phrases
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_at
from service.core.attribution.vocabulary import Languages, Vocabulary

_DOMAINS = frozenset({"com", "co", "id", "net", "org", "tv", "news"})
"""Last parts of an address that may begin with a small letter or a number."""

MOST_PARTS = 4
"""Parts of an address by which a dateline calls the site that reports."""

LONGEST_DOMAIN = 8
"""Letters of the last part of such an address at the most."""

MOST_SLASHED = 5
"""Words that name a press release wire between slashes."""

LONGEST_CALL = 7
"""Letters of a station's call sign at the most: KTVB, WXYZ-TV."""

MOST_OUTLET = 7
"""Words and marks of the outlet in a bracket at the most."""

_CALL_SIGN = re.compile("[KW][A-Z]{3}(?:-?(?:TV|FM|AM|DT|LD|CD))?")
"""A station's call sign, which the law of its country gives it."""

QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d\u201e')
"""Marks that set the name of an outlet off within it: ИА «Волга»."""

_NAMING = (*CAPITALISED, Shape.NUMBER)

_OPEN = {"(": ")", "/": "/"}

MOST_LEADING = 8
"""Ideographs of an agency that a bracket begins with."""

MOST_JOINED = 3
"""Words of an outlet that a sign of equality ties to its place."""


class Outlet(IntEnum):
    """How surely the words of a bracket behind a place name a station or a paper."""

    CAPITALS = 1
    NAMED = 2
    CALLED = 3
    JOINED = 4
    """Tied to its place by a sign of equality: 서울=한빛뉴스."""
    CODED = 5
    """A word of capitals, or with a capital within, alone: (BHA), (NordPress)."""
    SLASHED = 6
    """Words with capitals between slashes, as press release wires are named: /BizWire/."""
    SITE = 7
    """The address of a site: KOMPAS.com."""
    WIRE = 8
    """Words of which one says that they name an agency: (Agencia Brisa)."""


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
    if worded is not None:
        return worded
    if fold_at(tokens, at) != "(":
        return _read_slashes(tokens, at)
    inner = vocabulary.skip("the", tokens, at + 1)
    after = inner
    while after < len(tokens) and after - inner < MOST_OUTLET:
        token = tokens[after]
        numbered = tokens[after - 1].shape is Shape.NUMBER and tokens[after - 1].end == token.start
        ordinal = numbered and token.shape is Shape.LOWER  # "News 1st"
        if not (token.shape in _NAMING or token.fold == "/" or ordinal or _is_letter(token)):
            break
        after += 1
    words = [t for t in tokens[inner:after] if t.shape in CAPITALISED or _is_letter(t)]
    stopped = fold_at(tokens, after + 1) == "." and fold_at(tokens, after + 2) == "-"
    ends = stopped or fold_at(tokens, after + 1) in ("-", ":")
    if fold_at(tokens, after) != ")" or not ends or not words:
        return None
    outlet = _surety(words, vocabulary)
    if vocabulary.places.at(tokens, inner) is not None and outlet is Outlet.CAPITALS:
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
    if fold_at(tokens, after + 1) not in enders:
        return None
    wire = any(_is_wire(tokens, index, after, vocabulary) for index in range(at + 1, after))
    return after + 1, Outlet.WIRE if wire else Outlet.CALLED


def _is_wire(tokens: Sequence[Token], at: int, after: int, vocabulary: Vocabulary) -> bool:
    """Whether a word for a news agency begins or ends an outlet's words."""
    end = vocabulary.skip("wires", tokens, at)
    return end > at and (end == after or fold_at(tokens, at - 1) in _OPEN)


def _read_slashes(tokens: Sequence[Token], at: int) -> tuple[int, Outlet] | None:
    """ "/BizWire Direct/ --": words with capitals between slashes, and a dash behind them."""
    after = at + 1
    while after < len(tokens) and after - at <= MOST_SLASHED:
        if tokens[after].shape not in (*CAPITALISED, Shape.NUMBER):
            break
        after += 1
    named = any(token.shape in CAPITALISED for token in tokens[at + 1 : after])
    if not named or fold_at(tokens, after) != "/" or fold_at(tokens, after + 1) != "-":
        return None
    return after + 1, Outlet.SLASHED


def _behind_worded(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind two or more words of which the first or last says agency, paper or station."""
    opens = vocabulary.skip("wires", tokens, at) > at  # "agenzia", an article elsewhere
    start = after = at if opens else vocabulary.skip("the", tokens, at)
    while after < len(tokens) and after - start < MOST_OUTLET:
        if (
            tokens[after].shape not in (*CAPITALISED, Shape.UNCASED)
            and tokens[after].text not in QUOTES
        ):
            break
        after += 1
    kinds = ("outlets", "wires")
    opened = any(vocabulary.skip(kind, tokens, start) > start for kind in kinds)
    told = opened or any(_ends_in_phrase(kind, tokens, start, after, vocabulary) for kind in kinds)
    return after if told and after - start > 1 else at


def _ends_in_phrase(
    kind: str, tokens: Sequence[Token], start: int, after: int, vocabulary: Vocabulary
) -> bool:
    return any(vocabulary.skip(kind, tokens, index) == after for index in range(start + 1, after))


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


def behind_uncased_code(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind "(नभास)", one short word on no list in a script without capitals."""
    inner = tokens[at : at + 3]
    if len(inner) < 3 or inner[0].fold != "(" or inner[2].fold != ")":
        return at
    word = inner[1]
    short = word.shape is Shape.UNCASED and 2 <= len(word.text) <= LONGEST_CALL
    kinds = ("weekdays", "date_words", "times", "not_names", "not_places", "not_outlets")
    known = word.fold in vocabulary.months or any(vocabulary.has(kind, word) for kind in kinds)
    return at + 3 if short and not known else at


def behind_leading_outlet(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind ideographs that a word for an agency ends, from their first on: 東海社."""
    for index in range(at + 1, min(at + MOST_LEADING, len(tokens))):
        if tokens[index - 1].shape is not Shape.IDEOGRAPH:
            break
        if index > at + 1 and (after := vocabulary.skip("wires", tokens, index)) > index:
            return after
    return at


def ends_in(word: str, phrases: Phrases[Languages]) -> bool:
    """Whether a word is longer than one of some phrases of one word, and ends in it."""
    return any(phrases.has_word(word[cut:]) for cut in range(1, len(word)))


def _is_letter(token: Token) -> bool:
    """Whether a token is a letter of a script without capitals, as of "(و س ن)"."""
    return token.shape is Shape.UNCASED and len(token.text) == 1


def _surety(words: Sequence[Token], vocabulary: Vocabulary) -> Outlet:
    """How surely some words with capitals name an outlet."""
    if any(is_call_sign(word.text) for word in words):
        return Outlet.CALLED
    kinds = ("organisations", "collectives")
    if any(vocabulary.has(kind, word) for word in words for kind in kinds):
        return Outlet.NAMED
    if len(words) > 1 and all(map(_is_letter, words)):
        return Outlet.CODED
    lone = len(words) == 1
    coded = lone and words[0].text.isupper() and len(words[0].text) <= LONGEST_CALL
    mixed = lone and any(map(str.isupper, words[0].text[1:]))
    return Outlet.CODED if coded or mixed else Outlet.CAPITALS


def behind_outlet(tokens: Sequence[Token], at: int) -> int:
    """Behind the site that reports, before or after its town: "KOMPAS.com -", "TEMPO.CO,"."""
    after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].shape is Shape.NUMBER)
    dots = 0
    while dots + 1 < MOST_PARTS and _is_dotted(tokens, after):
        after, dots = after + 2, dots + 1
    if dots == 0 or not 2 <= len(tokens[after - 1].text) <= LONGEST_DOMAIN:
        return at
    if tokens[at].shape not in CAPITALISED and tokens[after - 1].fold not in _DOMAINS:
        return at
    if any(left.end != right.start for left, right in pairwise(tokens[at:after])):
        return at
    follows = fold_at(tokens, after)
    return after if follows == "-" else after + 1 if follows == "," else at


def _is_dotted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop and a word in letters of one size stand here, as in an address."""
    pair = tokens[at : at + 2]
    sized = len(pair) == 2 and pair[1].shape in (Shape.LOWER, Shape.CAPITALS)
    return sized and pair[0].fold == "."
