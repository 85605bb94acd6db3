"""The gallery shows what the desk does now, and its pictures say it in good XML."""

import re
from pathlib import Path

import pytest
from lxml import etree

from service.core import Document, Kind, Stylebook, clean, load_stylebook
from tools.gallery import SHOWN, pages
from tools.picture import draw

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def stylebook() -> Stylebook:
    """The packaged stylebook."""
    return load_stylebook()


def words(drawn: str, *classes: str | None) -> str:
    """The text of a picture's elements of some classes, white space left out."""
    elements = etree.fromstring(drawn).iter(f"{SVG}text")
    said = "".join(one.text or "" for one in elements if one.get("class") in classes)
    return re.sub(r"\s", "", said)


def test_the_gallery_is_as_it_would_be_drawn_now(root: Path, stylebook: Stylebook) -> None:
    """`make gallery` writes it anew."""
    drawn = pages(root, stylebook)
    assert len(drawn) == len(SHOWN) + 1
    stale = [p for p, text in drawn.items() if (root / p).read_text(encoding="utf-8") != text]
    assert stale == []


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_holds_all_of_a_text(name: str, root: Path, stylebook: Stylebook) -> None:
    """The raw text on the left, what was removed in its own colour; title and body on the right."""
    text = (root / "seeds" / name / "input.txt").read_text(encoding="utf-8")
    article = clean(Document(text), stylebook)
    drawn = draw(article, name)
    assert words(drawn, None, "out") == re.sub(r"\s", "", text)
    removed = (one for one in article.segments if one.kind is Kind.REMOVED)
    out = "".join(text[one.start : one.end] for one in removed)
    assert words(drawn, "out") == re.sub(r"\s", "", out)
    assert words(drawn, "headline") == re.sub(r"\s", "", article.title or "")
    assert words(drawn, "body") == re.sub(r"\s", "", article.body)


def test_markup_in_a_text_is_drawn_as_text(stylebook: Stylebook) -> None:
    """A hostile text makes no element of the picture."""
    text = "<script>alert(1)</script> & ]]> said the mayor.\n\nThe ferry stays, he said again."
    drawn = draw(clean(Document(text), stylebook), "<b>")
    assert etree.fromstring(drawn).findall(f".//{SVG}script") == []
    assert words(drawn, None, "out") == re.sub(r"\s", "", text)
