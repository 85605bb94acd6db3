"""Where a line of names stands: how far from headline and body, and from a byline's company."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from service.core.attribution.byline_beside import is_job, is_label
from service.core.attribution.byline_glue import bare
from service.core.attribution.byline_post import is_above_post
from service.core.attribution.glance import may_work
from service.core.attribution.portrait import is_portrayed_below
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.vocabulary import Vocabulary

NEAR_BODY = 5
"""Lines above the body within which a person's name needs no date beside it."""

NEAR_HEAD = 24
"""Lines from headline or body within which a name beside a date may be an unknown one."""

NEAR_DATE = 3
"""Lines from a date within which a name is the byline's."""

BELOW_FIRST = 2
"""Lines from the body's first, a standfirst, within which it may be one, too."""

FAR = 90
"""Lines from a date of a name where there is no date."""


class Stand(NamedTuple):
    """Where a line stands: whether right below the headline, how many lines from what stands
    beside a byline, a date, a time of reading or a job, and how many from headline and body."""

    is_below: bool
    near: int
    from_head: int
    from_body: int

    @property
    def is_near(self) -> bool:
        """Whether names may stand there at all."""
        return self.is_below or self.near <= NEAR_DATE or self.from_body <= NEAR_BODY

    @property
    def is_beside(self) -> bool:
        """Whether a name there may be an unknown one."""
        if self.is_below:
            return self.near <= NEAR_DATE
        return self.near <= 1 and (self.from_head <= NEAR_HEAD or self.from_body <= BELOW_FIRST)


def find_stand(
    sheet: Sheet,
    around: Surroundings,
    dated: Sequence[int],
    index: int,
    name: str,
    vocabulary: Vocabulary,
) -> Stand:
    """Where a line stands; `dated` are the lines with a day and little else, in order."""
    near = _nearest(dated, index)
    if near <= NEAR_DATE and is_portrayed_below(sheet, around.first, name):
        near = 1
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    from_any = min(around.distance(index), abs(around.first - index))
    if near > 1 and from_any <= NEAR_HEAD:
        near = 1 if _is_introduced(sheet, index, below, vocabulary) else near
    return Stand(
        is_below=around.is_right_below_headline(index, NEAR_DATE),
        near=near,
        from_head=around.distance(index),
        from_body=abs(around.first - index),
    )


def _is_introduced(sheet: Sheet, index: int, below: str, vocabulary: Vocabulary) -> bool:
    """Whether the line below says what someone is or where they report from, or the one above
    is "Author" and no more."""
    works = bool(below) and may_work(sheet.glance(index + 1), vocabulary)
    if (works and is_job(below, vocabulary)) or is_above_post(
        sheet.lines[index].text, below, vocabulary
    ):
        return True
    return index > 0 and is_label(bare(sheet.lines[index - 1].text), vocabulary)


def _nearest(dated: Sequence[int], index: int) -> int:
    """How far the nearest of some lines, in order, stands from a line."""
    at = bisect_left(dated, index)
    return min([abs(index - other) for other in dated[max(0, at - 1) : at + 1]], default=FAR)
