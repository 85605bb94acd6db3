"""The claim of a copyright: its sign or word, with a year or a holder's name."""

from service.core.attribution.token import Shape, tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 220
"""Characters that such a line has at the most."""

MOST_TOKENS = 12
"""Words, numbers and marks among which the year or the name stands."""


def is_copyright(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line claims a copyright."""
    if len(text) > LONGEST or not _opens_copyright(text, vocabulary):
        return False
    tokens = tokenize(text)
    return any(
        token.shape is Shape.NUMBER and len(token.text) == 4 and token.text[:2] in ("19", "20")
        for token in tokens[:MOST_TOKENS]
    ) or (tokens[0].fold == "\u00a9" and 1 < len(tokens) <= MOST_TOKENS)


def _opens_copyright(text: str, vocabulary: Vocabulary) -> bool:
    if not text[:12].casefold().startswith(vocabulary.copyright_starts):
        return False
    tokens = tokenize(text[:40])
    return bool(tokens) and vocabulary.skip("copyright", tokens, 0) > 0
