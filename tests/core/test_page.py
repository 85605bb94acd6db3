"""A page becomes lines, each with what its tags say of it."""

import contextlib
import random

import pytest

from service.core.bounds import DEEPEST, MOST_TAGS, Bounds
from service.core.line import read_lines
from service.core.page import Mark, Page, PageError, Place, read_page
from tests.core.least_cost import least_cost

PAGE = """<!doctype html><html lang=en><head><title>Rain at last | The Valley</title>
<style>p { color: red }</style></head><body class="single">
<nav><a href=/>Home</a><ul><li><a href=/n>News</a><li><a href=/s>Sport</a></ul></nav>
<main><article id=story><h1>Rain at <em>last</em></h1>
<p class=lead>The river rose by <a href=/cm>ten</a> centimetres<br>on Monday.</p>
<pre>10:00  1.2
  11:00  1.4</pre>
<table><tr><td>Mill</td><td>1.2</td></tr></table>
<figure><figcaption>The mill.</figcaption></figure>
<div hidden>Not shown</div></article></main>
<footer>© 2024 The Valley</footer><script>var x = "<p>no</p>"</script></body></html>"""


@pytest.fixture(scope="module")
def page() -> Page:
    """The page above."""
    return read_page(PAGE)


def mark_of(page: Page, text: str) -> Mark:
    """What the tags say of the line of that text."""
    return next(m for line, m in zip(page.lines, page.marks, strict=True) if line.text == text)


def test_blocks_and_breaks_end_lines_and_inline_elements_do_not(page: Page) -> None:
    """The text is what a reader sees, block by block; scripts and styles are no text."""
    assert [line.text for line in page.lines] == [
        "Home", "News", "Sport", "Rain at last", "The river rose by ten centimetres",
        "on Monday.", "10:00 1.2", "11:00 1.4", "Mill 1.2", "The mill.", "Not shown",
        "© 2024 The Valley",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html", [PAGE, "<p>a<p>b", "one<br><br>two", "<pre>a\n\n\nb</pre>", "<p>\x1d a\x85b</p>", "x"]
)
def test_lines_are_those_of_the_text(html: str) -> None:
    """What `read_lines` makes of the rendering are the page's lines, gaps included."""
    page = read_page(html)
    assert read_lines(page.text) == page.lines
    assert len(page.marks) == len(page.lines)


def test_marks_tell_container_level_and_names(page: Page) -> None:
    """A line knows its block, its heading's level, its containers and their names."""
    headline = mark_of(page, "Rain at last")
    assert (headline.block, headline.level) == ("h1", 1)
    assert headline.place == Place.MAIN | Place.ARTICLE
    assert mark_of(page, "on Monday.").names == ("lead", "story", "single")
    assert mark_of(page, "News").place == Place.NAV | Place.LIST
    assert mark_of(page, "The mill.").place & Place.FIGURE
    assert mark_of(page, "Mill 1.2").place & Place.TABLE
    assert mark_of(page, "10:00 1.2").place & Place.CODE
    assert mark_of(page, "Not shown").place & Place.HIDDEN
    assert mark_of(page, "© 2024 The Valley").place == Place.FOOTER


@pytest.mark.parametrize(
    ("html", "share"),
    [
        ("<p><a href=x>all of it</a></p>", 1.0),
        ("<p>  <a href=x> half </a>    full</p>", 0.5),
        ("<a href=x><p>in a link</p></a>", 1.0),
        ("<p>none</p>", 0.0),
    ],
)
def test_link_share_counts_no_white_space(html: str, share: float) -> None:
    """The share is of the characters that are not white space."""
    assert read_page(html).marks[0].linked == share


def test_hidden_by_style_or_for_readers_aloud() -> None:
    """Inline styles and aria-hidden hide what stands below them."""
    for attribute in ('style="color:red; DISPLAY : none"', "aria-hidden=true", "hidden"):
        page = read_page(f"<div {attribute}><p>x</p></div><p>y</p>")
        assert [bool(mark.place & Place.HIDDEN) for mark in page.marks] == [True, False]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("just text", "just text"),
        ("<td>cell", "cell"),
        ("<p>one<div>two</div></b></i>three", "one\n\ntwo\n\nthree"),
        ("<p>kept <b>and <i>cut off", "kept and cut off"),
        ("<p>a&amp;b &#x41; &nbsp;&copy;", "a&b A ©"),
        ("a\0b<p>\ud800</p>", "ab\n\n?"),
        ("<p>before<svg><title>no</title></svg> after</p>", "before after"),
        ("<template><p>no</p></template><p>yes</p>", "yes"),
        ("<template shadowrootmode=open><p>yes</p></template>", "yes"),
        (
            (
                '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html>'
                '<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-16"/></head>'
                "<body><p>Grüße<br/>€</p></body></html>"
            ),
            "Grüße\n€",
        ),
    ],
)
def test_fragments_and_broken_markup(html: str, text: str) -> None:
    """Fragments, unclosed and crossed tags, XHTML that names another encoding: all are read."""
    assert read_page(html).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<!doctype html><title>T</title><main><p>a<div>b</div></main> c<footer>d</footer>",
         "a\n\nb\n\nc\n\nd"),
        ("<title>T</title><header>a</header>b<p>c", "a\n\nb\n\nc"),
        ("<html><head><link><my-bar>a</my-bar><title>T</title></head><body><p>b<p>c</body></html>",
         "a\n\nb\n\nc"),
        ("<html><body><p>a</p></body>b<div>c</div>d</html>", "a\n\nb\n\nc\n\nd"),
        ("<html><body>a</body>b</html>", "ab"),
        ("<html><body><p>a</p></body></html><section><p>b</p></section>", "a\n\nb"),
        ("<html><body><p>a</body></html><html><head><title>T</title></head><body>b", "a\n\nb"),
        ("<body><p>a</p></body><body><p>b</p></body>", "a\n\nb"),
        ("<html><body><p>a</p></body></html>\n<script>b</script>", "a"),
        ("<head><title>T</title></head>", ""),
    ],
)  # fmt: skip
def test_what_stands_outside_the_body_is_read(html: str, text: str) -> None:
    """Where its tag is left out, as HTML lets it be, and behind an end that came too early."""
    page = read_page(html)
    assert page.text == text
    assert page.tree.findtext("head/title") in ("T", None)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p><![CDATA[Salt & pepper]]></p><p>b</p>", "Salt & pepper\n\nb"),
        ("<![CDATA[<p>a</p><p>b</p>]]>", "a\n\nb"),
        ("<script>//<![CDATA[\nvar a = 1 > 0\n//]]></script><p>b</p>", "b"),
    ],
)
def test_text_that_is_marked_as_no_markup_is_text(html: str, text: str) -> None:
    """XHTML and feeds send text in CDATA sections; those of scripts hide what they hid."""
    assert read_page(html).text == text


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ("<td>Mill<td>1.2<td>14", "Mill 1.2 14"),
        ("<td>Home<br>News<td>It rose.<br>It fell.<td>Tea", "Home|News|It rose.|It fell.|Tea"),
        ("<td>Mill<br>(old)<td>1.2<td>14", "Mill|(old)|1.2 14"),
        ("<td><table><tr><td>a<td>b</table><td>c<td>d", "a b|c d"),
    ],
)
def test_a_cell_of_several_lines_is_a_column(cells: str, text: str) -> None:
    """A row of figures is one line; a page's columns that are set in a table are not."""
    for table in (f"<table><tr>{cells}</tr></table>", f"<p>x</p><table>{cells}</table>"):
        lines = [line.text for line in read_page(table).lines if line.text != "x"]
        assert lines == text.split("|")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<i>By</i><i>Nell Ashdown</i><i>3 May</i><i>2024</i>", "By Nell Ashdown 3 May 2024"),
        ("<x-p>It rose.</x-p><x-p><b>“Ten</b> metres.”</x-p>", "It rose. “Ten metres.”"),
        ("<b>S</b><b>KERROW</b> and <i>N</i><i>ell</i>", "SKERROW and Nell"),
        ("<i>m</i><sup>2</sup> <b>a</b><sub>N</sub>", "m2 aN"),
        ("<b>Mc</b>Lean <i>e</i>Bay You<b>Tube</b>", "McLean eBay YouTube"),
        ("<i>„Zehn Meter.</i><i>“</i> <i>Nell</i><i>“Ten”</i>", "„Zehn Meter.“ Nell “Ten”"),
        (
            "<span>Skerrow</span>The pier <b>Mc</b>Lean <span>e</span>bay",
            "Skerrow The pier McLean ebay",
        ),
        ("<pre><i>pier</i><i>.</i><i>Lamp</i></pre>", "pier.Lamp"),
        ("<i>川</i><i>の</i><i>橋</i>", "川の橋"),
    ],
)
def test_words_of_elements_side_by_side_stand_apart(html: str, text: str) -> None:
    """What only a style sheet parts is two words where the letters say so, and else is one."""
    assert read_page(f"<p>{html}</p>").text == text


@pytest.mark.parametrize("html", ["", "  \n", "<!-- only a comment -->"])
def test_no_element_at_all_is_an_error(html: str) -> None:
    """Where there is nothing to parse the error says what would be right."""
    with pytest.raises(PageError, match="send a page"):
        read_page(html)


def test_too_many_tags_are_an_error() -> None:
    """The bound is named, before anything is parsed."""
    with pytest.raises(PageError, match=str(MOST_TAGS)):
        read_page("<p>x</p>" * MOST_TAGS)


def test_depth_loses_no_text() -> None:
    """A page that is nested deeper than the parser goes is flattened, not cut."""
    nested = "<div><span>" * DEEPEST + "deep" + "</span></div>" * 9
    page = read_page(f"<p>first{nested}<p>last")
    assert [line.text for line in page.lines] == ["first", "deep", "last"]


def test_the_bounds_are_the_callers() -> None:
    """Fewer tags and less depth may be asked for; what is within them is read as ever."""
    html = "<section><details><details><p>x</p></details></details></section>"
    assert read_page(html, Bounds(tags=8, depth=6)).text == "x"
    with pytest.raises(PageError, match="more than 7 tags"):
        read_page(html, Bounds(tags=7))
    with pytest.raises(PageError, match="deeper than 4"):
        read_page(html, Bounds(depth=4))


@pytest.mark.parametrize(("tags", "depth"), [(0, 9), (9, 0), (9, DEEPEST + 1)])
def test_bounds_that_make_no_sense_are_refused(tags: int, depth: int) -> None:
    """A page of no tags, or one deeper than the parser goes, can't be asked for."""
    with pytest.raises(ValueError, match="must be"):
        Bounds(tags=tags, depth=depth)


def test_depth_that_can_not_be_flattened_is_an_error() -> None:
    """What would still be cut is refused."""
    with pytest.raises(PageError, match="deeper"):
        read_page("<details>" * 2 * DEEPEST + "x")


@pytest.mark.parametrize(
    "html",
    [
        "<p>x " * (MOST_TAGS - 1),
        "<a href=x>" * (MOST_TAGS - 1),
        "<br>" * (MOST_TAGS - 1),
        "x" * 1_000_000,
        f"<p class='{'a ' * 500_000}'>x",
        "<pre>" + "\n" * 500_000,
        "&#" * 300_000,
        "<" + "a " * 500_000,
    ],
    ids=lambda html: html[:8],
)
def test_hostile_pages_take_no_long_time(html: str) -> None:
    """A megabyte of one thing, or the most tags there may be, costs less than two seconds."""

    def read() -> None:
        with contextlib.suppress(PageError):
            read_page(html)

    assert least_cost(read, 2) < 2


def test_a_page_cut_anywhere_is_read() -> None:
    """No cut, between or within tags, makes the reader fail but for want of any element."""
    rng = random.Random(7)  # noqa: S311 - no secret
    for _ in range(200):
        cut = PAGE[: rng.randrange(len("<!doctype html><html"), len(PAGE))]
        page = read_page(cut + "<p>end")
        assert read_lines(page.text) == page.lines


def test_blocks_hold_their_lines(page: Page) -> None:
    """A block's lines stand in a row; each line's mark names the innermost block around it."""
    article = next(block for block in page.blocks if block.tag == "article")
    texts = [line.text for line in page.lines[article.first : article.last]]
    assert (texts[0], texts[-1]) == ("Rain at last", "Not shown")
    for number, mark in enumerate(page.marks):
        block = page.blocks[mark.at]
        assert block.first <= number < block.last
        assert (block.tag, block.place) == (mark.block, mark.place)


def test_a_block_stands_in_one_that_came_before_it(page: Page) -> None:
    """The outermost block is number 0; every other one lies within the block above it."""
    assert page.blocks[0].above == 0
    for number, block in enumerate(list(page.blocks)[1:], 1):
        above = page.blocks[block.above]
        assert block.above < number
        assert above.first <= block.first < block.last <= above.last


def test_parts_sent_later_stand_where_they_belong() -> None:
    """A streamed page's parts fill their gaps, those within other parts, too."""
    page = read_page(
        '<main><h1>Rain</h1><template id="B:0"></template>tail</main><footer>End</footer>'
        '<div hidden id="S:0"><p>One.</p><template id="P:1"></template><p>Three.</p></div>x'
        '<div hidden id="S:1"><p>Two.</p></div><div hidden id="S:2">No gap.</div>'
    )
    texts = [line.text for line in page.lines]
    assert texts == ["Rain", "One.", "Two.", "Three.", "tail", "End", "x", "No gap."]
    assert not mark_of(page, "Two.").place & Place.HIDDEN
    assert mark_of(page, "Two.").place & Place.MAIN


def test_a_part_that_holds_its_own_gap_stays() -> None:
    """No part can be moved into itself."""
    page = read_page('<p>a</p><div hidden id="S:0">b<template id="B:0"></template>c</div>')
    assert "".join(line.text for line in page.lines) == "abc"


def test_parts_in_parts_are_no_way_around_the_bound_of_depth() -> None:
    """Each part is flat enough; put into one another's gaps they are not."""
    deep, flat = "<b>" * 90, "</b>" * 90
    parts = "".join(
        f'<div hidden id="S:{n}">{deep}<template id="B:{n + 1}"></template>{flat}</div>'
        for n in range(9)
    )
    with pytest.raises(PageError, match="nested deeper"):
        read_page(f'<p>One.</p><template id="B:0"></template>{parts}')


def test_names_with_a_prefix_are_those_without_it() -> None:
    """XHTML may name its elements in a namespace that it declares."""
    html = '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:h1>Rain</h:h1><h:p>It rained.'
    page = read_page(f"{html}</h:p></h:body></h:html>")
    assert [line.text for line in page.lines] == ["Rain", "It rained."]
    assert page.marks[0].level == 1


@pytest.mark.parametrize(
    ("around", "lines"), [("", 21), ("<p>All of it stands here.</p>" * 60, 60)]
)
def test_what_stands_for_a_page_without_scripts(around: str, lines: int) -> None:
    """A page that is built by scripts may hold its article for readers without them."""
    article = f"<h1>Rain</h1>{'<p>It rained all day in the valley.</p>' * 20}"
    page = read_page(f"<body><div id=app>{around}</div><noscript>{article}</noscript></body>")
    assert len(page.lines) == lines
