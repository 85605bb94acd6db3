"""Words that a scraper glued together where one element of a page ended."""

import re
from collections.abc import Iterator, Sequence

from service.core.attribution.token import Shape, Token, fold_word, tokenize
from service.core.attribution.vocabulary import Vocabulary

SHORTEST = 5
"""Letters of the shorter of two glued words at the least; "McDonald" is one word."""

LONGEST_BRACKET = 120
"""Tokens of a bracket that lines may have torn."""

_CAPITAL_WITHIN = re.compile("[a-z][A-Z]")


def read_unglued(text: str, vocabulary: Vocabulary) -> list[Token]:
    """A text's tokens, with a role's word parted from the word that it was glued to."""
    tokens = tokenize(text)
    if text.isascii() and _CAPITAL_WITHIN.search(text) is None:
        return tokens  # nothing to part, as in most lines
    return list(_unglued(tokens, vocabulary))


def _unglued(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Token]:
    for token in tokens:
        may_cut = token.shape is Shape.TITLE and len(token.text) > SHORTEST + 1
        cut = _cut(token, vocabulary) if may_cut else 0
        if not cut:
            yield token
            continue
        head, tail = token.text[:cut], token.text[cut:]
        yield token._replace(end=token.start + cut, text=head, fold=fold_word(head))
        yield token._replace(start=token.start + cut, text=tail, fold=fold_word(tail))


def _cut(token: Token, vocabulary: Vocabulary) -> int:
    """Where "YorkEditing" parts; 0 where a word is one."""
    text = token.text
    if text[1:].islower():
        return 0
    for index in range(2, len(text) - SHORTEST + 1):
        if text[index].isupper() and text[index - 1].islower():
            tail = fold_word(text[index:])
            return index if any(True for _ in vocabulary.nouns.entries(tail)) else 0
    return 0


def without_inner_breaks(tokens: list[Token]) -> list[Token]:
    """Tokens without the line breaks within a bracket that closes soon: a scraper tore it."""
    if all(token.shape is not Shape.BREAK for token in tokens):
        return tokens
    torn: set[int] = set()
    opened = -1
    for index, token in enumerate(tokens):
        if token.fold == "(":
            opened = index
        elif token.fold == ")" and opened >= 0 and index - opened <= LONGEST_BRACKET:
            torn.update(at for at in range(opened, index) if tokens[at].shape is Shape.BREAK)
            opened = -1
    return [token for index, token in enumerate(tokens) if index not in torn]
