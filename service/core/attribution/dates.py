"""The dates of an article: published and changed, on the lines around its body."""

import re
from collections.abc import Sequence

from service.core.article import Kind, Reason, Segment
from service.core.attribution.glance import holds_number, may_date, may_stamp
from service.core.attribution.imprint import ParsedImprint, Stamp, parse_imprint
from service.core.attribution.name_line import bare
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import Finding

LONGEST = 200
"""Characters of a line that is looked at for a date."""

LONGEST_STAMP = 40
"""Characters of a line that only says that a date is to come."""

NEAR_BODY = 8
"""Lines below the body's first, a standfirst, among which its date may stand."""

BELOW_LINES = 8
"""Lines below a body among which a date without a word may be the article's."""

GROUP_LINES = 2
"""Lines from one date to the next within a group."""

_SPOKEN = re.compile(r"[^\W_]")
"""A letter or a number."""

_OF_READERS = frozenset({Reason.COMMENTS, Reason.COMMENT_FORM, Reason.EMBED})


def find_dates(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding:
    """The dates above the body, and those below it that a word calls published or changed."""
    read = _read_dates(sheet, (*around.head, *around.below), vocabulary)
    stamped_below = _read_dates(sheet, around.guessed, vocabulary)
    read.extend(entry for entry in stamped_below if entry[1].published or entry[1].modified)
    published = modified = as_of = None
    segments: list[Segment] = []
    for index, parsed in read:
        published, modified = published or parsed.published, modified or parsed.modified
        as_of = as_of or parsed.as_of
        stamped = parsed.published or parsed.modified or parsed.as_of or parsed.open
        if parsed.alone and (stamped or index < around.first):
            line = sheet.lines[index]
            segments.append(
                Segment(line.start, line.end, Kind.METADATA, None, "imprint-date", 0.85)
            )
    published = published or _nearest_bare(sheet, around, read)
    if not (published or modified or as_of):
        published = _only_below(around, read)
    if published is None:
        published = as_of
    elif modified is None and as_of != published:
        modified = as_of
    return Finding(segments=tuple(segments), published=published, modified=modified)


def _read_dates(
    sheet: Sheet, indices: Sequence[int], vocabulary: Vocabulary
) -> list[tuple[int, ParsedImprint]]:
    found: list[tuple[int, ParsedImprint]] = []
    stamp = Stamp.BARE
    for index in indices:
        parsed = _imprint(sheet, index, vocabulary, stamp)
        if parsed is not None:
            stamp = parsed.open or Stamp.BARE
            found.append((index, parsed))
        elif stamp is not Stamp.BARE and _SPOKEN.search(sheet.lines[index].text):
            stamp = Stamp.BARE  # but not by the colon between "Updated" and its date
    return found


def _nearest_bare(
    sheet: Sheet, around: Surroundings, read: Sequence[tuple[int, ParsedImprint]]
) -> str | None:
    """The date that stands nearest to the headline, or the first of those nearest to the body."""
    days = {
        index: parsed.bare
        for index, parsed in read
        if parsed.bare
        and (
            index < around.first
            or (index - around.first <= NEAR_BODY and _is_below_standfirst(sheet, around, index))
        )
    }
    at = min(days, key=around.distance, default=None)
    while not around.headlines and at is not None:
        before = next((i for i in days if 0 < at - i <= GROUP_LINES), None)
        if before is None:
            break
        at = before
    return days[at] if at is not None else None


def _only_below(around: Surroundings, read: Sequence[tuple[int, ParsedImprint]]) -> str | None:
    """The date that stands alone right below a body, if there is but one."""
    below = set(around.below[:BELOW_LINES])
    days = [parsed.bare for index, parsed in read if index in below and parsed.bare]
    lone = {parsed.bare for index, parsed in read if index in below and parsed.alone}
    return days[0] if len(days) == 1 and days[0] in lone else None


def _is_below_standfirst(sheet: Sheet, around: Surroundings, index: int) -> bool:
    """Whether a line that is not kept follows one sentence of the body at the most."""
    if sheet.verdicts[index].kept or sheet.verdicts[index].reason in _OF_READERS:
        return False
    sentences = sum(
        sheet.prose.mask[above] and sheet.verdicts[above].kept
        for above in range(around.first, index)
    )
    return sentences <= 1


def _imprint(
    sheet: Sheet, index: int, vocabulary: Vocabulary, stamp: Stamp
) -> ParsedImprint | None:
    text = sheet.lines[index].text
    if len(text) > LONGEST:
        return None
    dated = holds_number(text) and may_date(text, vocabulary)
    if not dated and not _may_stamp(text, vocabulary):
        return None
    return parse_imprint(text, vocabulary, sheet.reference_date, sheet.language, stamp)


def _may_stamp(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line without a number begins as "Published on" does."""
    if len(text) > LONGEST_STAMP:
        return False
    opening = bare(text)
    if not may_stamp(opening, vocabulary):
        return False
    if opening != text and not text.endswith(":"):
        return False  # "• Publication" in a menu
    tokens = tokenize(opening)
    return any(vocabulary.skip(kind, tokens, 0) for kind in ("published", "modified", "as_of"))
