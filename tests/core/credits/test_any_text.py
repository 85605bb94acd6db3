"""The credit parsers against arbitrary and hostile text."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.attribution.agency import parse_tag
from service.core.attribution.byline import parse_byline
from service.core.attribution.credit_line import parse_credits
from service.core.attribution.dateline import parse_dateline
from service.core.attribution.day import parse_day
from service.core.attribution.imprint import parse_imprint
from service.core.attribution.snippet import read_snippet
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary
from tests.core.least_cost import least_cost

TODAY = date(2024, 6, 5)
PIECES = [
    "Reporting by", "(Reporting by", "Editing by", "Photo:", "By", "Von", "Par", "and",
    "&", ",", ";", ".", "(", ")", "[", "]", "/", " - ", " — ", ":", "Jane Roe", "JANE ROE",
    "van der Berg", "al-Hassan", "in Paris", "Jr.", "contributed to this report", "AFP",
    "(Reuters)", "dpa", "WASHINGTON", "June 3", "3. Juni", "2024", "14:05", "Uhr",
    "June 3, 2024", "记者", "林小桥", "新华社", "電", "3日", "山田太郎", "撮影", "한서윤", "기자",
    "كتب",
    "أحمد", "द्वारा", "मीना", "@jane", "jane@example.com", "\n", "\u200b", "’s", "'",
    "\ud800", "١٢", "Updated",
]  # fmt: skip
LINES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)


@settings(max_examples=600, deadline=None)
@given(text=LINES)
def test_credits_stand_in_the_runs_that_are_claimed(text: str, vocabulary: Vocabulary) -> None:
    """Every name and place that is said stands in one of the spans, and spans do not overlap."""
    found = parse_credits(text, vocabulary)
    held = [" ".join(text[start:end].split()) for start, end in found.spans]
    for credit in found.credits:
        assert any(credit.name in run for run in held)
        assert credit.location is None or any(credit.location in run for run in held)
    ends = [0, *(end for _, end in found.spans)]
    for end_before, (start, end) in zip(ends, found.spans, strict=False):
        assert end_before <= start < end <= len(text)


@settings(max_examples=600, deadline=None)
@given(text=LINES)
def test_datelines_and_bylines_say_only_what_is_there(text: str, vocabulary: Vocabulary) -> None:
    """A dateline is a prefix of the text, a byline's names stand in it, no date is to come."""
    plain = " ".join(text.split())
    dateline = parse_dateline(text, vocabulary, TODAY)
    if dateline is not None:
        assert 0 < dateline.end <= len(text)
        assert plain.startswith(dateline.text)
        assert dateline.place is None or dateline.place in dateline.text
        assert dateline.date is None or dateline.date[:10] <= TODAY.isoformat()
    byline = parse_byline(text, vocabulary)
    assert byline is None or all(credit.name in plain for credit in byline.credits)
    day = parse_day(text, vocabulary, TODAY)
    assert day is None or day[:10] <= TODAY.isoformat()
    read_snippet(text, vocabulary, TODAY)


@pytest.mark.parametrize("text", ["Photo b\u01c5ane Roe", "Reporting by\u1f88ne Roe"])
def test_a_letter_that_is_neither_small_nor_a_capital_parts_no_word(
    text: str, vocabulary: Vocabulary
) -> None:
    """Title case has letters of its own: two in one of which the first alone is a capital."""
    assert parse_credits(text, vocabulary).credits == ()


HOSTILE = {
    "brackets": "(",
    "bylines": "By ",
    "commas": ", ",
    "joints": "and ",
    "roles": "Reporting by ",
    "credits": "(Reporting by Jane Roe, John Doe and ",
    "photo stops": "Photo by A. ",
    "names": "Jane ",
    "slashes": "Jane Roe/",
    "slashed agencies": "AFP/",
    "agencies": "(AFP) ",
    "ideographs": "記",
    "behind": "Jane Roe contributed and ",
    "months": "June ",
    "numbers": "1",
    "initials": "J. ",
    "initials without spaces": "J.",
    "addresses": "a@b",
    "particles": "de la ",
    "apostrophes": "l'A",
}
READERS: dict[str, Callable[[str, Vocabulary], object]] = {
    "credits": parse_credits,
    "byline": parse_byline,
    "dateline": parse_dateline,
    "imprint": parse_imprint,
    "tag": parse_tag,
}


def seconds(reader: Callable[[str, Vocabulary], object], text: str, words: Vocabulary) -> float:
    """The shortest of three runs, in seconds of the processor; other work does not count."""
    spans = []
    for _ in range(3):
        start = time.process_time()
        reader(text, words)
        spans.append(time.process_time() - start)
    return min(spans)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(
    kind: str, reader: str, vocabulary: Vocabulary
) -> None:
    """Doubling a hostile line doubles the work at the most, with room for a busy machine."""
    piece = HOSTILE[kind]
    once = seconds(READERS[reader], piece * 2_000, vocabulary)
    twice = seconds(READERS[reader], piece * 8_000, vocabulary)
    assert twice < 0.02 or twice < 12 * once


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\u3000"])
def test_a_row_of_white_space_takes_its_length(space: str) -> None:
    """No token follows it, and none is looked for from each of its spaces on."""
    assert least_cost(lambda: tokenize(f"Ada Penhale{space * 100_000}"), 0.1) < 0.1
