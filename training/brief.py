"""Short pages made up from long ones."""

from __future__ import annotations

import random
from collections.abc import Sequence

from training.mixture import Donor, Lines, body_span
from training.scrap import noise_line

_PROSE_WORDS = 8
_BARS = (" | ", " · ", " / ", "  ", " > ", " • ")


def brief(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """A few paragraphs in a few lines of the page's frame, its menus at times in one line each.

    Pages of fifteen lines are rare among those that are gathered for their size, and what
    people paste is often no longer.
    """
    first, last = body_span(lines)
    if first == last:
        return lines
    body, left = first, rng.choice((1, 2, 3, 4, 6, 9, 14))
    while body < last and left:
        left -= lines[body].body and lines[body].words >= _PROSE_WORDS
        body += 1
    near = max(0, first - rng.choice((0, 1, 2, 4)))
    head = _piece(lines[:near], rng.choice((0, 0, 1, 2, 4, 7)), rng)
    beyond = min(len(lines), last + rng.choice((0, 1, 2, 4)))
    tail = _piece(lines[beyond:], rng.choice((0, 1, 2, 4, 7, 12)), rng)
    return (
        _in_bars(head, rng)
        + lines[near:body]
        + [line for line in lines[last:beyond] if not line.body]
        + _in_bars(tail, rng)
    )


def _piece(lines: Lines, size: int, rng: random.Random) -> Lines:
    """So many lines on end, from anywhere."""
    start = rng.randint(0, max(0, len(lines) - size))
    return lines[start : start + size]


def _in_bars(lines: Lines, rng: random.Random) -> Lines:
    """Short lines on end in one line, with bars between them; or as they are."""
    short = all(line.words < _PROSE_WORDS and not line.body for line in lines)
    if not short or len(lines) < 2 or rng.random() < 0.5:
        return lines
    return [
        noise_line(
            rng.choice(_BARS).join(line.text for line in lines), lines[0].gap, lines[0].indent
        )
    ]
