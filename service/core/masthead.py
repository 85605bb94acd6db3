"""The masthead of an article: byline, dates and copyright on lines around the prose."""

from service.core.article import Kind, Segment
from service.core.byline import LONGEST, ParsedByline, opens_byline, parse_byline
from service.core.credit_line import find_runs
from service.core.finding import Finding, joined, standing
from service.core.imprint import ParsedImprint, Stamp, is_copyright, parse_imprint
from service.core.sheet import Sheet
from service.core.vocabulary import Vocabulary

SPLIT_LINES = 8
"""Lines over which a page's markup may have split one byline."""


def find_masthead(sheet: Sheet, vocabulary: Vocabulary) -> Finding:
    """Byline, dates and copyright of a sheet."""
    return _byline(sheet, vocabulary) + _dates(sheet, vocabulary) + _copyright(sheet, vocabulary)


def _byline(sheet: Sheet, vocabulary: Vocabulary) -> Finding:
    found: list[tuple[int, int, ParsedByline]] = []
    skip_to = 0
    for index in sheet.around_prose():
        line = sheet.lines[index]
        if index < skip_to or len(line.text) > LONGEST:
            continue
        last = index
        parsed = parse_byline(line.text, vocabulary, sheet.language)
        if parsed is None and opens_byline(line.text, vocabulary):
            last, parsed = _split_byline(sheet, index, vocabulary)
        if parsed is not None and not _is_trailer(line.text, parsed, sheet, vocabulary):
            found.append((index, last, parsed))
            skip_to = last + 1
    return _of_bylines(sheet, _nearest(sheet, found))


def _is_trailer(text: str, parsed: ParsedByline, sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """Whether a line says more as a credit line: "Text: Jane Roe, photos: John Doe"."""
    runs = find_runs(text, vocabulary, sheet.language)
    return sum(len(run.credits) for run in runs) > len(parsed.credits)


def _nearest(
    sheet: Sheet, found: list[tuple[int, int, ParsedByline]]
) -> list[tuple[int, int, ParsedByline]]:
    """The group of bylines that stands nearest above the prose; others are of teasers."""
    above = [entry for entry in found if entry[0] < sheet.prose.first]
    group = above[-1:] if above else found[:1]
    for entry in reversed(above[:-1]):
        if group[0][0] - entry[1] > 1:
            break
        group.insert(0, entry)
    return group


def _split_byline(
    sheet: Sheet, index: int, vocabulary: Vocabulary
) -> tuple[int, ParsedByline | None]:
    """A byline whose opening word stands alone: the longest run of lines that reads as one."""
    best: tuple[int, ParsedByline | None] = (index, None)
    opener = sheet.lines[index].text.rstrip(": ")
    parts = [opener]
    for last in range(index + 1, min(len(sheet.lines), index + SPLIT_LINES)):
        if sheet.prose.mask[last] or len(sheet.lines[last].text) > 120:
            break
        parts.append(sheet.lines[last].text)
        parsed = parse_byline(" ".join(parts), vocabulary, sheet.language)
        if parsed is None and best[1] is not None:
            break
        if parsed is not None:
            if best[1] is not None and len(parsed.credits) <= len(best[1].credits):
                break
            best = (last, parsed)
    return best


def _of_bylines(sheet: Sheet, found: list[tuple[int, int, ParsedByline]]) -> Finding:
    parts: list[Finding] = []
    for first, last, parsed in found:
        segments = tuple(
            Segment(line.start, line.end, Kind.BYLINE, None, "byline-opened", 0.9)
            for line in sheet.lines[first : last + 1]
        )
        names = standing(parsed.credits, [line.text for line in sheet.lines[first : last + 1]])
        parts.append(Finding(segments=segments, credits=names, agencies=parsed.agencies))
    return joined(parts)


def _dates(sheet: Sheet, vocabulary: Vocabulary) -> Finding:
    published = modified = bare = None
    segments: list[Segment] = []
    stamp = Stamp.BARE
    for index in sheet.around_prose():
        line = sheet.lines[index]
        parsed = _imprint(sheet, index, vocabulary, stamp)
        stamp = Stamp.BARE
        if parsed is None:
            continue
        stamp = parsed.open or Stamp.BARE
        published, modified = published or parsed.published, modified or parsed.modified
        stamped = parsed.published or parsed.modified or parsed.open
        if parsed.alone and (stamped or index < sheet.prose.first):
            segments.append(
                Segment(line.start, line.end, Kind.METADATA, None, "imprint-date", 0.85)
            )
        if index < sheet.prose.first:
            bare = bare or parsed.bare
    return Finding(segments=tuple(segments), published=published or bare, modified=modified)


def _imprint(
    sheet: Sheet, index: int, vocabulary: Vocabulary, stamp: Stamp
) -> ParsedImprint | None:
    text = sheet.lines[index].text
    if len(text) > 200:
        return None
    if not any(char.isdigit() for char in text) and len(text) > 40:
        return None
    return parse_imprint(text, vocabulary, sheet.reference_date, sheet.language, stamp)


def _copyright(sheet: Sheet, vocabulary: Vocabulary) -> Finding:
    for index, line in enumerate(sheet.lines):
        if not sheet.prose.mask[index] and is_copyright(line.text, vocabulary):
            segment = Segment(line.start, line.end, Kind.METADATA, None, "imprint-copyright", 0.9)
            return Finding(segments=(segment,), copyright=line.text)
    return Finding()
