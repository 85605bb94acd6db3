"""Days that no word calls published or changed, and which of them is the article's."""

from collections.abc import Collection, Sequence

from service.core.article import Reason
from service.core.attribution.day_list import in_lists
from service.core.attribution.imprint import ParsedImprint
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings

NEAR_BODY = 12
"""Lines below the body's first, a standfirst, among which its date may stand."""

BELOW_LINES = 8
"""Lines below a body among which a date without a word may be the article's."""

BELOW_HEADLINE = 12
"""Lines below a headline on which a date needs no word to be the article's."""

RIGHT_BELOW_HEADLINE = 3
"""Lines below a headline on which a day is the article's though others follow it in a list."""

MOST_KEPT = 4
"""Lines from the body's first on among which its date may have been kept."""

FAR_ABOVE = 40
"""Lines above a body without a headline among which its date may stand, and not that of today."""

GROUP_LINES = 2
"""Lines from one date to the next within a group."""

_OF_READERS = frozenset({Reason.COMMENTS, Reason.COMMENT_FORM, Reason.EMBED})

Read = Sequence[tuple[int, ParsedImprint]]
"""Lines with dates, each by its index, in the text's order."""


def is_sure(around: Surroundings, index: int) -> bool:
    """Whether a day without a word stands where an article's does."""
    if around.headlines:
        return around.is_right_below_headline(index, BELOW_HEADLINE)
    return abs(around.first - index) <= NEAR_BODY


def paired(head: Read, at: int) -> tuple[str, str | None]:
    """A day without a word, and the later one of two that stand right beside each other, of
    which it is the earlier: a page shows both, and marks them by nothing but their looks."""
    days = {index: parsed.bare for index, parsed in head if parsed.bare}
    alone = {index for index, parsed in head if parsed.bare and parsed.alone}
    day = days[at]
    beside = [index for index in (at - 2, at - 1, at + 1, at + 2) if {at, index} <= alone]
    other = days[beside[0]] if len(beside) == 1 and abs(beside[0] - at) == 1 else None
    if other is None or other[:10] == day[:10]:
        return day, None
    return min(day, other), max(day, other)


def nearest_bare(sheet: Sheet, around: Surroundings, read: Read) -> int | None:
    """The line of the date that stands nearest to the headline, or of the first of those nearest
    to the body."""
    alone = {index: parsed.bare for index, parsed in read if parsed.bare and parsed.alone}
    listed = in_lists(alone)
    days = {
        index
        for index, parsed in read
        if parsed.bare
        and (index not in listed or around.is_right_below_headline(index, RIGHT_BELOW_HEADLINE))
        and _is_placed(sheet, around, index, parsed)
    }
    at = min(days, key=around.distance, default=None)
    while not around.headlines and at is not None:
        before = next((i for i in range(at - 1, at - 1 - GROUP_LINES, -1) if i in days), None)
        if before is None:
            break
        at = before
    return at


def _is_placed(sheet: Sheet, around: Surroundings, index: int, parsed: ParsedImprint) -> bool:
    """Whether a date without a word stands where the article's may; alone it may have been kept
    among the body's first lines."""
    if parsed.in_sentence:
        return False
    if index < around.first:
        return bool(around.headlines) or around.first - index <= FAR_ABOVE
    if sheet.verdicts[index].kept:
        return parsed.alone and index - around.first <= MOST_KEPT
    return index - around.first <= NEAR_BODY and _is_below_standfirst(sheet, around, index)


def only_below(sheet: Sheet, around: Surroundings, read: Read) -> str | None:
    """The date that stands alone right below a body, if there is but one, and no rule has met
    the links to other articles before it."""
    below = around.below[:BELOW_LINES]
    bare_days = [(index, parsed) for index, parsed in read if parsed.bare]
    days = [entry for entry in bare_days if entry[0] in below]
    if len(days) != 1 or not days[0][1].alone:
        return None
    if any(0 < abs(index - days[0][0]) <= BELOW_LINES for index, _ in bare_days):
        return None
    if days[0][0] in in_lists({index: parsed.bare or "" for index, parsed in bare_days}):
        return None  # those of comments
    between = sheet.verdicts[below[0] - 1 : days[0][0]]
    if any(verdict.ruled and verdict.reason is Reason.RELATED_LINK for verdict in between):
        return None
    return days[0][1].bare


def signed_day(sheet: Sheet, read: Read, authors: Collection[str]) -> str | None:
    """The day alone below a body that stands right below a line which ends in an author's name."""
    for index, parsed in read:
        above = sheet.lines[index - 1].text.rstrip(" \t|,-\u2013\u2014\u00b7\u2022")
        if parsed.bare and parsed.alone and any(map(above.endswith, authors)):
            return parsed.bare
    return None


def _is_below_standfirst(sheet: Sheet, around: Surroundings, index: int) -> bool:
    """Whether a line that is not kept follows one sentence of the body at the most."""
    verdict = sheet.verdicts[index]
    if verdict.ruled and verdict.reason in _OF_READERS:
        return False
    sentences = sum(
        sheet.prose.mask[above] and sheet.verdicts[above].kept
        for above in range(around.first, index)
    )
    return sentences <= 1
