"""Days that recur at one pitch, those of teasers, events or comments: none is the article's."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

SHORTEST = 3
"""Days that make a list."""

LEAST_PITCH, MOST_PITCH = 2, 12
"""Lines from one day of a list to the next: right beside each other are those of one article."""

MOST_DRIFT = 1
"""Lines by which a list's pitch may change, where an entry has a line more."""


def in_lists(days: Mapping[int, str]) -> frozenset[int]:
    """The lines of days, each by its index, that stand in a list of several different ones."""
    found: set[int] = set()
    run: list[int] = []
    for before, index in pairwise(sorted(days)):
        pitch = index - before
        if run and run[-1] == before and abs(pitch - (run[-1] - run[-2])) <= MOST_DRIFT:
            run.append(index)
        else:
            found.update(_listed(run, days))
            run = [before, index]
        if not LEAST_PITCH <= pitch <= MOST_PITCH:
            found.update(_listed(run[:-1], days))
            run = []
    found.update(_listed(run, days))
    return frozenset(found)


def _listed(run: Sequence[int], days: Mapping[int, str]) -> Sequence[int]:
    several = len({days[index] for index in run}) > 1
    return run if several and len(run) >= SHORTEST else ()
