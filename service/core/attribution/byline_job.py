"""A byline by its job: names, what they do, and nothing else of weight."""

from service.core.attribution.byline_end import MOST_REST
from service.core.attribution.byline_lead import is_labelled
from service.core.attribution.byline_makers import ParsedByline, byline_of, is_agency_code
from service.core.attribution.credit import CreditReader
from service.core.attribution.roster import Member, Roster
from service.core.attribution.token import CAPITALISED, Shape

MOST_BEHIND = 8
"""Words and marks behind the names."""


def byline_with_job(reader: CreditReader) -> ParsedByline | None:
    """The people of "배윤경 기자" or "Jane Roe, Staff Writer", if a line is such a one."""
    if not 0 < len(reader.tokens) <= MOST_REST or not _names_job(reader):
        return None
    roster = _roster(reader)
    if roster is None:
        return None
    if _is_of_agency(reader, roster):
        return byline_of(reader, roster, strict=True)
    if not _have_job(reader, roster) or len(reader.tokens) - roster.after > MOST_BEHIND:
        return None
    if reader.fold(len(reader.tokens) - 1) in (".", "!", "?"):
        return None
    return byline_of(reader, roster, strict=reader.tokens[0].shape is not Shape.HANGUL)


def _roster(reader: CreditReader) -> Roster | None:
    """The names that a line begins with, all of them whole, if it is no other kind of line."""
    start = 1 if reader.fold(0) in ("-", "(") else 0
    roster = reader.roster(start, frozenset(), None)
    if roster is None or reader.head(start) is not None or _is_glued_job(reader):
        return None
    if is_labelled(reader, roster) or reader.fold(roster.after) == ":":
        return None
    if any(member.words < 2 for member in roster.members) or _goes_on(reader, roster.after):
        return None
    return None if is_agency_code(reader, roster) else roster


def _is_of_agency(reader: CreditReader, roster: Roster) -> bool:
    """Whether names and their agency are the whole line, "Jane Roe (AFP)", and no picture's."""
    if not roster.agencies or any(member.agency for member in roster.members):
        return False
    whole = all(token.fold in (")", ".") for token in reader.tokens[roster.after :])
    return whole and all(token.fold != "/" for token in reader.tokens)


def _have_job(reader: CreditReader, roster: Roster) -> bool:
    """Whether a job stands among or right behind the names, or is glued to one of them."""
    return any(
        reader.vocabulary.skip("jobs", reader.tokens, index) > index
        for index in range(min(roster.after + 1, len(reader.tokens)))
    ) or any(_has_glued_job(reader, member) for member in roster.members)


def _goes_on(reader: CreditReader, at: int) -> bool:
    """Whether an ideograph stands right behind names, as in "…さんに聞く": no list of names."""
    behind = reader.tokens[at : at + 1]
    if not behind or behind[0].shape is not Shape.IDEOGRAPH:
        return False
    return reader.tokens[at - 1].end == behind[0].start


def _names_job(reader: CreditReader) -> bool:
    """Whether a job, an agency or a Korean word, to which a job may be glued, is in the line."""
    return any(
        token.shape is Shape.HANGUL
        or reader.vocabulary.skip("jobs", reader.tokens, index) > index
        or reader.vocabulary.agency_at(reader.tokens, index) is not None
        for index, token in enumerate(reader.tokens)
    )


def _is_glued_job(reader: CreditReader) -> bool:
    """Whether a job's word at a line's start may be a part of another word."""
    at = reader.vocabulary.skip("jobs", reader.tokens, 0)
    if at == 0 or reader.tokens[0].shape in CAPITALISED:
        return False
    return at >= len(reader.tokens) or reader.tokens[at].start == reader.tokens[at - 1].end


def _has_glued_job(reader: CreditReader, member: Member) -> bool:
    """Whether a Korean word goes on behind the name in it."""
    token = next((t for t in reader.tokens if t.start <= member.start < t.end), None)
    return token is not None and token.shape is Shape.HANGUL and token.end > member.end
