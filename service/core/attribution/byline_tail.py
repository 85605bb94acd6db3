"""The tail of a byline: a town or the site's own name behind an author, and no list has it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.core.article import Credit, Role
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.echo import REACH, Echo
from service.core.attribution.sheet import Sheet
from service.core.attribution.token import CAPITALISED, Shape, Token, tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 80
"""Characters of a line that is a name and its tail."""

MOST_NAME, MOST_TAIL = 4, 3
"""Words of the name, and of what stands behind it."""

_PARTED = re.compile(r"(?P<name>.+?)(?P<mark>[,\u060c\u3001]\s|\s[-\u2010-\u2015/|]\s)(?P<tail>.+)")
_COMMAS = ",\u060c\u3001"
_SITE_ENDS = re.compile(r"\s[-\u2010-\u2015|]\s([^|\u2013\u2014]+)\Z")
"""What stands behind the last dash or bar of a page's title: the site's name."""

_NO_NAME = ("not_names", "jobs", "titles", "organisations", "collectives")


@dataclass(frozen=True, slots=True)
class Tail:
    """A name and what stands behind it: a town, or None where it is the site."""

    name: str
    place: str | None

    def credits(self, named: ParsedByline | None) -> ParsedByline | None:
        """The author as read, with the town; where nothing was read of a script without
        capitals, the name as it stands."""
        if named is None and not self.name[:1].isascii() and self.name.upper() == self.name.lower():
            named = ParsedByline((Credit(Role.AUTHOR, self.name),))
        if named is None:
            return None
        return replace(
            named,
            credits=tuple(
                replace(credit, location=credit.location or self.place) for credit in named.credits
            ),
        )


def find_tail(text: str, sheet: Sheet, index: int, vocabulary: Vocabulary) -> Tail | None:
    """The name of a line, where a town that the text speaks of or the site's name is behind it."""
    if len(text) > LONGEST:
        return None
    match = _PARTED.fullmatch(text)
    if match is None:
        return _with_supplier(text, vocabulary)
    name, tail = tokenize(match["name"]), tokenize(match["tail"])
    if not (_is_name(name, MOST_NAME, vocabulary) and _is_cased(tail, MOST_TAIL, vocabulary)):
        return None
    if name[0].shape is Shape.UNCASED and _are_common(name, match, sheet):
        return None
    if match["mark"][0] not in _COMMAS and _is_sites(match["tail"], sheet, index):
        return Tail(match["name"], None)
    return (
        Tail(match["name"], match["tail"]) if _is_town(match["tail"], sheet, vocabulary) else None
    )


def _with_supplier(text: str, vocabulary: Vocabulary) -> Tail | None:
    """The name of "Ana Roe com Lusitana": a known first name, and a word that is none."""
    tokens = tokenize(text)
    cut = len(tokens) - 2
    if not 2 <= cut <= MOST_NAME or tokens[cut].shape is not Shape.LOWER:
        return None
    supplier, known = tokens[-1], vocabulary.given_names
    if not vocabulary.has("with", tokens[cut]) or supplier.shape not in CAPITALISED:
        return None
    if tokens[0].fold not in known or supplier.fold in known:
        return None
    is_name = _is_name(tokens[:cut], MOST_NAME, vocabulary)
    return Tail(text[: tokens[cut - 1].end], None) if is_name else None


def _are_common(name: Sequence[Token], match: re.Match[str], sheet: Sheet) -> bool:
    """Whether words of a script without capitals are no name: one alone before a dash, or one
    that the text has elsewhere."""
    if len(name) == 1 and match["mark"][0] not in _COMMAS:
        return True
    elsewhere = sheet.text[:REACH].replace(match.string, " ")
    return any(
        re.search(rf"(?<!\w){re.escape(token.text)}(?!\w)", elsewhere) is not None for token in name
    )


def placed(parsed: ParsedByline, text: str, sheet: Sheet, vocabulary: Vocabulary) -> ParsedByline:
    """A byline with the town behind its last comma, "By Jane Roe, Skerrow Bay", which else is
    nothing or the second author."""
    name, comma, tail = text.rpartition(", ")
    last = parsed.credits[-1] if parsed.credits else None
    if not comma or last is None or any(credit.location for credit in parsed.credits):
        return parsed
    makers = parsed.credits[:-1] if last.name == tail else parsed.credits
    if len(makers) != 1 or not name.endswith(makers[0].name):
        return parsed
    words = tokenize(tail)
    first = words[0].fold if words else ""
    if first in vocabulary.given_names or not _is_name(words, MOST_TAIL, vocabulary):
        return parsed
    if not _is_town(tail, sheet, vocabulary):
        return parsed
    return replace(parsed, credits=(replace(makers[0], location=tail),))


def _is_name(tokens: Sequence[Token], most: int, vocabulary: Vocabulary) -> bool:
    """Whether some words may be a name, and none of them says that they are something else."""
    told = any(vocabulary.has(kind, token) for kind in _NO_NAME for token in tokens)
    return _is_cased(tokens, most, vocabulary) and not told


def _is_cased(tokens: Sequence[Token], most: int, vocabulary: Vocabulary) -> bool:
    """Whether some words are all with capitals, or all of a script that has none."""
    cased = all(t.shape in CAPITALISED or vocabulary.has("particles", t) for t in tokens)
    return 0 < len(tokens) <= most and (cased or all(t.shape is Shape.UNCASED for t in tokens))


def _is_town(name: str, sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """Whether headline or body name a place again; where a script has no capitals, at all."""
    if name.upper() != name.lower():
        return Echo(sheet.text, vocabulary).names_place(name)
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(
        word.search(line.text) is not None and line.text != name
        for line, verdict, prose in zip(sheet.lines, sheet.verdicts, sheet.prose.mask, strict=True)
        if verdict.kept and (prose or line is sheet.lines[0])
    )


def _is_sites(name: str, sheet: Sheet, index: int) -> bool:
    """Whether a name is the site's own: a line of its own, in a claim of copyright, or behind
    the dash of the page's title."""
    titled = _SITE_ENDS.search(sheet.lines[0].text)
    if titled is not None and titled[1] == name:
        return True
    return any(
        line.text == name or ("\u00a9" in line.text and name in line.text)
        for at, line in enumerate(sheet.lines)
        if at != index
    )
