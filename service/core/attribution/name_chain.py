"""Names that a page's markup kept apart: a line each, and a comma or "and" between them."""

from dataclasses import replace

from service.core.article import Credit, Role
from service.core.attribution.byline import parse_name_line
from service.core.attribution.byline_beside import is_dated, is_job
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.name_reader import NameReader
from service.core.attribution.name_rows import ROW, rows_around
from service.core.attribution.token import tokenize

LONGEST = 60
"""Characters of a line that is a name in such a chain."""

LONGEST_JOINT = 12
"""Characters of a line that only joins the names above and below it."""

MOST_NAMES = 12
"""Names of a chain that are read."""

Chain = tuple[int, int, ParsedByline]
"""The first and last line of a chain, and whom it names."""


def with_joined(reader: NameReader, index: int, parsed: ParsedByline) -> Chain | None:
    """A line of names with those that joints tie to it, above and below; None where none of them
    is a known one, and one below is no person's."""
    first = last = index
    people = list(parsed.credits)
    for _ in range(MOST_NAMES):
        if not _joins(reader, first - 1):
            break
        above = _names(reader, first - 2)
        if above is None:
            break
        people[:0] = above
        first -= 2
    for _ in range(MOST_NAMES):
        if not _joins(reader, last + 1) or _is_beside(reader, last + 2):
            break
        below = _names(reader, last + 2)
        if below is None and not all(reader.is_known(credit.name) for credit in parsed.credits):
            return None  # a list of subjects
        if below is None:
            break
        people.extend(below)
        last += 2
    above, below = rows_around(reader, index) if first == last == index else ([], [])
    people = [*above, *people, *below]
    first, last = first - ROW * len(above), last + ROW * len(below)
    return first, last, replace(parsed, credits=tuple(dict.fromkeys(people)))


def _joins(reader: NameReader, index: int) -> bool:
    """Whether a line is nothing but a comma, "and" or both."""
    lines = reader.sheet.lines
    if not 0 < index < len(lines) - 1 or len(lines[index].text) > LONGEST_JOINT:
        return False
    tokens = tokenize(lines[index].text)
    if tokens[0].fold == "|":
        return False  # a bar stands beside a name as well as between two
    at = 1 if tokens[0].fold in (",", "&") else 0
    own = frozenset({reader.sheet.language}) if reader.sheet.language else None
    return reader.vocabulary.skip("and", tokens, at, own) >= len(tokens)


def _is_beside(reader: NameReader, index: int) -> bool:
    """Whether a line is a day or a job, which a comma ties to a name as well."""
    text = reader.sheet.lines[index].text
    return is_dated(reader.sheet, index, reader.vocabulary) or is_job(text, reader.vocabulary)


def _names(reader: NameReader, index: int) -> list[Credit] | None:
    """The people of a line in a chain, none where it is an agency or a desk; None where it is
    neither."""
    text = reader.sheet.lines[index].text
    parsed = parse_name_line(text, reader.vocabulary, reader.sheet.language)
    if len(text) > LONGEST or parsed is None:
        tokens = tokenize(text[:LONGEST])
        agency = reader.vocabulary.agency_at(tokens, 0)
        return [] if agency is not None and agency[1] == len(tokens) else None
    believed = reader.believed(replace(parsed, opened=True))
    found = [credit for credit in believed if credit.role is Role.AUTHOR]
    return found if found or parsed.agencies else None
