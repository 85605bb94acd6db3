"""Findings of the rules that the line judge overturns.

A rule's scope takes along what stands below its line, and some rules go by where a line stands.
Both look for the run of prose by its sentences, and miss it where a scraper broke these at every
link, where an article ends in a list, or in scripts whose letters don't tell where a sentence goes
on. The line judge knows an article by other signs.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from service.core.boilerplate import ANNOUNCING, Noise
from service.core.line import Line

LIKELY = 0.5
"""The chance from which on the judge takes lines that a scope took along for the body's, in the
mean of their characters."""

LEAST_OF_ABOVE = 1 / 3
"""What such lines hold of the body, at the least, for each of what all lines above them hold: few
teasers are as long as a third of the article, while one that is cut off at a list's heading is."""

BETWEEN = 0.6
"""The chance from which on no rule by place is believed, if both lines beside are as likely."""


def hear(
    lines: Sequence[Line], noise: Sequence[Noise | None], chances: Sequence[float]
) -> list[Noise | None]:
    """The rules' findings, without those that can't stand against the judge's chances."""
    upheld = list(noise)
    for first, end in _reaches(noise):
        if _holds_much(first, end, lines, noise, chances):
            first += lines[first - 1].text.endswith(ANNOUNCING)
            upheld[first:end] = [None] * (end - first)
    for index, found in enumerate(noise):
        if found is not None and found.by_place and _is_among(index, upheld, chances):
            upheld[index] = None
    return upheld


def _holds_much(
    first: int,
    end: int,
    lines: Sequence[Line],
    noise: Sequence[Noise | None],
    chances: Sequence[float],
) -> bool:
    """Whether a run of lines holds much of the article, as the judge sees it."""
    size = sum(len(lines[index].text) for index in range(first, end))
    body = sum(len(lines[index].text) * chances[index] for index in range(first, end))
    if body < LIKELY * size:
        return False
    above = (index for index in range(first) if noise[index] is None)
    return body >= LEAST_OF_ABOVE * sum(len(lines[at].text) * chances[at] for at in above)


def _reaches(noise: Sequence[Noise | None]) -> Iterator[tuple[int, int]]:
    """The runs of lines that one line's scope took along."""
    index = 0
    for head, run in groupby(noise, lambda found: found.head if found else None):
        end = index + len(list(run))
        if head is not None:
            yield index, end
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
