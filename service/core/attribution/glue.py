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
    for index, token in enumerate(tokens):
        may_cut = token.shape is Shape.TITLE and len(token.text) > SHORTEST
        cut = _cut(tokens, index, vocabulary) if may_cut else 0
        if not cut and token.shape is Shape.LOWER and not token.text.islower():
            cut = _behind_by(tokens, index, vocabulary)
        if not cut:
            yield token
            continue
        head, tail = token.text[:cut], token.text[cut:]
        yield token._replace(end=token.start + cut, text=head, fold=fold_word(head))
        yield token._replace(
            start=token.start + cut, text=tail, fold=fold_word(tail), shape=Shape.TITLE
        )


def _cut(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Where "YorkEditing" parts, and "RoeOur" before "Standards"; 0 where a word is one."""
    text = tokens[at].text
    if text[1:].islower():
        return 0
    for index in range(2, len(text) - 2):
        if text[index].isupper() and text[index - 1].islower():
            tail = fold_word(text[index:])
            noun = len(tail) >= SHORTEST and vocabulary.nouns.has_first(tail)
            return index if noun or _opens_tail(tail, tokens, at, vocabulary) else 0
    return 0


def _opens_tail(word: str, tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word and those behind it are set words that close a credit."""
    if not vocabulary.words["tails"].has_first(word):
        return False
    words = [tokens[at]._replace(fold=word), *tokens[at + 1 : at + 3]]
    return vocabulary.skip("tails", words, 0) > 1


def _behind_by(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Where "byJane" parts behind a role's word: "Reporting byJane Roe"."""
    before = tokens[at - 1 : at]
    if not before or not vocabulary.nouns.has_first(before[0].fold):
        return 0
    text = tokens[at].text
    cut = next((index for index, letter in enumerate(text) if letter.isupper()), 0)
    return cut if vocabulary.words["by"].has_word(text[:cut]) else 0


def without_inner_breaks(text: str, tokens: list[Token]) -> list[Token]:
    """A text's tokens without the line breaks within a bracket that closes soon: a scraper tore
    it."""
    if text.isprintable() or all(token.shape is not Shape.BREAK for token in tokens):
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
