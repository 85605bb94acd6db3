"""The masthead of an article: byline, dates and copyright on lines around the prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from service.core.article import Kind, Segment
from service.core.byline import LONGEST, ParsedByline, opens_byline, parse_byline
from service.core.finding import Finding, joined, standing
from service.core.imprint import ParsedImprint, Stamp, is_copyright, parse_imprint
from service.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from service.core.attribution import Page

HEAD_PROSE = 3
"""Lines of prose below which no byline is looked for any more; a standfirst is prose too."""

TAIL_LINES = 3
"""Lines below the last prose among which a byline may still stand."""

SPLIT_LINES = 8
"""Lines over which a page's markup may have split one byline."""


def find_masthead(page: Page, vocabulary: Vocabulary) -> Finding:
    """Byline, dates and copyright of a page."""
    return _byline(page, vocabulary) + _dates(page, vocabulary) + _copyright(page, vocabulary)


def _zone(page: Page) -> Iterator[int]:
    """The lines above and around the first prose, then those right below the last."""
    seen = 0
    for index in range(len(page.lines)):
        if seen >= HEAD_PROSE:
            break
        seen += page.prose.mask[index]
        if not page.prose.mask[index]:
            yield index
    for index in range(page.prose.last + 1, min(len(page.lines), page.prose.last + 1 + TAIL_LINES)):
        if seen >= HEAD_PROSE:
            yield index


def _byline(page: Page, vocabulary: Vocabulary) -> Finding:
    found: list[tuple[int, int, ParsedByline]] = []
    skip_to = 0
    for index in _zone(page):
        line = page.lines[index]
        if index < skip_to or len(line.text) > LONGEST:
            continue
        last = index
        parsed = parse_byline(line.text, vocabulary, page.language)
        if parsed is None and opens_byline(line.text, vocabulary):
            last, parsed = _split_byline(page, index, vocabulary)
        if parsed is not None:
            found.append((index, last, parsed))
            skip_to = last + 1
    return _of_bylines(page, _nearest(page, found))


def _nearest(
    page: Page, found: list[tuple[int, int, ParsedByline]]
) -> list[tuple[int, int, ParsedByline]]:
    """The group of bylines that stands nearest above the prose; others are of teasers."""
    above = [entry for entry in found if entry[0] < page.prose.first]
    group = above[-1:] if above else found[:1]
    for entry in reversed(above[:-1]):
        if group[0][0] - entry[1] > 1:
            break
        group.insert(0, entry)
    return group


def _split_byline(
    page: Page, index: int, vocabulary: Vocabulary
) -> tuple[int, ParsedByline | None]:
    """A byline whose opening word stands alone: the longest run of lines that reads as one."""
    best: tuple[int, ParsedByline | None] = (index, None)
    opener = page.lines[index].text.rstrip(": ")
    parts = [opener]
    for last in range(index + 1, min(len(page.lines), index + SPLIT_LINES)):
        if page.prose.mask[last] or len(page.lines[last].text) > 120:
            break
        parts.append(page.lines[last].text)
        parsed = parse_byline(" ".join(parts), vocabulary, page.language)
        if parsed is None and best[1] is not None:
            break
        if parsed is not None:
            if best[1] is not None and len(parsed.credits) <= len(best[1].credits):
                break
            best = (last, parsed)
    return best


def _of_bylines(page: Page, found: list[tuple[int, int, ParsedByline]]) -> Finding:
    parts: list[Finding] = []
    for first, last, parsed in found:
        segments = tuple(
            Segment(line.start, line.end, Kind.BYLINE, None, "byline-opened", 0.9)
            for line in page.lines[first : last + 1]
        )
        names = standing(parsed.credits, [line.text for line in page.lines[first : last + 1]])
        parts.append(Finding(segments=segments, credits=names, agencies=parsed.agencies))
    return joined(parts)


def _dates(page: Page, vocabulary: Vocabulary) -> Finding:
    published = modified = bare = None
    segments: list[Segment] = []
    stamp = Stamp.BARE
    for index in _zone(page):
        line = page.lines[index]
        parsed = _imprint(page, index, vocabulary, stamp)
        stamp = Stamp.BARE
        if parsed is None:
            continue
        stamp = parsed.open or Stamp.BARE
        published, modified = published or parsed.published, modified or parsed.modified
        if parsed.alone or parsed.published or parsed.modified:
            if parsed.alone:
                segments.append(
                    Segment(line.start, line.end, Kind.METADATA, None, "imprint-date", 0.85)
                )
        if parsed.alone or index < page.prose.first:
            bare = bare or parsed.bare
    return Finding(
        segments=tuple(segments), published=published or bare, modified=modified
    )


def _imprint(
    page: Page, index: int, vocabulary: Vocabulary, stamp: Stamp
) -> ParsedImprint | None:
    text = page.lines[index].text
    if len(text) > 200:
        return None
    if not any(char.isdigit() for char in text) and len(text) > 40:
        return None
    return parse_imprint(text, vocabulary, page.reference_date, page.language, stamp)


def _copyright(page: Page, vocabulary: Vocabulary) -> Finding:
    for index, line in enumerate(page.lines):
        if not page.prose.mask[index] and is_copyright(line.text, vocabulary):
            segment = Segment(line.start, line.end, Kind.METADATA, None, "imprint-copyright", 0.9)
            return Finding(segments=(segment,), copyright=line.text)
    return Finding()
