"""A page's authors and days where they stand apart from where most pages have them."""

import json

import pytest

from service.core.metadata import Metadata
from tests.core.test_metadata_beyond import HEADLINE, PROSE, names, read

LIST = "".join(f"<p>Old mill</p><p>April {day}, 2024</p>" for day in (9, 5, 1))
TIMED = "<p>Published <time pubdate datetime=2024-04-13>April 13, 2024</time></p>"
POSTED = "<p>Posted on the 15/5/2024 at 19:00 by a friend of the bridge, who thanks all others</p>"
STAMPED = "2024-05-06T12:28:31-05:00"


def days(found: Metadata) -> tuple[str | None, str | None]:
    """The days of publication and of the last change."""
    published = found.published.text[:10] if found.published else None
    return published, found.modified.text[:10] if found.modified else None


def declared(published: str, modified: str | None = None) -> str:
    """A head that declares both."""
    data = {"@type": "NewsArticle", "datePublished": published, "dateModified": modified}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        (f"<p class=author>May 3, 2024 Julian K. Wick</p><h1>{HEADLINE}</h1>{PROSE}",
         ["Julian K. Wick"]),
        (f"<h1>{HEADLINE}</h1><p>Hanna Wick</p><p>Editor</p>{PROSE}", ["Hanna Wick"]),
        (f"<h1>{HEADLINE}</h1><p>Hanna Wick</p><p>Last updated:</p>{PROSE}", ["Hanna Wick"]),
        (f"<h1>{HEADLINE}</h1><p>May 3, 2024</p><p>Mohloa Mpesi</p>{PROSE}", ["Mohloa Mpesi"]),
        (f"<h1>{HEADLINE}</h1><p>Written by</p><p>Eliza - Product marketer</p>{PROSE}",
         ["Eliza"]),
        (f"<h1>{HEADLINE}</h1><p>Contributors: Hanna Wick</p>{PROSE}", ["Hanna Wick"]),
        (f"<h1>{HEADLINE}</h1><p>May 3, 2024</p><h2>Local News</h2>{PROSE}", []),
        (f"<h1>{HEADLINE}</h1><p>May 3, 2024</p><p>Forty People</p>{PROSE}", []),
        (f"<h1>{HEADLINE}</h1><p>May 3, 2024</p><p><a href=/x>Mohloa Mpesi</a></p>{PROSE}", []),
    ],
)  # fmt: skip
def test_bylines_by_their_place(body: str, authors: list[str]) -> None:
    """Behind a day, beside a job or a date's label, and right above the prose stand names; a
    section's heading or link, and words of the text, are none."""
    assert names(read(body)) == authors


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("News", []),
        ("Hanna Wick, Head of Gardens", ["Hanna Wick"]),
        ("Hanna Wick | The Evening Paper", ["Hanna Wick"]),
        ("Hanna Wick and From the Evening Paper", ["Hanna Wick"]),
        ("Hanna Wick, Maria de la Rua", ["Hanna Wick", "Maria de la Rua"]),
        ("Hanna Wick, Political Editor", ["Hanna Wick"]),
        ("Hanna Wick Political Editor", ["Hanna Wick"]),
        ("Hanna Wick, 3 hours ago", ["Hanna Wick"]),
        ("Hanna Wick 3 hours ago", ["Hanna Wick"]),
        ("Hanna Wick | May 3, 2024", ["Hanna Wick"]),
        ("Hanna Wick • 5 min read", ["Hanna Wick"]),
        ("Hanna Wick, Oslo", ["Hanna Wick"]),
        ("Hanna Wick (Reuters)", ["Hanna Wick"]),
        ("Hanna Wick and Ole Sand (Reuters)", ["Hanna Wick", "Ole Sand"]),
        ("Hanna Wick - Reuters", ["Hanna Wick"]),
        ("Hanna Wick for Reuters", ["Hanna Wick"]),
        ("Hanna Wick AFP", ["Hanna Wick"]),
        ("Hanna Wick (she/her)", ["Hanna Wick"]),
        ("Hanna Wick (Tinkerpot)", ["Hanna Wick (Tinkerpot)"]),
        ("Hanna Wick, Sydney", ["Hanna Wick", "Sydney"]),
        ("Hanna Brook May", ["Hanna Brook May"]),
        ("AFP", ["AFP"]),
    ],
)
def test_what_stands_behind_a_declared_name(author: str, authors: list[str]) -> None:
    """A section, an office, a paper, a job, a time and a town are no authors; a particle makes
    none of a name, and a town that people are called after is a name."""
    assert names(read(f"<h1>{HEADLINE}</h1>{PROSE}", f'<meta name=author content="{author}">')) == (
        authors
    )


def test_what_a_page_tells_its_reader_counts() -> None:
    """Author and day stand in the data of one meta element."""
    data = json.dumps({"authors": ["Hanna Wick", "Ole Sand"], "pub_date": "2024-05-03T09:00:00Z"})
    found = read(f"<h1>{HEADLINE}</h1>{PROSE}", f"<meta name=parsely-page content='{data}'>")
    assert names(found) == ["Hanna Wick", "Ole Sand"]
    assert days(found) == ("2024-05-03", None)


@pytest.mark.parametrize("content", ["", "[", "[1, 2]", '{"author": {"x": 1}, "pub_date": 7}'])
def test_broken_data_tells_nothing(content: str) -> None:
    """Whatever stands there is read without an error."""
    found = read(f"<h1>{HEADLINE}</h1>{PROSE}", f"<meta name=parsely-page content='{content}'>")
    assert (names(found), days(found)) == ([], (None, None))


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (declared("2024-05-03", "2024-05-06"),
         f"<p>May 3, 2024</p><h1>{HEADLINE}</h1><p>April 1, 2024</p>{PROSE}",
         ("2024-05-03", "2024-05-06")),
        (declared("2024-05-03"), f"<h1>{HEADLINE}</h1>{LIST}{PROSE}", ("2024-05-03", None)),
        (declared(STAMPED, STAMPED), f"<h1>{HEADLINE}</h1>{PROSE}{TIMED}",
         ("2024-04-13", "2024-05-06")),
        (declared("2024-05-01T23:48:21+00:00", "2024-05-09"),
         f"<h1>{HEADLINE}</h1><p>May 2, 2024</p>{PROSE}", ("2024-05-01", "2024-05-09")),
        (declared("2022-02-16", "2024-05-04"), f"<h1>{HEADLINE}</h1><p>June 2, 2024</p>{PROSE}",
         ("2022-02-16", "2024-05-04")),
        ("<meta name=x-published-date content=2024-05-03T06:03:43.274Z>",
         f"<h1>{HEADLINE}</h1>{PROSE}", ("2024-05-03", None)),
        ("", f"<p><time datetime=2024-05-03>3 May</time></p><h1>{HEADLINE}</h1>{PROSE}",
         ("2024-05-03", None)),
        ("", f"<h1>{HEADLINE}</h1>{PROSE * 20}{POSTED}", ("2024-05-15", None)),
        ("", f"<h1>{HEADLINE}</h1>{PROSE * 20}<p>Last updated: May 3, 2024</p>",
         (None, "2024-05-03")),
        ("", f"<h1>{HEADLINE}</h1><p>May 21, 2024</p><p>April 24, 2024</p>{PROSE}",
         ("2024-04-24", "2024-05-21")),
        ("", f"<h1>{HEADLINE}</h1><p>03/04/2024</p>{PROSE}<p>12/25/2023</p>",
         ("2024-03-04", None)),
    ],
)  # fmt: skip
def test_which_day_counts(head: str, body: str, expected: tuple[str | None, str | None]) -> None:
    """What a page declares, what bears it out, and what speaks against it."""
    assert days(read(body, head)) == expected


def test_a_menu_that_names_the_article_is_no_headline() -> None:
    """Where the title stands in the menu, too, the byline is that below the heading itself."""
    menu = f"<nav><h3>{HEADLINE}</h3><p>By Ole Sand</p></nav>"
    found = read(f"{menu}<h1>{HEADLINE}</h1><p>Hanna Wick</p><p>May 3, 2024</p>{PROSE}")
    assert names(found) == ["Hanna Wick"]
