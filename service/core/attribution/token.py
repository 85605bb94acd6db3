"""A short text as tokens: the words, numbers and marks that the credit grammar reads."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple


class Shape(StrEnum):
    """What a token looks like."""

    TITLE = "title"
    CAPITALS = "capitals"
    LOWER = "lower"
    UNCASED = "uncased"
    HANGUL = "hangul"
    IDEOGRAPH = "ideograph"
    NUMBER = "number"
    CONTACT = "contact"
    MARK = "mark"
    BREAK = "break"


CAPITALISED = (Shape.TITLE, Shape.CAPITALS)
"""Shapes of a word that begins with a capital."""

CASED = (*CAPITALISED, Shape.LOWER)
"""Shapes of a word in a script that has capitals."""

NAMED = (*CAPITALISED, Shape.UNCASED, Shape.HANGUL, Shape.IDEOGRAPH)
"""Shapes that a word of a name may have, in any script."""

WORD = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")
"""A word, and a run of letters, as a glance finds them in a text without its tokens, and as the
tables that it looks into have them: the two have to agree."""


class Token(NamedTuple):
    """A run of the text: its span, its form for look-ups, and its shape."""

    start: int
    end: int
    text: str
    fold: str
    shape: Shape


_INDIC = (
    "\u0900-\u0963\u0971-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65"
    "\u0c70-\u0ce5\u0cf0-\u0d65\u0d70-\u0dff"
)
"""Letters of India's scripts with their marks, without their digits."""

_MARKED = f"[{_INDIC}\u0e00-\u0e4f\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]"
_IDEOGRAPHS = "\u3005\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff"
_FIRST_IDEOGRAPH = "\u3005"
_LETTER = r"[^\W\d_]"
_ASCII_LETTER = "[A-Za-z]"
_NO_IDEOGRAPH = rf"[^\W\d_{_IDEOGRAPHS}]"
_JOINT = "['\u2019\u2018\u02bc\u2010\u2011\u200c\u200d-]"
_BREAKS = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_SPACES = " \t\x1f\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_CONTACT = (
    r"(?P<contact>(?<![\w.])[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|(?<!\w)@\w{1,40}|https?://\S{1,200}|www\.\S{1,200})|"
)


def _initials_of(letter: str) -> str:
    """Letters with a full stop each: "J.R." as a word, "J." glued before another."""
    first, more = rf"{letter}\.", rf"(?:{letter}\.)"
    # What stands before them is looked at last, behind the first: few letters have a full stop.
    alone = rf"{more}{{0,4}}(?!{letter})"
    glued = rf"(?<!\w..){more}{{0,2}}(?={letter}{{2}})"
    return rf"(?P<initials>{first}(?:{alone}|{glued}))|"


def _word_of(letter: str) -> str:
    """A run of letters and of marks that belong to them, and more of these behind joints."""
    run = rf"(?:{letter}++|{_MARKED}++)"
    letters = rf"(?:{letter}++(?:{_MARKED}{run}*+|)|{_MARKED}{run}*+)"
    return _joined(letters)


def _joined(letters: str) -> str:
    # an empty branch costs less than a repeat that mostly finds nothing
    return rf"(?P<word>{letters}(?:{_JOINT}{letters}(?:{_JOINT}{letters})*+|))"


_REST = rf"|(?P<number>\d++)|(?P<break>[{_BREAKS}])|(?P<mark>\S)"
_FORMS = {
    # ASCII's letters as a plain class of characters: the same tokens in less time
    "ascii": _initials_of(_ASCII_LETTER) + _joined(f"{_ASCII_LETTER}++") + _REST,
    "plain": _initials_of(_LETTER) + _word_of(_LETTER) + _REST,
    "mixed": rf"(?P<ideograph>[{_IDEOGRAPHS}])|"
    + _initials_of(_LETTER)
    + _word_of(_NO_IDEOGRAPH)
    + _REST,
}
_TOKEN = {
    (form, contact): re.compile(
        # the space before a token is taken with it: a search from each space on costs more
        rf"[{_SPACES}]*+(?:{_CONTACT if contact else ''}{pattern})"
    )
    for form, pattern in _FORMS.items()
    for contact in (False, True)
}
"""What a token is, by whether a text may hold ideographs, and addresses: fewer are faster. The last
group that has matched is the token."""
_MARKS = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-",
        "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-", "\u2500": "-",
        "\uff1a": ":", "\uff1b": ";",
        "\uff0c": ",", "\u3001": ",", "\u060c": ",", "\u061b": ";", "\uff08": "(", "\uff09": ")",
        "\u3010": "[", "\u3011": "]", "\u3014": "[", "\u3015": "]", "\uff3b": "[", "\uff3d": "]",
        "\u300c": '"', "\u300d": '"',
        "\uff0f": "/", "\uff1d": "=", "\u3002": ".", "\u06d4": ".", "\u0964": ".",
        "\u2022": "|", "\u00b7": "|", "\uff5c": "|", "\u25cf": "|", "\u25aa": "|", "\u2027": "|",
        "\u22c5": "|",
        "\u0130": "i", "\u30fb": "\u30fb", "\u00a9": "\u00a9", "\ufe55": ":",
    }
)  # fmt: skip


_HIGH = re.compile(f"[{_FIRST_IDEOGRAPH}-\U0010ffff]")
_new = tuple.__new__  # a third of the time that a named tuple's own constructor takes

# an enumeration's own look-up takes as long as a slice
_LOWER, _MARK, _TITLE, _CAPITALS = Shape.LOWER, Shape.MARK, Shape.TITLE, Shape.CAPITALS
_SHAPES = {
    "contact": Shape.CONTACT,
    "ideograph": Shape.IDEOGRAPH,
    "number": Shape.NUMBER,
    "break": Shape.BREAK,
}


def tokenize(text: str) -> list[Token]:
    """All tokens of a text in order. Linear in its length."""
    found: list[Token] = []
    contact = "@" in text or "://" in text or "www." in text
    form = "ascii" if text.isascii() else "mixed" if _HIGH.search(text) else "plain"
    # what no token follows would be searched from each space on, and takes its square
    for match in _TOKEN[form, contact].finditer(text.rstrip(_SPACES)):
        kind = match.lastgroup
        start, end = match.span(match.lastindex or 0)
        raw = text[start:end]
        if kind == "word" or kind == "initials":
            if raw.islower() and raw.isascii():
                found.append(_new(Token, (start, end, raw, raw, _LOWER)))
            elif kind == "word" and ("'" in raw or "\u2019" in raw) and (cut := _elided(raw)):
                found.extend(_elision(raw, start, cut))
            else:
                found.append(_new(Token, (start, end, raw, fold_word(raw), _word_shape(raw))))
        elif kind == "mark":
            fold = raw if raw.isascii() else raw.translate(_MARKS)
            found.append(_new(Token, (start, end, raw, fold, _MARK)))
        else:
            found.append(_new(Token, (start, end, raw, raw, _SHAPES[str(kind)])))
    return found


def _elided(word: str) -> int:
    """Where "l'AFP" and "dell'ANSA" part: the index of the apostrophe, 0 where they do not."""
    for index, char in enumerate(word[1:6], 1):
        if char in "'\u2019" and index + 1 < len(word):
            return index if word[:index].islower() and word[index + 1].isupper() else 0
    return 0


def _elision(word: str, start: int, cut: int) -> Iterator[Token]:
    head, tail = word[:cut], word[cut + 1 :]
    yield Token(start, start + cut, head, fold_word(head), Shape.LOWER)
    yield Token(start + cut, start + cut + 1, word[cut], "'", Shape.MARK)
    yield Token(start + cut + 1, start + len(word), tail, fold_word(tail), _word_shape(tail))


def fold_word(word: str) -> str:
    """A word in the form in which the vocabulary knows it."""
    return word.casefold() if word.isascii() else word.translate(_MARKS).casefold()


def fold_text(text: str) -> str:
    """A text in which the words are as the vocabulary knows them: a capital i that has a dot is an
    i as any other, where Unicode leaves the dot behind it, a character of its own."""
    return text.replace("\u0130", "i").casefold()


def _word_shape(word: str) -> Shape:
    if word.islower():
        return Shape.LOWER
    first = word[0]
    if first.isascii() and first.isupper():
        return _CAPITALS if word.isupper() else _TITLE
    if "\uac00" <= first <= "\ud7a3":
        return Shape.HANGUL
    if word.isupper():
        return Shape.CAPITALS
    if first.isupper() or first.istitle():
        return Shape.TITLE
    if first.islower():
        # "d'Arc", "al-Sudani": a small first part before a name
        return Shape.LOWER
    return Shape.UNCASED


def fold_at(tokens: Sequence[Token], at: int) -> str:
    """The folded token of an index; "" where there is none."""
    return tokens[at].fold if 0 <= at < len(tokens) else ""


def number_at(tokens: Sequence[Token], at: int, digits: int) -> tuple[int, int | None]:
    """The number of at most so many digits at a token, and the index behind it."""
    if at < len(tokens) and tokens[at].shape is Shape.NUMBER and len(tokens[at].text) <= digits:
        return at + 1, int(tokens[at].text)
    return at, None
