"""The sheet: a document's lines, and what the judges found out about each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from service.core.article import Reason
from service.core.attribution.glance import Glance
from service.core.line import Line
from service.core.prose import Prose
from service.core.verdict import Verdict

_OF_READERS = frozenset({Reason.COMMENTS, Reason.COMMENT_FORM})


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
    _glances: dict[int, Glance] = field(
        default_factory=dict[int, Glance], init=False, repr=False, compare=False
    )

    def glance(self, index: int) -> Glance:
        """The glance at a line, one for all who look at it."""
        found = self._glances.get(index)
        if found is None:
            found = self._glances[index] = Glance(self.lines[index].text)
        return found

    def is_of_others(self, index: int) -> bool:
        """Whether a line is one of readers or of other articles: no credit of this one's."""
        return self.verdicts[index].reason in _OF_READERS or index in self.others
