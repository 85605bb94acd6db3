"""Who made a picture: "REUTERS/Jane Roe", "Jane Roe/AFP via Getty Images"."""

from dataclasses import replace

from service.core.article import Credit, Role
from service.core.attribution.clause import Clause
from service.core.attribution.crew import CrewReader
from service.core.attribution.day import is_stamped
from service.core.attribution.head import MEDIA
from service.core.attribution.roster import Member
from service.core.attribution.token import Shape, fold_word

MOST_MAKERS = 12
"""Makers and agencies beside a slash: each slash of a long row of them is asked anew."""

_SENTENCE_ENDS = (".", "!", "?", "\u2026", '"', "\u201d")


def read_slashed(reader: CrewReader, at: int) -> Clause | None:
    """ "REUTERS/Jane Roe", "Jane Roe/AFP via Getty Images": a picture's maker and agency."""
    if not _holds_mark(reader.text) or reader.vocabulary.skip("bylines", reader.tokens, at) > at:
        return None
    agency = reader.vocabulary.agency_at(reader.tokens, at)
    start = agency[1] + 1 if agency is not None and _ties_maker(reader, at, agency[1]) else at
    if agency is not None and start == at:
        return None
    start = _behind_photo(reader, start) if agency is not None else start
    if agency is None and not _slash_agency_follows(reader, at):
        return _bracketed_maker(reader, at)
    roster = reader.roster(start, reader.language, None, most=MOST_MAKERS)
    if roster is None or (agency is None and not roster.agencies):
        return None
    if is_stamped(reader.tokens, roster.after + 1, reader.vocabulary):
        return None  # "Jane Roe / TNN / Updated: Nov 3", a byline
    people = [member for member in roster.members if member.agency is None]
    if not people or any(member.words < 2 or member.collective for member in people):
        return None
    if reader.tokens[start].shape is Shape.UNCASED and reader.fold(roster.after) == ".":
        return None  # a sentence, in a script without capitals
    named = (agency[0],) if agency is not None else ()
    people = [
        _without_agency(reader, people[0]),
        *(member for member in people[1:] if reader.is_person(member)),
    ]
    makers = reader.credits_of(people, (Role.PHOTOGRAPHY,))
    after = reader.ends.behind_trailing(roster.after)
    return Clause(makers, (*named, *roster.agencies), at, after)


def read_agency_picture(reader: CrewReader, at: int) -> Clause | None:
    """ "... on Monday. — Reuters pic": behind a dash, an agency and its word for a picture."""
    if reader.fold(at - 1) != "-" or at == 0:
        return None
    agency = reader.vocabulary.agency_at(reader.tokens, at)
    if agency is None:
        return None
    nouns = (reader.vocabulary.nouns.at(reader.tokens, i) for i in (agency[1], agency[1] - 1))
    noun = next((n for n in nouns if n is not None and n.meaning.role in MEDIA), None)
    if noun is None or not reader.ends.ends_line(noun.end):
        return None
    named = min(agency[1], noun.end - 1)  # "AFP PHOTO" is a spelling of one, too
    name = reader.quote(reader.tokens[at].start, reader.tokens[named - 1].end)
    return Clause((Credit(noun.meaning.role, name),), (agency[0],), at, noun.end)


def _without_agency(reader: CrewReader, member: Member) -> Member:
    """The name of "XNP-Jane Roe" without the second agency that a hyphen ties to it."""
    first = reader.words(member)[0]
    prefix, hyphen, _ = first.text.partition("-")
    words = [first._replace(text=prefix, fold=fold_word(prefix))]
    tied = hyphen and prefix.isupper() and reader.vocabulary.agency_at(words, 0) is not None
    return replace(member, start=member.start + len(prefix) + 1) if tied else member


def _behind_photo(reader: CrewReader, at: int) -> int:
    """Behind "XNS Photo" between an agency's slash and a name, a second outlet's word for it."""
    noun = reader.vocabulary.nouns.at(reader.tokens, at + 1)
    coded = at < len(reader.tokens) and reader.tokens[at].shape is Shape.CAPITALS
    return noun.end if noun is not None and coded and noun.meaning.role in MEDIA else at


def _bracketed_maker(reader: CrewReader, at: int) -> Clause | None:
    """ "... the market. [Jane Roe/The Harbour]": who took a picture, and for whom."""
    if (
        reader.fold(at - 1) not in ("(", "[")
        or reader.fold(at) not in reader.vocabulary.given_names
    ):
        return None
    if at > 1 and reader.fold(at - 2) not in _SENTENCE_ENDS:
        return None
    roster = reader.roster(at, reader.language, None)
    if roster is None or reader.fold(roster.after) not in (")", "]"):
        return None
    maker = roster.members[0]
    slashed = reader.words(maker)[-1].end
    one = "/" in reader.text[slashed : reader.tokens[roster.after].start][:2]
    if not one or len(roster.members) > 2 or maker.words < 2 or not reader.is_person(maker):
        return None
    makers = reader.credits_of((maker,), (Role.PHOTOGRAPHY,))
    return Clause(makers, roster.agencies, at, roster.after)


def _ties_maker(reader: CrewReader, at: int, after: int) -> bool:
    """Whether a slash, or behind a sign of copyright a dash, ties a maker to an agency."""
    claimed = reader.fold(at - 1) == "\u00a9" and at > 0
    return reader.fold(after) == "/" or (claimed and reader.fold(after) == "-")


def _slash_agency_follows(reader: CrewReader, at: int) -> bool:
    """Whether a slash and an agency stand behind the next few words."""
    for index in range(at + 2, min(at + 8, len(reader.tokens))):
        if reader.fold(index) == "/":
            following = index + 1
            return (
                following < len(reader.tokens)
                and reader.vocabulary.agency_at(reader.tokens, following) is not None
            )
    return False


def _holds_mark(text: str) -> bool:
    """Whether a text holds what ties a maker to an agency."""
    return "/" in text or "\uff0f" in text or "\u00a9" in text
