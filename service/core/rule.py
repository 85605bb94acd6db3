"""A boilerplate rule: what a line of noise looks like, why it goes, and its own examples."""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.core.article import Reason
from service.core.fold import fold
from service.core.writing import ends_sentence, is_spaced


class Scope(StrEnum):
    """How far a rule reaches from the line that it matches."""

    LINE = "line"
    BLOCK = "block"
    REST = "rest"


class Where(StrEnum):
    """Where in a document a rule may act, seen from the run of prose in it."""

    ANYWHERE = "anywhere"
    OUTSIDE = "outside"
    TAIL = "tail"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a rule file.

    A line is matched by its folded text (see `fold`): equal to a phrase of `whole`, beginning
    with one of `start`, holding one of `inside`, or wholly matched by a pattern of `pattern`
    (tried only on a line that holds one of `keys`). The last three look only at lines of at
    most `longest` characters, and where `open_end` is set only at lines that do not end as a
    sentence does. A `weak` rule acts only outside of the prose or beside other noise; where
    `where` is BESIDE, the neighbour must go for the same reason.
    """

    id: str
    reason: Reason
    about: str
    language: str | None
    scope: Scope
    where: Where
    weak: bool
    open_end: bool
    longest: int
    confidence: float
    whole: tuple[str, ...]
    start: tuple[str, ...]
    inside: tuple[str, ...]
    keys: tuple[str, ...]
    pattern: tuple[re.Pattern[str], ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def matches(self, text: str) -> bool:
        """Whether the rule, taken alone, holds for a line of this text."""
        folded = fold(text)
        if folded in self.whole:
            return True
        if not self.may_match(text):
            return False
        return (
            any(begins(folded, phrase) for phrase in self.start)
            or any(phrase in folded for phrase in self.inside)
            or (any(key in folded for key in self.keys) and self.fits(folded))
        )

    def may_match(self, text: str) -> bool:
        """Whether a line is short and open enough for more than its whole phrases."""
        return len(text) <= self.longest and not (self.open_end and ends_sentence(text))

    def fits(self, folded: str) -> bool:
        """Whether one of the patterns matches the whole of a folded line that holds a key."""
        for pattern in self.pattern:  # noqa: SIM110 (a generator costs more than a match)
            if pattern.fullmatch(folded):
                return True
        return False


def begins(folded: str, phrase: str) -> bool:
    """Whether a folded line begins with a phrase that ends there at the end of a word."""
    if not folded.startswith(phrase):
        return False
    after = folded[len(phrase) : len(phrase) + 1]
    return not after.isalnum() or not is_spaced(phrase[-1]) or not is_spaced(after)
