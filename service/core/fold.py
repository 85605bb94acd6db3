"""The form in which a line is compared with what the rule files know."""

import re
import unicodedata
from collections.abc import Sequence

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
    "`": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u200b": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "",
    "\u0130": "i", "\u0131": "i",  # Turkish: a capital's small letter depends on the language
    "\u00ad": "", "\u2060": "", "\ufeff": "", "\ufe0f": "",
}  # fmt: skip
"""Quotes and dashes of every make, and marks that can't be seen."""

_SIGNS = "#@\u00a9{}"
"""Signs that say something at the end of a line: a number, an address, a copyright, a hole."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ALIKE = str.maketrans("123456789\t\r\v\f\x1c\x1d\x1e\x1f", "0" * 9 + " " * 8)
"""All digits of ASCII made one, and all its white space but the line's end."""

_WIDE = re.compile("  +")
_WITHIN_NUMBER = frozenset(("", ".", ","))
_NO_ASCII_CONTENT = "".join(
    char for char in map(chr, range(128)) if not char.isalnum() and char not in _SIGNS
)


def fold(text: str) -> str:
    """Case, compatibility forms, quotes, dashes and white space made one; numbers become "#".

    What is neither letter nor digit at either end (bullets, arrows, colons) is left out, but
    for an at sign, a copyright sign and curly braces.
    """
    return _fold_plain(_plain(_composed(text)))


def fold_lines(texts: Sequence[str]) -> list[str]:
    """What `fold` makes of each of many texts without a line's end in them.

    What can be done to all at once is done to one long text: a text is mostly short lines.
    """
    lines = list(texts)
    wide = [at for at, text in enumerate(lines) if not text.isascii()]
    composed = "\n".join([unicodedata.normalize("NFKC", lines[at]) for at in wide])
    for at, text in zip(wide, _plain(composed).split("\n"), strict=False):
        lines[at] = text
    wide = [at for at in wide if not lines[at].isascii()]
    bare = [_fold_plain(lines[at]) for at in wide]
    for at in wide:
        lines[at] = ""
    folded = _fold_ascii("\n".join(lines)) if lines else []
    for at, text in zip(wide, bare, strict=True):
        folded[at] = text
    return folded


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _plain(text: str) -> str:
    """A look for each sign costs less than a look at each character."""
    if text.isascii():
        return text.replace("`", "'")
    for sign, plain in _PLAIN.items():
        text = text.replace(sign, plain)
    return text


def _fold_plain(text: str) -> str:
    return _bare(" ".join(_NUMBER.sub("#", text.casefold()).split()))


def _fold_ascii(lines: str) -> list[str]:
    """The folded lines of a text that is ASCII."""
    text = _without_numbers(_plain(lines).lower().translate(_ALIKE))
    if "  " in text:
        text = _WIDE.sub(" ", text)
    return [line.strip(_NO_ASCII_CONTENT) for line in text.split("\n")]


def _without_numbers(text: str) -> str:
    """Each number as "#", where 0 is the one digit: a point or comma between two ends none."""
    first, *others = text.split("0")
    if not others:
        return first
    last = others.pop()
    return "#".join((first, *(part for part in others if part not in _WITHIN_NUMBER), last))


def _bare(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not _is_content(text[start]):
        start += 1
    while end > start and not _is_content(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_content(char: str) -> bool:
    return char.isalnum() or char in _SIGNS or unicodedata.category(char).startswith("M")
