"""Every character's kind and folded form, as tables that numpy can index.

Kinds come from Unicode alone: no alphabet is known by name, but the ideographs and kana,
which are written without spaces, are told apart so that each can count as a word.
"""

import unicodedata
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

PLANE: Final = 0x10000
"""Code points from here on are read as one of two stand-ins: an ideograph or a symbol."""


class Kind(IntEnum):
    """What a character is to a reader of shapes."""

    SPACE = 0
    UPPER = 1
    LOWER = 2
    LETTER = 3
    DIGIT = 4
    STOP = 5
    COMMA = 6
    COLON = 7
    QUOTE = 8
    DASH = 9
    BRACKET = 10
    BULLET = 11
    AT = 12
    SYMBOL = 13
    OTHER = 14
    IDEOGRAPH = 15


_STOPS = frozenset(".!?。！？؟।…։።．‥۔॥")
_COMMAS = frozenset(",、，،;；؛")
_BULLETS = frozenset("|/›»>·•*→«<‹~◦▪■●▶►+=\\_‣∙⋅└├➤➜✓✔★☆")
_QUOTES = frozenset("«»‹›\"'`„‟＂＇「」『』《》")
_SYMBOLS = frozenset("#&%")
_IDEOGRAPHS: Final = (
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
)
_STAND_IN_IDEOGRAPH: Final = 0x4E00
_STAND_IN_SYMBOL: Final = 0x2605
_LAST_EMOJI_PLANE: Final = 0x20000

_BY_CATEGORY: Final = {
    "Zs": Kind.SPACE,
    "Zl": Kind.SPACE,
    "Zp": Kind.SPACE,
    "Lu": Kind.UPPER,
    "Lt": Kind.UPPER,
    "Ll": Kind.LOWER,
    "Pi": Kind.QUOTE,
    "Pf": Kind.QUOTE,
    "Pd": Kind.DASH,
    "Ps": Kind.BRACKET,
    "Pe": Kind.BRACKET,
}
_BY_CLASS: Final = {"L": Kind.LETTER, "M": Kind.LETTER, "N": Kind.DIGIT, "S": Kind.SYMBOL}


_BY_MARK: Final = (
    (_SYMBOLS, Kind.SYMBOL),
    ("@", Kind.AT),
    ("−", Kind.DASH),
    (_BULLETS, Kind.BULLET),
    (_QUOTES, Kind.QUOTE),
    (":：", Kind.COLON),
    (_COMMAS, Kind.COMMA),
    (_STOPS, Kind.STOP),
)
"""Marks that count for more than their category; of two kinds the later counts."""


def _kinds() -> list[Kind]:
    """The kind of each character by its code point; read at every start, so in few steps."""
    categories = [unicodedata.category(chr(code)) for code in range(PLANE)]
    known = {category: _kind_of_category(category) for category in set(categories)}
    kinds = [known[category] for category in categories]
    for marks, kind in _BY_MARK:
        for mark in marks:
            kinds[ord(mark)] = kind
    for low, high in _IDEOGRAPHS:
        for code in range(low, high + 1):
            if categories[code][0] in "LN":
                kinds[code] = Kind.IDEOGRAPH
    for code in range(PLANE):
        if chr(code).isspace():
            kinds[code] = Kind.SPACE
    return kinds


def _kind_of_category(category: str) -> Kind:
    return _BY_CATEGORY.get(category) or _BY_CLASS.get(category[0], Kind.OTHER)


def _folded(code: int, kind: int) -> int:
    if kind == Kind.DIGIT:
        return ord("0")
    lower = ord(chr(code).lower()[0])
    return lower if lower < PLANE else code


KINDS: Final[NDArray[np.uint8]] = np.array(_kinds(), np.uint8)
FOLDED: Final[Codes] = np.array(
    [_folded(code, kind) for code, kind in enumerate(KINDS.tolist())], np.uint32
)


def read_codes(text: str) -> Codes:
    """The text's code points, each below PLANE; half a surrogate pair is read as it is."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if codes.size and codes.max() >= PLANE:
        stand_in = np.where(codes < _LAST_EMOJI_PLANE, _STAND_IN_SYMBOL, _STAND_IN_IDEOGRAPH)
        codes = np.where(codes < PLANE, codes, stand_in.astype(np.uint32))
    return codes
