"""What stands behind an article on its page says nothing of the article itself."""

from datetime import date

import pytest

from service.core import Article, Document, Stylebook, clean

SENTENCE = (
    "The wall beside the old harbour will be mended before the winter storms, the council said "
    "after a long debate on Monday night. It will cost {} million pounds in all."
)
PROSE = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(3))
HEAD = "<h1>Council agrees to spend millions on harbour wall</h1>"
BOX = "<h3>About the author</h3><p>By Jane Roe</p>"
NEXT = "<h2>Another tower has come down today</h2>"
JAPANESE = (
    f"<p>{'町議会は金曜日、古い渡し船を残すことを決めた。修理には二億円かかるという。' * 3}</p>" * 3
)


def cleaned(html: str, stylebook: Stylebook) -> Article:
    """The article of a page, read at the end of a later year."""
    return clean(Document(html=html, reference_date=date(2026, 11, 28)), stylebook)


@pytest.mark.parametrize(
    "behind",
    [
        "<ol class='comments'><li><p>By Bob Hill</p><p>June 5, 2024</p></li></ol>",
        f"<article>{NEXT}<p>By Bob Hill</p></article>",
        f"<article>{NEXT}<p>June 5, 2024</p></article>",
        f"<article>{NEXT}<time datetime='2024-06-05'>2 days ago</time></article>",
    ],
)
def test_the_next_one_s_head_and_readers_are_no_source(behind: str, stylebook: Stylebook) -> None:
    """Neither the markup's reading nor the text's takes their names and days."""
    article = cleaned(f"<article>{HEAD}{PROSE}</article>{behind}", stylebook)
    assert article.credits == ()
    assert article.source.published is None


def test_a_headline_without_spaces_is_one(stylebook: Stylebook) -> None:
    """Its length tells, not its spaces."""
    page = f"<article><h1>古い渡し船を残すことに</h1>{JAPANESE}</article>"
    article = cleaned(f"{page}<h2>別の塔が今日倒れた</h2><p>2024年6月5日</p>", stylebook)
    assert article.source.published is None


@pytest.mark.parametrize(
    "page",
    [
        f"<article>{HEAD}<time datetime='2024-06-05'>x</time>{PROSE}<p>By Jane Roe</p></article>",
        f"<header>{HEAD}</header><article><time datetime='2024-06-05'>x</time>{PROSE}{BOX}",
    ],
)
def test_the_article_s_own_are(page: str, stylebook: Stylebook) -> None:
    """Below the body, and below a heading that says whose name comes."""
    article = cleaned(page, stylebook)
    assert [credit.name for credit in article.credits] == ["Jane Roe"]
    assert article.source.published == "2024-06-05"
