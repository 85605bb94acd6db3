"""Pages of all kinds, whole and broken, at the desk: an article, or an error that says why."""

import gzip
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.core import Document, PageError, Stylebook, clean
from service.core.encoding import decode_page
from service.core.markup import parse
from tests.core.least_cost import least_cost

CORPORA = Path(
    os.environ.get("COPYDESK_TEST_CORPORA", Path(__file__).parents[3] / "shared" / "corpora")
)
EVERY = int(os.environ.get("COPYDESK_TEST_EVERY_PAGE", "80"))
"""Each how manieth page of the corpora is cleaned here; 1 for all of them."""
MOST_SECONDS = 2.0

TEXT = "<h1>Rain at last</h1><p>It rained in the valley for the first time since the spring.</p>"
ATTRIBUTES = " ".join(f"a{n}=x" for n in range(100_000))
MUCH = ["y" * 99] * 40_000
BOMB = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
CYCLE = {
    "@graph": [
        {"@type": "Article", "@id": "#a", "author": {"@id": "#b"}, "isPartOf": {"@id": "#a"}},
        {"@type": "Person", "@id": "#b", "author": {"@id": "#a"}, "worksFor": {"@id": "#b"}},
    ]
}  # fmt: skip
LD = '<script type="application/ld+json">'

HOSTILE = {
    "deep tags": "<div>" * 100_000 + TEXT,
    "deep inline": "<b>" * 50_000 + TEXT,
    "huge colspan": f"<table><tr><td colspan=999999999 rowspan=999999999>x</table>{TEXT}",
    "short paragraphs": "<p>so it is</p>" * 1_500,
    "most paragraphs": "<p>x" * 2_000,
    "attributes": f"<p {ATTRIBUTES}>x</p>{TEXT}",
    "long attribute": f"<p class='{'author ' * 100_000}'>x</p>{TEXT}",
    "much json-ld": f"{LD}{json.dumps({'@type': 'Article', 'x': MUCH})}</script>{TEXT}",
    "deep json-ld": LD + '{"a":' * 100_000 + "</script>" + TEXT,
    "deep json-ld lists": LD + "[" * 900 + "]" * 900 + "</script>" + TEXT,
    "cycle in json-ld": f"{LD}{json.dumps(CYCLE)}</script>{TEXT}",
    "many json-ld": f'{LD}{{"@type":"Article","author":"Jane Roe"}}</script>' * 5_000 + TEXT,
    "entity bomb": f'<!DOCTYPE html [<!ENTITY a "lol">{BOMB}]><p>&j;</p>{TEXT}',
    "entities": "&amp;&#x1F600;&nosuch;" * 5_000 + TEXT,
    "nul and surrogates": f"\0<p>a\0b\ud800c</p>{TEXT}\udfff",
    "comments": "<!-- x -->" * 50_000 + TEXT,
    "unclosed": "<p><a href='x" * 2_000 + TEXT,
    "links": "<a href=/author/jane>Jane Roe</a> " * 1_500 + TEXT,
}  # fmt: skip

MANY = " ".join(f"a{n}=1" for n in range(20_000))
DISGUISED = {
    "behind a quoted end": f'<div z=">" {MANY}>x',
    "behind a quoted tag": f'<div z="<" {MANY}>x',
    "behind a bare sign": f"<div < {MANY}>x",
    "behind a nul": f"<\0div {MANY}>x",
    "behind a script's quote": f"<script>x='<a z=\"'</script><div {MANY}>x",
    "glued": "<div " + "".join(f'a{n}="1"' for n in range(20_000)) + ">x",
    "between slashes": "<div " + "/".join(f"a{n}" for n in range(20_000)) + ">x",
}
SLASHED = f"<p data-x=\"{'a/' * 9_000}\" data-y={'/b' * 9_000} title=don't>It's a line.</p>"


def test_a_script_that_compares_is_no_tag_that_never_ends() -> None:
    """Packed without a space it looks like tags that run into one another."""
    script = "for(a=0;a<b.length;a++)c=d[a];" * 600
    assert parse(f"{TEXT}<script>{script}</script>").findtext(".//script") == script


@pytest.mark.parametrize("html", DISGUISED.values(), ids=DISGUISED.keys())
def test_too_many_attributes_are_refused_however_they_are_set(html: str) -> None:
    """To read them costs the square of their number."""
    with pytest.raises(PageError, match="attributes"):
        parse(TEXT + html)


@pytest.mark.parametrize("html", [SLASHED, f"<script>i<n;{'a b ' * 900}</script>{TEXT}"])
def test_what_only_looks_like_attributes_is_read(html: str) -> None:
    """Slashes within a value, an apostrophe in an unquoted one, and a script's comparison."""
    assert parse(html) is not None


def test_tags_within_tags_cost_no_square() -> None:
    """Each may hold all that follows."""
    with pytest.raises(PageError, match="run into one another"):
        parse("<b=" * 20_000)


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_cleaned_or_refused(html: str, stylebook: Stylebook) -> None:
    """Nothing else is raised, whatever a page holds; what is refused says what would be right."""
    try:
        article = clean(Document(html=html), stylebook)
    except PageError as error:
        assert "send" in str(error)  # noqa: PT017 - either answer is right
        return
    assert all(segment.start < segment.end for segment in article.segments)


def test_a_long_value_is_no_reason_to_refuse(stylebook: Stylebook) -> None:
    """Data of thousands of words in one attribute is one attribute."""
    props = 'a word = "b" ' * 9_000
    html = f"<div data-props='{props}'></div>{TEXT}"
    assert clean(Document(html=html), stylebook).text.startswith("Rain at last")


def test_a_page_that_is_judged_in_pieces_costs_no_more_for_them(stylebook: Stylebook) -> None:
    """A page of ten thousands of lines is judged in pieces, each by its own blocks alone."""

    def cost(lines: int) -> float:
        document = Document(html="<p class='a b'>It rained, they said." * lines)
        return least_cost(lambda: clean(document, stylebook), 0, tries=2)

    few, many = cost(8_000), cost(40_000)
    assert many < 6.5 * few, f"{few:.2f} s, and {many:.2f} s of a page five times as long"


@pytest.mark.parametrize(
    "unit",
    ["<p>so it is</p>", "<b>x</b>", "<ul><li>a<li>b</ul>", "<a href=/author/x>Jane Roe</a> "],
)
def test_twice_the_page_costs_about_twice(unit: str, stylebook: Stylebook) -> None:
    """Cost grows with the page and not with its square."""

    def cost(times: int) -> float:
        html = unit * times
        spent = []
        for _ in range(2):
            start = time.process_time()
            clean(Document(html=html), stylebook)
            spent.append(time.process_time() - start)
        return min(spent)

    cost(100)
    small, large = cost(300), cost(1_200)
    assert large < 10 * small, f"{small:.2f} s, and {large:.2f} s of a page four times as long"


def _pages() -> Iterator[tuple[str, bytes]]:
    files = sorted(CORPORA.glob("*/**/*.html.gz"))
    return ((file.name, gzip.decompress(file.read_bytes())) for file in files[::EVERY])


def test_the_corpora_whole_and_cut_anywhere(stylebook: Stylebook) -> None:
    """Real pages, and each of them cut at a random byte, give an article or are refused."""
    rng = random.Random(11)  # noqa: S311 - no secret
    slow, seen = {}, 0
    for name, data in _pages():
        for part in (data, data[: rng.randrange(1, len(data))]):
            start = time.process_time()
            try:
                clean(Document(html=decode_page(part)), stylebook)
            except PageError as error:
                assert "send" in str(error)  # noqa: PT017 - either answer is right
            spent = time.process_time() - start
            seen += 1
            if spent > MOST_SECONDS:
                slow[name, len(part)] = round(spent, 2)
    if not seen:
        pytest.skip(f"no pages in {CORPORA}; COPYDESK_TEST_CORPORA names another folder")
    assert slow == {}
