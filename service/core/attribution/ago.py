"""How long ago something was, as pages say it: "3 hours ago", "gestern", "2 d ago"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.core.attribution.phrases import Phrases
from service.core.attribution.token import LETTERS, Token, number_at, tokenize

NUMBER = "#"
"""What stands for the number in a phrase."""

MOST_DIGITS = 3
"""Digits of such a number."""

SAME_DAY_HOURS, DAY_BEFORE_HOURS = 12, 18
"""Hours up to which something was on the day of reference, and from which on the day before:
what o'clock it is then is not known, and between these it may be either."""


class Span(StrEnum):
    """The units in which a page counts back."""

    TODAY = "today"
    MINUTES = "minutes_ago"
    HOURS = "hours_ago"
    DAYS = "days_ago"


@dataclass(frozen=True, slots=True)
class _Form:
    """A phrase: its unit, and the words behind its number; None where it counts one."""

    span: Span
    behind: tuple[str, ...] | None


class Agos:
    """The phrases that count back, of all languages. Immutable once made.

    `counted` are words of which one stands in all that counts with a number, `said` those of what
    counts without one, as "yesterday" does.
    """

    def __init__(self, phrases: Mapping[Span, Iterable[str]]) -> None:
        folded = [
            (span, tuple(token.fold for token in tokenize(phrase)))
            for span, listed in phrases.items()
            for phrase in dict.fromkeys(listed)
        ]
        self._behind = Phrases(
            (" ".join(words[1:]), span) for span, words in folded if words[0] == NUMBER
        )
        self._before: dict[str, list[tuple[tuple[str, ...], _Form]]] = {}
        for span, words in folded:
            if words[0] != NUMBER:
                cut = words.index(NUMBER) if NUMBER in words else len(words)
                form = _Form(span, words[cut + 1 :] if NUMBER in words else None)
                self._before.setdefault(words[0], []).append((words[:cut], form))
        every = [phrase for listed in phrases.values() for phrase in listed]
        self.counted = _telling(phrase for phrase in every if NUMBER in phrase)
        self.said = _telling(phrase for phrase in every if NUMBER not in phrase)

    def at(self, tokens: Sequence[Token], index: int) -> tuple[Span, int, int] | None:
        """The unit, how many of it, and the index behind what counts back at a token."""
        after, number = number_at(tokens, index, MOST_DIGITS)
        if number is not None:
            match = self._behind.at(tokens, after)
            return (match.meaning, number, match.end) if match is not None else None
        if index >= len(tokens):
            return None
        for words, form in self._before.get(tokens[index].fold, ()):
            end = index + len(words)
            if not _stand(words, tokens, index):
                continue
            if form.behind is None:
                return form.span, 1, end
            after, number = number_at(tokens, end, MOST_DIGITS)
            if number is not None and _stand(form.behind, tokens, after):
                return form.span, number, after + len(form.behind)
        return None


def _telling(phrases: Iterable[str]) -> frozenset[str]:
    """Of each phrase the longest run of letters, as a glance at a line finds them: where it is
    not, nor is the phrase, and other lines rarely have it."""
    return frozenset(max(LETTERS.findall(phrase.casefold()), key=len) for phrase in phrases)


def day_ago(span: Span, number: int, reference_date: date) -> str | None:
    """The day that was so long before another, in ISO 8601; None where it may be one of two, or
    before the calendar begins."""
    if span is Span.DAYS:
        return _before(reference_date, number)
    if span in (Span.TODAY, Span.MINUTES) or number <= SAME_DAY_HOURS:
        return reference_date.isoformat()
    if DAY_BEFORE_HOURS <= number <= 24:
        return _before(reference_date, 1)
    return None


def _before(day: date, days: int) -> str | None:
    earlier = day.toordinal() - days
    return date.fromordinal(earlier).isoformat() if earlier > 0 else None


def _stand(words: Sequence[str], tokens: Sequence[Token], index: int) -> bool:
    """Whether some words stand at a token."""
    found = tokens[index : index + len(words)]
    return [token.fold for token in found] == list(words)
