"""The headline: the line above the body that names the article, and its repetitions."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from service.core.article import Kind, Reason, Segment
from service.core.finding import Finding
from service.core.headline_signs import LONGEST, body_start, candidates, named
from service.core.line import Line, begins_small
from service.core.linejudge.judge import STARTS_WITH_BODY
from service.core.prose import count_words
from service.core.verdict import Opinion

Weights = NDArray[np.float64]

_SITE = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u2022\u00bb~-]|::)\s+|\s*[|\uff5c]\s*")

_DASHED = re.compile(r"\s+[\u2013\u2014~-]\s")

LEAST_ON_PAGE = 0.05
"""The probability that will do where the text does not begin with its body: around that stands a
page, and a page nearly always says its headline. Elsewhere a headline may well be missing, and
the scale's own bar holds."""

TITLE_WORDS = 4
"""Words from which on the text's first line, said again, is a page's title rather than a menu's
entry or a button."""

SITE_WORDS = 5
"""Words that a site's name behind a headline has at the most."""


@dataclass(frozen=True, slots=True, eq=False)
class HeadlineScale:
    """A trained scale on which a line's signs are weighed: one hidden layer of a few units.

    `signs` names the inputs in order, `mean` and `spread` bring each to one measure; a line
    is believed to be the headline from the probability `least` (0 to 1) on.
    """

    signs: tuple[str, ...]
    mean: Weights
    spread: Weights
    hidden: Weights
    hidden_offset: Weights
    output: Weights
    output_offset: float
    least: float

    def weigh(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """For each line's signs the probability that it is the headline."""
        values = np.array(list(map(itemgetter(*self.signs), rows)), dtype=np.float64)
        units = ((values - self.mean) / self.spread) @ self.hidden + self.hidden_offset
        totals = np.maximum(units, 0.0) @ self.output + self.output_offset
        chances: list[float] = (1 / (1 + np.exp(-np.clip(totals, -30, 30)))).tolist()
        return chances


def read_scale(text: str) -> HeadlineScale:
    """The scale that a model file holds. Raises ValueError, KeyError where it is none."""
    table = json.loads(text)
    arrays = {
        name: np.array(table[name], dtype=np.float64)
        for name in ("mean", "spread", "hidden", "hidden_offset", "output")
    }
    signs = tuple(map(str, table["signs"]))
    units = len(arrays["output"])
    if arrays["hidden"].shape != (len(signs), units) or len(arrays["mean"]) != len(signs):
        raise ValueError(f"{len(signs)} signs and {units} units do not fit its weights")
    return HeadlineScale(
        signs=signs,
        output_offset=float(table["output_offset"]),
        least=float(table["least"]),
        **arrays,
    )


def find_headline(
    lines: Sequence[Line],
    opinion: Opinion,
    claimed: Sequence[bool],
    ruled: Sequence[bool],
    scale: HeadlineScale,
    told: str | None = None,
) -> Finding:
    """The line that reads most like the headline of what the body says, if one does.

    `claimed` marks the lines of which another stage has taken a part (a byline, a dateline with
    the body's first sentence behind it); `ruled` those that a rule knows as noise: they are no
    body, however likely a judge finds it. `told` is the headline as a page's metadata has it:
    the line that says the same is the one. A text of one line has no headline.
    """
    chances = [
        0.0 if known else chance for known, chance in zip(ruled, opinion.chances, strict=True)
    ]
    said_twice = _said_twice(lines)
    claimed = [
        taken or (known and index not in said_twice)
        for index, (taken, known) in enumerate(zip(claimed, ruled, strict=True))
    ]
    if told is not None:
        return Finding(segments=tuple(_told_segments(lines, chances, claimed, told)))
    if len(lines) < 2:
        return Finding()

    def may_be(index: int) -> bool:
        return not claimed[index] and not _goes_on_below(lines, claimed, index)

    found = list(candidates(lines, chances, may_be))
    if not found:
        return Finding()
    weighed = scale.weigh([signs for _, signs in found])
    chance = max(weighed)
    if chance < (LEAST_ON_PAGE if opinion.chances[0] <= STARTS_WITH_BODY else scale.least):
        return Finding()
    best = found[weighed.index(chance)][0]
    return Finding(segments=tuple(_segments(lines, best, chance)))


def _said_twice(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that say what the text's first does, a page's title: whatever a rule takes
    "Watch: The tower falls" for, a page that is named so is about it."""
    title = named(lines[0].text[: length_without_site(lines[0].text)]) if lines else ""
    if count_words(title) < TITLE_WORDS:
        return frozenset()
    telling = max(title.split(), key=len)
    same = [
        index
        for index, line in enumerate(lines[1:], 1)
        if telling in line.text.casefold() and named(line.text) == title
    ]
    return frozenset((0, *same)) if same else frozenset()


def _goes_on_below(lines: Sequence[Line], claimed: Sequence[bool], index: int) -> bool:
    """Whether the next line goes on with this one's sentence; a byline may begin small, too."""
    below = index + 1
    return below < len(lines) and not claimed[below] and begins_small(lines[below].text)


def _segments(lines: Sequence[Line], best: int, chance: float) -> Iterator[Segment]:
    """The headline's run, the site's name behind it, and its repetitions above the body."""
    line = lines[best]
    end = line.start + _length_of_title(lines, best)
    yield Segment(line.start, end, Kind.TITLE, None, "headline-scale", round(chance, 3))
    if end < line.end:
        yield Segment(end, line.end, Kind.REMOVED, Reason.TEMPLATE, "headline-site-name", 0.8)
    title = named(line.text[: end - line.start])
    if len(title) < 8:
        return
    telling = max(title.split(), key=len)  # a look for it costs less than reading a line's words
    for index, other in enumerate(lines):
        if index == best or not len(title) <= len(other.text) <= LONGEST:
            continue
        if telling in other.text.casefold() and _repeats(other.text, title):
            yield Segment(
                other.start, other.end, Kind.REMOVED, Reason.DUPLICATE, "headline-repeated", 0.9
            )


def _length_of_title(lines: Sequence[Line], best: int) -> int:
    """How much of the headline's line is the headline, as the lines that repeat it tell.

    What stands before a mark, and is a line of its own elsewhere, is the headline, unless what
    stands behind is one, too: a kicker is no headline. A line that is repeated whole by
    one below the text's first has no site's name.
    """
    text = lines[best].text
    marks = [(mark.start(), mark.end()) for mark in _SITE.finditer(text) if mark.start()]
    if not marks:
        return len(text)
    others = {line.text for index, line in enumerate(lines) if index != best}
    for end, behind in reversed(marks):
        if count_words(text[:end]) > 1 and text[:end] in others and text[behind:] not in others:
            return end
    if best and text in others and _DASHED.search(text):
        return len(text)
    return length_without_site(text)


def _repeats(text: str, title: str) -> bool:
    """Whether a line says a title again, be it with a site's name behind it."""
    name = named(text)
    if name == title:
        return True
    return name.startswith(title) and named(text[: length_without_site(text)]) == title


def _told_segments(
    lines: Sequence[Line], chances: Sequence[float], claimed: Sequence[bool], told: str
) -> Iterator[Segment]:
    """The runs of a headline that is known: of the lines that say it the nearest to the body."""
    title = named(told)
    same = [
        index
        for index, line in enumerate(lines)
        if not claimed[index] and len(line.text) <= LONGEST and named(line.text) == title
    ]
    first = body_start(lines, chances)
    nearest = min(same, key=lambda index: abs(first - index), default=-1)
    for index in same:
        line = lines[index]
        if index == nearest:
            yield Segment(line.start, line.end, Kind.TITLE, None, "headline-metadata", 0.95)
        else:
            yield Segment(
                line.start, line.end, Kind.REMOVED, Reason.DUPLICATE, "headline-repeated", 0.9
            )


def length_without_site(text: str) -> int:
    """How much of a line stands before a site's name that is set behind it by a dash or a bar."""
    marks = list(_SITE.finditer(text))
    if not marks:
        return len(text)
    name, rest = text[marks[-1].end() :], text[: marks[-1].start()]
    short = count_words(name) <= SITE_WORDS and len(name) < len(rest)
    if _DASHED.match(marks[-1][0]) and begins_small(name) and count_words(name) > 1:
        return len(text)  # "- and nobody was in it": the headline goes on
    if rest.endswith((":", ",")):
        return len(text)  # "The mother: - An hour of fear"
    return marks[-1].start() if short and name and count_words(rest) >= 3 else len(text)
