"""Places in capitals before a sentence, with no mark between: "NORRVIK Byskolan i Norrvik"."""

from collections.abc import Sequence

from service.core.attribution.echo import Echo
from service.core.attribution.token import Shape, Token
from service.core.attribution.vocabulary import Vocabulary

MOST_WORDS = 3
"""Words of such a place."""

LONG = 5
"""Letters of which one of its words must be: less is an abbreviation, as NATO."""

WITHIN = 4
"""Words behind the first one of the sentence among which a small one stands."""


def behind_unmarked(tokens: Sequence[Token], vocabulary: Vocabulary, echo: Echo) -> int:
    """The index of the token with which the sentence begins; 0 where no such place is.

    First words in capitals are an ornament elsewhere, so that the place counts only where
    the text names it again, in mixed case and behind a word of a language with that custom.
    """
    after = 0
    while after < min(MOST_WORDS, len(tokens)) and tokens[after].shape is Shape.CAPITALS:
        after += 1
    following = tokens[after : after + 1 + WITHIN]
    if not following or following[0].shape is not Shape.TITLE:
        return 0
    words = tokens[:after]
    if not any(len(word.text) >= LONG for word in words):
        return 0
    if all(token.shape is not Shape.LOWER for token in following):
        return 0
    refused = ("not_places", "organisations", "collectives")
    if any(vocabulary.has(kind, word) for kind in refused for word in words):
        return 0
    place = " ".join(word.text for word in words)
    return after if echo.names_place(place, vocabulary.words["unmarked_in"]) else 0
