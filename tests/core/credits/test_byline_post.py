"""Names above a line that says where, for whom or as what the people report."""

import pytest

from service.core import Document, Role, Stylebook, clean

BODY = """
The last ferry to the island was taken out of service on Monday after its hull was found cracked.

Passengers were told to use the road bridge until the spring, the harbour board said on Tuesday.

"It is the third winter in a row," said Maud Ellison, who runs the shop at the pier.
"""


def read(head: str, stylebook: Stylebook) -> tuple[list[str], str]:
    """The authors and the body of an article with some lines below its headline."""
    text = f"Island loses its last ferry for the winter\n\n{head}\n{BODY}"
    article = clean(Document(text=text, language="en"), stylebook)
    return [c.name for c in article.credits if c.role is Role.AUTHOR], article.body


@pytest.mark.parametrize(
    "post",
    ["Reporting from Otterton", "Skerrow News, Otterton", "Business reporter", "in Otterton"],
)
def test_names_above_a_post_are_authors(post: str, stylebook: Stylebook) -> None:
    """Neither of the two lines stays in the body."""
    authors, body = read(f"Eilidh Munro and Callum Reid\n{post}", stylebook)
    assert authors == ["Eilidh Munro", "Callum Reid"]
    assert body == BODY.strip()


@pytest.mark.parametrize(
    "head",
    [
        "Loch Etter and Glen Skerrow\nin Otterton",
        "Latest News\nin Otterton",
        "Harbour Views\nSkerrow News, Otterton",
        "Maud Ellison\nin Otterton",
        "Winter Ferries\nReporting from Otterton",
    ],
)
def test_what_names_no_authors_stays(head: str, stylebook: Stylebook) -> None:
    """Places, headings and someone whom the article is about are no authors."""
    assert read(head, stylebook)[0] == []
