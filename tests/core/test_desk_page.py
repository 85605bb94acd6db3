"""A page at the desk: the same way as a text, better founded by its tags and its head."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core import Document, Kind, PageError, Role, Stylebook, Told, clean

PARAGRAPHS = [
    "The council of Skarsund voted on Tuesday to keep the old ferry for another ten years.",
    "The ferry has crossed the sound since 1921, and nobody remembers a winter without it.",
    "Its engine will be replaced in the spring, at a cost that the county did not name.",
]
HEAD = {
    "@type": "NewsArticle",
    "headline": "Skarsund keeps its ferry",
    "author": [{"@type": "Person", "name": "Marit Solberg"}],
    "datePublished": "2024-05-14T08:30:00+02:00",
}
PAGE = f"""<!doctype html><html lang="en"><head><title>Skarsund keeps its ferry | The Sound</title>
<script type="application/ld+json">{json.dumps(HEAD)}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Skarsund keeps its ferry</h1><p class="byline">By Marit Solberg</p>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}
<p>(Reporting by Marit Solberg; Editing by Tor Lind)</p></article>
<aside><h3>Most read</h3><ul><li><a href="/1">Ten islands to see</a></li></ul></aside>
<footer>Contact us</footer></body></html>"""


def test_a_page_gives_its_article(stylebook: Stylebook) -> None:
    """Title and body without menus, footers and teasers; a date as the head tells it."""
    article = clean(Document(html=PAGE), stylebook)
    assert article.title == "Skarsund keeps its ferry"
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.source.published == "2024-05-14T08:30:00+02:00"


def test_a_person_of_head_and_text_is_one_credit(stylebook: Stylebook) -> None:
    """The author of the metadata, the byline and the credit line are the same person."""
    credits_given = clean(Document(html=PAGE), stylebook).credits
    assert [(credit.role, credit.name) for credit in credits_given] == [
        (Role.AUTHOR, "Marit Solberg"),
        (Role.EDITING, "Tor Lind"),
    ]


def test_what_the_metadata_told_is_named_with_its_place(stylebook: Stylebook) -> None:
    """A value that no run of the text holds must not come from nowhere."""
    told = clean(Document(html=PAGE), stylebook).metadata
    assert Told("source.published", HEAD["datePublished"], "json-ld:datePublished") in told


def test_a_text_that_is_plainly_a_page_is_read_as_one(stylebook: Stylebook) -> None:
    """It gives the page's answer, and says that it was taken for a page."""
    sniffed = clean(Document(text=PAGE), stylebook)
    assert sniffed.body == clean(Document(html=PAGE), stylebook).body
    assert sniffed.metadata[0].field == "media_type"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("\n", "\n\n"),
        ("<!-- block -->\n", "\n<!-- /block -->\n"),
        ("<DIV class='a'>", "</DIV >"),
    ],
)
def test_a_text_that_is_plainly_a_part_of_a_page_is_read_as_one(
    before: str, after: str, stylebook: Stylebook
) -> None:
    """Feeds and editors hand over the article's markup alone."""
    text = before + "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) + after
    article = clean(Document(text), stylebook)
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.metadata[0].field == "media_type"


@pytest.mark.parametrize(
    "text",
    [
        "<p> begins a paragraph.\n\nWhat ends it is seldom written.",
        "Whoever writes <p>one</p>\n\nmeans <p>two</p>",
        "<b>The ferry</b>\n\nIt stays for another ten years.\n\n<i>The end</i>",
        "<3 is what she wrote to the mayor.\n\nHe wrote back: </p>",
    ],
)
def test_a_text_about_markup_is_a_text(text: str, stylebook: Stylebook) -> None:
    """A tag alone makes no page: its lines would run together."""
    article = clean(Document(text), stylebook)
    assert article.text == text
    assert article.metadata == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*PAGE.split("<"), "p>", "/p>", "\x00", "\ud800", "h1>x"])))
def test_the_ledger_holds_for_any_markup(stylebook: Stylebook, parts: list[str]) -> None:
    """However broken a page is, every character of its rendering is entered once."""
    try:
        article = clean(Document(html="<".join(["", *parts])), stylebook)
    except PageError:
        return
    entered = "".join(article.text[run.start : run.end] for run in article.segments)
    assert "".join(entered.split()) == "".join(article.text.split())
    body = [article.text[run.start : run.end] for run in article.segments if run.kind is Kind.BODY]
    assert " ".join(article.body.split()) == " ".join(" ".join(body).split())
