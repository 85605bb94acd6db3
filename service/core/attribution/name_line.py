"""Names without a byline's words: on a line of their own, beside a date, above the body."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.core.article import Credit, Role
from service.core.attribution.byline import ParsedByline, parse_name_line
from service.core.attribution.day import read_day
from service.core.attribution.glance import holds_number, may_be_names, may_count, may_date
from service.core.attribution.person import is_first_name
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import Shape, Token, tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import begins_small

LONGEST = 90
"""Characters of a line that is nothing but names and a date."""

NEAR_BODY = 5
"""Lines above the body within which a person's name needs no date beside it."""

NEAR_HEAD = 16
"""Lines from headline or body within which a name beside a date may be an unknown one."""

NEAR_DATE = 3
"""Lines from a date within which a name is the byline's."""

SHORTEST = 3
"""Letters from which on a word's being common tells something."""

SENTENCE = 4
"""Words of a line from which on it may go on a sentence."""

LONGEST_OPENER = 6
"""Letters of a byline's word to which a name may be glued."""

_WORK = ("jobs", "titles")
_ENDS = (*_WORK, "published", "modified")
_NO_NAMES = (*_WORK, "not_names", "organisations", "glued")

_JOINING = ("by", "and", "in", "the", "with", "from", "for")
"""Kinds of words behind which a name belongs to the line above it."""

_BULLETS = "*+\u2022\u00b7\u2013\u2014|>- \t"
_LETTER = re.compile(r"\w")
_JOINED = re.compile(r"[\w'\u2019-]")
_UNNAMED = re.compile(r"[.,!?:;\u2026\u3002\uff1f\uff01]\Z")


@dataclass(frozen=True, slots=True)
class NameReader:
    """Tells people's names from what else has capitals in one document."""

    sheet: Sheet
    vocabulary: Vocabulary

    def is_known(self, name: str) -> bool:
        """Whether a name begins with a first name that people have."""
        return self._begins_known(tokenize(name))

    def _begins_known(self, tokens: Sequence[Token]) -> bool:
        words = [t.fold for t in tokens if t.shape in (Shape.TITLE, Shape.CAPITALS)]
        first = next((word for word in words if len(word.strip(".")) > 1), "")
        return len(words) > 1 and first.partition("-")[0] in self.vocabulary.given_names

    def common_words(self, name: str) -> tuple[int, int]:
        """How many of a name's words stand in the text as small words, too, and of how many."""
        return self._common_of(tokenize(name))

    def _common_of(self, tokens: Sequence[Token]) -> tuple[int, int]:
        words = [
            token.text.casefold()
            for token in tokens
            if len(token.text) >= SHORTEST and token.shape in (Shape.TITLE, Shape.CAPITALS)
        ]
        return sum(map(self._is_common, words)), len(words)

    def is_person(self, name: str, *, opened: bool) -> bool:
        """Whether a name is a person's; behind "By" one word of it may be a common one."""
        tokens = tokenize(name)
        if self._begins_known(tokens) or is_first_name(tokens, self.vocabulary):
            return True
        if any(self.vocabulary.has(kind, token) for token in tokens for kind in _NO_NAMES):
            return False
        if name.isupper() and not opened:
            return False
        common, count = self._common_of(tokens)
        return common == 0 or (opened and common < count)

    def believed(self, parsed: ParsedByline) -> tuple[Credit, ...]:
        """A byline's credits without what is no person, and names without jobs behind them."""
        known = parsed.opened and any(self.is_known(credit.name) for credit in parsed.credits)
        found: list[Credit] = []
        for credit in parsed.credits:
            if credit.role is not Role.AUTHOR:
                found.append(credit)
                continue
            if found and credit.name.isupper() and not found[0].name.isupper():
                break  # "Jane Roe, ACME VALLEY": whom she works for
            name = _once(self._without_job(credit.name))
            if self.is_person(name, opened=parsed.opened and not (known and found)):
                found.append(replace(credit, name=name))
        return tuple(found)

    def is_sure(self, believed: Sequence[Credit], parsed: ParsedByline) -> bool:
        """Whether names far from the headline are a byline's: known, or uncommon behind "By"."""
        return all(
            self.is_known(credit.name) or (parsed.opened and self.common_words(credit.name)[0] == 0)
            for credit in believed
        )

    def _without_job(self, name: str) -> str:
        tokens = tokenize(name)
        for index in range(2, len(tokens)):
            if any(self.vocabulary.skip(kind, tokens, index) > index for kind in _ENDS):
                return name[: tokens[index - 1].end].rstrip(" ,")
        return name

    def _is_common(self, word: str) -> bool:
        text = self.sheet.text
        at = text.find(word)
        while at >= 0:
            after = at + len(word)
            if not (at and _JOINED.match(text, at - 1)) and not _LETTER.match(text, after):
                return True
            at = text.find(word, at + 1)
        return False


def _once(name: str) -> str:
    """A name that a page shows twice in a row, once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name


def unglued(text: str, vocabulary: Vocabulary) -> str:
    """A line whose "By" stands right at a first name, with a space between."""
    inner = text[1:LONGEST_OPENER]
    if inner.islower() or inner.isupper():
        return text  # as most lines begin
    word = text[:LONGEST].partition(" ")[0]
    for cut in range(2, min(len(word), LONGEST_OPENER)):
        if word[cut].isupper() and word[cut - 1].islower():
            opens = word[:cut].casefold() in vocabulary.words["bylines"].firsts()
            known = word[cut:].casefold() in vocabulary.given_names
            return f"{word[:cut]} {text[cut:]}" if opens and known else text
    return text


def bare(text: str) -> str:
    """A line without the bullet of the list that a page had set it in."""
    return text.lstrip(_BULLETS)


def find_name_line(
    sheet: Sheet, around: Surroundings, vocabulary: Vocabulary
) -> tuple[int, ParsedByline] | None:
    """The names nearest to the headline that stand on a line of their own, and that line."""
    reader = NameReader(sheet, vocabulary)
    dated = [index for index in around.head if _is_dated(sheet, index, vocabulary)]
    for index in sorted(around.head, key=around.distance):
        if index >= around.first and sheet.verdicts[index].kept:
            continue
        if sheet.verdicts[index].is_furniture:
            continue  # "Ana Sayfa" reads like a woman's name, and says home page
        near = _nearest(dated, index)
        is_below = around.is_right_below_headline(index, NEAR_DATE)
        if not is_below and near > NEAR_DATE and abs(around.first - index) > NEAR_BODY:
            continue
        text = bare(sheet.lines[index].text)
        if not _may_be_names(text) or not may_be_names(text, vocabulary):
            continue
        if _belongs_to_sentence(sheet, index, vocabulary):
            continue
        parsed = _read_names(text, sheet, vocabulary, lone=is_below and near <= NEAR_DATE)
        believed = reader.believed(parsed) if parsed is not None else ()
        names = [credit.name for credit in believed if credit.role is Role.AUTHOR]
        if parsed is None or not names:
            continue
        known = all(
            reader.is_known(name) or is_first_name(tokenize(name), vocabulary) for name in names
        )
        beside = (
            near <= NEAR_DATE if is_below else near <= 1 and around.distance(index) <= NEAR_HEAD
        )
        cased = all(reader.common_words(name)[1] for name in names)
        if not (known or (beside and cased)) or _are_spoken_of(names, sheet):
            continue
        placed = is_below or near <= NEAR_DATE
        if placed or all(reader.common_words(name)[0] == 0 for name in names):
            return index, replace(parsed, credits=believed)
    return None


def _are_spoken_of(names: Sequence[str], sheet: Sheet) -> bool:
    """Whether the body's sentences name one of them: so they do whom the article is about.

    A sentence that begins with the name is the author's own portrait.
    """
    return any(
        name in line.text and not line.text.startswith(name)
        for index, line in enumerate(sheet.lines)
        if sheet.prose.mask[index] and sheet.verdicts[index].kept
        for name in names
    )


def _nearest(dated: Sequence[int], index: int) -> int:
    """How far the nearest of some lines, in order, stands from a line."""
    at = bisect_left(dated, index)
    return min([abs(index - other) for other in dated[max(0, at - 1) : at + 1]], default=LONGEST)


def _read_names(
    text: str, sheet: Sheet, vocabulary: Vocabulary, *, lone: bool
) -> ParsedByline | None:
    """The names of a line; a first name alone only where `lone` allows for it."""
    if " " in text:
        return parse_name_line(text, vocabulary, sheet.language)
    if lone and is_first_name(tokenize(text), vocabulary):
        return ParsedByline((Credit(Role.AUTHOR, text),))
    return None


def _may_be_names(text: str) -> bool:
    return (
        len(text) <= LONGEST
        and (text[:1].isupper() or text[:1].isdigit() or not text[:1].isascii())
        and not _UNNAMED.search(text)
    )


def _belongs_to_sentence(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a name is part of a sentence, or of "Photo by" and "Reviewed by", cut into lines."""
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    if begins_small(below) and below.count(" ") >= SENTENCE - 1:
        return True
    if index == 0:
        return False
    tokens = tokenize(sheet.lines[index - 1].text[-40:])
    if not tokens or tokens[-1].shape is Shape.MARK:
        return bool(tokens) and tokens[-1].fold == ":"
    return any(vocabulary.has(kind, tokens[-1]) for kind in _JOINING)


def _is_dated(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a line names a day, or a time of reading, and little else."""
    text = sheet.lines[index].text
    if len(text) > LONGEST or not holds_number(text):
        return False
    if not (may_date(text, vocabulary) or may_count(text, vocabulary)):
        return False
    tokens = tokenize(text)
    days = (read_day(tokens, at, vocabulary, sheet.language) for at in range(len(tokens)))
    if any(day is not None and day.month is not None for day in days):
        return True
    return len(tokens) <= 5 and any(
        vocabulary.skip("ago", tokens, at) > at for at in range(len(tokens))
    )
