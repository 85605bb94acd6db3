"""Who a page's author is where others stand beside the name: reviewers, contacts, the site."""

import json

import pytest

from tests.core.test_metadata_beyond import HEADLINE, PROSE, names, read


def described(*authors: dict[str, str], site: str = "") -> str:
    """A head that declares an article's authors in JSON-LD, and the site's name."""
    data = {"@type": "NewsArticle", "author": list(authors)}
    declared = f'<meta property="og:site_name" content="{site}">' if site else ""
    return f'{declared}<script type="application/ld+json">{json.dumps(data)}</script>'


def person(name: str) -> dict[str, str]:
    """An entry that says it is a person's."""
    return {"@type": "Person", "name": name}


@pytest.mark.parametrize(
    "byline",
    [
        "<p class=byline>Reviewed by Hanna Wick</p>",
        "<p class=byline>Medically reviewed by <a href=/authors/hanna>Hanna Wick</a></p>",
        "<p class=byline>The team, edited by Hanna</p>",
        "<p class=byline>Photos by Hanna Wick</p>",
        "<p><b>Contact:</b> <a href=/authors/hanna>Hanna Wick</a></p>",
        "<p class=byline>Expert Reviewer</p>",
        "<p class=byline>By The Valley editors</p>",
        "<p class=byline>By Lakeside Garden Tips | May 3, 2024</p>",
    ],
)
def test_who_is_beside_the_author_is_no_author(byline: str) -> None:
    """A reviewer, an editor, a photographer, a contact, a job and a desk wrote nothing."""
    assert names(read(f"<h1>{HEADLINE}</h1>{byline}{PROSE * 3}")) == []


def test_a_reviewer_in_the_pages_language_is_no_author() -> None:
    """Other languages have words for those who check, too."""
    byline = "<p class=byline>Geprüft von Hanna Wick</p>"
    assert names(read(f"<h1>{HEADLINE}</h1>{byline}{PROSE * 3}", language="de")) == []


@pytest.mark.parametrize(
    "byline",
    [
        "<p class=byline>Words and photos by Hanna Wick</p>",
        "<p class=byline>Written by <a href=/authors/hanna>Hanna Wick</a></p>",
        "<div><p>Written by:</p><p><a rel=author href=/hanna>Hanna Wick</a></p></div>",
    ],
)
def test_who_wrote_and_did_more_is_the_author(byline: str) -> None:
    """Of several works one that is writing is enough."""
    assert names(read(f"<h1>{HEADLINE}</h1>{byline}{PROSE * 3}")) == ["Hanna Wick"]


@pytest.mark.parametrize("glued", ["12:30", "_"])
def test_a_time_may_be_glued_to_the_authors_job(glued: str) -> None:
    """Two spans without a space between them."""
    byline = f"<div>Hanna Wick Staff Writer<span>{glued}</span></div>"
    assert names(read(f"<h1>{HEADLINE}</h1>{byline}{PROSE * 3}")) == ["Hanna Wick"]


@pytest.mark.parametrize(
    ("author", "site"),
    [
        ("Roe & Roe", "Roe & Roe"),
        ("Hanna Clinic", "Hanna Clinic"),
        ("VLY Official", "VLY Official"),
        ("Valley Admin", "Valley Rivers"),
    ],
)
def test_a_site_is_nobody_though_it_is_declared_as_a_person(author: str, site: str) -> None:
    """Firms, clinics and accounts are no people, be they named like some."""
    assert names(read(f"<h1>{HEADLINE}</h1>{PROSE}", described(person(author), site=site))) == []


def test_an_owner_may_sign_as_the_address_has_it() -> None:
    """A site that is named after its author is no reason against the author's account."""
    byline = "<p>By: <a rel=author href=/x>HannaWick</a> | May 3, 2024</p>"
    head = '<meta property="og:site_name" content="Hanna Wick">'
    canonical = "<link rel=canonical href=https://hannawick.example/bridge>"
    assert names(read(f"<h1>{HEADLINE}</h1>{byline}{PROSE}", head + canonical)) == ["HannaWick"]


def test_a_remark_among_declared_people_is_none() -> None:
    """What some systems put behind the name as one more person is a sentence or a site."""
    head = described(person("By Hanna Wick"), person("Friends of River Gardens on the web"))
    body = f"<h1>{HEADLINE}</h1><p>By Hanna Wick</p><p>Friends of River Gardens on the web</p>"
    assert names(read(body + PROSE, head)) == ["Hanna Wick"]


def test_where_a_site_is_makes_no_author() -> None:
    """Behind the site's name in a declaration stand its town and country."""
    head = (
        '<meta property="og:site_name" content="valley.example">'
        '<meta name=author content="valley.example, Sometown, Norway">'
    )
    assert names(read(f"<h1>{HEADLINE}</h1>{PROSE}", head)) == []


SIGNED = "<p class=author><a rel=author href=/x>Hanna Wick</a></p>"
ASIDE = "<div class=story_sidebar><p class=author-name>Hanna Wick</p></div>"


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>{HEADLINE}</h1>{PROSE * 9}<footer>{SIGNED}</footer></article>",
        f"<h1>{HEADLINE}</h1>{ASIDE}{PROSE * 9}",
        f"<h1>{HEADLINE}</h1>{PROSE * 9}<p>Written by Yrva Sand and Hanna Wick</p>",
    ],
)
def test_a_byline_at_the_articles_foot_or_side(body: str) -> None:
    """An article's own footer and the column beside its head may hold its byline."""
    assert "Hanna Wick" in names(read(body))


def test_a_footer_of_the_page_names_nobody() -> None:
    """Who made the site is said there."""
    body = f"<h1>{HEADLINE}</h1>{PROSE * 3}<footer><a rel=author href=/x>Hanna Wick</a></footer>"
    assert names(read(body)) == []


def test_who_is_shown_below_the_headline_counts_before_who_runs_the_site() -> None:
    """A declared name that the page has only at its foot is that of who put the article there."""
    head = '<meta name=author content="Ole Sand">'
    foot = "<p>Ole Sand</p>"
    body = f"<h1>{HEADLINE}</h1><p>By Hanna Wick</p>{PROSE * 20}{foot}"
    assert names(read(body, head)) == ["Hanna Wick"]


def test_the_next_articles_byline_may_be_a_heading_itself() -> None:
    """Among other articles' headings all lines are theirs."""
    behind = "<h2>You might also like</h2><h2>Old mill burns down</h2><h6>By Hanna Wick</h6>"
    assert names(read(f"<h1>{HEADLINE}</h1>{PROSE * 5}{behind}")) == []


@pytest.mark.parametrize(
    ("byline", "language", "authors"),
    [
        ("<p>Article rédigé par Lise Morand</p>", "fr", ["Lise Morand"]),
        ("<p>Postat den 3 maj, 2024 av Lisa</p>", "sv", ["Lisa"]),
        ("<p>Opublikowano: 3 maja 2024 przez Anna Wilk</p>", "pl", ["Anna Wilk"]),
        ("<p>Published on 3 May 2024 in News by Jane Roe</p>", "en", ["Jane Roe"]),
        ("<p>Published on 3 May 2024 by the river</p>", "en", []),
        ("<p>Joost Kamp 12-03-24, 06:00</p>", "nl", ["Joost Kamp"]),
        ("<p>Jana Malá, 3. 5. 2024</p>", "cs", ["Jana Malá"]),
        ("<p>Summer Market 12-03-24, 06:00</p>", "en", []),
        ("<p>Jonas Feld (jf)</p><p>3. Mai 2024</p>", "de", ["Jonas Feld"]),
        ("<p>MARTA GIL</p><p>Madrid - 03 may 2024 - 10:15</p>", "es", ["MARTA GIL"]),
        ("<p>LOCAL NEWS</p><p>May 3, 2024</p>", "en", []),
        ("<p>By Jane Roe@janeroe</p>", "en", ["Jane Roe"]),
        ("<p>By Jane Roe jane.roe@valley.example</p>", "en", ["Jane Roe"]),
        ("<p>Author: Jane Roe, MD; Ann Oak, PhD</p>", "en", ["Jane Roe, MD", "Ann Oak, PhD"]),
    ],
)
def test_bylines_as_other_systems_write_them(
    byline: str, language: str, authors: list[str]
) -> None:
    """Behind a day and "by", right before a day, in capitals, with initials or an account."""
    assert names(read(f"<h1>{HEADLINE}</h1>{byline}{PROSE * 3}", language=language)) == authors


@pytest.mark.parametrize("label", ["Text", "Words:", "Geschrieben"])
def test_a_fields_label_is_no_part_of_a_name(label: str) -> None:
    """Where the system that sets a page from fields gives it an element of its own."""
    field = f"<div class=field__label>{label}</div><div class=field__item>Ada Roe</div>"
    body = f"<h1>{HEADLINE}</h1><div class=field--name-field-author>{field}</div>{PROSE * 3}"
    assert names(read(body)) == ["Ada Roe"]


def test_a_fields_label_may_say_that_it_is_another() -> None:
    """It is read as any label of a byline."""
    field = "<span class=byline__label>Reviewed by</span> <span>Hanna Wick</span>"
    assert names(read(f"<h1>{HEADLINE}</h1><p class=byline>{field}</p>{PROSE * 3}")) == []


@pytest.mark.parametrize(
    ("name", "expected"), [("临渡晚报", []), ("北浜新報", []), ("温若川", ["温若川"])]
)
def test_a_newspaper_is_no_author_in_chinese(name: str, expected: list[str]) -> None:
    """It is known by how it ends; portals put it where the author's name should stand."""
    assert names(read(f"<h1>{HEADLINE}</h1>{PROSE * 3}", described(person(name)))) == expected


def test_raised_numbers_behind_names_refer_to_notes() -> None:
    """As papers have them behind each author: in markup, and in what the page declares."""
    row = (
        "<ul class=authors><li>Ada Roe<sup>1</sup>,</li> <li>Jan Havel-Poe<sup>1,2</sup></li></ul>"
    )
    told = "<meta name=citation_author content='{}'>"
    head = told.format("Roe, Ada") + told.format("Havel-Poe, Jan")
    body = f"<h1>{HEADLINE}</h1>{row}{PROSE * 3}"
    assert names(read(body)) == ["Ada Roe", "Jan Havel-Poe"]
    assert names(read(body, head)) == ["Ada Roe", "Jan Havel-Poe"]
    nested = "<p class=byline>Ada Roe<sup>1<sup>2</sup></sup></p>"
    assert names(read(f"<h1>{HEADLINE}</h1>{nested}{PROSE * 3}")) == ["Ada Roe"]


@pytest.mark.parametrize(
    ("declared", "authors"),
    [
        ("Penhale, Ada", ["Ada Penhale"]),
        ("Ada, Tom", ["Ada", "Tom"]),
    ],
)
def test_a_declared_family_name_that_stands_first(declared: str, authors: list[str]) -> None:
    """It is turned where the word behind the comma alone is a known first name."""
    assert (
        names(read(f"<h1>{HEADLINE}</h1>{PROSE}", f'<meta name=author content="{declared}">'))
        == authors
    )


@pytest.mark.parametrize(
    ("declared", "authors", "agency"),
    [
        ("Jane Roe, Reuters", ["Jane Roe"], "Reuters"),
        ("Reuters, Jane Roe", ["Jane Roe"], "Reuters"),
        ("Jane Roe", ["Jane Roe"], None),
        ("Reuters", ["Reuters"], "Reuters"),
    ],
)
def test_a_declared_agency_is_a_source(
    declared: str, authors: list[str], agency: str | None
) -> None:
    """Beside a person it is no second author."""
    found = read(f"<h1>{HEADLINE}</h1>{PROSE}", f'<meta name=author content="{declared}">')
    assert names(found) == authors
    assert (found.agency.text if found.agency else None) == agency
