"""What may follow the names of a byline: jobs, dates, sites; but no sentence."""

from service.core.attribution.byline_lead import is_numeric_day
from service.core.attribution.clock import read_clock
from service.core.attribution.credit import CreditReader
from service.core.attribution.day import is_stamped, read_day
from service.core.attribution.roster import Roster
from service.core.attribution.token import CAPITALISED, Shape

CLASS_DIGITS = 2
"""Digits of the year by which a student paper tells its writers apart."""

LONGEST_UNCASED = 4
"""Words from which on a name without capitals may be a sentence."""

MOST_BEAT = 4
"""Words from an agency to the job that someone has there."""

MOST_AFFILIATION = 9
"""Words of the name of where an author works."""

MOST_REST = 40
"""Tokens that may follow the names of a byline."""

_MARKS = frozenset("|/-,().:;]>*\u2013\u00ae")
_LEADS = (
    "for", "published", "modified", "as_of", "jobs", "in", "collectives", "ago", "glued",
)  # fmt: skip
"""Kinds of words that go on from the names of a byline."""


def may_end(reader: CreditReader, at: int) -> bool:
    """Whether what follows the names is what follows names in bylines, and no sentence."""
    if at >= len(reader.tokens):
        return True
    if len(reader.tokens) - at > MOST_REST:
        return False
    if _is_joined_desk(reader, at) or job_of_agency(reader, at) > at or _ends_agency(reader, at):
        return True
    if is_stamped(reader.tokens, at, reader.vocabulary) or _is_class(reader, at):
        return True
    if _leads_on(reader, at):
        return not is_sentence(reader, at)
    return _is_day(reader, reader.vocabulary.skip("times", reader.tokens, at))


def _is_class(reader: CreditReader, at: int) -> bool:
    """Whether a student's year stands here: "Jane Roe '25"."""
    year = reader.tokens[at + 1 : at + 2]
    numbered = bool(year) and year[0].shape is Shape.NUMBER and len(year[0].text) == CLASS_DIGITS
    return numbered and reader.fold(at) == "'"


def _leads_on(reader: CreditReader, at: int) -> bool:
    """Whether a mark, a number or a word stands here that may go on from names in a byline."""
    tokens, vocabulary = reader.tokens, reader.vocabulary
    if reader.fold(at) in _MARKS or tokens[at].shape in (Shape.NUMBER, Shape.BREAK):
        return True
    return any(vocabulary.skip(kind, tokens, at) > at for kind in _LEADS)


def _is_day(reader: CreditReader, at: int) -> bool:
    """Whether a day stands here, if need be one in numbers alone."""
    return read_day(reader.tokens, at, reader.vocabulary) is not None or is_numeric_day(
        reader.tokens[at : at + 5]
    )


def closes_names(reader: CreditReader, at: int) -> bool:
    """Whether nothing of weight follows the names: a mark, or a day and what goes with it."""
    rest = reader.tokens[at:]
    if _is_joined_desk(reader, at) or _is_affiliation(reader, at) or _ends_agency(reader, at):
        return True
    behind_job = reader.vocabulary.skip("jobs", reader.tokens, at)
    if all(token.shape is Shape.MARK for token in reader.tokens[behind_job:]):
        return True
    if len(rest) > MOST_REST:
        return False
    index = at + (reader.fold(at) in ("|", "-", ",", "/"))
    if index > at and reader.vocabulary.skip("in", reader.tokens, index) == len(reader.tokens):
        return True  # "Jane Roe   in", and the section on the next line
    for kind in ("published", "modified", "as_of", "times"):
        index = reader.vocabulary.skip(kind, reader.tokens, index)
    index += reader.fold(index) == ":"
    clock = read_clock(reader.tokens, index, reader.vocabulary)
    if clock is not None and read_day(reader.tokens, clock[1], reader.vocabulary) is not None:
        return True
    if _is_day(reader, index):
        return True
    number = index < len(reader.tokens) and reader.tokens[index].shape is Shape.NUMBER
    return number and any(
        reader.vocabulary.skip("ago", reader.tokens, at) > at for at in (index + 1, index + 2)
    )


def job_of_agency(reader: CreditReader, at: int) -> int:
    """Behind "AP Business Writer" right behind a name; the index itself where none stands."""
    agency = reader.vocabulary.agency_at(reader.tokens, at)
    if agency is None:
        return at
    for index in range(agency[1], min(agency[1] + MOST_BEAT, len(reader.tokens))):
        after = reader.vocabulary.skip("jobs", reader.tokens, index)
        if after > index:
            return after
    return at


def _ends_agency(reader: CreditReader, at: int) -> bool:
    """Whether an agency follows the names and closes the line."""
    agency = reader.vocabulary.agency_at(reader.tokens, at)
    if agency is None:
        return False
    after = agency[1]
    if reader.fold(after) == "(":  # "Harbour News Service (TNS)"
        distributor = reader.vocabulary.agency_at(reader.tokens, after + 1)
        after = distributor[1] if distributor is not None else after
    return all(token.shape is Shape.MARK for token in reader.tokens[after:])


def _is_joined_desk(reader: CreditReader, at: int) -> bool:
    """Whether "and our agencies" follows the names."""
    after = reader.vocabulary.skip("and", reader.tokens, at)
    desk = reader.vocabulary.skip("the", reader.tokens, after)
    return after > at and reader.vocabulary.skip("collectives", reader.tokens, desk) > desk


def _is_affiliation(reader: CreditReader, at: int) -> bool:
    """Whether ", University of Skerrow" or " / The Daily Post" follows the names to the end."""
    if reader.fold(at) not in (",", "/", "|") or at + 1 >= len(reader.tokens):
        return False
    rest = reader.tokens[reader.vocabulary.skip("the", reader.tokens, at + 1) :]
    if not 0 < len(rest) <= MOST_AFFILIATION or rest[0].shape not in CAPITALISED:
        return False
    small = (token for token in rest if token.shape not in CAPITALISED)
    joined = all(
        any(reader.vocabulary.has(kind, token) for kind in ("for", "and", "the", "particles"))
        for token in small
    )
    return joined and any(reader.vocabulary.has("organisations", token) for token in rest)


def is_sentence(reader: CreditReader, at: int) -> bool:
    """Whether the rest reads as prose: small words in a row."""
    small = [
        token
        for token in reader.tokens[at:]
        if token.shape is Shape.LOWER and not reader.vocabulary.has("jobs", token)
    ]
    ends = reader.fold(len(reader.tokens) - 1) in (".", "!", "?")
    return len(small) > 8 or (ends and len(small) > 2)


def closes_sentence(reader: CreditReader, roster: Roster) -> bool:
    """Whether words without capitals, more than a name has, end in a full stop."""
    member = roster.members[-1]
    first = next(token for token in reader.tokens if token.start >= member.start)
    if first.shape is not Shape.UNCASED or member.words < LONGEST_UNCASED:
        return False
    return reader.fold(len(reader.tokens) - 1) in (".", "!", "?")


def agencies_behind(reader: CreditReader, at: int) -> tuple[str, ...]:
    """Agencies named behind the names, between marks of their own."""
    found: list[str] = []
    index = at
    if job_of_agency(reader, at) > at and (
        employer := reader.vocabulary.agency_at(reader.tokens, at)
    ):
        found.append(employer[0])
    while index < len(reader.tokens):
        agency = reader.vocabulary.agency_at(reader.tokens, index)
        alone = reader.tokens[index - 1].shape is Shape.MARK if index else True
        if agency is not None and (alone or _ends_agency(reader, index)):
            after = agency[1]
            if after >= len(reader.tokens) or reader.tokens[after].shape is not Shape.TITLE:
                found.append(agency[0])
            index = after
        else:
            index += 1
    return tuple(found)
