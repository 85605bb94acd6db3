"""What titles, authors and dates are worth beside their gold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an extractor says of a page; dates begin with YYYY-MM-DD."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """What is right; a date may be a month only, and nothing is empty."""

    title: str
    authors: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of pages, from 0 to 1.

    ``title`` is right after folding case and punctuation; ``authors`` are right as a set,
    gold as it stands; ``invented`` are authors of pages that have none. ``date`` and
    ``wrong_date`` are shares of the pages with a gold date; ``last_date`` takes the day of
    the last change where no day of publication is given; ``either_date`` is right where one of
    the two is the gold's, which does not always say which it has.
    """

    title: float
    authors: float
    invented: float
    date: float
    wrong_date: float
    last_date: float
    either_date: float


def folded(text: str) -> str:
    """A text's words in small letters."""
    return " ".join(_WORD.findall(text.casefold()))


def figures(cases: Iterable[tuple[Answer, Gold]]) -> Figures:
    """The figures over pages."""
    listed = list(cases)
    titled = [(answer, gold) for answer, gold in listed if gold.title]
    unsigned = [answer for answer, gold in listed if not gold.authors]
    dated = [(answer, gold) for answer, gold in listed if gold.date]
    return Figures(
        title=_share(folded(a.title or "") == folded(g.title) for a, g in titled),
        authors=_share(_set(a.authors) == _set(g.authors) for a, g in listed),
        invented=_share(bool(answer.authors) for answer in unsigned),
        date=_share(_is_day(a.date, g) for a, g in dated),
        wrong_date=_share(bool(a.date) and not _is_day(a.date, g) for a, g in dated),
        last_date=_share(_is_day(a.date or a.modified, g) for a, g in dated),
        either_date=_share(_is_day(a.date, g) or _is_day(a.modified, g) for a, g in dated),
    )


def _set(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in names if (key := folded(name)))


def _is_day(date: str | None, gold: Gold) -> bool:
    day = gold.date[:10]
    return (date or "")[: len(day)] == day


def _share(hits: Iterable[bool]) -> float:
    listed = list(hits)
    return sum(listed) / len(listed) if listed else 0.0
