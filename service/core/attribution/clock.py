"""Times of day as texts write them, with their zones."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.attribution.token import Token, fold_at, number_at
from service.core.attribution.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `offset` counts minutes from UTC, None where no zone is named."""

    hour: int
    minute: int
    offset: int | None = None

    def iso(self) -> str:
        """The ISO 8601 form, without seconds."""
        text = f"{self.hour:02}:{self.minute:02}"
        if self.offset is None:
            return text
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{text}{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02}"


def read_clock(
    tokens: Sequence[Token], index: int, vocabulary: Vocabulary
) -> tuple[Clock, int] | None:
    """The time of day that begins at a token, and the index behind it."""
    at, hour = number_at(tokens, index, 2)
    if hour is None:
        return None
    minute: int | None = None
    if (gap := _clock_mark(tokens, at, vocabulary)) > at:
        after, minute = number_at(tokens, gap, 2)
        at = after if minute is not None else gap
        if minute is None and not vocabulary.has("hours", tokens[gap - 1]):
            return None
        if fold_at(tokens, at) == ":" and (seconds := number_at(tokens, at + 1, 2))[1] is not None:
            at = _fraction(tokens, seconds[0])
    at, hour, half = _half_of_day(tokens, at, hour, vocabulary)
    if gap == index + 1 and not half:
        return None
    if not (0 <= hour <= 24 and 0 <= (minute or 0) < 60):
        return None
    at = vocabulary.skip("hours", tokens, at)
    offset, at = _zone(tokens, at, vocabulary)
    return Clock(hour % 24, minute or 0, offset), at


def _clock_mark(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind what parts hours and minutes: ":" and "h", "." only between two digits."""
    if at >= len(tokens):
        return at
    if tokens[at].fold == ":" or vocabulary.has("hours", tokens[at]):
        return at + 1
    if tokens[at].fold == "." and number_at(tokens, at + 1, 2)[1] is not None:
        tight = tokens[at + 1].start == tokens[at].end and len(tokens[at + 1].text) == 2
        return at + 1 if tight else at
    return at


def _half_of_day(
    tokens: Sequence[Token], at: int, hour: int, vocabulary: Vocabulary
) -> tuple[int, int, bool]:
    for kind, low in (("am", 0), ("pm", 12)):
        after = vocabulary.skip(kind, tokens, at)
        if after > at:
            return after, hour % 12 + low if hour <= 12 else hour, True
    return at, hour, False


def _zone(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[int | None, int]:
    """The offset named at a token: "Z", "+02:00", "GMT+1", "EDT"."""
    if at >= len(tokens):
        return None, at
    opened = tokens[at].fold == "("
    inner = at + 1 if opened and at + 1 < len(tokens) else at
    named, after = _named_zone(tokens, inner, vocabulary)
    if named in (None, 0) and fold_at(tokens, after) in "+-" and fold_at(tokens, after):
        signed = _signed_offset(tokens, after)
        if signed is not None and (named is not None or signed[1] - after > 2):
            named, after = signed
    if named is None:
        return None, at
    return named, after + 1 if opened and fold_at(tokens, after) == ")" else after


def _named_zone(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[int | None, int]:
    """The offset of a zone's name of up to three words, and the index behind it."""
    for words in (3, 2, 1):
        name = " ".join(token.fold for token in tokens[at : at + words])
        if at + words <= len(tokens) and name in vocabulary.zones:
            return vocabulary.zones[name], at + words
    return None, at


def _signed_offset(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at + 1 >= len(tokens) or tokens[at].end != tokens[at + 1].start:
        return None
    after, hours = number_at(tokens, at + 1, 4)
    if hours is None:
        return None
    minutes = 0
    if hours >= 100:
        hours, minutes = divmod(hours, 100)
        after += 0
    elif fold_at(tokens, after) == ":" and (tail := number_at(tokens, after + 1, 2))[1] is not None:
        after, minutes = tail[0], tail[1] or 0
    if hours > 14 or minutes > 59:
        return None
    sign = -1 if tokens[at].fold == "-" else 1
    return sign * (hours * 60 + minutes), after


def _fraction(tokens: Sequence[Token], at: int) -> int:
    """Behind the fraction of a second, which counts for nothing here."""
    if fold_at(tokens, at) == "." and number_at(tokens, at + 1, 9)[1] is not None:
        return at + 2
    return at
