"""Names in rows: a line each, and below each its handle or its job."""

from enum import Enum, auto

from service.core.article import Credit, Role
from service.core.attribution.byline import parse_name_line
from service.core.attribution.byline_beside import is_job, is_label, is_office
from service.core.attribution.name_reader import NameReader
from service.core.attribution.token import Shape, tokenize

LONGEST_BESIDE = 100
"""Characters of a line below a name."""

LONGEST = 60
"""Characters of a line that is a name in a row."""

ROW = 2
"""Lines of a row."""

MOST_ROWS = 12
"""Rows that are read above and below a name."""


class Beside(Enum):
    """What stands below a name: a handle or an address, or a job."""

    CONTACT = auto()
    JOB = auto()


def rows_around(reader: NameReader, index: int) -> tuple[list[Credit], list[Credit]]:
    """The people in the rows above and below that of a name, none where it is no such row.

    All rows of a byline have the same beside them: a teaser's name has a day.
    """
    beside = _beside(reader, index + 1)
    if beside is None:
        return [], []
    above: list[Credit] = []
    below: list[Credit] = []
    for row in range(1, MOST_ROWS):
        people = _people(reader, index - row * ROW, beside)
        if not people:
            break
        above[:0] = people
    for row in range(1, MOST_ROWS):
        people = _people(reader, index + row * ROW, beside)
        if not people:
            break
        below.extend(people)
    return above, below


def _people(reader: NameReader, index: int, beside: Beside) -> list[Credit]:
    """Whom a row names with known first names, if the same stands below it as below the others."""
    if index < 0 or _beside(reader, index + 1) is not beside:
        return []
    text = reader.sheet.lines[index].text
    parsed = parse_name_line(text, reader.vocabulary, reader.sheet.language)
    if len(text) > LONGEST or parsed is None:
        return []
    people = [credit for credit in reader.believed(parsed) if credit.role is Role.AUTHOR]
    return people if all(reader.is_known(credit.name) for credit in people) else []


def _beside(reader: NameReader, index: int) -> Beside | None:
    lines = reader.sheet.lines
    text = lines[index].text if index < len(lines) else ""
    if not text or len(text) > LONGEST_BESIDE:
        return None
    tokens = tokenize(text)
    if len(tokens) == 1 and tokens[0].shape is Shape.CONTACT:
        return Beside.CONTACT
    if is_label(text, reader.vocabulary):
        return None
    what = text.partition(",")[0]  # and where: "Lecturer in Tides, University of Skerrow"
    works = is_job(what, reader.vocabulary) or is_office(what, reader.vocabulary)
    return Beside.JOB if works else None
