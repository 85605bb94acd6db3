"""What scripts do: how a sentence closes in each, and which put no spaces between words."""

import re

UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, kana and ideographs, as a pattern's class."""

_LEADS = bytes(
    sorted(
        lead
        for first, last in re.findall("(.)-(.)", UNSPACED)
        for lead in range(first.encode()[0], last.encode()[0] + 1)
    )
)
"""The bytes that a character of these scripts begins with in UTF-8."""

_STOPS = (
    ".!?\u2026\u203c\u2047-\u2049\u3002\uff01\uff0e\uff1f\uff61"  # of Latin and East Asia
    "\u0589\u061f\u06d4\u0700-\u0702"  # Armenian, Arabic, Urdu, Syriac
    "\u0964\u0965\u0f0d\u0f0e\u104a\u104b\u17d4\u17d5"  # of India, Tibetan, Burmese, Khmer
    "\u1362\u1367\u1368\u1803"  # Ethiopic, Mongolian
)
_COMMON_STOPS = frozenset(".!?\u2026\u3002\uff01\uff1f")
_CLOSING = "\\s\"'\u2018\u2019\u201d\u201c\u05f4\u00bb\u203a)\\]\u300b\u300d\u300f\u3011\uff09"

_SENTENCE_END = re.compile(rf"[{_STOPS}][{_CLOSING}]{{0,4}}\Z")
_unspaced = re.compile(f"[{UNSPACED}]")
_unspaced_runs = re.compile(f"[{UNSPACED}]+")


def ends_sentence(text: str) -> bool:
    """Whether a text closes as a sentence does, in any script; quotes may follow."""
    last = text[-1:]
    if last.isalnum():
        return False  # so and with a common stop ends nearly every line
    return last in _COMMON_STOPS or _SENTENCE_END.search(text, max(0, len(text) - 6)) is not None


def is_spaced(char: str) -> bool:
    """Whether a character belongs to a script that puts spaces between words."""
    return _unspaced.match(char) is None


def count_unspaced(text: str) -> int:
    """How many characters of a text belong to scripts that put no spaces between words.

    Most texts have none, and their bytes tell it sooner than a look at each character.
    """
    read = text.encode(errors="surrogatepass")
    if len(read.translate(None, _LEADS)) == len(read):
        return 0
    return sum(map(len, _unspaced_runs.findall(text)))
