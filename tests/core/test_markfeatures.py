"""What the tags of a page say of its lines, as numbers."""

from itertools import pairwise

import numpy as np
import pytest

from service.core.linejudge.features import measure
from service.core.linejudge.markcolumns import LEVELS, MARK_COLUMNS, MARK_GROUPS, NAME_COLUMNS
from service.core.linejudge.markfeatures import (
    MarkFeatures,
    Tree,
    measure_marks,
    measure_names,
    read_tree,
)
from service.core.linejudge.ngrams import NOTHING, SCORES, LineNgrams
from service.core.linejudge.pagejudge import length_and_prose
from service.core.mark import Place
from service.core.page import Page, read_page
from tests.core.least_cost import least_cost

SENTENCE = (
    "The ferry to Skarsund will sail again from Monday, the county said, after two winters in "
    "which the island had no boat at all."
)
PAGE = f"""<html><body><nav class=menu><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>
<div class=wrap><div class=story><h1>A ferry</h1><p>{SENTENCE}</p><p>{SENTENCE} Twice.</p>
<p>{SENTENCE} Three times.</p></div></div>
<div class=more><p class=teaser><a href=/x>Another story</a></p></div></body></html>"""


def measured(page: Page) -> tuple[Tree, MarkFeatures]:
    """A page's blocks and what its tags say."""
    tree = read_tree(page.marks, page.blocks)
    return tree, measure_marks(tree, *length_and_prose(measure(page.lines)))


@pytest.fixture(scope="module")
def columns() -> dict[str, list[float]]:
    """Each column of the page above, by name."""
    _, features = measured(read_page(PAGE))
    return dict(zip(MARK_COLUMNS, features.shape.T.tolist(), strict=True))


def test_every_column_has_a_name_of_its_own(columns: dict[str, list[float]]) -> None:
    """No column is missing or named twice, and every place a line may stand in has one."""
    assert len(columns) == len(MARK_COLUMNS) == len({*MARK_COLUMNS} - {*NAME_COLUMNS})
    assert len(MARK_GROUPS["in"]) == len(Place)


def test_lines_are_told_by_their_blocks(columns: dict[str, list[float]]) -> None:
    """Menu, headline, paragraphs and teaser each show in the columns of their own."""
    assert columns["tag_li"] == [1, 1, 0, 0, 0, 0, 0]
    assert columns["tag_h1"] == [0, 0, 1, 0, 0, 0, 0]
    assert columns["tag_p"] == [0, 0, 0, 1, 1, 1, 1]
    assert columns["in_nav"] == [1, 1, 0, 0, 0, 0, 0]
    assert columns["all_linked"] == [1, 1, 0, 0, 0, 0, 1]


def test_the_block_of_the_prose_is_found(columns: dict[str, list[float]]) -> None:
    """All prose stands in the story's block; a wrapper that adds no line is no step up."""
    assert columns["c0_prose"] == pytest.approx([0, 0, 1, 1, 1, 1, 1])
    assert columns["c0_linked"][2] == 0
    assert min(columns["climb"][:2]) > max(columns["climb"][2:6])
    assert columns["own_prose"][6] == 0
    assert columns["own_prose"][3] == pytest.approx(1)


def test_containers_grow() -> None:
    """Each of a line's containers holds the one before, and the first one holds the line."""
    page = read_page(PAGE)
    _, features = measured(page)
    assert features.containers.shape == (len(page.lines), LEVELS, 2)
    for number, spans in enumerate(features.containers.tolist()):
        assert spans[0][0] <= number < spans[0][1]
        for inner, outer in pairwise(spans):
            assert outer[0] <= inner[0] < inner[1] <= outer[1]


def test_names_of_all_blocks_around_a_line_count() -> None:
    """A line's own block and those above are scored; without any weight all is nought."""
    page = read_page(PAGE)
    tree, _ = measured(page)
    silent = LineNgrams(np.zeros((NOTHING + 1, SCORES), np.int8), 1.0, np.zeros(SCORES, np.float32))
    assert not measure_names(tree, silent).any()
    biased = LineNgrams(silent.table, 1.0, np.full(SCORES, 1.5, np.float32))
    named = measure_names(tree, biased)
    assert named.shape == (len(page.lines), len(NAME_COLUMNS))
    assert np.allclose(named[:, : 6 * SCORES], 0.5)


@pytest.mark.parametrize(
    "html",
    [
        "<p>x",
        "<div>" * 240 + "x",
        "<div><p>x</p>" * 120,
        "<p>x</p>" * 20_000,
        "<div>" * 200 + "<p>x</p>" * 10_000,
        "".join(f"<p class='a{number} b{number}'>x</p>" for number in range(10_000)),
    ],
    ids=["one line", "deep", "deeper", "many", "deep and many", "many names"],
)
def test_hostile_pages_cost_time_in_line_with_their_size(html: str) -> None:
    """Deep or wide, a page's marks are measured in half a second."""
    page = read_page(html)
    lengths = length_and_prose(measure(page.lines))
    found = measure_marks(read_tree(page.marks, page.blocks), *lengths)
    assert np.isfinite(found.shape).all()
    cost = least_cost(lambda: measure_marks(read_tree(page.marks, page.blocks), *lengths), 0.5)
    assert cost < 0.5
