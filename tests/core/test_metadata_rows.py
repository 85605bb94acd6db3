"""A page's authors in rows, lists and boxes, beside what is hidden, and as libraries have them."""

import pytest

from tests.core.test_metadata_beyond import HEADLINE, PROSE, names, read

BOTH = ["Hanna Wick", "Ole Sand"]
HEAD = f"<h1>{HEADLINE}</h1>"


@pytest.mark.parametrize(
    "byline",
    [
        "<div><span class=author>Hanna Wick</span><span class=author>Ole Sand</span></div>",
        "<p><a rel=author href=/a>Hanna Wick</a> <a rel=author href=/b>Ole Sand</a></p>",
        "<ul class=byline><li>Hanna Wick</li><li>Ole Sand</li></ul>",
        "<ul><li><a rel=author href=/>Hanna Wick</a><li><a rel=author href=/>Ole Sand</a></ul>",
    ],
)
def test_authors_in_a_row(byline: str) -> None:
    """Elements that are alike and stand beside each other hold the authors of one article."""
    assert names(read(f"{HEAD}{byline}{PROSE * 3}")) == BOTH


@pytest.mark.parametrize(
    "byline",
    [
        "<p><a rel=author>Hanna Wick</a> Reviewed by <a rel=author>Ole Sand</a></p>",
        "<div class=author><span class=name>Hanna Wick</span><span class=at>Old Mill</span></div>",
        "<div hidden><p>By Ole Sand</p></div><p>By Hanna Wick</p>",
        "<div style='display:none'>By Ole Sand</div><p>By Hanna Wick</p>",
        "<p><span class=sr-only>Author</span> Hanna Wick</p>",
    ],
)
def test_what_stands_in_no_row(byline: str) -> None:
    """Another's work, a place and what is hidden name no second author."""
    assert names(read(f"{HEAD}{byline}{PROSE * 3}")) == ["Hanna Wick"]


CITED = """<meta name=citation_author content="Wick, Hanna">
<meta name=citation_author content="Sand, Ole">"""
FIRST_CITED = """<meta name=dc.creator content="Hanna Wick">
<meta name=citation_authors content="Hanna Wick; Ole Sand">"""


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (CITED, BOTH),
        ('<meta name=dc.creator content="Wick, Hanna K.">', ["Hanna K. Wick"]),
        ('<meta name=dc.creator content="Hanna Wick, Ole Sand">', BOTH),
        (FIRST_CITED, BOTH),
        ('<meta name=author content="hanna@valley.example (Hanna Wick)">', ["Hanna Wick"]),
        ('<meta name=author content="Hanna Wick &lt;hanna@valley.example>">', ["Hanna Wick"]),
        ('<meta name=author content="Guest Author">', []),
    ],
)  # fmt: skip
def test_names_as_libraries_and_mail_have_them(head: str, authors: list[str]) -> None:
    """The last name may stand first, an address beside the name, and a guest's word for none."""
    assert names(read(f"{HEAD}{PROSE * 3}", head)) == authors


@pytest.mark.parametrize(
    ("box", "authors"),
    [
        ("<div class=author-box><h4>About Hanna Wick</h4><p>Hanna writes on rivers.</p></div>",
         ["Hanna Wick"]),
        ("<div class=author-box><h4>About the author</h4><p>Hanna writes on rivers.</p></div>", []),
        ("<div class=people><h4>Hanna Wick</h4><p>Hanna is the mayor of the town.</p></div>", []),
    ],
)  # fmt: skip
def test_a_box_about_the_author(box: str, authors: list[str]) -> None:
    """Its heading ends in a name with which its prose begins; other people's boxes are not it."""
    assert names(read(f"{HEAD}{PROSE * 9}{box}")) == authors
