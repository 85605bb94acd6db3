"""The masthead of an article: byline, dates and copyright on lines around the body."""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.core.article import Role
from service.core.attribution.byline import (
    LONGEST,
    is_opener,
    opens_byline,
    parse_byline,
    read_byline,
)
from service.core.attribution.byline_beside import is_job
from service.core.attribution.byline_elsewhere import Found, find_elsewhere, of_bylines
from service.core.attribution.byline_glue import bare, parted_line
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.byline_post import last_of_byline
from service.core.attribution.byline_tail import placed
from service.core.attribution.copyright_claim import find_copyright
from service.core.attribution.credit import CreditReader
from service.core.attribution.credit_line import read_runs
from service.core.attribution.dates import find_dates
from service.core.attribution.glance import BARS, may_begin, may_sign
from service.core.attribution.name_line import belongs_to_sentence, find_name_line
from service.core.attribution.name_reader import NameReader
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import HEAD_LINES, Surroundings, find_surroundings
from service.core.attribution.token import CAPITALISED, Shape, tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import Finding

SPLIT_LINES = 10
"""Lines over which a page's markup may have split one byline."""

SEPARATORS = frozenset(",;/&|\u00b7\u2022")
"""What may stand alone on a line between two names of a split byline."""

LONGEST_REVIEWED = 30
"""Characters of a line that tells what someone did who has not written."""

LONGEST_OPENED = 60
"""Characters of a line that is a byline and no more."""

MOST_PARTS = 6
"""Parts of a line between bars that are looked at."""


SENDER = 20
"""Characters in which "From" stands."""

NEAR_HEADLINE = 15
"""Lines from the headline within which names with a job need be no known first names."""

BELOW_HEADLINE = 3
"""Lines below a headline among which a name outranks a byline that is far from it."""

MOST_PLACED = 60
"""Bylines far from the headline for each of which the whole text is asked after a town."""

_PARTS = re.compile(rf"{BARS.pattern}|\s[\u2013\u2014]\s")
"""What stands between the parts of a line: "Reviewed by Ann Obel \u2014 Written by Jane Roe"."""

_BEHIND_JOB = re.compile(r"\s*[|,\u2022\u00b7\u22c5]\s")
"""What parts a job from what else is said of it."""


def find_masthead(sheet: Sheet, vocabulary: Vocabulary) -> Finding:
    """Byline, dates and copyright of a sheet."""
    around = find_surroundings(sheet)
    byline = _byline(sheet, around, vocabulary)
    authors = [credit.name for credit in byline.credits if credit.role is Role.AUTHOR]
    return (
        byline + find_dates(sheet, around, vocabulary, authors) + find_copyright(sheet, vocabulary)
    )


def _byline(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding:
    """The byline above the body, else a name alone there, else the byline or the box below it."""
    found = _nearest(sheet, around, _bylines(sheet, around, around.head, vocabulary))
    opened = any(parsed.credits or parsed.agencies for _, _, parsed in found)
    is_far = opened and _is_far(around, found)
    if opened and not is_far:
        return of_bylines(sheet, found, "byline-opened")
    named = find_name_line(sheet, around, vocabulary) if is_far or not found else None
    if is_far and (named is None or not around.is_right_below_headline(named[0], BELOW_HEADLINE)):
        return of_bylines(sheet, found, "byline-opened")
    if named is not None:
        last = last_of_byline(sheet, named[1], vocabulary)
        return of_bylines(sheet, [(named[0], last, named[2])], "byline-name")
    found.extend(_below(sheet, around, vocabulary))
    found = found or _above(sheet, around, vocabulary)
    if found:
        return of_bylines(sheet, found, "byline-opened")
    return find_elsewhere(sheet, around, vocabulary)


def _is_far(around: Surroundings, found: Sequence[Found]) -> bool:
    """Whether a byline stands so far from the headline, or above it, that it is rather a teaser's
    than that of a name right below."""
    return bool(around.headlines) and around.distance(found[0][0]) > NEAR_HEADLINE


def _above(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> list[Found]:
    """The byline above what was taken for the headline, if it is the only one there: the headline
    may be another line than that which says most of the page's title."""
    if not around.headlines:
        return []
    start = max(0, around.first - HEAD_LINES)
    indices = range(start, min(around.above, default=start))
    free = [index for index in indices if not sheet.prose.mask[index]]
    found = [entry for entry in _bylines(sheet, around, free, vocabulary) if entry[2].opened]
    named = {tuple(credit.name for credit in parsed.credits) for _, _, parsed in found}
    return found[-1:] if len(named) == 1 else []


def _below(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> list[Found]:
    """The byline right below the body; where there are several of different people they are
    those of comments, or of other articles."""
    below = _bylines(sheet, around, around.below, vocabulary)
    opened = [
        entry
        for entry in below
        if entry[2].opened and not _is_sender(sheet.lines[entry[0]].text, vocabulary)
    ]
    named = {tuple(credit.name for credit in parsed.credits) for _, _, parsed in opened}
    if len(named) != 1:
        return []
    texts = (bare(sheet.lines[index].text) for index in around.below)
    unread = sum(_opens(text, vocabulary) for text in texts) > len(opened)
    return [] if unread else opened[:1]


def _opens(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins as a byline does, whoever it names, or no one: "By our desk"."""
    if len(text) > LONGEST_OPENED or not may_begin(text, vocabulary.words["bylines"]):
        return False
    tokens = tokenize(text)
    after = vocabulary.skip("bylines", tokens, 0)
    names = tokens[after : after + 1]
    return opens_byline(text, vocabulary) or bool(after and names and names[0].shape in CAPITALISED)


def _is_sender(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins with "From", as letters and offers below an article do."""
    tokens = tokenize(bare(text)[:SENDER])
    return (
        bool(tokens) and vocabulary.has("from", tokens[0]) and not vocabulary.has("by", tokens[0])
    )


def _bylines(
    sheet: Sheet, around: Surroundings, indices: Sequence[int], vocabulary: Vocabulary
) -> list[Found]:
    found: list[Found] = []
    reader = NameReader(sheet, vocabulary)
    skip_to = placed_far = 0
    for index in indices:
        if index < skip_to or len(sheet.lines[index].text) > LONGEST:
            continue
        text, glance = parted_line(sheet, index, vocabulary)
        if len(text) > LONGEST or not may_sign(text, vocabulary, glance):
            continue
        last = index
        line = CreditReader(text, vocabulary, sheet.language)
        parsed = (
            read_byline(line)
            or _barred(text, vocabulary, sheet.language)
            or _before_mark(text, vocabulary, sheet.language)
        )
        if is_opener(line):
            last, parsed = _split_byline(sheet, index, vocabulary)
        if parsed is None or _is_trailer(line, parsed) or _is_of_reviewer(sheet, index, vocabulary):
            continue
        if not parsed.opened and belongs_to_sentence(sheet, index, vocabulary):
            continue  # "Photo:", and whose it is on the next line
        near = around.distance(index) <= NEAR_HEADLINE and index not in around.between
        if parsed.opened and (near or placed_far < MOST_PLACED):
            placed_far += not near
            parsed = placed(parsed, text, sheet, vocabulary)
        believed = reader.believed(parsed)
        if (believed or not parsed.credits) and (near or reader.is_sure(believed, parsed)):
            found.append((index, last, replace(parsed, credits=believed)))
            skip_to = last + 1
    return found


def _is_of_reviewer(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether the line above makes "by" that of a reviewer or a sponsor: "Reviewed / by / ..."."""
    above = sheet.lines[index - 1].text if index else ""
    if not above or len(above) > LONGEST_REVIEWED:
        return False
    tokens, own = tokenize(above), tokenize(bare(sheet.lines[index].text)[:LONGEST_REVIEWED])
    if vocabulary.skip("by", own, 0) == 0:
        return False
    count = len(tokens)
    return any(vocabulary.skip("reviewed", tokens, at) == count for at in range(count))


def _barred(text: str, vocabulary: Vocabulary, language: str | None) -> ParsedByline | None:
    """The byline that stands between bars: "3 min read · by Jane Roe · Updated in May"."""
    parts = _PARTS.split(text)
    for part in parts[:MOST_PARTS] if len(parts) > 1 else ():
        parsed = parse_byline(part.strip(), vocabulary, language)
        if parsed is not None and parsed.opened:
            return parsed
    return None


def _before_mark(text: str, vocabulary: Vocabulary, language: str | None) -> ParsedByline | None:
    """The name and job before a bar or a comma: "Jane Roe Contributing Writer | Strategy"."""
    mark = _BEHIND_JOB.search(text)
    head = text[: mark.start()] if mark else ""
    return parse_byline(head, vocabulary, language) if is_job(head, vocabulary) else None


def _is_trailer(line: CreditReader, parsed: ParsedByline) -> bool:
    """Whether a line says more as a credit line: "Text: Jane Roe, photos: John Doe"."""
    runs = read_runs(line)
    return sum(len(run.credits) for run in runs) > len(parsed.credits)


def _nearest(sheet: Sheet, around: Surroundings, found: Sequence[Found]) -> list[Found]:
    """The group of bylines that stands nearest to the headline; others are of teasers. An address
    may stand between two of a group."""
    if not found:
        return []
    best = min(range(len(found)), key=lambda at: around.distance(found[at][0]))
    first = last = best
    while first > 0 and _are_together(sheet, found[first - 1][1], found[first][0]):
        first -= 1
    while last + 1 < len(found) and _are_together(sheet, found[last][1], found[last + 1][0]):
        last += 1
    return list(found[first : last + 1])


def _are_together(sheet: Sheet, above: int, below: int) -> bool:
    """Whether nothing but an address stands between two lines."""
    if below - above <= 1:
        return True
    tokens = tokenize(sheet.lines[above + 1].text) if below - above == 2 else []
    return len(tokens) == 1 and tokens[0].shape is Shape.CONTACT


def _split_byline(
    sheet: Sheet, index: int, vocabulary: Vocabulary
) -> tuple[int, ParsedByline | None]:
    """A byline whose opening word stands alone: the longest run of lines that reads as one."""
    best: tuple[int, ParsedByline | None] = (index, None)
    parts = [bare(sheet.lines[index].text)]
    is_open = True
    for last in range(index + 1, min(len(sheet.lines), index + SPLIT_LINES)):
        text = bare(sheet.lines[last].text)
        if sheet.prose.mask[last] or len(text) > 120:
            break
        joins = _joins(text or sheet.lines[last].text, vocabulary)
        if not (is_open or joins):
            break
        parts.append(text or sheet.lines[last].text)
        is_open = joins or text.endswith((",", "&"))
        parsed = parse_byline(" ".join(parts), vocabulary, sheet.language)
        if parsed is not None and (best[1] is None or len(parsed.credits) > len(best[1].credits)):
            best = (last, parsed)
    return best


def _joins(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line only joins the names above and below it."""
    tokens = tokenize(text)
    at = 1 if tokens and tokens[0].fold in SEPARATORS else 0
    return vocabulary.skip("and", tokens, at) >= len(tokens)
