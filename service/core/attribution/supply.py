"""Who supplied a text: "With files from Jane Roe and CBC News", "Source: abc/dpa"."""

from service.core.article import Credit, Role
from service.core.attribution.clause import Clause
from service.core.attribution.crew import CrewReader
from service.core.attribution.head import Head
from service.core.attribution.roster import Roster
from service.core.attribution.token import Shape

MOST_SUPPLIERS = 16
"""Tokens of a list of sources at the most."""

SHORTEST_PAPER = 5
"""Letters of a paper of one word beside an agency."""


def read_lent(reader: CrewReader, at: int, head: Head, roster: Roster) -> Clause | None:
    """ "With files from Jane Roe and CBC News", to the line's end: people contributed."""
    end = roster.after
    while end < len(reader.tokens) and reader.fold(end) in (".", ")", "*"):
        end += 1
    if end < len(reader.tokens) and reader.tokens[end].shape is not Shape.BREAK:
        return None
    lent = reader.vocabulary.skip("from", reader.tokens, head.after - 1) == head.after
    told_by = reader.vocabulary.skip("by", reader.tokens, head.after - 1) == head.after
    led = any(member.agency is not None for member in roster.members)
    makers: list[Credit] = []
    for member in roster.members:
        alone = member.words < 2
        name = reader.quote(member.start, member.end)
        called = reader.is_organisation(member)
        beside = alone and len(name) >= SHORTEST_PAPER and (led or (called and "-" in name))
        named = member.agency is not None or called or beside
        first = name.partition(" ")[0].casefold()
        named = named or (told_by and first not in reader.vocabulary.given_names)
        if (alone and not beside) or not (named or (lent and reader.is_person(member))):
            return None
        told = head.roles[0]
        role = told if told is not Role.SOURCE or named else Role.CONTRIBUTION
        makers.append(Credit(role, reader.quote(member.start, member.end), reader.place_of(member)))
    return Clause(tuple(makers), roster.agencies, at, roster.after)


def read_supplied(reader: CrewReader, at: int, head: Head) -> Clause | None:
    """ "Source: ntv.de, abc/dpa": the agencies among what is named, or one organisation."""
    suppliers: list[Credit] = []
    agencies: list[str] = []
    index = head.after
    while index < len(reader.tokens) and index - head.after < MOST_SUPPLIERS:
        token = reader.tokens[index]
        first = index == head.after
        agency = reader.vocabulary.agency_at(reader.tokens, index, enclosed=first)
        if agency is not None:
            span = token.start, reader.tokens[agency[1] - 1].end
            suppliers.append(Credit(Role.SOURCE, reader.quote(*span)))
            agencies.append(agency[0])
            index = agency[1]
        elif (
            token.shape is Shape.BREAK
            or token.fold in (")", "]", ";", "|")
            or (index > head.after and reader.head(index) is not None)
        ):
            break
        else:
            index += 1
    if agencies:
        return Clause(tuple(suppliers), tuple(agencies), at, index)
    roster = reader.roster(head.after, head.languages, None)
    if roster is None or any(member.words < 2 for member in roster.members):
        return None
    if roster.after < len(reader.tokens) and reader.tokens[roster.after].shape is not Shape.BREAK:
        return None
    return Clause(reader.credits_of(roster.members, head.roles), (), at, roster.after)
