"""Findings of the rules that the line judge overturns.

A rule's scope takes along what stands below its line, and some rules go by where a line stands.
Both look for the run of prose by its sentences, and miss it where a scraper broke these at every
link, where an article ends in a list, or in scripts whose letters don't tell where a sentence goes
on. The line judge knows an article by other signs.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from service.core.article import Reason
from service.core.boilerplate import ANNOUNCING, Noise
from service.core.line import Line
from service.core.prose import count_words
from service.core.writing import ends_sentence

LIKELY = 0.5
"""The chance from which on the judge takes lines that a scope took along for the body's, in the
mean of their characters."""

LEAST_OF_ABOVE = 1 / 3
"""What such lines hold of the body, at the least, for each of what all lines above them hold: few
teasers are as long as a third of the article, while one that is cut off at a list's heading is."""

SENTENCE_WORDS = 4
"""Words of a statement below a teaser that is the article's own, at the least."""

BELOW_HEAD = 2
"""Lines below a list's heading within which such a statement stands; further down are readers'."""

BETWEEN = 0.6
"""The chance from which on no rule by place is believed, if both lines beside are as likely."""


_ASKING = re.compile(r"[?!\u2026\uff1f\uff01\u061f]|\.\.")


def hear(
    lines: Sequence[Line],
    noise: Sequence[Noise | None],
    chances: Sequence[float],
    least: float,
) -> list[Noise | None]:
    """The rules' findings, without those that can't stand against the judge's chances.

    `least` is the judge's bar.
    """
    upheld = list(noise)
    if not any(upheld):
        return upheld
    above = [*accumulate(_of_body(lines, noise, chances), initial=0.0)]
    for found, first, end in _reaches(noise):
        much = _holds_much(first, end, lines, chances, above[first])
        is_list = found.reason is Reason.RELATED_LINK
        near = first + BELOW_HEAD if is_list and found.head == first - 1 else first
        first += lines[first - 1].text.endswith(ANNOUNCING)
        for index in range(first, end):
            likely = index < near and chances[index] >= least
            if much or (likely and _states(lines[index].text)):
                upheld[index] = None
    for index, met in enumerate(noise):
        if met is not None and met.by_place and _is_among(index, upheld, chances):
            upheld[index] = None
    return upheld


def _states(text: str) -> bool:
    """Whether a line closes as a statement does; headlines do so rarely, but ask and exclaim."""
    return (
        ends_sentence(text)
        and not _ASKING.search(text, max(0, len(text) - 4))
        and count_words(text) >= SENTENCE_WORDS
    )


def _holds_much(
    first: int,
    end: int,
    lines: Sequence[Line],
    chances: Sequence[float],
    above: float,
) -> bool:
    """Whether a run of lines holds much of the article, as the judge sees it; `above` is what
    all lines above it hold."""
    size = sum(len(lines[index].text) for index in range(first, end))
    body = sum(len(lines[index].text) * chances[index] for index in range(first, end))
    return body >= LIKELY * size and body >= LEAST_OF_ABOVE * above


def _of_body(
    lines: Sequence[Line], noise: Sequence[Noise | None], chances: Sequence[float]
) -> Iterator[float]:
    """What each line holds of the body, as far as no rule has met it."""
    for line, met, chance in zip(lines, noise, chances, strict=True):
        yield len(line.text) * chance if met is None else 0.0


def _reaches(noise: Sequence[Noise | None]) -> Iterator[tuple[Noise, int, int]]:
    """The runs of lines that one line's scope took along, with what it found them to be."""
    index = 0
    for head, run in groupby(noise, lambda found: found.head if found else None):
        found, *others = run
        end = index + 1 + len(others)
        if found is not None and head is not None:
            yield found, index, end
        index = end


def _is_among(index: int, noise: Sequence[Noise | None], chances: Sequence[float]) -> bool:
    """Whether a line and both beside it, which no rule knows, are likely the body's."""
    return (
        chances[index] >= BETWEEN
        and 0 < index < len(noise) - 1
        and noise[index - 1] is None
        and noise[index + 1] is None
        and min(chances[index - 1], chances[index + 1]) >= BETWEEN
    )
