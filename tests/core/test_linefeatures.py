"""What is seen of lines without knowing a word of them."""

from math import log, log1p

import numpy as np
import pytest

from service.core.line import read_lines
from service.core.linejudge.columns import COLUMNS, GROUPS, LOGARITHMS, NAMES
from service.core.linejudge.features import measure
from service.core.linejudge.running import Base

PAGE = """\
Home
Skarsund Post
The ferry to Skarsund will sail again from Monday, the county said. It had not sailed for years.

    Ferry tickets, 40 crowns
HOME
12 comments"""


def measured(text: str) -> list[dict[str, float]]:
    """Each line's columns by name."""
    rows = measure(read_lines(text)).shape.tolist()
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_every_column_has_a_place() -> None:
    """Those that are logarithms first, none twice and none left out."""
    assert COLUMNS[: len(LOGARITHMS)] == LOGARITHMS
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert set(NAMES) == {name for names in GROUPS.values() for name in names}


def test_lengths_words_and_marks_are_counted() -> None:
    """Of a sentence, of a heading in capitals, and of a number."""
    home, _, sentence, tickets, capitals, comments = measured(PAGE)
    assert sentence["words"] == pytest.approx(log1p(18))
    assert (sentence["stops"], sentence["commas"]) == pytest.approx((log1p(2), log1p(1)))
    assert sentence["width"] == pytest.approx(log1p(96))
    assert (sentence["closes"], sentence["prose"], home["closes"]) == (1, 1, 0)
    assert capitals["capitals_only"] == 1 > home["capitals_only"]
    assert comments["number_share"] == pytest.approx(0.5)
    assert (comments["first_digit"], comments["last_lower"]) == (1, 1)
    assert tickets["share_digit"] == pytest.approx(2 / 24)


def test_repeats_are_seen_whatever_their_case() -> None:
    """How many there are, how many above, and how far above the last of them."""
    home, post, *_, again, _ = measured(PAGE)
    assert home["same"] == again["same"] == pytest.approx(log(2))
    assert (home["seen"], again["seen"]) == pytest.approx((0, log1p(1)))
    assert again["seen_back"] == pytest.approx(log1p(4) / 6)
    assert home["seen_back"] == pytest.approx(log1p(400) / 6)
    assert (home["single"], post["single"]) == (0, 1)


def test_words_of_other_lines_prose_are_known_by_their_stems() -> None:
    """Four of five letters are enough, and a word's own line does not count."""
    _, post, sentence, tickets, *_ = measured(PAGE)
    assert (post["topic_share"], post["topics"]) == pytest.approx((0.5, log1p(2)))
    assert tickets["topic_share"] == pytest.approx(1 / 3)
    assert sentence["topic_share"] == 0


def test_gaps_and_indents_are_seen() -> None:
    """Above a line, below it, and how far it is set in."""
    *_, sentence, tickets, capitals, _ = measured(PAGE)
    assert (sentence["gap_after"], tickets["gap"], tickets["gapped"]) == (0.5, 0.5, 1)
    assert tickets["indent"] == pytest.approx(log1p(4))
    assert capitals["indented"] == pytest.approx(-log1p(4))


@pytest.mark.parametrize("before", [0, 7, 70_000])
def test_a_run_has_the_same_hash_wherever_it_stands(before: int) -> None:
    """And another hash in another order; in a long text, too."""
    run = np.array([3, 141, 59], np.uint32)
    values = np.concatenate((np.arange(before, dtype=np.uint32), run, run[::-1]))
    first = np.array([before, before + 3, before])
    hashes = Base(0x01000193).sum(values).hashes(first, first + 3)
    alone = Base(0x01000193).sum(run).hashes(np.array([0]), np.array([3]))
    assert hashes[0] == hashes[2] == alone[0] != hashes[1]
