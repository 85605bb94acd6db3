"""Lists, quotations and tables that are set into an article's paragraphs."""

import pytest

from service.core.article import Reason
from service.core.boilerplate import Noise
from service.core.inset import keep_insets
from service.core.line import read_lines
from service.core.mark import Block, Blocks, Mark, Place
from service.core.prose import find_prose
from service.core.verdict import Opinion

FIRST = "The harbor board voted on Thursday to dredge the main channel of the port."
LAST = "The work is to begin in April and to last until the first ice, the board said."
OWN = ("entry-content", "post")


def chances(
    *set_in: Mark, text: str = "Depth: 9 feet", last: bool = True, ruled: bool = False
) -> list[float]:
    """The chances of lines between two paragraphs that the judge holds for noise, afterwards."""
    lines = read_lines("\n".join([FIRST, *[text] * len(set_in), *[LAST] * last]))
    marks = [paragraph(), *set_in, *[paragraph()] * last]
    found = Noise(Reason.SHARE, "en-share", 0.95) if ruled else None
    noise = [None, *[found] * len(set_in), *[None] * last]
    opinion = Opinion([0.9, *[0.02] * len(set_in), *[0.9] * last], 0.5, "judge-0")
    after = keep_insets(opinion, marks, noise, find_prose(lines)).chances
    return list(after[1 : 1 + len(set_in)])


def paragraph() -> Mark:
    """A paragraph of the article."""
    return Mark("p", 0, 0.0, Place.ARTICLE, 3, OWN, 2)


def entry(
    place: Place = Place.ARTICLE | Place.LIST, linked: float = 0.0, names: tuple[str, ...] = OWN
) -> Mark:
    """An entry of a list."""
    return Mark("li", 0, linked, place, 5, names, 4)


def test_a_list_in_the_paragraphs_own_block_stays() -> None:
    """All its entries do, where a paragraph follows; below the last one it may be of tags."""
    assert chances(entry(), entry()) == [0.5, 0.5]
    assert chances(entry(), entry(), last=False) == [0.02, 0.02]


def test_a_list_that_has_a_name_or_links_or_stands_elsewhere_is_left_to_the_judge() -> None:
    """So is one that a rule knows."""
    assert chances(entry(names=("sharedaddy", *OWN))) == [0.02]
    assert chances(entry(linked=1.0)) == [0.02]
    assert chances(entry(place=Place.ARTICLE | Place.LIST | Place.ASIDE)) == [0.02]
    assert chances(entry(), ruled=True) == [0.02]


def test_code_between_paragraphs_stays() -> None:
    """A program that an article shows is a part of it."""
    assert chances(entry(place=Place.ARTICLE | Place.CODE)) == [0.5]
    assert chances(entry(place=Place.ARTICLE | Place.CODE), last=False) == [0.02]


def test_a_quotation_below_the_last_paragraph_stays() -> None:
    """Nobody else's words are set out there."""
    quote = entry(place=Place.ARTICLE | Place.QUOTE)
    assert chances(quote, last=False) == [0.5]


def test_a_heading_between_two_paragraphs_stays() -> None:
    """One alone; of two the first heads something that is not there."""
    heading = Mark("h3", 3, 0.0, Place.ARTICLE, 4, OWN, 3)
    assert chances(heading) == [0.5]
    assert chances(heading, heading) == [0.02, 0.02]
    assert chances(heading, last=False) == [0.02]


BLOCKS = Blocks.of(
    [
        Block("body", (), Place.NONE, 0, 0, 9),
        Block("div", ("story",), Place.NONE, 0, 0, 9),
        Block("p", ("css-p",), Place.NONE, 1, 0, 1),
        Block("ul", ("css-ul",), Place.LIST, 1, 1, 3),
        Block("li", ("css-li",), Place.LIST, 3, 1, 2),
        Block("section", ("letter",), Place.NONE, 1, 3, 4),
        Block("p", (), Place.NONE, 5, 3, 4),
        Block("p", ("css-p",), Place.NONE, 1, 4, 5),
    ]
)


@pytest.mark.parametrize(
    ("is_kept", "last_at", "stays"), [(True, 7, True), (False, 7, False), (True, 6, False)]
)
def test_a_list_with_a_name_between_paragraphs_of_its_block_stays(
    is_kept: bool, last_at: int, stays: bool
) -> None:
    """Though every element has a name, and a widget follows it; not where nothing is kept below it
    in the same block."""
    lines = read_lines("\n".join([FIRST, "Depth: 9 feet", "Width: 80", "Get our letters", LAST]))
    at = [2, 4, 4, 6, last_at]
    marks = [Mark(BLOCKS[n].tag, 0, 0.0, BLOCKS[n].place, 3, BLOCKS[n].names, n) for n in at]
    opinion = Opinion([0.9, 0.02, 0.02, 0.02, 0.9 if is_kept else 0.02], 0.5, "judge-0")
    after = keep_insets(opinion, marks, [None] * 5, find_prose(lines), BLOCKS).chances
    assert list(after[1:4]) == ([0.5, 0.5, 0.02] if stays else [0.02] * 3)
