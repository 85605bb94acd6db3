"""The caption of a picture: what stands on a line before the credit of whoever took it."""

from collections.abc import Sequence

from service.core.article import Kind, Reason, Segment
from service.core.attribution.clause import Run
from service.core.attribution.head import MEDIA
from service.core.attribution.sheet import Sheet
from service.core.finding import NOTHING, Finding
from service.core.prose import count_words
from service.core.writing import ends_sentence

LONGEST = 40
"""Words that a caption has at the most; a paragraph may end in a picture's credit, too."""


def find_caption(sheet: Sheet, index: int, runs: Sequence[Run]) -> Finding:
    """The text before the credits of a picture that close a line; nothing where it may be more.

    Above the body it must be a sentence, since a headline may have such a credit behind it,
    and there must be prose on other lines, or the text would be all of the article.
    """
    line = sheet.lines[index]
    within = [run for run in runs if line.start < run.start and run.end <= line.end]
    if not within or sheet.text[within[-1].end : line.end].strip():
        return NOTHING
    if any(credit.role not in MEDIA for run in within for credit in run.credits):
        return NOTHING
    if not any(run.credits for run in within):
        return NOTHING
    caption = sheet.text[line.start : within[0].start].rstrip(" |/-\u2013\u2014")
    others = sheet.prose.before[-1] - _words_of(sheet, index)
    is_sentence = ends_sentence(caption)
    if count_words(caption) > LONGEST or not others:
        return NOTHING
    if not is_sentence and index < sheet.prose.first:
        return NOTHING
    end = within[0].start
    segment = Segment(line.start, end, Kind.REMOVED, Reason.CAPTION, "caption-before-credit", 0.85)
    return Finding(segments=(segment,))


def _words_of(sheet: Sheet, index: int) -> int:
    """Words of prose that stand in a line."""
    return sheet.prose.before[index + 1] - sheet.prose.before[index]
