"""The claim of a copyright: its sign or word, with a year or a holder's name."""

from service.core.article import Kind, Reason, Segment
from service.core.attribution.sheet import Sheet
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_text, tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import NOTHING, Finding

LONGEST = 220
"""Characters that such a line has at the most."""

OPENING = 40
"""Characters in which the words stand that claim it."""

MOST_TOKENS = 12
"""Words, numbers and marks among which the year or the name stands."""

_LEGAL = frozenset({Reason.COPYRIGHT, Reason.LEGAL})
_JOINING = ("by", "the", "and", "from")
"""Words without a capital that a holder's name may have before or within it."""


def find_copyright(sheet: Sheet, vocabulary: Vocabulary) -> Finding:
    """The first line that claims a copyright. What reads as prose claims one where a rule took it
    for a notice, or where its first statement is the claim alone: "Copyright 2024 Ellery Post. ..."
    """
    heads = vocabulary.copyright_heads
    firsts = vocabulary.copyright_firsts
    opened = [index for index, line in enumerate(sheet.lines) if line.text[0] in firsts]
    for index in opened:
        line = sheet.lines[index]
        if line.text[:2] not in heads and line.text[0] not in heads:
            continue
        if not is_copyright(line.text, vocabulary):
            continue
        is_notice = not sheet.prose.mask[index] or sheet.verdicts[index].reason in _LEGAL
        if is_notice or _is_claim_alone(line.text, vocabulary):
            segment = Segment(line.start, line.end, Kind.METADATA, None, "imprint-copyright", 0.9)
            return Finding(segments=(segment,), copyright=line.text)
    return NOTHING


def is_copyright(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line claims a copyright."""
    if len(text) > LONGEST or not _opens_copyright(text, vocabulary):
        return False
    tokens = tokenize(text)
    return any(_is_year(token) for token in tokens[:MOST_TOKENS]) or (
        tokens[0].fold == "\u00a9" and 1 < len(tokens) <= MOST_TOKENS
    )


def _opens_copyright(text: str, vocabulary: Vocabulary) -> bool:
    opening = text[:OPENING]
    if not fold_text(" ".join(opening.split())).startswith(vocabulary.copyright_starts):
        return False
    tokens = tokenize(opening)
    return bool(tokens) and vocabulary.skip("copyright", tokens, 0) > 0


def _is_year(token: Token) -> bool:
    return token.shape is Shape.NUMBER and len(token.text) == 4 and token.text[:2] in ("19", "20")


def _is_claim_alone(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line's first statement is the sign or word, a year and a holder, without a verb."""
    tokens = tokenize(text)
    at, has_year = vocabulary.skip("copyright", tokens, 0), False
    while at < len(tokens) and not (has_year and tokens[at].fold == "."):
        token = tokens[at]
        joined = max(vocabulary.skip(kind, tokens, at) for kind in ("copyright", *_JOINING))
        if joined == at and token.shape not in (*CAPITALISED, Shape.NUMBER, Shape.MARK):
            return False
        has_year = has_year or _is_year(token)
        at = max(at + 1, joined)
    return has_year and at < len(tokens)
