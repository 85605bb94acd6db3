"""A page that gives its article to machines alone shows it to readers, too."""

import json

import pytest

from service.core import Document, Stylebook, clean

PARAGRAPHS = (
    "The night boat of Skerry Holm will sail on, as islanders voted by 214 to 61 on Friday.",
    "The votes were counted in the school's hall by the light of the ferry's own lanterns.",
    "A new boat with a lift for wheelchairs is promised for the summer after the next one.",
    "Until then the old one leaves at midnight, and comes back when the last guest is aboard.",
)
FRAME = '<header><a href="/">Skerry Post</a></header><div>Loading…</div>{}<footer>© Post</footer>'


def page(copy: str, shown: str = "") -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "The boat stays", "articleBody": copy})
    script = f'<script type="application/ld+json">{data}</script>'
    return f"<html><head><title>x</title>{script}</head><body>{FRAME.format(shown)}</body></html>"


@pytest.mark.parametrize(
    "copy",
    [
        "\n\n".join(PARAGRAPHS),
        "".join(f"<p>{text}</p>" for text in PARAGRAPHS),
        "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in PARAGRAPHS),
        "\n".join(PARAGRAPHS) + "\ud800\x00",
    ],
)
def test_a_frame_gets_its_article(copy: str, stylebook: Stylebook) -> None:
    """However the copy sets its paragraphs; the answer says where the body comes from."""
    article = clean(Document(html=page(copy)), stylebook)
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert ("body", "json-ld:articleBody") in {
        (told.field, told.where) for told in article.metadata
    }
    assert all(text in article.text for text in PARAGRAPHS)


@pytest.mark.parametrize(
    ("copy", "shown"),
    [
        ("\n".join(PARAGRAPHS), f"<article><p>{PARAGRAPHS[0]}</p></article>"),
        ("\n".join(PARAGRAPHS), "<p>" + "Forty oaken piles were sunk at the pier of Ellery. " * 6),
        ("A teaser of a sentence is no article.", ""),
    ],
)
def test_a_page_that_shows_an_article_stays_as_it_is(
    copy: str, shown: str, stylebook: Stylebook
) -> None:
    """A part of this one, another, or where there is none to be had."""
    article = clean(Document(html=page(copy, shown)), stylebook)
    assert PARAGRAPHS[1] not in article.text
    assert all(told.field != "body" for told in article.metadata)
