"""A page's own copy of its article speaks for lines that stand in it, and against none."""

import json

import pytest

from service.core import Document, Stylebook, clean
from service.core.line import read_lines
from service.core.metadata.linked_data import LinkedData
from service.core.metadata.own_copy import LONGEST, find_own_copy
from service.core.own_copy import heed
from service.core.verdict import Opinion

PARAGRAPHS = (
    "The pier of Port Ellery opened to walkers on Thursday, two years after a storm broke it.",
    "Three hundred people came to the opening, said the mayor, Ines Calloway, and it rained.",
    "Forty oaken piles were sunk",
    "The ferry to the outer isles leaves from it again, at seven in the morning and at noon.",
)
TEASER = "Ten islands to see before winter comes to them"
LINES = read_lines("\n\n".join((*PARAGRAPHS, TEASER)))
COPY = " ".join(PARAGRAPHS)


def raised(copy: str, *chances: float) -> list[bool]:
    """Which of the lines a copy makes likelier than the judge holds them for."""
    told = heed(copy, LINES, Opinion(chances, 0.5, "test"))
    assert (told.least, told.version) == (0.5, "test")
    return [chance > before for chance, before in zip(told.chances, chances, strict=True)]


def test_a_doubted_line_that_stands_in_the_copy_is_likelier() -> None:
    """A sentence more than a heading; one that the judge is sure of stays what it is."""
    told = heed(COPY, LINES, Opinion((0.98, 0.05, 0.2, 0.001, 0.2), 0.5, "test"))
    assert told.chances == pytest.approx((0.98, 0.725, 0.692, 0.048, 0.2), abs=0.001)


@pytest.mark.parametrize(
    "copy",
    [
        "<p>" + "</p>\n<p>".join(PARAGRAPHS) + "</p>",
        COPY.upper(),
        COPY.replace(". ", "."),
        PARAGRAPHS[0][:60] + "\u2019 " + PARAGRAPHS[1],
    ],
)
def test_how_the_copy_is_set_is_no_matter(copy: str) -> None:
    """Tags, letters' cases, spaces and quotation marks; it may also be short."""
    data = LinkedData([json.dumps({"@type": "NewsArticle", "articleBody": copy})])
    found = find_own_copy(data)
    assert found is not None
    assert raised(found.text, 0.98, 0.2, 0.2, 0.2, 0.2)[1]


def test_a_copy_that_says_otherwise_is_not_believed() -> None:
    """Of another article, of one behind a paywall, or of nothing."""
    unseen = "What only those who pay for it may read goes on for very many sentences more. " * 9
    for copy in (unseen + COPY, "", "Pier", "\U0001f600"):
        assert not any(raised(copy, 0.2, 0.2, 0.2, 0.2, 0.2))


def test_a_teaser_of_the_article_harms_nothing() -> None:
    """A copy that breaks off says nothing of what comes after it."""
    assert raised(PARAGRAPHS[0], 0.2, 0.2, 0.2, 0.6, 0.2) == [True, False, False, False, False]


def test_what_a_kept_line_holds_is_not_told_again() -> None:
    """A sentence that is set out for the eye stands in the copy, too, and in its own paragraph."""
    quoted = read_lines("\n\n".join((*PARAGRAPHS[:2], "Three hundred people came to the opening")))
    told = heed(COPY, quoted, Opinion((0.98, 0.98, 0.4), 0.5, "test"))
    assert told.chances[2] == 0.4


def test_copies_beyond_all_articles_are_not_read() -> None:
    """And of several the longest counts."""
    bodies = [COPY[:80], COPY, "a" * (LONGEST + 1)]
    nodes = [{"@type": "Article", "articleBody": body} for body in bodies]
    found = find_own_copy(LinkedData([json.dumps(nodes[:2])]))
    assert found is not None
    assert (found.text, found.where) == (COPY, "json-ld:articleBody")
    assert find_own_copy(LinkedData([json.dumps(nodes)])) is None
    assert find_own_copy(LinkedData([json.dumps({"@type": "Article", "articleBody": [5]})])) is None


def test_the_desk_heeds_a_page_and_not_a_text(stylebook: Stylebook) -> None:
    """With a copy nothing of an article is lost that stands without it."""
    script = json.dumps({"@type": "NewsArticle", "articleBody": COPY})
    shown = "".join(f"<p>{line}</p>" for line in (*PARAGRAPHS, TEASER))
    page = f'<script type="application/ld+json">{script}</script><article>{shown}</article>'
    assert clean(Document(html=shown), stylebook).body in clean(Document(html=page), stylebook).body
