"""What a body is worth beside its gold: words, paragraph breaks, order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import pairwise
from statistics import fmean

from rapidfuzz.distance import LCSseq

from training.words import words

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
# Words on either side of a break by which it is recognised in the other text.
_CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Score:
    """One page's figures, or their means; each from 0 to 1.

    ``breaks`` is the share of the gold's paragraph breaks that the body has, ``splits``
    the share of the body's breaks that cut through a line of the gold (less is better),
    ``order`` the share of the common words that stand in the gold's order.
    """

    f1: float
    precision: float
    recall: float
    breaks: float
    splits: float
    order: float


def score(body: str, gold: str) -> Score:
    """A body's figures against its gold."""
    found, wanted = words(body), words(gold)
    common = sum((Counter(found) & Counter(wanted)).values())
    precision = common / len(found) if found else 0.0
    recall = common / len(wanted) if wanted else 0.0
    both = precision + recall
    return Score(
        f1=2 * precision * recall / both if both else float(not found and not wanted),
        precision=precision,
        recall=recall,
        breaks=_breaks_found(body, gold),
        splits=_splits(body, gold),
        order=LCSseq.similarity(*_numbered(found, wanted)) / common if common else 0.0,
    )


def mean_score(scores: Iterable[Score]) -> Score:
    """The mean of each figure over pages, as the corpora's authors take it."""
    listed = list(scores)
    return Score(
        **{field.name: fmean(getattr(one, field.name) for one in listed) for field in fields(Score)}
    )


def _numbered(one: list[str], other: list[str]) -> tuple[list[int], list[int]]:
    numbers: dict[str, int] = {}
    first = [numbers.setdefault(token, len(numbers)) for token in one]
    return first, [numbers.setdefault(token, len(numbers)) for token in other]


def _breaks_found(body: str, gold: str) -> float:
    """Share of the gold's paragraph breaks that the body has at the same words."""
    wanted = _breaks(gold)
    return len(wanted & _breaks(body)) / len(wanted) if wanted else 1.0


def _splits(body: str, gold: str) -> float:
    """Share of the body's breaks that stand within a line of the gold.

    Lines, not paragraphs: golds disagree on whether the items of a list are paragraphs.
    """
    breaks = [before + after for before, after in _breaks(body)]
    unbroken = _phrases(gold)
    return sum(phrase in unbroken for phrase in breaks) / len(breaks) if breaks else 0.0


def _phrases(text: str) -> set[tuple[str, ...]]:
    """All phrases within lines that could be the context of a break."""
    lines = [words(line) for line in text.split("\n")]
    return {
        tuple(line[start : start + size])
        for line in lines
        for size in range(_CONTEXT + 1, 2 * _CONTEXT + 1)
        for start in range(len(line) - size + 1)
    }


def _breaks(text: str) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each break as the last words before it and the first ones after it.

    A text without blank lines has its paragraphs on lines of their own.
    """
    parts = _PARAGRAPH_BREAK.split(text.strip())
    if len(parts) == 1:
        parts = text.strip().split("\n")
    paragraphs = [tokens for part in parts if (tokens := words(part))]
    return {
        (tuple(before[-_CONTEXT:]), tuple(after[:_CONTEXT]))
        for before, after in pairwise(paragraphs)
    }
