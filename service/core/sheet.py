"""The sheet: a document's lines, and what the judges found out about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.core.article import Reason
from service.core.line import Line
from service.core.prose import Prose
from service.core.verdict import Verdict

HEAD_PROSE = 3
"""Lines of prose below which no byline is looked for any more; a standfirst is prose too."""

HEAD_LINES = 60
"""Lines above the first prose among which byline and dates are looked for."""

BETWEEN_LINES = 30
"""Lines from the first prose on that still count as the article's head."""

TAIL_LINES = 3
"""Lines below the last prose among which a byline may still stand."""

_OF_OTHERS = frozenset(
    {
        Reason.COMMENTS,
        Reason.COMMENT_FORM,
        Reason.RELATED_LINK,
        Reason.ADVERTISEMENT,
        Reason.AFFILIATE,
        Reason.NEWSLETTER,
        Reason.COOKIE_NOTICE,
    }
)
"""Why lines were removed that may name people and days, but those of something else."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the readers of credits, bylines and dates look at."""

    text: str
    lines: Sequence[Line]
    prose: Prose
    verdicts: Sequence[Verdict]
    language: str | None
    reference_date: date | None

    def is_own(self, index: int) -> bool:
        """Whether a line may speak of this article: no comment, no teaser, no advertisement."""
        return self.verdicts[index].reason not in _OF_OTHERS

    def around_prose(self) -> Iterator[int]:
        """The lines above and between the first prose, then those right below the last."""
        seen = 0
        first = max(0, min(self.prose.first, len(self.lines)) - HEAD_LINES)
        if self.prose.first >= len(self.lines):
            first = 0
        for index in range(first, min(len(self.lines), first + HEAD_LINES + BETWEEN_LINES)):
            if seen >= HEAD_PROSE:
                break
            seen += self.prose.mask[index]
            if not self.prose.mask[index] and self.is_own(index):
                yield index
        below = self.prose.last + 1
        for index in range(below, min(len(self.lines), below + TAIL_LINES)):
            if seen >= HEAD_PROSE and self.is_own(index):
                yield index
