"""The credit parser against very many generated lines: no exception, and no line that drags.

How many is read from COPYDESK_GENERATED_LINES; `make test` reads few, the release check a million.
"""

import os
import random
import time
from collections.abc import Iterator
from datetime import date

import pytest

from service.core.attribution.snippet import read_snippet
from service.core.attribution.trigger import Triggers
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import read_lines
from tests.core.credits.test_any_text import PIECES

FEW, MANY = 1_200, 40_000
COUNT = int(os.environ.get("COPYDESK_GENERATED_LINES", FEW))
TODAY = date(2024, 6, 5)
MARKS = ["", " ", " ", " ", ", ", "; ", " / ", " - ", "\n", ": "]
NAMES = ["Ada Penhale", "Jan van der Meer", "ИВАН ПЕТРОВ", "山田太郎", "한서윤", "María José"]
PLACES = ["Oslo", "NEW DELHI", "東京", "São Paulo", "Ciudad de México", "서울", "МОСКВА", "Hà Nội"]


def phrases(vocabulary: Vocabulary) -> list[str]:
    """Phrases that the vocabulary knows, so that a line often begins as a credit does."""
    tables = (vocabulary.nouns, vocabulary.labels, vocabulary.before, vocabulary.agencies)
    return [
        " ".join(folded)
        for table in tables
        for first in sorted(table.firsts())
        for folded in table.entries(first)
    ]


def lines(count: int, seed: int, known: list[str]) -> Iterator[str]:
    """So many lines of pieces in chance order; the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (nothing here is a secret)
    pieces = [*PIECES, *NAMES, *PLACES]
    for _ in range(count):
        parts = chance.choices(pieces, k=chance.randint(1, 9))
        parts.insert(chance.randrange(len(parts)), chance.choice(known))
        yield "".join(part + chance.choice(MARKS) for part in parts)


def seconds(vocabulary: Vocabulary, count: int, seed: int) -> float:
    """Reads so many lines; the processor's seconds that it takes."""
    known = phrases(vocabulary)
    start = time.process_time()
    for line in lines(count, seed, known):
        found = read_snippet(line, vocabulary, TODAY)
        assert all(credit.name for credit in found.credits)
    return time.process_time() - start


def test_every_generated_line_is_read(vocabulary: Vocabulary) -> None:
    """No line raises, and three times the lines take about three times the time."""
    once = seconds(vocabulary, COUNT // 4, seed=1)
    thrice = seconds(vocabulary, COUNT * 3 // 4, seed=2)
    assert thrice < 8 * once + 1


@pytest.mark.slow
def test_many_generated_lines_are_read(vocabulary: Vocabulary) -> None:
    """The same of many more lines, each of other pieces."""
    assert seconds(vocabulary, MANY, seed=3) > 0


def test_looking_for_credits_takes_a_texts_length(vocabulary: Vocabulary) -> None:
    """The look at a whole text takes four times as long for four times the lines, not more."""
    known = phrases(vocabulary)
    triggers = Triggers(vocabulary)
    spans = []
    for count in (1_000, 4_000):
        text = "\n".join(line.replace("\n", " ") for line in lines(count, 4, known))
        read = read_lines(text)
        start = time.process_time()
        assert set(triggers.starts(text, read)) <= set(range(len(read)))
        spans.append(time.process_time() - start)
    assert spans[1] < 12 * spans[0] + 0.5
