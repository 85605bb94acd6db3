"""The form in which a line is compared with what the rule files know."""

import re
import unicodedata

_QUOTES_AND_DASHES = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
        "`": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u200b": None, "\u200c": None, "\u200d": None, "\u200e": None, "\u200f": None,
        "\u0130": "i", "\u0131": "i",  # Turkish: a capital's small letter depends on the language
        "\u00ad": None, "\u2060": None, "\ufeff": None, "\ufe0f": None,
    }
)  # fmt: skip
_SIGNS = frozenset("#@\u00a9{}")
"""Signs that say something at the end of a line: a number, an address, a copyright, a hole."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def fold(text: str) -> str:
    """Case, compatibility forms, quotes, dashes and white space made one; numbers become "#".

    What is neither letter nor digit at either end (bullets, arrows, colons) is left out, but
    for an at sign, a copyright sign and curly braces.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = plain.translate(_QUOTES_AND_DASHES).casefold()
    return _bare(" ".join(_NUMBER.sub("#", plain).split()))


def _bare(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not _is_content(text[start]):
        start += 1
    while end > start and not _is_content(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_content(char: str) -> bool:
    return char.isalnum() or char in _SIGNS or unicodedata.category(char).startswith("M")
