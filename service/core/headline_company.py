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
    places = [place for place, _ in found]
    said = [signs["said"] for _, signs in found]
    words = [signs["words"] for _, signs in found]
    shared = [_shared(signs) for _, signs in found]
    most_said, most_shared = max(said, default=0.0), max(shared, default=0.0)
    count = math.log1p(len(found))
    first = end = 0
    for at, (place, signs) in enumerate(found):
        while at - first > RIVALS or place - places[first] > RIVALS_WITHIN:
            first += 1
        while end < min(len(found), at + 1 + RIVALS) and places[end] - place <= RIVALS_WITHIN:
            end += 1
        signs["said_above"] = max(said[first:at], default=0.0)
        signs["words_above"] = max(words[first:at], default=0.0)
        signs["shared_above"] = max(shared[first:at], default=0.0)
        signs["said_below"] = max(said[at + 1 : end], default=0.0)
        signs["words_below"] = max(words[at + 1 : end], default=0.0)
        signs["shared_below"] = max(shared[at + 1 : end], default=0.0)
        signs["of_most_said"] = said[at] / most_said if most_said else 0.0
        signs["of_most_shared"] = shared[at] / most_shared if most_shared else 0.0
        signs["candidates"] = count


def _shared(signs: Signs) -> float:
    """How much of its words a line has in common with the text's first."""
    return signs["share_in_first_line"] + signs["share_said_of_first_line"]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
