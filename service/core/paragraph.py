"""Paragraphs: the body's runs set in order, sentences that were broken joined again."""

import re
from collections.abc import Iterable, Sequence

from service.core.article import Kind, Segment
from service.core.line import fold_space
from service.core.rule import ends_sentence

BREAK = "\n\n"

_CONTINUES = re.compile(r"[,;:.!?)\]\u2019\u201d\u00bb\u3001\u3002\uff0c\uff09\u300d%]")
_OPENS = re.compile(r"[,(\[\u201c\u2018\u201e\u00ab\-\u2013\u2014/&\u3001\uff0c\uff08\u300c]\Z")


def set_body(text: str, segments: Sequence[Segment]) -> str:
    """The body's paragraphs, white space folded, one blank line between them."""
    runs = [segment for segment in segments if segment.kind is Kind.BODY]
    paragraphs: list[list[str]] = []
    for index, run in enumerate(runs):
        words = fold_space(text[run.start : run.end])
        if index and _belongs_together(text, runs[index - 1], run):
            paragraphs[-1].append(words)
        else:
            paragraphs.append([words])
    return BREAK.join(" ".join(parts) for parts in paragraphs)


def set_title(text: str, segments: Iterable[Segment]) -> str | None:
    """The title's runs as one line, None where there are none."""
    parts = [
        fold_space(text[segment.start : segment.end])
        for segment in segments
        if segment.kind is Kind.TITLE
    ]
    return " ".join(parts) or None


def _belongs_together(text: str, left: Segment, right: Segment) -> bool:
    """Whether two runs of the body are parts of one paragraph."""
    between = text[left.end : right.start]
    if len(f"|{between}|".splitlines()) == 1:
        return True
    before, after = text[left.start : left.end], text[right.start : right.end]
    if ends_sentence(before):
        return False
    blank = between.strip() == "" and between.count("\n") > 1
    if after[:1].islower():
        return not blank or _OPENS.search(before) is not None or before[-1:].isalnum()
    return _CONTINUES.match(after) is not None or (
        not blank and _OPENS.search(before) is not None
    )
