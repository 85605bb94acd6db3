"""A byline in the page's title: "The Bridge Opens Again - by Jane Roe - The Harbour Letter"."""

import re
from itertools import pairwise

from service.core.article import Kind, Segment
from service.core.attribution.byline import parse_byline, parse_name_line
from service.core.attribution.glance import may_sign
from service.core.attribution.name_reader import NameReader
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import Finding, standing

LONGEST = 300
"""Characters of a page's title."""

MOST_SPACES = 2
"""Spaces in the name of a person after whom a site is named."""

_DASH = re.compile(r"\s[-\u2013\u2014|\u00b7\u2022]\s")


def find_titled_byline(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> Finding | None:
    """The byline behind a dash in the text's first line, where the headline stands elsewhere."""
    first = sheet.lines[0] if sheet.lines else None
    if first is None or not around.headlines or 0 in around.headlines:
        return None
    if len(first.text) > LONGEST:
        return None
    reader = NameReader(sheet, vocabulary)
    dashes = [match.span() for match in _DASH.finditer(first.text)]
    bounds = pairwise([*dashes, (len(first.text), 0)])
    for (_, start), (end, _) in bounds:
        part = first.text[start:end]
        opens = may_sign(part, vocabulary)
        parsed = parse_byline(part, vocabulary, sheet.language) if opens else None
        believed = reader.believed(parsed) if parsed is not None and parsed.opened else ()
        if parsed is not None and believed and reader.is_sure(believed, parsed):
            at = first.start + start, first.start + end
            segment = Segment(*at, Kind.BYLINE, None, "byline-title", 0.85)
            return Finding(segments=(segment,), credits=standing(believed, [part]))
    return None


def find_namesake(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding | None:
    """The person after whom the site is named, behind a dash in the text's first line and alone
    on a line above the body: who else would write there?"""
    first = sheet.lines[0].text if sheet.lines else ""
    dashes = [match.end() for match in _DASH.finditer(first[:LONGEST])]
    if not dashes or len(first) > LONGEST:
        return None
    name = first[dashes[-1] :]
    index = next((at for at in around.above if at and sheet.lines[at].text == name), None)
    if index is None or not 1 <= name.count(" ") <= MOST_SPACES:
        return None
    reader = NameReader(sheet, vocabulary)
    parsed = parse_name_line(name, vocabulary, sheet.language)
    believed = reader.believed(parsed) if parsed is not None else ()
    if not believed or not all(reader.is_known(c.name) and c.name == name for c in believed):
        return None
    line = sheet.lines[index]
    segment = Segment(line.start, line.end, Kind.BYLINE, None, "byline-namesake", 0.7)
    return Finding(segments=(segment,), credits=standing(believed, [name]))
