"""The headline: the line above the body that names the article."""

from collections.abc import Sequence

from service.core.article import Kind, Segment
from service.core.finding import Finding
from service.core.line import Line, begins_small
from service.core.rule import ends_sentence
from service.core.verdict import Verdict

LONGEST = 250
"""Characters that a headline has at the most."""


def find_headline(
    lines: Sequence[Line], verdicts: Sequence[Verdict], claimed: Sequence[bool]
) -> Finding:
    """The first line that is left, where it reads as a headline and more text follows it.

    `claimed` marks the lines that another stage has taken (a byline, a dateline).
    """
    left = [
        line
        for line, verdict, taken in zip(lines, verdicts, claimed, strict=True)
        if verdict.kept and not taken
    ]
    if len(left) < 2 or not _reads_as_headline(left[0], left[1]):
        return Finding()
    first = left[0]
    return Finding(
        segments=(Segment(first.start, first.end, Kind.TITLE, None, "headline-first-line", 0.8),)
    )


def _reads_as_headline(line: Line, following: Line) -> bool:
    text = line.text
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return False
    closes = ends_sentence(text) and not text.endswith(("?", "!", "\uff1f", "\uff01", "\u061f"))
    return not closes and not begins_small(following.text)
