"""The learned judge of web pages: what it promises of any page, and of its model file."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.linejudge.model_file import ModelError
from service.core.linejudge.pagejudge import PageJudge, load_page_judge
from service.core.page import Page, read_page
from tests.core.least_cost import least_cost

MODEL = files("service") / "model" / "pagejudge.npz"
BODY = (
    (
        "The ferry to Skarsund will sail again from Monday, the county said, after two winters in "
        "which the island had no boat at all."
    ),
    (
        "The pier has been repaired, and the first boat will carry sheep, a piano and the new "
        "teacher, who had waited on the mainland since the autumn."
    ),
    (
        "“We only know eleven songs, but we will sing them all,” said the leader of the choir, "
        "which is to stand on the pier when the ferry comes in."
    ),
    (
        "The county pays for two journeys a day until the end of the year. What comes after that "
        "is to be decided in the spring."
    ),
)
TEASERS = (
    (
        "The bakery in the old school has been sold to a family from the mainland, who want to "
        "bake there again from the summer."
    ),
    (
        "Three boats were lost in the storm on Sunday night, but nobody was hurt, the harbour "
        "master said."
    ),
    "A list of all the concerts of the summer, from the church to the fish hall, with prices.",
)
STORY = "".join(f"<p>{text}</p>" for text in BODY)
LIST = "".join(f"<div class=c9><a href=/x>More</a><p>{text}</p></div>" for text in TEASERS)
PAGE = """<html><body class=b1><div class=a1><ul><li><a href=/>Home</a><li><a href=/n>News</a>
<li><a href=/s>Sport</a></ul></div><div class=x1><div class=x2><h1>The ferry is back</h1>{story}
</div></div><div class=y1><h3>Read on</h3>{list}</div>
<div class=z1><p>© 2024 Skarsund Post</p><a href=/p>Privacy policy</a></div></body></html>"""


@pytest.fixture(scope="module")
def judge() -> PageJudge:
    """The judge as it is shipped."""
    return load_page_judge(MODEL)


def judged(judge: PageJudge, page: Page) -> dict[str, float]:
    """Each line's text with its probability."""
    chances = judge.probabilities(page.lines, page.marks, page.blocks)
    return dict(zip((line.text for line in page.lines), chances, strict=True))


def test_the_story_is_kept_and_the_lists_around_it_are_not(judge: PageJudge) -> None:
    """Names that say nothing do not matter: teasers read like prose, but stand elsewhere."""
    chances = judged(judge, read_page(PAGE.format(story=STORY, list=LIST)))
    assert min(chances[text] for text in BODY) > 0.5
    assert max(chances[text] for text in (*TEASERS, "Home", "Sport", "Privacy policy")) < 0.5


SCRIPTS = {"Greek": (0x3B1, 24), "Cyrillic": (0x430, 32), "Devanagari": (0x915, 35)}


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_alphabet_is_needed(judge: PageJudge, script: str) -> None:
    """The same page in letters that the judge may never have seen is read the same way."""
    first, count = SCRIPTS[script]

    def respelt(text: str) -> str:
        return "".join(
            chr(first + (ord(c.lower()) - 97) % count) if c.isalpha() else c for c in text
        )

    story = "".join(f"<p>{respelt(text)}</p>" for text in BODY)
    others = "".join(f"<div class=c9><a href=/x>.</a><p>{respelt(t)}</p></div>" for t in TEASERS)
    chances = judged(judge, read_page(PAGE.format(story=story, list=others)))
    kept = sum(chances[respelt(text)] for text in BODY) / len(BODY)
    assert kept > 0.5
    assert sum(chances[respelt(text)] for text in TEASERS) / len(TEASERS) < kept - 0.25


def test_an_article_sent_alone_is_kept(judge: PageJudge) -> None:
    """A fragment that is nothing but the article loses no paragraph."""
    chances = judged(judge, read_page(f"<div>{STORY}</div>"))
    assert min(chances.values()) > 0.4


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<div class='a b'>", "<p>", "<ul><li>", "<h2 hidden>", "</div>", "<td>", "word ",
             "One sentence, and one more. ", "<a href=x>link</a>", "ﷺ 𝒳 \u200d", "<br>",
             "<pre>\n\n x"]
        ),
        min_size=1,
        max_size=40,
    )
)  # fmt: skip
def test_any_page_gets_a_probability_a_line(judge: PageJudge, parts: list[str]) -> None:
    """Whatever the markup, each line gets one number from 0 to 1, the same every time."""
    page = read_page("<p>" + "".join(parts))
    chances = judge.probabilities(page.lines, page.marks, page.blocks)
    assert len(chances) == len(page.lines)
    assert all(0 <= chance <= 1 for chance in chances)
    assert chances == judge.probabilities(page.lines, page.marks, page.blocks)


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p>" * 20_000,
        "<div>" * 200 + "<p>x" * 20_000,
        f"<p>{'x' * 1_000_000}</p>",
        f"<p>{'x. ' * 300_000}</p>",
        "".join(f"<p class=n{number}>{number} x</p>" for number in range(10_000)),
    ],
    ids=["lines", "deep", "one word", "one line", "names"],
)
def test_a_huge_page_is_judged_in_a_bounded_time(judge: PageJudge, html: str) -> None:
    """A page longer than any article is judged in pieces, in less than two seconds."""
    page = read_page(html)
    assert len(judge.probabilities(page.lines, page.marks, page.blocks)) == len(page.lines)
    cost = least_cost(lambda: judge.probabilities(page.lines, page.marks, page.blocks), 2)
    assert cost < 2


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    """A file that was cut, or is another judge's, is named with what to do about it."""
    cut = tmp_path / "cut.npz"
    cut.write_bytes(MODEL.read_bytes()[:-2000])
    with pytest.raises(ModelError, match=r"cut\.npz"):
        load_page_judge(cut)
    with pytest.raises(ModelError, match="made for other features"):
        load_page_judge(files("service") / "model" / "linejudge.npz")
