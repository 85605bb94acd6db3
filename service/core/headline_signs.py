"""The signs by which a line may be known as the headline."""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from service.core.line import Line, begins_small
from service.core.prose import count_words
from service.core.writing import ends_sentence

LONGEST = 250
"""Characters that a headline has at the most."""

REACH = 40
"""Lines above the body among which a headline is looked for."""

BELOW = 4
"""Lines of the body's beginning that may still hold it."""

OPENING = 15
"""Lines within which the body's first long line must be followed by another."""

LONG = 60
"""Characters from which on a line speaks for the body's beginning; half where unspaced."""

BODY_LINES = 150
"""Lines of the body whose words a headline is compared with."""

STEM = 6
"""Letters of a word that are compared: what changes in a word stands at its end."""

_WORD = re.compile(r"\w+")
_STEMS = re.compile(r"(\w{4,6})\w*")
"""The stems of a text's words in a script that puts spaces between them."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_BULLET = re.compile("[*\u2022+\\-\u2013\u00b7>\u00bb\u2192#]")
_TRAIL = re.compile(r"\s[|/\u203a\u00bb>\u00b7\u2022:]\s|\s[-\u2013\u2014]\s")
_TIME = re.compile(r"(?:19|20)\d\d|\d\d?[.:/]\d\d")
_ADDRESS = re.compile(r"@|\u00a9|://")


def candidates(
    lines: Sequence[Line],
    chances: Sequence[float],
    may_be: Callable[[int], bool] = lambda _: True,
) -> Iterator[tuple[int, dict[str, float]]]:
    """The lines that may be the headline, each with its signs.

    `may_be` says of a line's index whether anything is known that speaks against it.
    """
    if not lines:
        return
    spaced = any(line.gap for line in lines[1:])
    first = body_start(lines, chances)
    names = [named(line.text) for line in lines[: first + BELOW]]
    chosen = [
        index
        for index in _near(names, first)
        if len(names[index]) >= 3 and _may_be_one(lines[index].text) and may_be(index)
    ]
    stems = {index: _stems(names[index]) for index in chosen}
    said = _words_said(lines, chances, frozenset[str]().union(*stems.values()))
    times = Counter(names)
    shared = _shared_with_first(names[0], stems)
    for index in chosen:
        signs = _signs(lines, chances, names, index, first, [said[stem] for stem in stems[index]])
        signs["share_in_first_line"], signs["share_said_of_first_line"] = shared[index]
        signs["repeated"] = times[names[index]] > 1
        signs["spaced"] = spaced
        signs["alone_where_spaced"] = spaced and signs["alone"]
        signs["lines"] = math.log1p(len(lines))
        yield index, signs


def body_start(lines: Sequence[Line], chances: Sequence[float]) -> int:
    """Where the body begins: at its first long line that another follows; else at its first.

    The number of lines where nothing is the body's.
    """
    kept = [index for index, chance in enumerate(chances) if chance > 0.5]
    long = [index for index in kept if _is_long(lines[index].text)]
    for index, following in pairwise(long):
        if following - index <= OPENING:
            return index
    return long[0] if long else kept[0] if kept else len(lines)


def _near(names: Sequence[str], first: int) -> list[int]:
    """The lines above the body's beginning, the first of all, and those that it repeats."""
    start = max(0, first - REACH)
    repeated = [index for index in range(1, start) if _is_within(names[index], names[0])]
    return [0, *repeated[-REACH:], *range(max(1, start), len(names))]


def _is_long(text: str) -> bool:
    return len(text) > LONG or (len(text) > LONG // 2 and _UNSPACED.search(text) is not None)


def named(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold())) if len(text) <= LONGEST else ""


def _is_within(name: str, page: str) -> bool:
    return len(name) >= 8 and name in page


def _stems(name: str) -> set[str]:
    stems: set[str] = set()
    for word in name.split():
        if _UNSPACED.search(word):
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
    found = (stems.intersection(_stems_of_text(text)) for text in body[:BODY_LINES])
    return Counter(chain.from_iterable(found))


def _stems_of_text(text: str) -> Collection[str]:
    folded = text.casefold()
    if folded.isascii() or _UNSPACED.search(folded) is None:
        found: list[str] = _STEMS.findall(folded)
        return found
    return _stems(" ".join(_WORD.findall(folded)))


def _signs(
    lines: Sequence[Line],
    chances: Sequence[float],
    names: Sequence[str],
    index: int,
    first: int,
    said: Sequence[int],
) -> dict[str, float]:
    text, name, page = lines[index].text, names[index], names[0]
    own = chances[index] > 0.5
    times = [time - own for time in said]
    words = count_words(text)
    within = index > 0 and _is_within(name, page)
    gap_below = lines[index + 1].gap if index + 1 < len(lines) else 1
    above = [len(line.text) for line in lines[max(0, index - 3) : index]]
    before = chances[max(0, index - 5) : index]
    mean_above = sum(above) / len(above) if above else 0.0
    return {
        "within_first_line": within,
        "share_of_first_line": len(name) / len(page) if within else 0.0,
        "begins_first_line": within and page.startswith(name),
        "distance": math.log1p(abs(first - index)),
        "first_line": index == 0,
        "first_line_repeated": index == 0 and any(_is_within(other, page) for other in names[1:]),
        "words": math.log1p(words),
        "two_words": words < 3,
        "three_words": words < 4,
        "many_words": words > 20,
        "covered": sum(time > 0 for time in times) / max(1, len(times)),
        "said": math.log1p(sum(min(3.0, math.log1p(max(0, time))) for time in times)),
        "chance": chances[index],
        "bullet": _BULLET.match(text) is not None,
        "trail": _TRAIL.search(text) is not None,
        "alone": lines[index].gap > 0 and gap_below > 0,
        "gap_above": min(lines[index].gap, 2),
        "gap_below": min(gap_below, 2),
        "chance_above": sum(before) / len(before) if before else 0.0,
        "length_above": math.log1p(mean_above),
        "longer_than_above": len(text) > 1.5 * mean_above,
        "time_below": any(
            len(line.text) < 80 and _TIME.search(line.text) for line in lines[index + 1 : index + 6]
        ),
        "address": _ADDRESS.search(text) is not None,
        "indent": min(lines[index].indent, 8) / 8,
        "colon": text.endswith(":"),
        "small": begins_small(text),
    }


def _may_be_one(text: str) -> bool:
    """Whether a line holds a word, and is no full sentence: that is the body's own."""
    return (text[:1].isalpha() or any(map(str.isalpha, text))) and (
        _exclaims(text) or not ends_sentence(text)
    )


def _exclaims(text: str) -> bool:
    return text.rstrip("\"'\u2019\u201d\u00bb)").endswith(("?", "!", "\uff1f", "\uff01", "\u061f"))
