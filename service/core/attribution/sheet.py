"""The sheet: a document's lines, and what the judges found out about each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.core.line import Line
from service.core.prose import Prose
from service.core.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the readers of credits, bylines and dates look at.

    `others` holds the lines that a page's markup knows for those of other articles or of readers,
    `read_on` is the day on which the text was read, where that is known.
    """

    text: str
    lines: Sequence[Line]
    prose: Prose
    verdicts: Sequence[Verdict]
    language: str | None
    reference_date: date | None
    others: frozenset[int] = frozenset()
    read_on: date | None = None
