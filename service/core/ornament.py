"""Lines that are known by their signs alone, which the folded form of a line leaves out."""

import re
import unicodedata

LONGEST = 400
"""Characters that an ornament has at the most; what is longer is data, not decoration."""

_SIGNS = frozenset(
    "*\u2022\u00b7#|/\\_=~<>\u00ab\u00bb\u2039\u203a^\u00a6\u203b\u2042\u200d\ufe0f \t\u3000\u00a0"
)
"""Signs of which ornaments are made, beside dashes and pictures."""

_KINDS = frozenset(("Pc", "Pd", "So", "Sk"))
_SAYING = re.compile(r"[^\W_]")
"""A letter or a digit, which is found sooner than signs are known to be no others."""

_MEANING = frozenset("#/\u00a9\u00ae\u2122\u00b0\u2103\u2109\u2116")
"""Signs that alone may be a piece of a sentence or of a name that a link broke off."""


def is_ornament(text: str) -> bool:
    """Whether a line is a rule, a row of stars or pictures: no letter, digit or punctuation."""
    if not text or len(text) > LONGEST or text in _MEANING or _SAYING.search(text):
        return False
    return all(char in _SIGNS or unicodedata.category(char) in _KINDS for char in text)


def is_hidden_comment(text: str) -> bool:
    """Whether a line is wholly one comment of a web page's source, which no reader was to see."""
    return text.startswith("<!--") and text.find("-->") == len(text) - 3 and len(text) > 6
