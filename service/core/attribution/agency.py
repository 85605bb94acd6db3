"""The agency's tag: the mark that a wire service leaves behind its text."""

import re
from collections.abc import Sequence

from service.core.attribution.glance import may_supply
from service.core.attribution.token import Shape, Token, fold_at, tokenize
from service.core.attribution.vocabulary import Vocabulary

_BRACKET = re.compile("[(/[\uff08\u3010\uff3b]")

LONGEST = 60
"""Characters that such a tag has at the most."""


LONGEST_CODE = 4
"""Letters of a desk or an editor beside an agency: dpa/abc."""


def parse_tag(text: str, vocabulary: Vocabulary) -> tuple[int, tuple[str, ...]] | None:
    """The agencies that a text's end is tagged with, and the offset where the tag begins.

    A tag is a line of its own ("AFP", "dpa/abc", "— AP") or a bracket behind the last
    sentence ("... he said. (AFP)"). None where the text ends with none. Never raises.
    """
    tail = text[-LONGEST:]
    shift = len(text) - len(tail)
    if (shift and _BRACKET.search(tail) is None) or not may_supply(tail, vocabulary):
        return None
    tokens = tokenize(tail)
    for start in range(len(tokens) - 1, -1, -1):
        bracket = tokens[start].fold in ("(", "[", "/") and _ends_sentence(
            tail, tokens[start].start
        )
        if bracket or (start == 0 and shift == 0):
            agencies = _agencies(tail[tokens[start].start :], vocabulary)
            if agencies:
                return shift + tokens[start].start, agencies
    return None


def _ends_sentence(text: str, before: int) -> bool:
    return text[:before].rstrip()[-1:] in ".!?\u2026\"\u201d\u00bb'\u2019\u3002\u0964\u061f"


def _agencies(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The agencies of a text that holds nothing else but marks and an initialled desk."""
    tokens = tokenize(text)
    found: list[str] = []
    index = 0
    while index < len(tokens):
        agency = vocabulary.agency_at(tokens, index)
        if agency is not None:
            found.append(agency[0])
            index = agency[1]
        elif _is_part(tokens, index, numbered=bool(found) and tokens[0].fold == "\u00a9"):
            index += 1
        else:
            after = _behind_company(tokens, index, vocabulary)
            if after == index:
                return ()
            index = after
    return tuple(found)


def _is_part(tokens: Sequence[Token], index: int, *, numbered: bool) -> bool:
    """Whether a token may stand beside an agency: a mark, a desk, behind the sign a number."""
    shape = tokens[index].shape
    if shape is Shape.MARK or (numbered and shape is Shape.NUMBER):
        return True
    return _is_desk_code(tokens, index)


def _is_desk_code(tokens: Sequence[Token], index: int) -> bool:
    """Whether a short word behind an agency's mark stands for a desk or an editor: dpa/abc."""
    beside = {tokens[index - 1].fold if index else "", fold_at(tokens, index + 1)}
    parts = tokens[index].text.split("-")
    short = all(len(part) <= LONGEST_CODE for part in parts) and len(parts) <= 2
    return short and not beside.isdisjoint(("/", ","))


def _behind_company(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> int:
    """Behind what may stand beside agencies in a tag: "and", a town, "Redacción"."""
    for kind in ("and", "the", "collectives", "with"):
        after = vocabulary.skip(kind, tokens, index)
        if after > index:
            return after
    town = vocabulary.places.at(tokens, index)
    return town.end if town is not None else index
