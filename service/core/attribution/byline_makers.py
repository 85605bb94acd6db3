"""Whom a byline names: of the people, desks and agencies of its names, the makers."""

from bisect import bisect_left
from dataclasses import dataclass

from service.core.article import Credit, Role
from service.core.attribution.byline_end import agencies_behind
from service.core.attribution.credit import CreditReader
from service.core.attribution.person import is_first_name, is_person
from service.core.attribution.roster import Member, Roster
from service.core.attribution.token import Shape, Token

MOST_OTHERS = 4
"""Further roles behind a byline's names."""

LONGEST_CODE = 4
"""Letters by which an agency's editors sign."""

LONGEST_DEGREE = 6
"""Letters of a degree's abbreviation."""


@dataclass(frozen=True, slots=True)
class ParsedByline:
    """Who a byline names, and whether a byline's own word opens it."""

    credits: tuple[Credit, ...] = ()
    agencies: tuple[str, ...] = ()
    opened: bool = False


def is_agency_code(reader: CreditReader, roster: Roster) -> bool:
    """Whether it is an agency's own note of who worked on a story, in letters: "PTI KRH VMR"."""
    listed = any(token.fold == "," for token in reader.tokens)
    coded = all(_is_code(reader, member) for member in roster.members)
    return bool(roster.agencies) and not listed and coded


def _is_code(reader: CreditReader, member: Member) -> bool:
    """Whether all words of a name are a few capitals, and none of them a first name."""
    words = _tokens_of(reader, member)
    short = all(w.shape is Shape.CAPITALS and len(w.text) <= LONGEST_CODE for w in words)
    return short and not any(is_first_name((word,), reader.vocabulary) for word in words)


def byline_of(
    reader: CreditReader, roster: Roster, *, strict: bool, opened: bool = False
) -> ParsedByline | None:
    if (turned := _turned(reader, roster)) is not None:
        return ParsedByline((turned,), agencies_behind(reader, roster.after))
    people = [
        member
        for member in roster.members
        if member.agency is None
        and not member.collective
        and is_person(_tokens_of(reader, member), reader.vocabulary)
    ]
    if strict:  # a lone word is rather a desk or a paper
        known = opened and any(_is_known(reader, member) for member in people)
        people = [m for m in people if m.words > 1 or (known and not is_degree(reader, m))]
    authors = tuple(
        Credit(
            member.role or Role.AUTHOR,
            reader.quote(member.start, member.end),
            reader.place_of(member),
        )
        for member in people
    )
    supplied = tuple(
        Credit(Role.SOURCE, reader.quote(member.start, member.end), None)
        for member in roster.members
        if member.agency is not None and not people
    )
    supplied = _suppliers(reader, people[-1].end) if authors else supplied
    if not authors and not supplied:
        supplied = _suppliers(reader, roster.members[-1].end)
    agencies = (*roster.agencies, *agencies_behind(reader, roster.after))
    if not authors and not agencies and not any(member.collective for member in roster.members):
        return None
    makers = dict.fromkeys((*authors, *supplied))  # a line may say a name twice
    return ParsedByline(tuple(makers), tuple(dict.fromkeys(agencies)))


def _turned(reader: CreditReader, roster: Roster) -> Credit | None:
    """The one person, as written, whose family name stands first and whose first name is known:
    "Penhale, Ada". Two people are rather named in full."""
    if len(roster.members) != 2 or any(member.agency for member in roster.members):
        return None
    family, first = roster.members
    between = reader.text[family.end : first.start].strip()
    if between != "," or family.words != 1 or first.words != 1 or family.place is not None:
        return None
    if _is_known(reader, family) or not _is_known(reader, first):
        return None
    return Credit(Role.AUTHOR, reader.quote(family.start, first.end), reader.place_of(first))


def other_makers(reader: CreditReader, at: int) -> tuple[Credit, ...]:
    """Who is named behind the names by other roles, to the line's end: "By Jane Roe, photos by
    John Doe", "... with additional reporting by John Doe"."""
    makers: list[Credit] = []
    for _ in range(MOST_OTHERS):
        start = at + (reader.fold(at) in (",", "|", ";", ".", "-"))
        if reader.head(start) is None:
            start = reader.vocabulary.skip("with", reader.tokens, start)
        clause = reader.clause(start) if reader.head(start) is not None else None
        if clause is None or not clause.sure:
            break
        makers.extend(clause.credits)
        if reader.ends.ends_line(clause.after):
            return tuple(makers)
        at = clause.after
    return ()


def _suppliers(reader: CreditReader, end: int) -> tuple[Credit, ...]:
    """The agencies of "par Jeanne Roux, avec AFP et Reuters", behind the offset of the names."""
    vocabulary, tokens = reader.vocabulary, reader.tokens
    found: list[Credit] = []
    index = bisect_left(tokens, end, key=lambda token: token.start)
    while index < len(tokens):
        comma = index + 1 if found and tokens[index].fold == "," else index
        joined = vocabulary.skip("and", tokens, comma) if found else index
        opened = max(joined, vocabulary.skip("with", tokens, index))
        led = vocabulary.skip("the", tokens, opened)
        agency = vocabulary.agency_at(tokens, led) if opened > index else None
        if agency is not None:
            span = tokens[led].start, tokens[agency[1] - 1].end
            found.append(Credit(Role.SOURCE, reader.quote(*span), None))
        elif found:
            break
        index = agency[1] if agency is not None else index + 1
    return tuple(found)


def is_degree(reader: CreditReader, member: Member) -> bool:
    """Whether a lone word in capitals stands behind a name: "Jane Roe, MS"."""
    name = reader.quote(member.start, member.end)
    return member.words == 1 and name.isupper() and len(name) <= LONGEST_DEGREE


def _is_known(reader: CreditReader, member: Member) -> bool:
    return is_first_name(_tokens_of(reader, member), reader.vocabulary)


def _tokens_of(reader: CreditReader, member: Member) -> list[Token]:
    return [t for t in reader.tokens if t.start < member.end and member.start < t.end]
