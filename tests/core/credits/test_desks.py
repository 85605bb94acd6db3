"""Lines that stand where a byline does and name a desk or an agency: no text, and no author."""

import pytest

from service.core import Article, Document, Role, Stylebook, clean

TITLE = "Bridge closed until spring"
BODY = """The bridge over the Skerrow has stood for ninety years and was closed on Monday.

"We could not wait," said Maud Ellison, who leads the works. It would take until spring.

Traders in the old town fear for the winter trade and asked the council for a ferry."""


def read(*above: str, stylebook: Stylebook) -> Article:
    """An article with lines between its headline and its body."""
    text = "\n\n".join((TITLE, *above, BODY))
    return clean(Document(text=text, language="en"), stylebook)


@pytest.mark.parametrize(
    "line",
    [
        "By Our Correspondent",
        "Staff Reporter",
        "From staff reports",
        "News Desk",
        "By Nation Reporter",
    ],
)
def test_desk_is_taken_off(line: str, stylebook: Stylebook) -> None:
    """A desk is no part of the body and no one's name."""
    article = read(line, stylebook=stylebook)
    assert article.body == BODY
    assert article.credits == ()


@pytest.mark.parametrize("line", ["The Associated Press", "Reuters Staff", "By PTI"])
def test_agency_alone_is_the_source(line: str, stylebook: Stylebook) -> None:
    """An agency in a byline's stead supplied the text."""
    article = read(line, stylebook=stylebook)
    assert article.body == BODY
    assert [credit.role for credit in article.credits] == [Role.SOURCE]
    assert article.source.agency is not None


@pytest.mark.parametrize("line", ["Staff Writer", "News Desk", "The Associated Press"])
def test_desk_beside_a_name_gives_way(line: str, stylebook: Stylebook) -> None:
    """The person is the author, whatever stands on the next line."""
    for above in (("Jane Roe", line), (line, "By Jane Roe")):
        article = read(*above, stylebook=stylebook)
        assert [c.name for c in article.credits if c.role is Role.AUTHOR] == ["Jane Roe"]


def test_agencies_of_a_menu_are_no_source(stylebook: Stylebook) -> None:
    """Several such lines are a list of sections."""
    article = read("Home", "Reuters", "AP", "Sports", stylebook=stylebook)
    assert article.credits == ()
