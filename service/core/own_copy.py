"""A page's own copy of its article as a witness: which lines stand in it.

Sites that describe an article to machines often give its text as well. Where that agrees with
what the page shows, a line that stands in it is likelier the article's than the learned judge
holds it for. It speaks for lines and against none: many copies are teasers, or break off before a
paywall, and most lack headings. Nor does it speak again for a passage that a kept line holds, as
of a quotation that is set out, and as some copies hold teasers and forms, it convinces
no one who is sure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.core.line import Line
from service.core.verdict import OPPOSED, Opinion
from service.core.writing import ends_sentence

WEIGHT, WEIGHT_OF_SENTENCE = 9.0, 50.0
"""How many times as likely a line that stands in a copy is the body's as it was: to lose a
sentence is the greater fault, and what closes as none may be a teaser or a credit."""
PASSAGE = 16
"""Letters and digits by which a passage is known in another text."""
SAMPLES = 40
"""Passages by which a copy is compared with its page, at the most."""
LEAST_AGREED = 0.7
"""The share of a copy's passages that a page must show for the copy to be believed."""
LONGEST_PAGE = 400_000
"""Letters and digits of a page beyond which its copy is not asked; no article has as many."""
MOST_DOUBTED = 500
"""Lines that are looked for in a copy."""

_WORD = re.compile(r"\w+")


def heed(copy: str, lines: Sequence[Line], opinion: Opinion) -> Opinion:
    """The learned judge's opinion of a page's lines, with what the page's own copy adds to it."""
    told = letters(copy)
    shown = [letters(line.text) for line in lines]
    if sum(map(len, shown)) > LONGEST_PAGE or agreement(told, "".join(shown)) < LEAST_AGREED:
        return opinion
    least = opinion.least
    chances = list(opinion.chances)
    kept = "\n".join(text for text, chance in zip(shown, chances, strict=True) if chance >= least)
    doubted = [
        at for at, text in enumerate(shown) if chances[at] < OPPOSED and len(text) >= PASSAGE
    ]
    for at in doubted[:MOST_DOUBTED]:
        text, chance = shown[at], chances[at]
        if text in told and (chance >= least or text not in kept):
            chances[at] = likelier = _likelier(chance, lines[at])
            if chance < least <= likelier:
                kept = f"{kept}\n{text}"
    return replace(opinion, chances=chances)


def _likelier(chance: float, line: Line) -> float:
    """The chance of a line that stands in the copy, by Bayes: its odds times the weight."""
    weight = WEIGHT_OF_SENTENCE if ends_sentence(line.text) else WEIGHT
    return weight * chance / (weight * chance + 1 - chance)


def agreement(told: str, shown: str) -> float:
    """The share of a copy that a page shows, by passages spread over the copy, letters alone."""
    ends = range(PASSAGE, len(told) + 1, max(1, (len(told) - PASSAGE) // SAMPLES))
    passages = [told[end - PASSAGE : end] for end in ends]
    return sum(passage in shown for passage in passages) / len(passages) if passages else 0.0


def letters(text: str) -> str:
    """A text's letters and digits alone: how it is spaced, broken and set is no matter."""
    return "".join(_WORD.findall(text.casefold()))
