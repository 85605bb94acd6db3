"""The ground on which a headline is looked for: a text's lines, and what is known of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.core.article import Reason
from service.core.boilerplate import Noise
from service.core.headline_site import length_without_site
from service.core.line import Line
from service.core.prose import count_words
from service.core.verdict import is_sure

LONGEST = 250
"""Characters that a headline has at the most."""

OPENING = 15
"""Lines within which the body's first long line must be followed by another."""

LONG = 60
"""Characters from which on a line speaks for the body's beginning; half where unspaced."""

TITLE_WORDS = 4
"""Words from which on what the text's first line says again, or what stands behind a label such
as "Watch:", is a headline rather than a menu's entry or a button."""

MADE_WITHIN = 2
"""Lines below a headline within which its byline or its day stands."""

WORD = re.compile(r"\w+")
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_LABEL = re.compile(r"[:|\uff1a]")


@dataclass(frozen=True, slots=True)
class Ground:
    """A text's lines, and what the stages before know of each.

    `chances` are those of being the body's, nought for what a rule is sure of. `claimed` lines are
    those that another stage has taken a part of, `ruled` those that a rule met; `closed` are the
    lines that can't be the headline, whatever they look like.
    """

    lines: Sequence[Line]
    chances: Sequence[float]
    claimed: Sequence[bool]
    ruled: Sequence[bool]
    closed: Sequence[bool]


def survey(
    lines: Sequence[Line],
    chances: Sequence[float],
    claimed: Sequence[bool],
    noise: Sequence[Noise | None],
) -> Ground:
    """The ground on which a headline is looked for."""
    ruled = list(map(is_sure, noise))
    opened = _said_twice(lines, noise) | _labelled(lines, claimed, noise)
    closed = [
        taken or (known and index not in opened)
        for index, (taken, known) in enumerate(zip(claimed, ruled, strict=True))
    ]
    sober = [0.0 if known else chance for known, chance in zip(ruled, chances, strict=True)]
    return Ground(lines, sober, claimed, ruled, closed)


def _said_twice(lines: Sequence[Line], noise: Sequence[Noise | None]) -> frozenset[int]:
    """The lines that say what the text's first does, a page's title: whatever a rule takes
    "Watch: The tower falls" for, a page that is named so is about it. A warning that the story is
    old stands above and below the headline, and is none."""
    if noise and (first := noise[0]) is not None and first.reason is Reason.POST_META:
        return frozenset()
    title = named(lines[0].text[: length_without_site(lines[0].text)]) if lines else ""
    if count_words(title) < TITLE_WORDS:
        return frozenset()
    telling = max(title.split(), key=len)
    same = [
        index
        for index, line in enumerate(lines[1:], 1)
        if len(line.text) <= LONGEST
        and telling in line.text.casefold()
        and named(line.text) == title
    ]
    return frozenset((0, *same)) if same else frozenset()


def _labelled(
    lines: Sequence[Line], claimed: Sequence[bool], noise: Sequence[Noise | None]
) -> frozenset[int]:
    """The lines that a label such as "Watch:" does not make a teaser: a text begins with none,
    and above a byline or a day stands the headline that they belong to."""
    return frozenset(
        index
        for index, found in enumerate(noise)
        if found is not None
        and found.reason is Reason.MEDIA
        and (index == 0 or any(claimed[index + 1 : index + 1 + MADE_WITHIN]))
        and _LABEL.search(lines[index].text)
        and count_words(lines[index].text) > TITLE_WORDS
    )


def body_start(lines: Sequence[Line], chances: Sequence[float]) -> int:
    """Where the body begins: at its first long line that another follows; else at its first.

    The number of lines where nothing is the body's.
    """
    kept = [index for index, chance in enumerate(chances) if chance > 0.5]
    long = [index for index in kept if _is_long(lines[index].text)]
    for index, following in pairwise(long):
        if following - index <= OPENING:
            return index
    return long[0] if long else kept[0] if kept else len(lines)


def _is_long(text: str) -> bool:
    return len(text) > LONG or (len(text) > LONG // 2 and UNSPACED.search(text) is not None)


def named(text: str) -> str:
    return " ".join(WORD.findall(text.casefold())) if len(text) <= LONGEST else ""
