"""A byline with the author's town: "（ロンドン＝山田太郎）", "Aus Kiel Jane Roe"."""

from service.core.attribution.credit import CreditReader
from service.core.attribution.roster import Roster
from service.core.attribution.token import CAPITALISED, Shape


def roster_behind_town(reader: CreditReader) -> Roster | None:
    """ "（ロンドン＝山田太郎）": a town and who is there, in ideographs, and nothing else."""
    start = 1 if reader.fold(0) in ("(", "[") else 0
    if (placed := _placed_name(reader, start)) is not None:
        return placed
    town = reader.vocabulary.places.at(reader.tokens, start)
    if town is None or town.end + 1 >= len(reader.tokens):
        return None
    first = town.end + 1 if reader.fold(town.end) == "=" else town.end
    spaced = reader.tokens[first - 1].end < reader.tokens[first].start
    reported = first > town.end and reader.vocabulary.skip("jobs", reader.tokens, first + 1)
    hangul = reader.tokens[first].shape is Shape.HANGUL and reported > first + 1
    ideographs = reader.tokens[first].shape is Shape.IDEOGRAPH and (first > town.end or spaced)
    if not (hangul or ideographs):
        return None
    place = reader.tokens[start].start, reader.tokens[town.end - 1].end
    roster = reader.roster(first, frozenset(), place)
    if roster is None or any(
        token.fold not in (")", "]") for token in reader.tokens[roster.after :]
    ):
        return None
    return roster


def _placed_name(reader: CreditReader, at: int) -> Roster | None:
    """ "Aus Kiel Jane Roe", "LONDON - Jane Roe": a known town, and a first name, to the end."""
    start = reader.vocabulary.skip("in", reader.tokens, at)
    town = reader.vocabulary.places.at(reader.tokens, start)
    if town is None or reader.tokens[at].shape not in (*CAPITALISED, Shape.UNCASED):
        return None
    dashed = reader.fold(town.end) == "-"
    first = town.end + dashed
    if dashed == (start > at) or first + 1 >= len(reader.tokens):
        return None
    if reader.tokens[first].fold not in reader.vocabulary.given_names:
        return None
    place = reader.tokens[start].start, reader.tokens[town.end - 1].end
    roster = reader.roster(first, frozenset(), place)
    if roster is None or any(not 2 <= member.words <= 3 for member in roster.members):
        return None
    if any(token.shape is not Shape.MARK for token in reader.tokens[roster.after :]):
        return None
    if reader.fold(len(reader.tokens) - 1) in (".", "!", "?"):
        return None
    return roster
