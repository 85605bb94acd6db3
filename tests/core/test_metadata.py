"""A page's metadata: each value as its witnesses have it, with where it stood."""

import json
import random
from datetime import date
from importlib.resources import files

import pytest

from service.core.attribution.lexicon import read_vocabulary
from service.core.metadata import Metadata, Value, read_metadata
from service.core.page import read_page
from tests.core.least_cost import least_cost

TODAY = date(2024, 6, 30)
VOCABULARY = read_vocabulary(files("service") / "stylebook")


BODY = "<h1>Rain at last in the valley</h1><p>It rained."


def read(head: str = "", body: str = BODY) -> Metadata:
    """The metadata of an English page of that head and body."""
    html = f"<!doctype html><html lang=en-GB><head>{head}</head><body>{body}</body></html>"
    return read_metadata(read_page(html), TODAY, VOCABULARY)


def data(*nodes: object) -> str:
    """Scripts of JSON-LD, one a node."""
    return "".join(
        f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes
    )


def names(found: Metadata) -> list[str]:
    """The authors' names."""
    return [author.text for author in found.authors]


ARTICLE = {
    "@context": "https://schema.org", "@type": "NewsArticle",
    "headline": "Rain at last in the valley",
    "author": [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "Ann Oak"}],
    "publisher": {"@type": "Organization", "name": "The Valley Courier"},
    "datePublished": "2024-05-17T10:30:00+02:00", "dateModified": "2024-05-18T08:00:00Z",
}  # fmt: skip


def test_a_news_article_in_json_ld() -> None:
    """Every value is read, and named after where it stood; time and offset stay."""
    found = read(data(ARTICLE) + "<link rel=canonical href=https://valley.example/rain>")
    assert found == Metadata(
        title=Value("Rain at last in the valley", "h1"),
        authors=(Value("Jane Roe", "json-ld:author"), Value("Ann Oak", "json-ld:author")),
        published=Value("2024-05-17T10:30:00+02:00", "json-ld:datePublished"),
        modified=Value("2024-05-18T08:00:00+00:00", "json-ld:dateModified"),
        publisher=Value("The Valley Courier", "json-ld:publisher"),
        address=Value("https://valley.example/rain", "link:canonical"),
        language=Value("en", "html:lang"),
    )


@pytest.mark.parametrize(
    "script",
    [
        data({"@graph": [{"@type": "WebSite", "name": "The Valley"}, ARTICLE]}),
        data([{"@type": "BreadcrumbList"}, ARTICLE]),
        data({"@type": "WebPage", "mainEntity": ARTICLE}),
        data({"@type": "Organization", "name": "The Valley"}, ARTICLE),
        data(ARTICLE | {"@type": ["Article", "BlogPosting"]}),
        data(ARTICLE).replace("}</script>", ",}</script>"),
        data(ARTICLE).replace(">{", "><!-- {").replace("}<", "} --><"),
        data(ARTICLE).replace("</script>", ";</script>"),
        data(ARTICLE).replace("Roe", "Roe\n"),
        data(
            {
                "@graph": [
                    ARTICLE | {"author": [{"@id": "#jane"}, {"@id": "#ann"}]},
                    {"@id": "#jane", "@type": "Person", "name": "Jane Roe"},
                    {"@id": "#ann", "@type": "Person", "name": "Ann Oak"},
                ]
            }
        ),
        data(ARTICLE | {"author": "Jane Roe and Ann Oak"}),
        data(ARTICLE | {"author": {"name": ["Jane&nbsp;Roe", "Ann Oak"]}}),
    ],
    ids=[
        "graph", "array", "nested", "several", "types", "comma", "comment", "semicolon",
        "newline", "references", "string", "list",
    ],
)  # fmt: skip
def test_shapes_of_json_ld(script: str) -> None:
    """Graphs, arrays, nesting, references, and the usual mistakes: the authors are the same."""
    found = read(script)
    assert names(found) == ["Jane Roe", "Ann Oak"]
    assert found.published == Value("2024-05-17T10:30:00+02:00", "json-ld:datePublished")


def test_broken_json_ld_still_tells_what_it_can() -> None:
    """Of data that can't be mended the plain pairs are read."""
    script = data(ARTICLE).replace('"@context"', '"a "quote"": 1, "@context"')
    assert read(script).published == Value("2024-05-17T10:30:00+02:00", "json-ld:datePublished")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Rain at last | The Valley</title>", "<p>Text", "Rain at last"),
        (
            (
                "<title>Rain at last - Valley News</title>"
                "<meta property=og:site_name content='Valley News'>"
            ),
            "<h2>Other</h2>",
            "Rain at last",
        ),
        ("<title>Rain at last | Valley</title>", "<h1>Valley</h1><p>x", "Rain at last"),
        (
            '<title>Rain at last - Valley</title><meta property=og:title content="Rain at last">',
            "<h1>Valley</h1><h1>Rain at <br>last</h1><h1>Comments</h1>",
            "Rain at last",
        ),
        (
            '<meta property=og:title content="Rain, at last: what it means | Valley">',
            "<h1>Rain, at last: what it means</h1>",
            "Rain, at last: what it means",
        ),
        ("", "<h1>Only a heading</h1>", "Only a heading"),
        ('<meta name=DC.title content="A paper on rain">', "<p>x", "A paper on rain"),
    ],
)
def test_title_is_what_the_witnesses_agree_on(head: str, body: str, title: str) -> None:
    """The site's name is cut off, and a heading that is not the headline is passed over."""
    found = read(head, body).title
    assert found is not None
    assert found.text == title


SEARCHED = "Orrin dam: all you need to know about the valley's water this summer"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            data(ARTICLE) + "<link rel=canonical href=https://valley.example/orrin-dam-all-you-"
            f"need-to-know><meta property=og:title content='{SEARCHED}'>",
            BODY,
            "Rain at last in the valley",
        ),
        (
            f"<title>{SEARCHED} | Valley</title><meta property=og:title content='{SEARCHED}'>",
            "<h1>Farmers learn how rain is saved</h1><p>x<h1>More from Orrin</h1>",
            "Farmers learn how rain is saved",
        ),
        (
            (
                "<title>Summer in Orrin: A dam for the whole valley is full | Valley</title>"
                "<meta property=og:title content='A dam for the whole valley is full'>"
                "<meta name=twitter:title content='A dam for the whole valley is full'>"
            ),
            "<h2>Summer in Orrin: A dam for the whole valley is full</h2><p>x",
            "A dam for the whole valley is full",
        ),
    ],
    ids=["data says what the heading does", "one heading is a headline", "kicker on its line"],
)
def test_a_headline_shown_is_not_what_is_written_for_search(
    head: str, body: str, title: str
) -> None:
    """Titles for search engines differ; what the page shows, and one declaration says, is it."""
    found = read(head, body).title
    assert found is not None
    assert found.text == title


def test_a_page_without_any_title_has_none() -> None:
    """Nothing is made up."""
    assert read("", "<p>It rained.").title is None


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Jane Roe", ["Jane Roe"]),
        ("By Jane Roe", ["Jane Roe"]),
        ("Jane Roe; Ann Oak", ["Jane Roe", "Ann Oak"]),
        ("Jane Roe, Ann Oak and Max Ash", ["Jane Roe", "Ann Oak", "Max Ash"]),
        ("Jane Roe, MD, PhD", ["Jane Roe, MD, PhD"]),
        ("Ludwig van der Berg", ["Ludwig van der Berg"]),
        ("배윤경", ["배윤경"]),
        ("Staff", []),
        ("Admin", []),
        ("The Valley", []),
        ("The Valley Staff", []),
        ("jane@valley.example", []),
        ("https://valley.example/jane", []),
        ("@janeroe", []),
        ("undefined", []),
        ("3d23d65-ddc6-4ce5", []),
        ("", []),
    ],
)
def test_declared_authors_are_people(entry: str, expected: list[str]) -> None:
    """Names are split and cleaned; sites, desks, addresses and placeholders are none."""
    site = '<meta property="og:site_name" content="The Valley">'
    body = f"<h1>Rain at last</h1><p>{entry}</p><p>It rained."
    assert names(read(f'{site}<meta name="author" content="{entry}">', body)) == expected


@pytest.mark.parametrize(
    "byline",
    [
        "<p class=byline>By Jane Roe, Political Editor</p>",
        "<div class=author-name>Jane Roe</div>",
        "<p>Words: <a rel=author href=/j>Jane Roe</a></p>",
        "<a href=/authors/jane-roe>Jane Roe</a>",
        "<div class=byline><span>Jane Roe</span><time>May 17, 2024</time></div>",
        "<p>By Jane Roe</p>",
        "<p>Jane Roe | May 17, 2024</p>",
    ],
)
def test_a_byline_on_the_page_names_the_author(byline: str) -> None:
    """Without any declaration the byline near the headline is read."""
    body = f"<h1>Rain at last in the valley</h1>{byline}<p>It rained on Monday, for an hour.</p>"
    assert names(read("", body)) == ["Jane Roe"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<div class=comments><span class=comment-author>Jane Roe</span></div>",
        "<div class=related-card><span class=author>Jane Roe</span></div>",
        "<footer><a rel=author href=/j>Jane Roe</a></footer>",
        "<p class=byline>Filed under Weather, Rivers</p>",
        "<p class=byline>By the way, it rained.</p>",
        "<p class=byline>May 17, 2024</p>",
    ],
)
def test_who_is_no_author(elsewhere: str) -> None:
    """Comments, teasers and footers name others; no author is better than a wrong one."""
    body = f"<h1>Rain at last</h1><p>It rained on Monday, for an hour.</p>{elsewhere}"
    assert names(read("", body)) == []


def test_a_declared_login_gives_way_to_the_byline() -> None:
    """The name that the page shows counts before one that it hides."""
    body = "<h1>Rain at last</h1><p class=byline>By Jane Roe</p><p>It rained."
    assert names(read('<meta name="author" content="jroe_wp">', body)) == ["Jane Roe"]


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2024-05-17T10:30:00Z">', "",
         "2024-05-17T10:30:00+00:00"),
        ('<meta name="date" content="20240517">', "", "2024-05-17"),
        ('<meta itemprop="datePublished" content="2024-05-17">', "", "2024-05-17"),
        ('<meta name="citation_publication_date" content="2024/5/17">', "", "2024-05-17"),
        ("", "<time datetime=2024-05-17T10:30>17 May</time>", "2024-05-17T10:30:00"),
        ("", "<p>Published May 17, 2024</p>", "2024-05-17"),
        ("", "<p>17 May 2024</p>", "2024-05-17"),
        ("<link rel=canonical href=https://valley.example/2024/05/17/rain>", "", "2024-05-17"),
        ("<link rel=canonical href=https://valley.example/20240517-rain-2024-05>", "", None),
        ("<link rel=canonical href=https://valley.example/2031/05/17/rain>", "", None),
        ('<meta name="date" content="2025-01-01">', "", None),
        ('<meta name="date" content="0001-01-01T00:00:00+00:00">', "", None),
        ('<meta name="date" content="soon">', "", None),
        ("", "<p>Updated May 17, 2024</p>", None),
        ("", "<p>© 2024 The Valley</p>", None),
    ],
)  # fmt: skip
def test_day_of_publication(head: str, body: str, published: str | None) -> None:
    """From declarations, the page's own line or the address; never beyond the reference date."""
    found = read(head, f"<h1>Rain at last in the valley</h1>{body}<p>It rained.").published
    assert (found.text if found else None) == published


def test_a_day_of_change_is_no_day_of_publication() -> None:
    """What a page was updated on stands under `modified` alone."""
    found = read("", "<h1>Rain at last</h1><p>Updated May 17, 2024</p><p>It rained.")
    assert found.modified == Value("2024-05-17", "line:date")
    assert found.published is None


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://valley.example/rain?id=1">',
         "https://valley.example/rain?id=1"),
        ('<meta property="og:url" content="http://valley.example/rain">',
         "http://valley.example/rain"),
        ('<link rel=canonical href="//valley.example/rain">', "https://valley.example/rain"),
        ('<link rel=canonical href="javascript:alert(1)">', None),
        ('<link rel=canonical href="https://user:pw@valley.example/">', None),
        ('<link rel=canonical href="/rain">', None),
        ('<base href="https://valley.example/news/"><link rel=canonical href="/rain">',
         "https://valley.example/rain"),
        ('<base href="https://valley.example/news/"><link rel=canonical href="rain">',
         "https://valley.example/news/rain"),
        ('<meta property=og:url content=https://valley.example/r><link rel=canonical href=/rain>',
         "https://valley.example/rain"),
        ('<meta property=og:url content=https://a.example/><link rel=canonical href=www.a.example>',
         "https://a.example/"),
        ('<base href="https://valley.example/"><link rel=canonical href="mailto:a@b.example">',
         None),
        ('<base href="https://["><link rel=canonical href="/rain">', None),
    ],
)  # fmt: skip
def test_canonical_address(head: str, address: str | None) -> None:
    """Absolute http and https addresses only, without credentials."""
    found = read(head).address
    assert (found.text if found else None) == address


@pytest.mark.parametrize(
    "publisher",
    [
        '<div itemprop="publisher" itemscope><meta itemprop="name" content="Valley Courier"></div>',
        '<p itemprop="publisher" itemscope>By <a itemprop="name">Valley Courier</a> of Wend</p>',
        '<p itemprop="publisher">Valley Courier</p>',
    ],
)
def test_a_publisher_and_an_author_in_microdata(publisher: str) -> None:
    """They are named after it, also where the author stands within what looks like a byline."""
    byline = '<p class="byline">By <a itemprop="author" href="/roe">Jane Roe</a></p>'
    found = read("", f"<h1>Rain at last in the valley</h1>{byline}<p>It rained.</p>{publisher}")
    assert found.publisher == Value("Valley Courier", "microdata:publisher")
    assert found.authors == (Value("Jane Roe", "microdata:author"),)


def test_reading_leaves_the_page_as_it_was() -> None:
    """The tree is shared: a second reading finds the same."""
    page = read_page(f"<html><head>{data(ARTICLE)}</head><body><h1>Rain</h1><p>x</body></html>")
    first = read_metadata(page, TODAY, VOCABULARY)
    assert read_metadata(page, TODAY, VOCABULARY) == first


HOSTILE = {
    "deep": '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    "digits": '<script type="application/ld+json">{"datePublished": ' + "9" * 9000 + "}</script>",
    "types": data({"@type": 7, "headline": {"a": 1}, "author": [[["x"]], 3, None, {"name": {}}]}),
    "wrong": data({"@type": "NewsArticle", "headline": 5, "author": 7, "datePublished": []}),
    "metas": "<meta name=author content='By By By'>" * 5_000,
    "names": f"<meta name=author content='{'Jane Roe, ' * 50_000}'>",
    "titles": f"<title>{'a | b - ' * 20_000}</title>" + "<h1>a | b</h1>" * 2_000,
    "bylines": "<h1>x</h1>" + "<p class=author>By Jane</p>" * 5_000,
    "one byline": "<h1>x</h1>" + "<p>By Jane Roe</p>" * 18_000,
    "dates": "<h1>x</h1>" + "<p>1/2/2024</p>" * 5_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_metadata_is_borne(html: str) -> None:
    """Nothing raises, and nothing takes two seconds."""
    page = read_page(f"{html}<p>Text")
    assert isinstance(read_metadata(page, TODAY, VOCABULARY), Metadata)
    assert least_cost(lambda: read_metadata(page, TODAY, VOCABULARY), 2) < 2


def test_a_page_cut_anywhere_is_borne() -> None:
    """Any beginning of a page gives metadata, be it empty."""
    html = (
        f"<html lang=de><head><title>Regen | Tal</title>{data(ARTICLE)}"
        "<meta property=og:title content='Regen im Tal'><link rel=canonical href=https://a.example/>"
        "</head><body><h1>Regen im Tal</h1><p class=byline>Von Jane Roe<time datetime=2024-05-17>"
        "17. Mai 2024</time><p>Es regnete.</body></html>"
    )
    rng = random.Random(3)  # noqa: S311 - no secret
    for _ in range(150):
        cut = html[: rng.randrange(6, len(html))]
        read_metadata(read_page(cut + "<p>x"), TODAY, VOCABULARY)


def test_a_headline_above_the_pages_first_h1_is_found() -> None:
    """What the page declares, and shows as a heading on top, beats a section's h1 below it."""
    body = "<h2>What is it that people love</h2><p>x<h1>But what they love is the rain</h1><p>y"
    found = read("<meta property=og:title content='What is it that people love | Valley'>", body)
    assert found.title == Value("What is it that people love", "meta:og:title")


def test_days_in_a_table_are_not_the_articles() -> None:
    """A table of measurements below the headline does not overrule what the page declares."""
    table = "<table><tr><td>1/5/2013</td><td>4 mm</td></tr></table>"
    found = read(data(ARTICLE), f"<h1>Rain at last in the valley</h1>{table}<p>It rained.")
    assert found.published == Value("2024-05-17T10:30:00+02:00", "json-ld:datePublished")


def test_a_time_below_the_headline_beats_a_day_above_it() -> None:
    """Above a headline the days of other articles stand."""
    body = (
        "<p>Other news</p><p>12 May 2024</p><h1>Rain at last in the valley</h1>"
        "<p>Weather <time datetime=2024-03-01>a while ago</time><p>It rained."
    )
    assert read("", body).published == Value("2024-03-01", "time")


def test_escaped_json_ld_is_read() -> None:
    """Scripts whose quotes were escaped, as some page builders do, tell the same."""
    script = data(ARTICLE)
    inner = script.partition(">")[2].removesuffix("</script>")
    escaped = script.replace(inner, inner.replace('"', "&quot;"))
    assert read(escaped) == read(script)


def test_an_author_whose_site_bears_their_name() -> None:
    """Who is declared as author and as the site's owner in one is the author."""
    node = {"@type": ["Person", "Organization"], "@id": "#me", "name": "Gudrun Tollefsby"}
    article = ARTICLE | {"author": {"@id": "#me"}, "publisher": {"@id": "#me"}}
    found = read(data({"@graph": [article, node]}), f"{BODY}<p>By Gudrun Tollefsby")
    assert names(found) == ["Gudrun Tollefsby"]


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("<p>by jsmith</p>", ["jsmith"]),
        ("<div class=byline>By <b>Jane Roe</b></div><div>Coordinator</div>", ["Jane Roe"]),
        (
            "<p class=author>Written by <span>Jane Roe</span><div>Words Strategist</div>",
            ["Jane Roe"],
        ),
        ("<ul><li>Contact: <a href=/people/jane-roe>Jane Roe</a></ul>", []),
        ("<p>by <a href=/people/jane-roe>Jane Roe</a>", ["Jane Roe"]),
    ],
)  # fmt: skip
def test_bylines_below_the_headline(below: str, authors: list[str]) -> None:
    """Users by one word, people without their jobs, and no one whom a label calls another."""
    found = read("", f"<h1>Rain at last in the valley</h1>{below}<p>{'It rained. ' * 30}")
    assert names(found) == authors


def test_all_authors_of_a_paper() -> None:
    """Where one list holds the first author alone, the paper's own list counts."""
    head = "<meta name=dc.creator content='Jane Roe'>" + "".join(
        f"<meta name=citation_author content='{name}'>" for name in ("Jane Roe", "Ann Oak")
    )
    assert names(read(head)) == ["Jane Roe", "Ann Oak"]
