"""What a line's neighbours say of it: pieces of a sentence, lists and gaps, kept whole.

The line judge gives each line a chance of its own. What is set between an article's sentences (a
list, a table's cells, questions and answers, the first piece of a sentence that a scraper broke at
a link) has few words to go by, and so some of it falls below the bar. These are the cases in which
the company that it keeps says that it belongs to the article. No line that a rule has met, or that
a rule's scope has reached, is kept here.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from service.core.boilerplate import ANNOUNCING, CONTINUING, Noise
from service.core.line import Line, begins_small
from service.core.writing import ends_sentence

LEAST_OF_PIECE = 0.2
"""The share of the bar from which on the beginning of a broken sentence is kept."""

LEAST_OF_LABEL = 0.35
"""The same for a line that ends in a colon, right above what it announces."""

LEAST_OF_GAP = 0.1
"""The share of the bar that the lines of a gap must reach in the mean."""

LEAST_OF_SINGLE = 0.3
"""The same of a gap of a single line, which is more often a teaser or a caption."""

FEW = 120
"""Lines of a text in which gaps are closed whatever its article is like. Longer texts of long
paragraphs hold teasers among these more often than lists, and there the judge's word stands."""

SHORT = 60
"""Characters of the median line that is kept, below which gaps are closed in longer texts, too: an
article of short lines (a recipe, a guide, an interview) has more of them."""

MOST_IN_GAP = 16
"""Lines of such a gap at the most."""

MOST_LABELLED = 80
"""Characters of a line with a label, such as *Price: 40 euros*, at the most."""

MOST_UNMARKED = 3
"""A gap is closed whatever the judge says where one in so many of its lines is marked by hand."""

_NUMBERED = re.compile(r"\d{1,2}[.)\u3001\uff0e]")
_LABELLED = re.compile(r"[^:\uff1a]{1,30}[:\uff1a] ?\S")
_OPENING = frozenset("\"'\u201c\u201e\u2018\u00ab\u00bb\u300c\u300e\u3010\uff08([")
"""Signs that begin a sentence rather than mark an entry."""

_BY_HAND = frozenset(
    "\u25a0\u25a1\u25aa\u25c6\u25c7\u25cb\u25cf\u25ce\u25bd\u25bc\u25b3\u25b2\u25b6\u25ba\u203b"
    "\u2713\u2714\u2717\u2718\u3010\u3008" + "".join(map(chr, range(0x2460, 0x2474)))
)
"""Signs that a writer sets at the head of a chapter, an entry or a note (squares, circles, digits
in circles, 【); a page's own lists have bullets or none."""


def keep_company(
    lines: Sequence[Line],
    noise: Sequence[Noise | None],
    chances: Sequence[float],
    least: float,
    kept: list[bool],
) -> None:
    """Keep what belongs to the lines that are kept; `least` is the bar, `kept` is changed."""
    _keep_beginnings(lines, noise, [chance / least for chance in chances], kept)
    _keep_lists(lines, noise, kept)


def close_gaps(
    lines: Sequence[Line],
    noise: Sequence[Noise | None],
    chances: Sequence[float],
    least: float,
    kept: list[bool],
) -> None:
    """Keep what stands between two kept lines of a text that has a page around it."""
    is_short = len(lines) <= FEW
    is_of_short = is_short or _median_length(lines, kept) < SHORT
    for first, end in list(_gaps(noise, kept)):
        may_close = is_short or (is_of_short and 1 < end - first <= MOST_IN_GAP)
        near = may_close and _comes_near(chances[first:end], least)
        if near or _is_by_hand(lines[first:end]):
            kept[first:end] = [True] * (end - first)


def _median_length(lines: Sequence[Line], kept: Sequence[bool]) -> int:
    lengths = sorted(len(line.text) for line, keep in zip(lines, kept, strict=True) if keep)
    return lengths[len(lengths) // 2] if lengths else 0


def _keep_beginnings(
    lines: Sequence[Line], noise: Sequence[Noise | None], shares: Sequence[float], kept: list[bool]
) -> None:
    """Keep what a kept line goes on from: the piece of its sentence above it, or above the link in
    it, and a line that announces it. `shares` are the chances in parts of the bar."""
    for index in range(len(kept) - 2, -1, -1):
        if (
            not kept[index]
            and kept[index + 1]
            and noise[index] is None
            and not (index and kept[index - 1])
            and (
                (shares[index] >= LEAST_OF_PIECE and _is_begun(index, lines, kept))
                or (shares[index] >= LEAST_OF_LABEL and lines[index].text.endswith(ANNOUNCING))
            )
        ):
            kept[index] = True


def _is_begun(index: int, lines: Sequence[Line], kept: Sequence[bool]) -> bool:
    """Whether a line begins a sentence that goes on in the next, or behind the link in it."""
    if lines[index + 1].gap or ends_sentence(lines[index].text):
        return False
    if _goes_on(lines[index + 1].text):
        return True
    link = index + 1
    return (
        link + 1 < len(lines)
        and kept[link + 1]
        and not lines[link + 1].gap
        and not ends_sentence(lines[link].text)
        and _goes_on(lines[link + 1].text)
    )


def _goes_on(text: str) -> bool:
    return begins_small(text) or text[0] in CONTINUING


def _keep_lists(lines: Sequence[Line], noise: Sequence[Noise | None], kept: list[bool]) -> None:
    """Keep a list whole of which half is kept, or any of it right below a line that is kept."""
    forms = (
        _form(line.text) if met is None else None for line, met in zip(lines, noise, strict=True)
    )
    end = 0
    for form, run in groupby(forms):
        first, end = end, end + len(list(run))
        count = sum(kept[first:end]) if form is not None else 0
        if count and (count * 2 >= end - first or (first and kept[first - 1])):
            kept[first:end] = [True] * (end - first)


def _form(text: str) -> str | None:
    """What a line has in common with the others of its list: its mark, a number, or a label."""
    first = text[0]
    if not first.isalnum():
        return None if first in _OPENING else first
    if first.isdecimal() and _NUMBERED.match(text):
        return "1"
    if ":" not in text and "\uff1a" not in text:
        return None  # so is nearly every line
    return ":" if len(text) < MOST_LABELLED and _LABELLED.match(text) else None


def _gaps(noise: Sequence[Noise | None], kept: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The runs of lines that no rule knows, with a kept line right above and right below."""
    first: int | None = None
    for index, keep in enumerate(kept):
        if keep:
            if first is not None and first < index:
                yield first, index
            first = index + 1
        elif noise[index] is not None:
            first = None


def _is_by_hand(lines: Sequence[Line]) -> bool:
    return sum(line.text[0] in _BY_HAND for line in lines) * MOST_UNMARKED >= len(lines)


def _comes_near(chances: Sequence[float], least: float) -> bool:
    share = LEAST_OF_SINGLE if len(chances) == 1 else LEAST_OF_GAP
    return sum(chances) >= share * least * len(chances)
