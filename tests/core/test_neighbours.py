"""What belongs to the lines that are kept: lists, gaps and the pieces of a sentence."""

import pytest

from service.core.article import Reason
from service.core.boilerplate import Noise
from service.core.line import read_lines
from service.core.neighbours import FEW, MOST_IN_GAP, close_gaps, keep_company
from tests.core.least_cost import least_cost

BAR = 0.2
SHARE = Noise(Reason.SHARE, "en-share", 0.95)
KEPT, FAR, NEAR = 0.9, 0.01, 0.1
"""Chances of a line that is kept, of one far from the bar, and of one at half of it."""


def company(text: str, chances: list[float], known: int | None = None) -> list[bool]:
    """Which lines are kept, those at the bar and their company; `known` is one that a rule met."""
    kept = [chance >= BAR for chance in chances]
    noise = [SHARE if index == known else None for index in range(len(kept))]
    keep_company(read_lines(text), noise, chances, BAR, kept)
    return kept


def gaps(text: str, chances: list[float], known: int | None = None) -> list[bool]:
    """The same where gaps are closed."""
    kept = [chance >= BAR for chance in chances]
    noise = [SHARE if index == known else None for index in range(len(kept))]
    close_gaps(read_lines(text), noise, chances, BAR, kept)
    return kept


@pytest.mark.parametrize(
    "text",
    [
        "* a pole\n* a lamp\n* patience",
        "1. Hook the tap.\n2. Pull\n3. Wait",
        "Weight: 214 g\nBattery: 52 hours\nPrice: 40 euros",
        "・竿\n・灯\n・忍耐",
    ],
)
def test_a_list_of_which_half_is_kept_is_kept_whole(text: str) -> None:
    """Its last entries are no less the article's than its first."""
    assert company(text, [KEPT, KEPT, FAR]) == [True] * 3
    assert company(text, [FAR, KEPT, KEPT]) == [True] * 3
    assert company(text, [KEPT, FAR, FAR]) == [True, False, False]


def test_a_list_right_below_a_kept_line_is_kept_whole() -> None:
    """One entry that is kept is enough: a menu does not begin below what announces a list."""
    text = "What you need\n* a pole\n* a lamp\n* patience"
    assert company(text, [KEPT, KEPT, FAR, FAR]) == [True] * 4
    assert company(text, [FAR, KEPT, FAR, FAR]) == [False, True, False, False]


def test_a_long_list_takes_its_length() -> None:
    """Of one with an entry kept here and there each line is looked at once, not once for each."""
    text = "\n".join(["* a pole"] * 20_000)
    assert least_cost(lambda: company(text, [FAR, FAR, KEPT, FAR, FAR] * 4_000), 1) < 1


def test_what_a_rule_knows_ends_a_list() -> None:
    """A button among entries is none, and what stands below it is another list."""
    text = "* a pole\n* a lamp\n* Share\n* Tides"
    assert company(text, [KEPT, FAR, FAR, FAR], known=2) == [True, True, False, False]


def test_lines_without_a_form_in_common_are_no_list() -> None:
    """A dash and a star do not make one, nor do two quotations."""
    assert company("* a pole\n- a lamp", [KEPT, FAR]) == [True, False]
    assert company("\u201cGood.\u201d\n\u201cTides\u201d", [KEPT, FAR]) == [True, False]


@pytest.mark.parametrize(
    ("text", "chances"),
    [
        ("The roof of\nwill cost a fortune.", [NEAR, KEPT]),
        ("The roof of\nOld Hall\n, built in 1871, will cost a fortune.", [NEAR, KEPT, KEPT]),
        ("HULDA BRANDT, HOST:\nGood morning.", [NEAR, KEPT]),
    ],
)
def test_what_a_kept_line_goes_on_from_is_kept(text: str, chances: list[float]) -> None:
    """The piece of a sentence above a link, and a line that announces the next."""
    assert company(text, chances) == [True] * len(chances)
    assert company(text, [FAR, *chances[1:]])[0] is False
    assert company(text, chances, known=0)[0] is False


def test_a_line_above_the_article_is_no_beginning_of_its_sentence() -> None:
    """What stands apart from it, or closes, is the page's."""
    assert company("Local news\n\nwill cost a fortune.", [NEAR, KEPT]) == [False, True]
    assert company("Subscribe now!\nwill cost a fortune.", [NEAR, KEPT]) == [False, True]
    assert company("Local news\nThe roof leaks.", [NEAR, KEPT]) == [False, True]


def test_a_gap_between_kept_lines_is_closed_where_the_judge_is_not_sure() -> None:
    """Pros and cons have few words; what it is sure of, or one line of doubt, is a teaser."""
    text = "It boils.\nPros\nquick\nquiet\nIt costs a lot."
    assert gaps(text, [KEPT, 0.03, 0.02, 0.05, KEPT]) == [True] * 5
    assert gaps(text, [KEPT, FAR, FAR, FAR, KEPT]) == [True, False, False, False, True]
    single = "It boils.\nquick\nIt costs a lot."
    assert gaps(single, [KEPT, 0.03, KEPT]) == [True, False, True]
    assert gaps(single, [KEPT, 0.07, KEPT]) == [True] * 3


def test_what_a_rule_knows_or_the_texts_end_makes_no_gap() -> None:
    """Noise stands where the article is over, or where something is set into it."""
    text = "It boils.\nquick\nShare\nIt costs a lot."
    assert gaps(text, [KEPT, NEAR, NEAR, KEPT], known=2) == [True, False, False, True]
    assert gaps("It boils.\nquick\nquiet", [KEPT, NEAR, NEAR]) == [True, False, False]


@pytest.mark.parametrize(
    ("line", "count", "closed"),
    [("It boils.", 3, True), ("It boils. " * 9, 3, False), ("It boils.", MOST_IN_GAP + 1, False)],
)
def test_gaps_of_long_texts_are_closed_where_the_article_is_of_short_lines(
    line: str, count: int, *, closed: bool
) -> None:
    """Among long paragraphs, or where they are long themselves, they are as often teasers."""
    lines = [line] * (FEW // 2) + ["quick"] * count + [line] * (FEW // 2)
    chances = [NEAR if text == "quick" else KEPT for text in lines]
    kept = gaps("\n".join(lines), chances)
    assert kept.count(False) == (0 if closed else count)


def test_what_a_writer_has_marked_by_hand_closes_a_gap() -> None:
    """Squares and circles head the parts of a notice; stars are a page's stars of rating."""
    text = "市では催しを開きます。\n■日時\n8月10日\n■場所\n公園\n雨なら中止です。"
    assert gaps(text, [KEPT, FAR, FAR, FAR, FAR, KEPT]) == [True] * 6
    stars = text.replace("■", "★")
    assert sum(gaps(stars, [KEPT, FAR, FAR, FAR, FAR, KEPT])) == 2
