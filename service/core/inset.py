"""What is set into an article's paragraphs: lists, quotations, tables, programs and headings.

The learned judge knows a paragraph by its sentences; a list's entries have none, and read like a
menu's. What tells them from one is where they stand: in the very block that holds the paragraphs,
with no name of their own, right above a line that is kept. Names of blocks are how sites
tell their widgets apart, so what bears none was written with the text. Some sites name every
paragraph and every list: one that has kept lines above and below it, all of them side by side in
one block, is the text's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from service.core.boilerplate import Noise
from service.core.mark import Blocks, Mark, Place
from service.core.prose import Prose
from service.core.verdict import Opinion

_SET_IN = Place.LIST | Place.QUOTE | Place.TABLE | Place.CODE
_ELSEWHERE = (
    Place.NAV | Place.ASIDE | Place.FOOTER | Place.HEADER | Place.FORM | Place.FIGURE | Place.HIDDEN
)

MOST_LINKED = 0.3
"""The share of link text from which on an entry may be a menu's."""
_LISTED = Place.LIST | Place.TABLE | Place.CODE
FARTHEST = 12
"""Lines of widgets that may stand between a list and the paragraphs beside it."""


def keep_insets(
    opinion: Opinion,
    marks: Sequence[Mark],
    noise: Sequence[Noise | None],
    prose: Prose,
    blocks: Blocks | None = None,
) -> Opinion:
    """The learned judge's opinion of a page's lines, with the insets at the bar that it missed."""
    chances = list(opinion.chances)
    kept = [
        chance >= opinion.least and found is None
        for chance, found in zip(chances, noise, strict=True)
    ]
    for first, last in _runs(marks, noise, kept):
        if _belongs(first, last, marks, kept, prose) or (
            blocks and _is_beside(first, last, marks, kept, prose, blocks)
        ):
            chances[first:last] = [max(chance, opinion.least) for chance in chances[first:last]]
    return replace(opinion, chances=chances)


def _belongs(
    first: int, last: int, marks: Sequence[Mark], kept: Sequence[bool], prose: Prose
) -> bool:
    """Whether the lines from `first` to before `last` are set into the paragraphs around them.

    A list, table or quotation stands above a kept line of the same block, and a quotation may close
    it; a heading stands between two such lines, the one above it prose.
    """
    mark = marks[first]
    is_above = last < len(kept) and kept[last] and marks[last].names == mark.names
    before = first - 1
    is_below = (
        first > 0 and kept[before] and prose.mask[before] and marks[before].names == mark.names
    )
    if mark.place & _SET_IN:
        return is_above or (is_below and bool(mark.place & Place.QUOTE))
    return is_above and is_below and mark.level > 1 and last - first == 1


def _is_beside(
    first: int,
    last: int,
    marks: Sequence[Mark],
    kept: Sequence[bool],
    prose: Prose,
    blocks: Blocks,
) -> bool:
    """Whether a list or a table stands between kept lines of the block that holds it, one of them
    prose; widgets may stand between them."""
    if not marks[first].place & _LISTED:
        return False
    holder = marks[first].at
    while blocks.places[holder] & _SET_IN.value and holder:
        holder = blocks.above[holder]
    above = _nearest(range(first - 1, max(-1, first - 1 - FARTHEST), -1), holder, marks, blocks)
    below = _nearest(range(last, min(len(kept), last + FARTHEST)), holder, marks, blocks)
    if above is None or below is None or not (kept[above] and kept[below]):
        return False
    return prose.mask[above] or prose.mask[below]


def _nearest(
    lines: Iterable[int], holder: int, marks: Sequence[Mark], blocks: Blocks
) -> int | None:
    """The first of some lines that stands in a block itself, or in one right within it."""
    return next((at for at in lines if holder in (marks[at].at, blocks.above[marks[at].at])), None)


def _runs(
    marks: Sequence[Mark], noise: Sequence[Noise | None], kept: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Lines that are not kept and may be insets, those of one block's names and place together."""
    kinds = (
        (mark.names, mark.place) if not keep and found is None and _may_be(mark) else None
        for mark, found, keep in zip(marks, noise, kept, strict=True)
    )
    end = 0
    for kind, run in groupby(kinds):
        first, end = end, end + sum(1 for _ in run)
        if kind is not None:
            yield first, end


def _may_be(mark: Mark) -> bool:
    if mark.linked > MOST_LINKED or mark.place & _ELSEWHERE:
        return False
    return bool(mark.place & _SET_IN) or mark.level > 1
