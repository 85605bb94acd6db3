"""The desk in a byline's stead: a line that names a desk or an agency, and no one."""

from service.core.article import Credit, Role
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.credit import CreditReader
from service.core.attribution.glance import may_begin
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import CAPITALISED
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 60
"""Characters of such a line at the most."""

NEAR_BODY = 2
"""Lines from the body's first within which it stands."""

_OPENING = ("bylines", "from", "desks", "the")
"""What it begins with, if not with an agency."""


def find_desk(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> tuple[int, ParsedByline] | None:
    """The line right above the body that names a desk or an agency; of several, which are a list,
    none."""
    found: list[tuple[int, ParsedByline]] = []
    for index in around.head:
        parsed = parse_desk(sheet.lines[index].text, vocabulary, sheet.language)
        if parsed is not None:
            found.append((index, parsed))
    near = len(found) == 1 and abs(found[0][0] - around.first) <= NEAR_BODY
    return found[0] if near else None


def read_desk(reader: CreditReader) -> ParsedByline | None:
    """A line that names a desk or an agency and no one: "By Our Correspondent", "Reuters Staff"."""
    tokens, vocabulary = reader.tokens, reader.vocabulary
    if not tokens or tokens[0].shape not in CAPITALISED:
        return None
    opened = vocabulary.skip("bylines", tokens, 0)
    start = max(opened, vocabulary.skip("from", tokens, 0))
    for at in {0, start}:
        if vocabulary.skip("desks", tokens, at) == len(tokens):
            return ParsedByline(opened=opened > 0)
    if opened and _is_paper_with_job(reader, opened):
        return ParsedByline(opened=True)
    named = vocabulary.skip("the", tokens, 0)
    agency = vocabulary.agency_at(tokens, 0) or vocabulary.agency_at(tokens, named, enclosed=True)
    if agency is None:
        return None
    after = vocabulary.skip("collectives", tokens, agency[1])
    if after < len(tokens):
        return None
    supplied = reader.quote(tokens[0].start, tokens[agency[1] - 1].end)
    return ParsedByline((Credit(Role.SOURCE, supplied),), (agency[0],))


def parse_desk(
    text: str, vocabulary: Vocabulary, language: str | None = None
) -> ParsedByline | None:
    """The desk or agency that a line names, and nothing else. Never raises."""
    if len(text) > LONGEST or not _may_name_desk(text, vocabulary):
        return None
    return read_desk(CreditReader(text, vocabulary, language))


def _may_name_desk(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line's first word may begin such a line: it is no small one."""
    if not text[:1].isalpha() or text[0].islower():
        return False
    openings = (vocabulary.words[kind] for kind in _OPENING)
    return may_begin(text, vocabulary.agencies, *openings)


def _is_paper_with_job(reader: CreditReader, at: int) -> bool:
    """Whether one word that is no first name and a job close the line: "Nation Reporter"."""
    paper = reader.tokens[at : at + 1]
    if not paper or paper[0].shape not in CAPITALISED:
        return False
    known = paper[0].fold in reader.vocabulary.given_names
    job = reader.vocabulary.skip("jobs", reader.tokens, at + 1)
    return not known and at + 1 < job == len(reader.tokens)
