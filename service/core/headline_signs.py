"""The lines that may be a text's headline, and the signs by which it may be known."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from service.core.headline_company import add_rivals, company
from service.core.headline_ground import MADE_WITHIN, UNSPACED, WORD, Ground, body_start, named
from service.core.line import Line, begins_small
from service.core.prose import count_words
from service.core.writing import ends_sentence

REACH, FAR_REACH = 40, 100
"""Lines above the body among which a headline is looked for, and one of some words."""

FAR_WORDS = 4
"""Words of a headline that stands far above the body; there a menu's entries are short."""

BELOW = 4
"""Lines of the body's beginning that may still hold it."""

BODY_LINES = 150
"""Lines of the body whose words a headline is compared with."""

STEM = 6
"""Letters of a word that are compared: what changes in a word stands at its end."""

SENTENCE_WORDS = 15
"""Words that a headline which closes as a sentence does has at the most."""

MOMENT = 40
"""Characters that a line has at the most which is a moment's."""

_STEMS = re.compile(r"(\w{4,6})\w*")
"""The stems of a text's words in a script that puts spaces between them."""

_ASCII_STEMS = re.compile("([a-z0-9_]{4,6}+)[a-z0-9_]*+")
"""The same stems in a text that is ASCII, in small letters; found in less time."""

_PRINTED = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0"
"""Signs that alone keep a printed line from being ASCII, in which stems are found sooner."""

_BULLET = re.compile("[*\u2022+\\-\u2013\u00b7>\u00bb\u2192#]")
_NUMBER = re.compile(r"\(?\d{1,3}[.):]\s")
_TRAIL = re.compile(r"\s[|/\u203a\u00bb>\u00b7\u2022:]\s|\s[-\u2013\u2014]\s")
_TIME = re.compile(r"(?:19|20)\d\d|\d\d?[.:/]\d\d")
_QUOTES = tuple("\"'\u201c\u201e\u00ab\u2018\u00bb\u300c\u300e")

_SAID = [min(3.0, math.log1p(time)) for time in range(BODY_LINES + 1)]
"""What it counts for a headline that so many lines of the body say a word of it."""

Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline: its place, its words folded, and its signs."""

    index: int
    name: str
    signs: Signs


def candidates(ground: Ground) -> list[Candidate]:
    """The lines that may be the headline, each with its signs."""
    lines, chances = ground.lines, ground.chances
    if not lines:
        return []
    first = body_start(lines, chances)
    names = [named(line.text) for line in lines[: first + BELOW]]
    chosen = _chosen(ground, names, first)
    stems = {index: _stems(names[index]) for index in chosen}
    said = _words_said(lines, chances, frozenset[str]().union(*stems.values()))
    times, texts = Counter(names), Counter(line.text for line in lines)
    shared = _shared_with_first(names[0], stems)
    whole = _of_whole(ground)
    timed = [
        len(line.text) < 80 and _TIME.search(line.text) is not None
        for line in lines[: len(names) + 5]
    ]
    found: list[Candidate] = []
    for index in chosen:
        signs = {
            **_of_line(lines[index], [said[stem] for stem in stems[index]], chances[index]),
            **_of_first_line(names, index),
            **_of_place(ground, timed, index, first),
            **company(lines, chances, ground.claimed, ground.ruled, index),
            **whole,
        }
        signs["share_in_first_line"], signs["share_said_of_first_line"] = shared[index]
        signs["repeated"] = times[names[index]] > 1
        signs["repeated_anywhere"] = math.log(texts[lines[index].text])
        signs["alone_where_spaced"] = signs["spaced"] and signs["alone"]
        found.append(Candidate(index, names[index], signs))
    add_rivals([(candidate.index, candidate.signs) for candidate in found])
    return found


def _chosen(ground: Ground, names: Sequence[str], first: int) -> list[int]:
    """The lines that may be the headline by what they say themselves; `first` is the body's."""
    return [
        index
        for index in _near(ground.lines, names, first)
        if len(names[index]) >= 3
        and not ground.closed[index]
        and not _is_moment(ground.lines[index].text, names[index])
        and _may_be_one(ground, index)
        and not _goes_on_below(ground, index)
    ]


def _is_moment(text: str, name: str) -> bool:
    """Whether a line says a day or a time and no more ("7:15 PM, Mar 14, 2026"): the most of its
    words are numbers, but not all ("1984, 2084")."""
    if len(name) > MOMENT or not _TIME.search(text):
        return False
    return any(map(_are_mostly_numbers, (name.split(), text.split())))


def _are_mostly_numbers(words: Sequence[str]) -> bool:
    """Whether more than half of some words are numbers, "11:20" or "2026," among them, and not all.

    Marks above and below letters part the words of a name, in scripts that have such.
    """
    numbers = sum(
        any(map(str.isdecimal, word)) and not any(map(str.isalpha, word)) for word in words
    )
    return 2 <= numbers < len(words) < 2 * numbers


def _near(lines: Sequence[Line], names: Sequence[str], first: int) -> list[int]:
    """The lines above the body's beginning, the first of all, and those that it repeats."""
    near, far = max(1, first - REACH), max(1, first - FAR_REACH)
    repeated = [index for index in range(1, near) if _is_within(names[index], names[0])]
    long = (index for index in range(far, near) if count_words(lines[index].text) >= FAR_WORDS)
    return sorted({0, *repeated[-REACH:], *long, *range(near, len(names))})


def _is_within(name: str, page: str) -> bool:
    return len(name) >= 8 and name in page


def _stems(name: str) -> set[str]:
    stems: set[str] = set()
    is_spaced = name.isascii()
    for word in name.split():
        if not is_spaced and UNSPACED.search(word):
            stems.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) > 3:
            stems.add(word[:STEM])
    return stems


def _shared_with_first(page: str, stems: Mapping[int, set[str]]) -> dict[int, tuple[float, float]]:
    """How much of each line's words the first says, a page's title, and of the first's the line.

    A page's title is often written for search engines, and its headline says it otherwise. Of
    the first line itself: what of it the line says that is most like it.
    """
    said = _stems(page)
    shared = {
        index: (len(own & said) / max(1, len(own)), len(own & said) / max(1, len(said)))
        for index, own in stems.items()
    }
    others = (shared[index] for index in stems if index > 0)
    return {**shared, 0: max(others, key=sum, default=(0.0, 0.0))}


def _words_said(
    lines: Sequence[Line], chances: Sequence[float], stems: frozenset[str]
) -> Counter[str]:
    """In how many of the body's lines each of these stems stands."""
    body = [line.text for line, chance in zip(lines, chances, strict=True) if chance > 0.5]
    text = "\n".join(body[:BODY_LINES])
    if not text.isascii():
        for sign in _PRINTED:
            text = text.replace(sign, " ")
    found = (stems.intersection(_stems_of_text(line)) for line in text.split("\n"))
    return Counter(chain.from_iterable(found))


def _stems_of_text(text: str) -> Collection[str]:
    folded = text.casefold()
    stems = _ASCII_STEMS if folded.isascii() else _STEMS
    if stems is _ASCII_STEMS or UNSPACED.search(folded) is None:
        found: list[str] = stems.findall(folded)
        return found
    return _stems(" ".join(WORD.findall(folded)))


def _of_whole(ground: Ground) -> Signs:
    """What the text as a whole tells of each of its lines."""
    chances = ground.chances
    return {
        "spaced": any(line.gap for line in ground.lines[1:]),
        "lines": math.log1p(len(ground.lines)),
        "likely_lines": sum(chances) / len(chances),
        "first_likely": chances[0],
    }


def _of_line(line: Line, said: Sequence[int], chance: float) -> Signs:
    """What a line tells by itself; `said` are the body's lines that say each of its words."""
    text = line.text
    own = chance > 0.5
    times = [max(0, time - own) for time in said]
    words = count_words(text)
    spaced = text.split()
    exclaims = _exclaims(text)
    return {
        "words": math.log1p(words),
        "length": math.log1p(len(text)),
        "two_words": words < 3,
        "three_words": words < 4,
        "many_words": words > 20,
        "covered": (len(times) - times.count(0)) / max(1, len(times)),
        "said": math.log1p(sum([_SAID[time] for time in times])),
        "chance": chance,
        "bullet": _BULLET.match(text) is not None,
        "numbered": _NUMBER.match(text) is not None,
        "trail": _TRAIL.search(text) is not None,
        "time": _TIME.search(text) is not None,
        "address": "@" in text or "\u00a9" in text or "://" in text,
        "indent": min(line.indent, 8) / 8,
        "colon": text.endswith(":"),
        "colon_within": ":" in text[:-1],
        "commas": min(4, text.count(",") + text.count("\u3001")),
        "quoted": text.startswith(_QUOTES),
        "small": begins_small(text),
        "capitals": sum([word[0].isupper() for word in spaced]) / len(spaced),
        "sentence": not exclaims and ends_sentence(text),
        "exclaims": exclaims,
    }


def _of_first_line(names: Sequence[str], index: int) -> Signs:
    """What a line has of the text's first, a page's title."""
    name, page = names[index], names[0]
    within = index > 0 and _is_within(name, page)
    return {
        "within_first_line": within,
        "share_of_first_line": len(name) / len(page) if within else 0.0,
        "begins_first_line": within and page.startswith(name),
        "first_line": index == 0,
        "first_line_repeated": index == 0 and any(_is_within(other, page) for other in names[1:]),
    }


def _of_place(ground: Ground, timed: Sequence[bool], index: int, first: int) -> Signs:
    """Where a line stands in the text and beside the body's beginning; `timed` lines are short
    and hold a time or a year."""
    lines = ground.lines
    gap_below = lines[index + 1].gap if index + 1 < len(lines) else 1
    return {
        "distance": math.log1p(abs(first - index)),
        "above_body": index < first,
        "within_body": index > first,
        "place": index / len(lines),
        "alone": lines[index].gap > 0 and gap_below > 0,
        "gap_above": min(lines[index].gap, 2),
        "gap_below": min(gap_below, 2),
        "time_below": any(timed[index + 1 : index + 6]),
    }


def _may_be_one(ground: Ground, index: int) -> bool:
    """Whether a line holds a word, and is no full sentence that may be the body's own.

    A short sentence may be a headline where a byline or a day stands below it.
    """
    text = ground.lines[index].text
    if not (text[:1].isalpha() or any(map(str.isalpha, text))):
        return False
    if _exclaims(text) or not ends_sentence(text):
        return True
    is_made = any(ground.claimed[index + 1 : index + 1 + MADE_WITHIN])
    return count_words(text) <= SENTENCE_WORDS and (is_made or ground.chances[index] < 0.5)


def _goes_on_below(ground: Ground, index: int) -> bool:
    """Whether the body's next line goes on with this one's sentence."""
    below = index + 1
    return (
        below < len(ground.lines)
        and ground.chances[below] > 0.5
        and not ground.claimed[below]
        and begins_small(ground.lines[below].text)
    )


def _exclaims(text: str) -> bool:
    return text.rstrip("\"'\u2019\u201d\u00bb)]").endswith(("?", "!", "\uff1f", "\uff01", "\u061f"))
