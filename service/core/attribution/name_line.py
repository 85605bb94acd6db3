"""Names without a byline's words: on a line of their own, beside a date, above the body."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.core.article import Credit, Role
from service.core.attribution.byline import ParsedByline, parse_name_line
from service.core.attribution.day import read_day
from service.core.attribution.glance import (
    holds_number,
    may_be_names,
    may_count,
    may_date,
    may_stamp,
)
from service.core.attribution.name_reader import NameReader
from service.core.attribution.person import is_first_name
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.token import Shape, tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.headline_signs import named
from service.core.line import begins_small

LONGEST = 90
"""Characters of a line that is nothing but names and a date."""

NEAR_BODY = 5
"""Lines above the body within which a person's name needs no date beside it."""

NEAR_HEAD = 16
"""Lines from headline or body within which a name beside a date may be an unknown one."""

NEAR_DATE = 3
"""Lines from a date within which a name is the byline's."""

SENTENCE = 4
"""Words of a line from which on it may go on a sentence."""

BELOW_FIRST = 2
"""Lines from the body's first, a standfirst, within which it may be one, too."""

SIGNED = 3
"""Lines below the body among which the name may stand again, as its signature."""

LONGEST_LABEL = 40
"""Characters of a line that ends in a colon and says what the next line names."""

LONGEST_JOB, MOST_JOB_WORDS = 60, 6
"""Characters and words of a line that is a person's job."""

MOST_AGO_WORDS = 10
"""Words of a line that tells, beside a name, how long ago something was."""

LONGEST_OPENER = 6
"""Letters of a byline's word to which a name may be glued."""

_JOINING = ("by", "and", "in", "the", "with", "from", "for")
"""Kinds of words behind which a name belongs to the line above it."""

_BULLETS = "*+\u2022\u00b7\u2013\u2014|>- \t"
_UNNAMED = re.compile(r"[.,!?:;\u2026\u3002\uff1f\uff01]\Z")


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
    dated: list[int] | None = None
    signed = {bare(sheet.lines[index].text) for index in around.below[:SIGNED]}
    for index in sorted(around.head, key=around.distance):
        if index >= around.first and sheet.verdicts[index].kept:
            continue
        if sheet.verdicts[index].is_furniture:
            continue  # "Ana Sayfa" reads like a woman's name, and says home page
        text = bare(sheet.lines[index].text)
        if not _may_be_names(text) or not may_be_names(text, vocabulary):
            continue
        if dated is None:  # it is asked for on few pages
            dated = [other for other in around.head if _is_dated(sheet, other, vocabulary)]
        stand = _stand(sheet, around, dated, index, vocabulary)
        is_signed = text in signed
        if not (stand.is_near or is_signed):
            continue
        if not is_signed and belongs_to_sentence(sheet, index, vocabulary):
            continue
        lone = stand.is_below and stand.near <= NEAR_DATE
        parsed = _read_names(text, sheet, vocabulary, lone=lone)
        believed = reader.believed(parsed) if parsed is not None else ()
        names = [credit.name for credit in believed if credit.role is Role.AUTHOR]
        if parsed is None or not names or _are_spoken_of(names, sheet, around):
            continue
        if _are_believable(names, stand, reader, is_signed=is_signed):
            return index, replace(parsed, credits=believed)
    return None


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a line stands: whether right below the headline, how many lines from what stands
    beside a byline, a date, a time of reading or a job, and how many from headline and body."""

    is_below: bool
    near: int
    from_head: int
    from_body: int

    @property
    def is_near(self) -> bool:
        """Whether names may stand there at all."""
        return self.is_below or self.near <= NEAR_DATE or self.from_body <= NEAR_BODY

    @property
    def is_beside(self) -> bool:
        """Whether a name there may be an unknown one."""
        if self.is_below:
            return self.near <= NEAR_DATE
        return self.near <= 1 and (self.from_head <= NEAR_HEAD or self.from_body <= BELOW_FIRST)


def _stand(
    sheet: Sheet, around: Surroundings, dated: Sequence[int], index: int, vocabulary: Vocabulary
) -> _Stand:
    near = _nearest(dated, index)
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    if near > 1 and around.distance(index) <= NEAR_HEAD and is_job(below, vocabulary):
        near = 1
    return _Stand(
        is_below=around.is_right_below_headline(index, NEAR_DATE),
        near=near,
        from_head=around.distance(index),
        from_body=abs(around.first - index),
    )


def _are_believable(
    names: Sequence[str], stand: _Stand, reader: NameReader, *, is_signed: bool
) -> bool:
    """Whether names are people's: known first names, or in capitals where a byline stands."""
    known = all(reader.is_known(name) or reader.is_first_name(name) for name in names)
    cased = all(reader.common_words(name)[1] for name in names)
    if not (known or (stand.is_beside and cased)):
        return False
    placed = stand.is_below or stand.near <= NEAR_DATE or is_signed
    return placed or all(reader.common_words(name)[0] == 0 for name in names)


def is_job(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a job and little else: "Journalist", "Corresponsal en Atenas"."""
    if not text or len(text) > LONGEST_JOB or _UNNAMED.search(text):
        return False
    tokens = tokenize(text)
    return len(tokens) <= MOST_JOB_WORDS and any(
        vocabulary.skip("jobs", tokens, at) > at for at in range(len(tokens))
    )


def _are_spoken_of(names: Sequence[str], sheet: Sheet, around: Surroundings) -> bool:
    """Whether the headline or the body's sentences name one of them: so they do whom the
    article is about.

    A sentence that begins with the name is the author's own portrait.
    """
    headlines = [named(sheet.lines[index].text) for index in around.headlines]
    folded = [named(name) for name in names]
    if any(name != line and f" {name} " in f" {line} " for name in folded for line in headlines):
        return True
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


def belongs_to_sentence(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a name is part of a sentence, or of "Photo by" and "Reviewed by", cut into lines."""
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    if begins_small(below) and below.count(" ") >= SENTENCE - 1:
        return True
    if index == 0:
        return False
    above = sheet.lines[index - 1].text
    tokens = tokenize(above[-40:])
    if not tokens or tokens[-1].shape is Shape.MARK:
        return bool(tokens) and tokens[-1].fold == ":" and len(above) <= LONGEST_LABEL
    return any(vocabulary.has(kind, tokens[-1]) for kind in _JOINING)


def _is_dated(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a line names a day, or a time of reading, and little else, or is the label of one."""
    text = sheet.lines[index].text
    if len(text) > LONGEST:
        return False
    if not holds_number(text):
        return is_stamp(text, vocabulary)
    if not (may_date(text, vocabulary) or may_count(text, vocabulary)):
        return False
    tokens = tokenize(text)
    days = (read_day(tokens, at, vocabulary, sheet.language) for at in range(len(tokens)))
    if any(day is not None and day.month is not None for day in days):
        return True
    return len(tokens) <= MOST_AGO_WORDS and any(
        vocabulary.skip("ago", tokens, at) > at for at in range(len(tokens))
    )


def is_stamp(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but "Published on"."""
    if len(text) > LONGEST_LABEL or not may_stamp(text, vocabulary):
        return False
    tokens = tokenize(text.rstrip(": "))
    return any(
        0 < len(tokens) == vocabulary.skip(kind, tokens, 0) for kind in ("published", "modified")
    )
