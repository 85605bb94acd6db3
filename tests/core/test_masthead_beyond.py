"""Bylines and dates that stand in less usual places around a body, without any markup."""

import pytest

from service.core import Document, Stylebook, clean
from service.core.article import Kind
from service.core.attribution.day_order import order_of
from tests.core.test_masthead import BODY, read

TITLE = "Bridge stays closed"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (f"{TITLE}\nTania Roe\nJournalist\n" + "Share\n" * 7, ["Tania Roe"]),
        (f"{TITLE}\nNews\n{TITLE}\nPier News\nMarta Roe\nCorresponsal en Atenas\nMenu",
         ["Marta Roe"]),
        (f"{TITLE}\nZimbi Vilakos | Published 15 hours ago", ["Zimbi Vilakos"]),
        (f"{TITLE}\nTrine Juul and Tôrtia Reimer\nOffentliggjort\n6. februar 2024",
         ["Trine Juul", "Tôrtia Reimer"]),
        (f"{TITLE}\nThis page is there in the languages of our neighbours:\nJane Roe\nMay 3, 2024",
         ["Jane Roe"]),
        (f"{TITLE}\nFouzia Van Der Fortas\nMay 3, 2024", ["Fouzia Van Der Fortas"]),
    ],
)  # fmt: skip
def test_names_beside_a_job_or_a_label(head: str, authors: list[str]) -> None:
    """A job, the label of a date and a span of time stand beside a byline as a date does."""
    assert read(head)[0] == authors


@pytest.mark.parametrize(
    "head",
    [
        f"Faster Repairs: {TITLE}\nNews\nFaster Repairs: {TITLE}\nFaster Repairs\nMay 3, 2024",
        f"{TITLE}\nPhoto:\nFlorian Gogau (Reuters)\nMay 3, 2024",
    ],
)
def test_what_the_headline_says_and_whose_picture_it_is(head: str) -> None:
    """Words of the headline are no name, nor is a picture's label followed by the author."""
    assert read(head)[0] == []


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("Jane Roe\nAuthor\nRelated", ["Jane Roe"]),
        ("Jane Roe\n(Editor / Journalist) – Jane comes from a family of ferrymen.", ["Jane Roe"]),
        ("Jane Roe\nBridge editor\nJane writes about piers and lives on a boat.", ["Jane Roe"]),
        ("Text by\nJane Roe\nMore", ["Jane Roe"]),
        ("This post was written by Jane Roe,\nHead of Piers", ["Jane Roe"]),
        ("Posted by:\nJane Roe\nMay 3, 2024\nPosted by:\nJohn Doe\nMay 4, 2024", []),
        ("Posted by:\nJane Roe\nMay 3, 2024\nPosted by:\nXyzzy\nMay 4, 2024", []),
    ],
)  # fmt: skip
def test_authors_below_the_body(tail: str, authors: list[str]) -> None:
    """Labels and portraits call a name the author's; of several that have written none is."""
    assert read(TITLE, f"Share\n{tail}")[0] == authors


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("Article written by:\nJane Roe\nReviewed by:\nJohn Doe", ["Jane Roe"]),
        ("The engine is\nwritten by\nJane Roe\nin C.", []),
        ("Article written by:\nJane Roe\nArticle written by:\nJohn Doe", []),
        ("By Jane Roe", []),
    ],
)
def test_a_byline_far_below_says_more_than_by(tail: str, authors: list[str]) -> None:
    """Far from the body "By" is a teaser's; the only "Written by" of a page is its own."""
    assert read(TITLE, "Frequently asked\n" * 30 + tail)[0] == authors


def test_a_signature_tells_the_author_whatever_follows_it() -> None:
    """A name that stands alone above the body and again right below it is the author's."""
    head = f"{TITLE}\nNews\n{TITLE}\nRuth Calder\nsaw what the harbour office would not show"
    assert read(head)[0] == []
    assert read(head, "Ruth Calder\nShare")[0] == ["Ruth Calder"]


def test_a_byline_in_the_pages_title(stylebook: Stylebook) -> None:
    """The page's title names the author behind a dash; the headline below it stays whole."""
    text = f"The {TITLE} - by Jane Roe - The Harbour Letter\nSubscribe\nThe {TITLE}\n{BODY}"
    article = clean(Document(text=text), stylebook)
    assert [credit.name for credit in article.credits] == ["Jane Roe"]
    assert "byline-title" in [s.rule for s in article.segments if s.kind is Kind.BYLINE]


@pytest.mark.parametrize(
    ("head", "tail", "published", "modified"),
    [
        (f"{TITLE}\n25.4.2024", "First published: 4.4.2018", "2024-04-25", None),
        (f"{TITLE}\nHome", "First published: 4.4.2018", "2018-04-04", None),
        (f"{TITLE}\nMay 21, 2024\nApril 24, 2024\nby\nJane Roe", "", "2024-04-24", "2024-05-21"),
        (f"{TITLE}\n03/04/2024", "Old mill burns\n12/25/2023", "2024-03-04", None),
        (f"{TITLE}\n03/04/2024", "Old mill burns\n25/12/2023", "2024-04-03", None),
        (f"{TITLE}\n03/04/2024", "Old mill burns", None, None),
        (f"{TITLE}\nMay 3, 2024", "Tides\nData\nFebruary 13, 2025", "2024-05-03", None),
    ],
)  # fmt: skip
def test_which_of_several_days(
    head: str, tail: str, published: str | None, modified: str | None
) -> None:
    """The day below the headline counts most, the earlier of two, in the order the page shows."""
    assert read(head, tail)[1:] == (published, modified)


def test_another_languages_label_is_a_word_of_the_text() -> None:
    """ "Data" is a day's label in some languages, and in an article about data a tag."""
    tail = "The harbour keeps its data on paper\nData\nMay 13, 2025\nTides\nMay 12, 2025"
    assert read(f"{TITLE}\nHome", tail)[1] is None


def test_another_languages_label_in_a_script_without_capitals() -> None:
    """Nothing but its own line has the word: in small letters, as it has no others."""
    assert read(f"{TITLE}\nअपडेटेड\nMay 3, 2024")[1:] == (None, "2024-05-03")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("12/25/2023 and 3/4/2024", "mdy"),
        ("25/12/23, 3/4/24", "dmy"),
        ("3/4/2024", None),
        ("12/25/2023, 25/12/2023", None),
        ("45/12/2023, 1/2/3/12/25/2023", None),
    ],
)
def test_the_order_that_a_text_shows(text: str, order: str | None) -> None:
    """One day beyond the twelfth tells of all others; two orders tell of none."""
    assert order_of(text) == order


def test_who_published_a_game_is_no_author(stylebook: Stylebook) -> None:
    """Between paragraphs a name on no list counts only where no word of it is a common one."""
    text = (
        "The best party games of the year\n\n"
        "Skerrow is short, and it is an amusing and ice-breaking good time for all, they say.\n\n"
        "Skerrow\n\nPublished by Merry Otter Games\n\n"
        "Skerrow is one of those quick card games that feel like an old friend from the start.\n"
    )
    article = clean(Document(text, language="en"), stylebook)
    assert article.credits == ()


def test_portraits_in_an_articles_midst_are_of_its_subjects(stylebook: Stylebook) -> None:
    """The author's stands below the body, and no other heading has one."""
    first = "Three painters of the valley show what they made in the winter of the great flood."
    story = "She walks to the mill on most mornings, and she draws what the river has left there."
    portraits = "\n\n".join(
        f"{name}\n\n{name} is a painter from the upper valley. {story}"
        for name in ("Christine Vale", "Norr Collective", "Ottoline Grey")
    )
    one = f"{first}\n\n{story}\n\n{story}\n\nChristine Vale\n\nChristine Vale is a painter.\n\n"
    for text in (f"{first}\n\n{story}\n\n{portraits}", one + "\n\n".join([first, story] * 3)):
        assert clean(Document(text, language="en"), stylebook).credits == ()
