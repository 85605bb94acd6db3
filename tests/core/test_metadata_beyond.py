"""A page's metadata where other articles, comments and kickers stand around it."""

import json
from datetime import date
from importlib.resources import files

import pytest

from service.core.attribution.lexicon import read_vocabulary
from service.core.metadata import Metadata, read_metadata
from service.core.page import read_page

TODAY = date(2024, 6, 30)
VOCABULARY = read_vocabulary(files("service") / "stylebook")
HEADLINE = "Bridge opens again after two years"
PROSE = "<p>The council met in the old hall on Tuesday and heard from forty people about the \
bridge over the river, which has been closed since the flood.</p>"


def read(body: str, head: str = "", language: str = "en") -> Metadata:
    """The metadata of a page of that head and body."""
    html = f"<!doctype html><html lang={language}><head>{head}</head><body>{body}</body></html>"
    return read_metadata(read_page(html), TODAY, VOCABULARY)


def names(found: Metadata) -> list[str]:
    """The authors' names."""
    return [author.text for author in found.authors]


@pytest.mark.parametrize(
    "behind",
    [
        "<h2>Read next</h2><h3>Old mill burns down</h3><p>By John Sand</p><p>May 1, 2022</p>",
        "<section id=comments><p>By John Sand</p><p>May 1, 2022</p><p>Nice.</p></section>",
        "<div class=comment><b>John Sand</b> <time datetime=2022-05-01>May 1</time></div>",
    ],
)
@pytest.mark.parametrize("paragraphs", [3, 20])
def test_what_stands_behind_the_article_is_not_its_own(behind: str, paragraphs: int) -> None:
    """The next article's byline and a comment's day are taken for nobody's, near and far."""
    found = read(f"<h1>{HEADLINE}</h1>{PROSE * paragraphs}{behind}")
    assert names(found) == []
    assert found.published is None


def test_a_byline_at_the_articles_end_is_its_own() -> None:
    """Without another headline above it the only byline of the page counts, and its day."""
    found = read(f"<h1>{HEADLINE}</h1>{PROSE * 5}<p>By John Sand</p><p>May 1, 2022</p>")
    assert names(found) == ["John Sand"]
    assert found.published is not None
    assert found.published.text == "2022-05-01"


@pytest.mark.parametrize("name", ["kicker", "article__overline", "dachzeile", "antetitulo"])
def test_a_kicker_within_the_heading_is_no_part_of_it(name: str) -> None:
    """What markup calls the words above the headline goes."""
    found = read(f"<h1><span class={name}>Flood repairs</span> <span>{HEADLINE}</span></h1>{PROSE}")
    assert found.title is not None
    assert found.title.text == HEADLINE


@pytest.mark.parametrize("tail", ["_山谷网", "：山谷数字报", " - 山谷新闻网"])
def test_a_headline_without_spaces_is_known_in_a_longer_title(tail: str) -> None:
    """A heading that is a part of the title is the headline, and the rest the site's."""
    headline = "大桥时隔两年重新开通"
    found = read(f"<h1>{headline}</h1>{PROSE}", f"<title>{headline}{tail}</title>", "zh")
    assert found.title is not None
    assert found.title.text == headline


@pytest.mark.parametrize(
    "byline",
    [
        "<p>Medically reviewed by Bo Lund, MD — Written by Hanna Wick — Updated May 1, 2024</p>",
        "<p>1 May 2024, 09:10 Author: Hanna Wick</p>",
        "<p>Guest post by Hanna Wick</p>",
        "<p>May 1, 2024 · Hanna Wick on behalf of the Towpath Society</p>",
        "<div class=node__submitted>Submitted by Hanna Wick on Wed, 05/01/2024 - 09:10</div>",
        "<p class=byline>Words by Hanna Wick. Photographs by Ole Sand</p>",
        "<div class=byline><b>Hanna Wick</b> <i>Senior Rivers Correspondent</i></div>",
        "<div class=firma>Hanna Wick</div>",
    ],
)
def test_a_byline_among_other_words(byline: str) -> None:
    """The author's name is found wherever in the line it stands, and ends where it ends."""
    assert names(read(f"<h1>{HEADLINE}</h1>{byline}{PROSE * 3}")) == ["Hanna Wick"]


def test_a_job_or_description_is_nobody() -> None:
    """What markup sets beside the author's name is no author."""
    body = f"<h1>{HEADLINE}</h1>{PROSE}<p class=author-description>Licensed River Guide</p>"
    assert names(read(body)) == []


def test_a_report_of_the_staffs_names_nobody() -> None:
    """The paper's own word for its desk is no person's name."""
    head = '<meta name=author content="Staff Reports">'
    assert names(read(f"<h1>{HEADLINE}</h1>{PROSE}", head)) == []


@pytest.mark.parametrize(
    ("classes", "published", "modified"),
    [
        ("published", "2024-05-01", None),
        ("updated", None, "2024-05-01"),
        ("entry-date published updated", "2024-05-01", None),
    ],
)
def test_the_class_of_a_time_says_what_it_is(
    classes: str, published: str | None, modified: str | None
) -> None:
    """A theme that has one time for both has not changed the article since."""
    time = f'<time class="{classes}" datetime=2024-05-01>1 May</time>'
    found = read(f"<h1>{HEADLINE}</h1><div>{time}</div>{PROSE}")
    assert (found.published.text if found.published else None) == published
    assert (found.modified.text if found.modified else None) == modified


OTHERS = {
    "@type": "NewsArticle",
    "headline": "Old mill burns down",
    "author": {"name": "John Sand"},
    "datePublished": "2022-05-01",
    "articleBody": "The old mill burned.",
}


@pytest.mark.parametrize(
    "other",
    [
        [OTHERS],
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHERS}]},
        {"@graph": [{"@type": "WebSite", "name": "The Towpath"}, OTHERS, OTHERS]},
    ],
)
@pytest.mark.parametrize("own", [{"author": {"@type": "Person", "name": "Hanna Wick"}}, {}])
def test_an_article_described_before_it_is_another(other: object, own: dict[str, object]) -> None:
    """Of several in the linked data the one with the page's headline counts, wherever it stands,
    even where it names no author."""
    about = {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2024-05-01", **own}
    scripts = "".join(
        f"<script type=application/ld+json>{json.dumps(node)}</script>" for node in (other, about)
    )
    found = read(f"<h1>{HEADLINE}</h1>{PROSE * 3}", scripts)
    assert names(found) == (["Hanna Wick"] if own else [])
    assert found.published is not None
    assert found.published.text == "2024-05-01"
    assert found.own_copy is None


def test_a_headline_for_search_engines_is_no_other_article() -> None:
    """Where none has the page's headline, what is described is its own."""
    about = {"@type": "NewsArticle", "headline": "Skerrow crossing: what now?", "author": "Jo Wick"}
    twice = {**about, "headline": "River traffic: all questions", "@type": "Article"}
    script = f"<script type=application/ld+json>{json.dumps([about, twice])}</script>"
    assert names(read(f"<h1>{HEADLINE}</h1>{PROSE * 3}", script)) == ["Jo Wick"]
