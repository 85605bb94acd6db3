"""The judges' findings weighed: each line is the article's or it is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.article import Reason
from service.core.boilerplate import Noise

KEPT_BY = "verdict-kept"
"""The rule id of a line that no judge spoke against."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to become of a line: kept, or removed for a reason."""

    kept: bool
    reason: Reason | None
    rule: str
    confidence: float


def weigh(noise: Sequence[Noise | None]) -> list[Verdict]:
    """One verdict a line. Where no judge speaks, a line stays: text is kept when in doubt."""
    return [
        Verdict(True, None, KEPT_BY, 0.5)
        if found is None
        else Verdict(False, found.reason, found.rule, found.confidence)
        for found in noise
    ]
