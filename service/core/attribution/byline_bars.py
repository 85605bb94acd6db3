"""A byline in bars: a name beside its date and the time that reading takes."""

from service.core.attribution.credit import CreditReader
from service.core.attribution.day import read_day
from service.core.attribution.roster import Roster
from service.core.attribution.token import Shape


def name_between_marks(reader: CreditReader) -> Roster | None:
    """The name of "27. Januar 2026 • Gregor Meier • 3 Minuten", if a line is such a one."""
    parts = _parts(reader)
    if not 3 <= len(parts) <= 5:
        return None
    dated = [part for part in parts if _is_date(reader, *part)]
    timed = [part for part in parts if part not in dated and _is_reading_time(reader, *part)]
    left = [part for part in parts if part not in dated and part not in timed]
    if not dated or not timed or len(left) != 1:
        return None
    roster = reader.roster(left[0][0], frozenset(), None)
    if roster is None or roster.after != left[0][1] or roster.members[0].words < 2:
        return None
    return roster


def _parts(reader: CreditReader) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = 0
    for index, token in enumerate(reader.tokens):
        if token.fold == "|":
            parts.append((start, index))
            start = index + 1
    parts.append((start, len(reader.tokens)))
    return [part for part in parts if part[0] < part[1]]


def _is_date(reader: CreditReader, start: int, end: int) -> bool:
    found = read_day(reader.tokens[:end], start, reader.vocabulary)
    return found is not None and found.end >= end


def _is_reading_time(reader: CreditReader, start: int, end: int) -> bool:
    return (
        end - start <= 5
        and any(token.shape is Shape.NUMBER for token in reader.tokens[start:end])
        and any(
            reader.vocabulary.skip("ago", reader.tokens, index) > index
            for index in range(start, end)
        )
    )
