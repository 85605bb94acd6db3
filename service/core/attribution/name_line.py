"""Names without a byline's words: on a line of their own, beside a date, above the body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from service.core.article import Credit, Role
from service.core.attribution.byline import parse_name_line
from service.core.attribution.byline_beside import is_aged, is_dated
from service.core.attribution.byline_glue import bare, parted_line
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.byline_tail import Tail, find_tail
from service.core.attribution.day import read_day
from service.core.attribution.glance import may_be_known, may_be_names
from service.core.attribution.name_chain import with_joined
from service.core.attribution.name_reader import NameReader
from service.core.attribution.name_stand import NEAR_BODY, NEAR_DATE, Stand, find_stand
from service.core.attribution.person import is_first_name
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import REACH, Surroundings
from service.core.attribution.token import CAPITALISED, Shape, Token, tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.headline_ground import named
from service.core.line import begins_small

LONGEST = 90
"""Characters of a line that is nothing but names and a date."""

BESIDE_ITSELF = 3
"""Lines within which a name stands twice in one byline."""

OFTEN = 2
"""Times that a menu's entry stands again."""

SENTENCE = 4
"""Words of a line from which on it may go on a sentence."""

MOST_KEPT, LONGEST_KEPT = 4, 40
"""Lines from the body's first on, and characters of one, that may be a byline in it."""

SIGNED = 3
"""Lines below the body among which the name may stand again, as its signature."""

LONGEST_LABEL = 40
"""Characters of a line that ends in a colon and says what the next line names."""

_JOINING = ("and", "in", "the", "with", "from", "for")
"""Kinds of words behind which a name belongs to the line above it."""

SHORTEST_LAST, WORDS_BEFORE = 3, 3
"""Letters of a last name that is looked for, and words before a name that begins a portrait:
"Hello, I'm Jane Roe, and write about piers"."""

_SENTENCE_END = re.compile(r"[.!?:\u2026]\s")
_CLOSING = tuple(".!?;)\u201d\u00bb\u2026\u3002")
"""Signs that end a sentence or a part of one; what stands above them belongs to it."""

_UNNAMED = re.compile(r"[.,!?:;\u2026\u3002\uff1f\uff01]\Z")


Named = tuple[int, int, ParsedByline]
"""The first and last line of names, and whom they name."""


def find_name_line(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Named | None:
    """The names nearest to the headline that stand on lines of their own, and these lines."""
    reader = NameReader(sheet, vocabulary)
    dated: list[int] | None = None
    signed = {bare(sheet.lines[index].text) for index in around.below[:SIGNED]}
    for index, text, known in _likely(sheet, around, vocabulary):
        if dated is None:  # it is asked for on few pages
            dated = [other for other in around.head if is_dated(sheet, other, vocabulary)]
        stand = find_stand(sheet, around, dated, index, text, vocabulary)
        tail = find_tail(text, sheet, index, vocabulary) if stand.is_near else None
        if tail is not None:
            text, stand = tail.name, stand._replace(near=1)
        if not (known or stand.is_beside):
            continue
        if sheet.verdicts[index].kept and index >= around.first and stand.near > 1:
            continue
        is_signed = text in signed
        if not (stand.is_near or is_signed) or (
            stand.near > 1 and _is_of_menu(sheet, around, index)
        ):
            continue
        if not is_signed and belongs_to_sentence(sheet, index, vocabulary):
            continue
        parsed = _names_of(text, tail, stand, sheet, around, reader, is_signed=is_signed)
        if parsed is not None:
            return with_joined(reader, index, parsed)
    return None


def _likely(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> Iterator[tuple[int, str, bool]]:
    """The lines that may be names, the nearest to the headline first, as they are read, and
    whether a known first name may be in them; a line of one word needs one."""
    for index in sorted(around.head, key=around.distance):
        if not _is_open(sheet, around, index):
            continue
        text, glance = parted_line(sheet, index, vocabulary)
        known = may_be_known(text, glance.letters, vocabulary)
        if not (known or " " in text) or not _may_be_names(text, vocabulary):
            continue
        if not is_aged(sheet, index, text):
            yield index, text, known


def _is_of_menu(sheet: Sheet, around: Surroundings, index: int) -> bool:
    """Whether a line stands again and again above the body, or twice above the headline: so do a
    menu's entries. Right beside itself it is the picture of an author, and the name."""
    text = sheet.lines[index].text
    again = [
        other
        for other in range(max(0, around.first - REACH), around.first)
        if sheet.lines[other].text == text and abs(other - index) > BESIDE_ITSELF
    ]
    highest = min(around.headlines, default=0)
    return len(again) >= OFTEN or (bool(again) and max(index, *again) < highest)


def _names_of(
    text: str,
    tail: Tail | None,
    stand: Stand,
    sheet: Sheet,
    around: Surroundings,
    reader: NameReader,
    *,
    is_signed: bool,
) -> ParsedByline | None:
    """The people whom a line of names names, None where they are not believed."""
    lone = stand.near <= (NEAR_DATE if stand.is_below else 1)
    lone = lone and (stand.is_below or stand.from_body <= NEAR_BODY)
    parsed = _read_names(text, sheet, reader.vocabulary, lone=lone)
    parsed = parsed if tail is None else tail.credits(parsed)
    believed = reader.believed(parsed) if parsed is not None else ()
    names = [credit.name for credit in believed if credit.role is Role.AUTHOR]
    if parsed is None or not names or _are_spoken_of(names, stand, sheet, around):
        return None
    uncased = tail is not None and text.upper() == text.lower()
    if (uncased and stand.is_beside) or _are_believable(
        names, text, stand, reader, is_signed=is_signed
    ):
        return replace(parsed, credits=believed)
    return None


def _is_open(sheet: Sheet, around: Surroundings, index: int) -> bool:
    """Whether a line may be a byline by its verdict: the body's first ones may have been kept."""
    if sheet.verdicts[index].is_furniture:
        return False  # "Ana Sayfa" reads like a woman's name, and says home page
    if index < around.first or not sheet.verdicts[index].kept:
        return True
    return len(sheet.lines[index].text) <= LONGEST_KEPT and index - around.first <= MOST_KEPT


def _is_said_of_more(text: str, names: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a line has words with capitals beside the names, and a comma before them, as a
    list of subjects has: "Good Food, Travel"."""
    for name in names:
        text = text.replace(name, "", 1)
    tokens = tokenize(text)
    return any(
        before.fold == "," and token.shape is Shape.TITLE and not _goes_with_name(token, vocabulary)
        for before, token in pairwise(tokens)
    )


def _goes_with_name(token: Token, vocabulary: Vocabulary) -> bool:
    return token.fold in vocabulary.day_words or any(
        vocabulary.has(kind, token) for kind in ("jobs", "titles", "suffixes", "weekdays")
    )


def _are_believable(
    names: Sequence[str], text: str, stand: Stand, reader: NameReader, *, is_signed: bool
) -> bool:
    """Whether names are people's: known first names, or in capitals where a byline stands."""
    known = all(reader.is_known(name) or reader.is_first_name(name) for name in names)
    cased = all(reader.common_words(name)[1] for name in names)
    if not (known or (stand.is_beside and cased)):
        return False
    if not known and _is_said_of_more(text, names, reader.vocabulary):
        return False
    placed = stand.is_below or stand.near <= NEAR_DATE or is_signed
    return placed or all(reader.common_words(name)[0] == 0 for name in names)


def _are_spoken_of(names: Sequence[str], stand: Stand, sheet: Sheet, around: Surroundings) -> bool:
    """Whether the headline or the body's sentences name one of them: so they do whom the
    article is about.

    A sentence that begins with the name is the author's own portrait; so is, where a byline
    stands, the only one that has the last name, with the name among its first words.
    """
    headlines = [named(sheet.lines[index].text) for index in around.headlines]
    folded = [named(name) for name in names]
    if any(name != line and f" {name} " in f" {line} " for name in folded for line in headlines):
        return True
    prose = [
        line.text
        for index, line in enumerate(sheet.lines)
        if sheet.prose.mask[index] and sheet.verdicts[index].kept
    ]
    return any(
        any(name in text and not text.startswith(name) for text in prose)
        and not (stand.near <= 1 and _is_portrayed_once(name, prose))
        for name in names
    )


def _is_portrayed_once(name: str, prose: Sequence[str]) -> bool:
    """Whether one line alone has the last name, and the name right at a sentence's beginning."""
    last = name.split()[-1]
    naming = [text for text in prose if last in text]
    if len(naming) != 1 or len(last) < SHORTEST_LAST:
        return False
    before = _SENTENCE_END.split(naming[0].partition(name)[0])[-1]
    return name in naming[0] and before.count(" ") <= WORDS_BEFORE


def _read_names(
    text: str, sheet: Sheet, vocabulary: Vocabulary, *, lone: bool
) -> ParsedByline | None:
    """The names of a line; a first name alone only where `lone` allows for it."""
    parsed = parse_name_line(text, vocabulary, sheet.language) if " " in text else None
    if parsed is not None or not lone:
        return parsed
    tokens = tokenize(text)
    if not is_first_name(tokens[:1], vocabulary) or tokens[0].shape not in CAPITALISED:
        return None
    if len(tokens) > 1 and read_day(tokens, 1, vocabulary, sheet.language) is None:
        return None
    return ParsedByline((Credit(Role.AUTHOR, tokens[0].text),))


def _may_be_names(text: str, vocabulary: Vocabulary) -> bool:
    return (
        len(text) <= LONGEST
        and (text[:1].isupper() or text[:1].isdigit() or not text[:1].isascii())
        and not _UNNAMED.search(text)
        and may_be_names(text, vocabulary)
    )


def belongs_to_sentence(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a name is part of a sentence, or of "Photo by" and "Reviewed by", cut into lines."""
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    if begins_small(below) and below.count(" ") >= SENTENCE - 1:
        return True
    if below.startswith(_CLOSING) and not sheet.lines[index + 1].gap:
        return True
    if index == 0:
        return False
    above = sheet.lines[index - 1].text
    tokens = tokenize(above[-40:])
    if tokens and tokens[-1].shape is Shape.MARK:
        if tokens[-1].fold == ":":
            return len(above) <= LONGEST_LABEL
        return tokens[-1].fold == "," and any(vocabulary.has("by", word) for word in tokens[-2:-1])
    if not tokens or vocabulary.has("by", tokens[-1]):
        return bool(tokens)
    is_small = tokens[-1].shape is not Shape.TITLE  # "Log In" ends a menu
    return is_small and any(vocabulary.has(kind, tokens[-1]) for kind in _JOINING)
