"""The words of a day: its month, its year, its weekday, and what stands behind its number."""

from collections.abc import Sequence

from service.core.attribution.token import Shape, Token, fold_at, number_at
from service.core.attribution.vocabulary import Vocabulary

FIRST_YEAR, LAST_YEAR = 1800, 2199

BUDDHIST_YEARS, BUDDHIST_OFFSET = range(2400, 2700), 543
"""Years of the Buddhist era, as Thai papers date theirs, and how far ahead they are."""


def of_common_era(year: int) -> int:
    """A year as the Gregorian calendar counts it, where it is one of the Buddhist era."""
    return year - BUDDHIST_OFFSET if year in BUDDHIST_YEARS else year


def behind_stop(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].fold == "." else at


def behind_ordinal(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    at = behind_suffix(tokens, at)
    if fold_at(tokens, at) in (".", "-", "\u00ba", "\u00b0", "/"):
        at += 1
    return vocabulary.skip("date_words", tokens, at)


def behind_suffix(tokens: Sequence[Token], at: int) -> int:
    """Behind the letters of an ordinal that stand right at the number: 3rd, 1er."""
    if not 0 < at < len(tokens) or tokens[at].start != tokens[at - 1].end:
        return at
    return at + 1 if tokens[at].shape is Shape.LOWER and len(tokens[at].text) <= 3 else at


def read_month(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The index behind a month's name (and its full stop or second name), and its number."""
    if at >= len(tokens):
        return None
    leads = tokens[at].shape not in (Shape.IDEOGRAPH, Shape.HANGUL)  # there it stands behind
    if leads and vocabulary.has("month_marks", tokens[at]):
        after, value = number_at(tokens, at + 1, 2)
        return (after, value) if value is not None else None
    number = vocabulary.months.get(tokens[at].fold)
    if number is None and tokens[at].text.endswith("."):
        number = vocabulary.months.get(tokens[at].fold.rstrip("."))
    if number is None:
        return _long_month(tokens, at, vocabulary)
    short = tokens[at].fold in vocabulary.short_months
    at = _behind_second_name(tokens, at + 1, vocabulary, number)
    if fold_at(tokens, at) == "." and short:
        return at + 1, number
    if fold_at(tokens, at) in (".", "-", "/") and number_at(tokens, at + 1, 4)[1] is not None:
        return at + 1, number
    return at, number


def _long_month(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """A month of two words, as Arabic has beside its others: the first and second Tishrin."""
    if at + 1 >= len(tokens):
        return None
    number = vocabulary.months.get(f"{tokens[at].fold} {tokens[at + 1].fold}")
    return (at + 2, number) if number is not None else None


def _behind_second_name(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary, number: int
) -> int:
    """Behind the same month's other name, which Arabic texts set beside the first."""
    inner = at + 1 if fold_at(tokens, at) == "/" else at
    if inner < len(tokens) and vocabulary.months.get(tokens[inner].fold) == number:
        return inner + 1
    return at


def read_year(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[int | None, int]:
    inner = at + (fold_at(tokens, at) in (",", ";", ".", "/") and at < len(tokens))
    inner = vocabulary.skip("date_words", tokens, inner)
    if inner < len(tokens) and vocabulary.has("year_marks", tokens[inner]):
        inner += 1
    after, value = number_at(tokens, inner, 4)
    value = of_common_era(value) if value is not None else None
    if value is None or not FIRST_YEAR <= value <= LAST_YEAR:
        return None, at
    if after < len(tokens) and vocabulary.has("year_marks", tokens[after]):
        after += 1
        if fold_at(tokens, after) == "." and after < len(tokens):
            after += 1
    return value, after


def behind_weekday(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    after = vocabulary.skip("weekdays", tokens, at)
    if after == at:
        return at
    while fold_at(tokens, after) in (",", ".") and after < len(tokens):
        after += 1
    return vocabulary.skip("date_words", tokens, after)
