"""A byline's parts that a page's markup kept apart, and a scraper glued together."""

import re
from itertools import pairwise

from service.core.attribution.glance import Glance
from service.core.attribution.sheet import Sheet
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 300
"""Characters of a line that is looked at."""

LONGEST_OPENER = 5
"""Letters of a byline's word to which a first name may be glued."""

SHORTEST_CAPITALS = 5
"""Letters of a line's first word in capitals that may be "BY" and a name."""

SHORTEST_PARTICLE = 3
"""Letters of a particle that may be a byline's word: "VonHanna" is one, "DeLuca" a name."""

_BULLETS = "*+\u2022\u00b7\u2013\u2014|>- \t"
"""How the line of a list begins."""

_WIDE = re.compile(r"\s\s\s+")
"""What stands between two columns of a page."""

_WITHIN = re.compile(r"(?=[A-Z])(?<=[^\W\d_A-Z])")
"""Where a capital begins within a word; capitals are the rarer, and so looked for first."""

_INNER = re.compile(r"[A-Z](?<=[^\W\d_][A-Z])")
"""A capital behind a letter, as there is one in every word that was glued to another."""

_CAPITALS_END = re.compile(r"(?<=[A-Z]{3})(?=[A-Z][a-z]{3})")
"""Where a word begins behind capitals that it was glued to: "ROEUpdated"."""

_WORD_END = re.compile(r"\W")

_LABEL = re.compile(r"(?<=\s)(\w{1,16})\s?[:\uff1a]")
"""A word within a line that a colon makes a label."""

_YEAR = re.compile(r"(?<=\b(?:19|20)\d\d)(?=[A-Za-z])")
"""Where a word begins right behind a year."""


def bare(text: str) -> str:
    """A line without the bullet of the list that a page had set it in."""
    return text.lstrip(_BULLETS)


def parted(text: str, vocabulary: Vocabulary) -> str:
    """A line with a space where "By", a month or "Published" was glued to a name, and a bar
    between its columns and before an author's label: "ByJane RoeMay 3, 2024   4 min" is
    "By Jane Roe May 3, 2024 | 4 min"."""
    if len(text) > LONGEST:
        return text
    if _WIDE.search(text):
        text = _WIDE.sub(" | ", text)
    if ":" in text or "\uff1a" in text:
        text = _LABEL.sub(lambda label: _barred(label, vocabulary), text)
    if "19" in text or "20" in text:
        text = _YEAR.sub(" ", text)
    if not (_INNER.search(text) or text[:SHORTEST_CAPITALS].isupper()):
        return text  # as nearly every line
    if _CAPITALS_END.search(text):
        text = _CAPITALS_END.sub(lambda cut: _spaced(text, cut.start(), vocabulary), text)
    if not (_WITHIN.search(text) or text[:SHORTEST_CAPITALS].isupper()):
        return text
    words = text.split(" ")
    return " ".join(
        _parted_word(word, following, vocabulary, is_first=not at)
        for at, (word, following) in enumerate(pairwise((*words, "")))
    )


def parted_line(sheet: Sheet, index: int, vocabulary: Vocabulary) -> tuple[str, Glance]:
    """A line without its bullet and parted, and the glance at it."""
    whole = bare(sheet.lines[index].text)
    text = parted(whole, vocabulary)
    return text, sheet.glance(index) if text == whole else Glance(text)


def _spaced(text: str, at: int, vocabulary: Vocabulary) -> str:
    """A space where "Updated" or its like begins behind capitals, else nothing."""
    return " " if _tells_of_date(text[at:], vocabulary) else ""


def _barred(label: re.Match[str], vocabulary: Vocabulary) -> str:
    """A label with a bar before it, if it is an author's: "Source: Harbour News Author: Jane"."""
    word = tokenize(label[1])
    is_authors = vocabulary.skip("author_labels", word, 0) == len(word)
    return f"| {label[0]}" if is_authors else label[0]


def _parted_word(word: str, following: str, vocabulary: Vocabulary, *, is_first: bool) -> str:
    if is_first and word.isupper():
        return _parted_capitals(word, vocabulary)
    if word[1:].islower() or not _WITHIN.search(word):
        return word
    first, *pieces = _WITHIN.split(word)
    glued = [first]
    for at, piece in enumerate(pieces):
        opens = at == 0 and _opens(first, piece, vocabulary, is_first=is_first)
        is_dated = following[:1].isdigit() and piece.casefold().rstrip(".,") in vocabulary.months
        parts = opens or is_dated or _tells_of_date(piece, vocabulary)
        glued.append(f" {piece}" if parts else piece)
    return "".join(glued)


def _parted_capitals(word: str, vocabulary: Vocabulary) -> str:
    """ "BYJANE" as two words, if that leaves a first name."""
    for cut in range(2, len(word) - 1):
        small = word[:cut].casefold()
        if vocabulary.words["bylines"].has_word(small) and not vocabulary.words[
            "particles"
        ].has_word(small):
            rest = word[cut:].casefold()
            return f"{word[:cut]} {word[cut:]}" if rest in vocabulary.given_names else word
    return word


def _opens(head: str, tail: str, vocabulary: Vocabulary, *, is_first: bool) -> bool:
    """Whether a byline's word stands before a capital: "ByJane"; "DeShawn" is one name."""
    small = head.casefold()
    if vocabulary.words["by"].has_word(small) and not vocabulary.words["particles"].has_word(small):
        return True
    opens = is_first and vocabulary.words["bylines"].has_first(small)
    is_long = len(small) >= SHORTEST_PARTICLE or not vocabulary.words["particles"].has_word(small)
    fits = is_long and len(small) <= LONGEST_OPENER
    return opens and fits and tail.casefold() in vocabulary.given_names


def _tells_of_date(tail: str, vocabulary: Vocabulary) -> bool:
    """Whether "Published" or its like begins where a name has ended."""
    return _WORD_END.split(tail, maxsplit=1)[0].casefold() in vocabulary.stamp_words
