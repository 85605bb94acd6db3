"""The company that a line keeps, by which it may be known as the headline."""

import math
from collections.abc import MutableMapping, Sequence

from service.core.line import Line, begins_small
from service.core.prose import count_words
from service.core.writing import ends_sentence

ABOVE, BELOW = 5, 5
"""Lines above and below of which what earlier stages know is asked."""

RIVALS = 4
"""Candidates above and below that a line is compared with."""

RIVALS_WITHIN = 6
"""Lines within which they stand."""

Known = Sequence[bool]
Signs = MutableMapping[str, float]
Rival = tuple[int, float, float, float]
"""A candidate's line, how much the body says of it, its words, what it shares with the first."""

_NOBODY: Rival = (0, 0.0, 0.0, 0.0)


def company(
    lines: Sequence[Line], chances: Sequence[float], claimed: Known, ruled: Known, index: int
) -> dict[str, float]:
    """What stands around a line: a byline below it speaks for it, a menu's entry against."""
    below = index + 1
    text = lines[index].text
    following = lines[below].text if below < len(lines) else ""
    above = [len(line.text) for line in lines[max(0, index - 3) : index]]
    mean_above = sum(above) / len(above) if above else 0.0
    next_chances = chances[below : below + 3]
    made = [at for at, known in enumerate(claimed[below : below + BELOW], 1) if known][:1]
    return {
        "chance_above": _mean(chances[max(0, index - ABOVE) : index]),
        "length_above": math.log1p(mean_above),
        "longer_than_above": len(text) > 1.5 * mean_above,
        "claimed_above": any(claimed[max(0, index - 3) : index]),
        "ruled_above": sum(ruled[max(0, index - ABOVE) : index]) / ABOVE,
        "claimed_next": made == [1],
        "claimed_near": 1 / made[0] if made else 0.0,
        "ruled_next": any(ruled[below : below + 1]),
        "ruled_below": sum(ruled[below : below + BELOW]) / BELOW,
        "chance_next": next_chances[0] if next_chances else 0.0,
        "chance_below": _mean(next_chances),
        "words_next": math.log1p(count_words(following)) if following else 0.0,
        "sentence_next": ends_sentence(following),
        "goes_on_below": begins_small(following) and not claimed[below],
    }


def add_rivals(found: Sequence[tuple[int, Signs]]) -> None:
    """Add to each candidate's signs what the others around it, and the best of all, have."""
    shown = [(place, signs["said"], signs["words"], _shared(signs)) for place, signs in found]
    most_said = max((said for _, said, _, _ in shown), default=0.0)
    most_shared = max((shared for *_, shared in shown), default=0.0)
    count = math.log1p(len(found))
    for at, (index, signs) in enumerate(found):
        above = [one for one in shown[max(0, at - RIVALS) : at] if index - one[0] <= RIVALS_WITHIN]
        below = [one for one in shown[at + 1 : at + 1 + RIVALS] if one[0] - index <= RIVALS_WITHIN]
        _, signs["said_above"], signs["words_above"], signs["shared_above"] = _most(above)
        _, signs["said_below"], signs["words_below"], signs["shared_below"] = _most(below)
        _, said, _, shared = shown[at]
        signs["of_most_said"] = said / most_said if most_said else 0.0
        signs["of_most_shared"] = shared / most_shared if most_shared else 0.0
        signs["candidates"] = count


def _most(rivals: Sequence[Rival]) -> Rival:
    """The most that any of some rivals has of each."""
    if len(rivals) < 2:
        return rivals[0] if rivals else _NOBODY
    places, said, words, shared = zip(*rivals, strict=True)
    return max(places), max(said), max(words), max(shared)


def _shared(signs: Signs) -> float:
    """How much of its words a line has in common with the text's first."""
    return signs["share_in_first_line"] + signs["share_said_of_first_line"]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
