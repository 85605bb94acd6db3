"""What the words before "by" tell of the one who is named behind it."""

from collections.abc import Sequence

from service.core.article import Role
from service.core.attribution.token import Token
from service.core.attribution.vocabulary import Languages, Vocabulary

MOST_LEAD = 6
"""Words before "by" that may name a work."""
_NO_AUTHORS = frozenset({
    Role.EDITING, Role.TRANSLATION, Role.PHOTOGRAPHY, Role.ILLUSTRATION, Role.VIDEO, Role.GRAPHICS,
    Role.PRODUCTION,
})  # fmt: skip
"""What people do for an article whose author is another."""


def is_work(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether tokens are nothing but a work's name: "Words", "Additional reporting"."""
    match = vocabulary.nouns.at(tokens, first)
    return match is not None and match.end == end


def is_other_work(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether tokens tell of what was done to another's text, or beside it."""
    if any(vocabulary.has("reviewed", token) for token in tokens[first:end]):
        return True
    roles = _roles(tokens, first, end, vocabulary)
    return bool(roles) and roles <= _NO_AUTHORS


def behind_work(
    tokens: Sequence[Token],
    first: int,
    after: int,
    vocabulary: Vocabulary,
    languages: Languages | None,
) -> int | None:
    """Behind the work that an author's name has before it, with its "by": "Words and photos by".

    `first` where no work stands there, and None where it is none of an author's: "Reviewed by".
    """
    for at in range(first + 1, min(after, first + MOST_LEAD)):
        if vocabulary.skip("by", tokens, at, languages) > at:
            if is_other_work(tokens, first, at, vocabulary):
                return None
            is_work_there = _roles(tokens, first, at, vocabulary)
            return behind_by(tokens, at, after, vocabulary, languages) if is_work_there else first
    return first


def behind_by(
    tokens: Sequence[Token],
    at: int,
    after: int,
    vocabulary: Vocabulary,
    languages: Languages | None,
) -> int:
    """Behind a "by" and the colon that may follow it."""
    at = vocabulary.skip("by", tokens, at, languages)
    while at < after and tokens[at].fold == ":":
        at += 1
    return at


def _roles(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> set[Role]:
    found = (vocabulary.nouns.at(tokens, index) for index in range(first, end))
    return {match.meaning.role for match in found if match is not None}
