"""Authors whom a page names in rows, beside a section, in a portrait or in its copyright."""

import pytest

from service.core import Document, Role, Stylebook, clean
from tests.core.test_masthead import BODY, read

TITLE = "Bridge stays closed"
SEVERAL = """\
The bridge over the Wend stays closed until the autumn, the harbour office said on Monday.

Its bearings have rusted through, and the ferry will run every ten minutes instead.

The town has asked for a second boat, since the first is too old and too small for lorries.

Nobody on the far bank has slept well since then, for the ferry's bell rings until midnight.
"""


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (f"{TITLE}\nJane Roe\n@janeroe\nPeter Fox\n@foxwrites", ["Jane Roe", "Peter Fox"]),
        (f"{TITLE}\nJane Roe\nPartner\nPeter Fox\nCounsel\nMay 3, 2024", ["Jane Roe", "Peter Fox"]),
        (f"{TITLE}\nAuthors\nJane Roe\nHead of Piers\nPeter Fox\nHead of Ferries",
         ["Jane Roe", "Peter Fox"]),
        (f"{TITLE}\n{TITLE}\nJane Roe\nMay 3, 2024\nOld mill sold\nPeter Fox\nMay 2, 2024",
         ["Jane Roe"]),
        (f"{TITLE}\nPosted in Piers by Jane Roe on May 3, 2024", ["Jane Roe"]),
        (f"{TITLE}\nPosted in Piers & Boats by Jane Roe", ["Jane Roe"]),
        (f"{TITLE}\nPubblicato il 24 settembre 2023 da Norra Pontelli", ["Norra Pontelli"]),
        (f"{TITLE}\nAuthors\nJane Roe\nLecturer in Tides, Skerrow\nPeter Fox\nDirector, Oban",
         ["Jane Roe", "Peter Fox"]),
        (f"{TITLE}\nMay 3, 2024 \u2022 Jane Roe in Piers", ["Jane Roe"]),
        (f"{TITLE}\nMay 3, 2024 \u00b7 Jane Roe on behalf of the harbour board", ["Jane Roe"]),
        (f"{TITLE}\nJane Roe \u00b7 Skerrow Post \u00b7 Posted: May 3, 2024 6:00 AM ADT | Piers",
         ["Jane Roe"]),
        (f"{TITLE}\nReviewed by Ann Obel, MD \u2014 Written by Jane Roe \u2014 Updated May 3",
         ["Jane Roe"]),
        ("Home\nStefan\nMay 3, 2024\n9 min read", ["Stefan"]),
        (f"{TITLE}\nStefan May 3, 2024 2 Comments", ["Stefan"]),
        ("A guest post by Jane Roe, founder of Skerrow Piers", ["Jane Roe"]),
        (f"{TITLE}\nBy Jane Roe, Master Gardener & Piers Educator", ["Jane Roe"]),
        ("Nova Scotia\nMay 3, 2024", []),
        ("Sections\nPosted in Piers", []),
    ],
)  # fmt: skip
def test_names_with_their_company(head: str, authors: list[str]) -> None:
    """A handle or a job below each, a section, a day; but no place is a person."""
    assert read(head)[0] == authors


def test_a_name_right_below_the_headline_outranks_a_teasers_byline() -> None:
    """The byline far above the headline is that of another article's link."""
    head = (
        f"{TITLE} - Harbour News\nThe best piers of the coast\nby Peter Fox\nNews\n/\nPiers\n/\n"
        f"Boats\n/\nTides\n{TITLE}\nJane Roe\nMay 3, 2024"
    )
    assert read(head)[0] == ["Jane Roe"]


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("Ruth Calder is a writer and diver from Skerrow. Her first novel is out.",
         ["Ruth Calder"]),
        ("Ruth Calder is the author of two novels, and lives above the old mill.", ["Ruth Calder"]),
        ("Ruth Calder is the director of the museum and welcomed the vote.", []),
        ("Ruth Calder is a professor at the college, and the last to leave the pier.", []),
        ("Ruth Calder is opening the pier on Friday. Its writer will be there.", []),
        ("Ruth Calder told a reporter that she would miss the bell of the ferry.", []),
        ("Ruth Calder was a poet who knew this pier well, and the river below it.", []),
        ("The Calder is a writer among rivers, and no other river has such bends.", []),
        ("\u00a9 2024 Ruth Calder", ["Ruth Calder"]),
        ("Copyright \u00a9 2019-2024 Ruth Calder. All rights reserved.", ["Ruth Calder"]),
        ("\u00a9 2024 Ruth Calder Media Ltd", []),
        ("\u00a9 2024 Calder and Roe", []),
        ("\u00a9 Ruth Calder", []),
        ("\u00a9 2024 Ruth Calder\n\u00a9 2024 Peter Fox", []),
    ],
)  # fmt: skip
def test_an_author_who_is_told_of_below(
    tail: str, authors: list[str], stylebook: Stylebook
) -> None:
    """Who closes the article as its writer, or holds the page's copyright, with a year."""
    article = clean(Document(f"{TITLE}\n\n{SEVERAL}\n{tail}\n", language="en"), stylebook)
    found = [credit.name for credit in article.credits if credit.role is Role.AUTHOR]
    assert found == authors


def test_whom_the_article_is_about_does_not_close_it(stylebook: Stylebook) -> None:
    """A portrait in the last paragraph of someone who was named before is none of the author."""
    told = SEVERAL.replace("Nobody on", "Ruth Calder, like nobody on")
    text = f"{TITLE}\n\n{told}\nRuth Calder is a writer and diver from Skerrow.\n"
    assert clean(Document(text, language="en"), stylebook).credits == ()


def test_a_writer_among_others_who_are_portrayed_is_no_author(stylebook: Stylebook) -> None:
    """Where the article portrays several, the writer who comes last is one of them."""
    told = SEVERAL.replace("\n", "\nPeter Fox is a professor at the college by the mill.\n", 1)
    text = f"{TITLE}\n\n{told}\nRuth Calder is a writer and diver from Skerrow.\n"
    assert clean(Document(text, language="en"), stylebook).credits == ()


def test_a_byline_above_what_was_taken_for_the_headline() -> None:
    """Of two lines that say the page's title the byline may stand below the one that says less."""
    head = (
        "Ten piers of the north coast that are worth a walk\n"
        "Ten piers of the north worth a walk\nBy Jane Roe\n"
        + "Home\nNews\nTides\nBoats\n" * 4
        + "The ten piers of the north coast worth a walk"
    )
    assert read(head)[0] == ["Jane Roe"]


def test_one_of_many_who_are_portrayed_is_no_author() -> None:
    """The last heading of several with a portrait each is one of those the article is about."""
    tail = "\n".join(f"{name}\n{name} is a painter from the upper valley, and draws the mill."
                     for name in ("Ruth Calder", "Jane Roe", "Peter Fox"))  # fmt: skip
    assert read(f"{TITLE}\n{BODY}\n{tail}")[0] == []


@pytest.mark.parametrize(
    ("head", "tail", "authors"),
    [
        ("by Jane Roe Tides and Piers May 2nd 2024", "About the author\nJane Roe", ["Jane Roe"]),
        ("By Jane Roe View In Digital Edition", "", ["Jane Roe"]),
        ("Home", "Written by\nMelissa\nHi there, and welcome to my pier.", ["Melissa"]),
    ],
)
def test_a_name_without_what_was_glued_to_it(head: str, tail: str, authors: list[str]) -> None:
    """A section behind a name is none of it where the name alone is a line elsewhere."""
    assert read(f"{TITLE}\n{head}", tail)[0] == authors


@pytest.mark.parametrize(
    "heading",
    ["Israel Hamas", "Monte Rosa", "Murray River", "Tory Backbenchers", "Jua Kali", "Hoa K\u1ef3",
     "Rua Direita", "Clair Obscur", "Willow Project", "Pada Senin", "Bela Vista", "Safari Lodge"],
)  # fmt: skip
def test_a_heading_that_begins_with_a_common_word_is_no_author(heading: str) -> None:
    """Words, countries and rivers that are a few people's first names tell nothing of a person."""
    assert read(heading)[0] == []


def test_a_menus_entry_is_no_author() -> None:
    """An entry that begins with a first name stands again in the menu, and no day beside it."""
    menu = "Wend Pier\nGrace Period\nHarbour Walk\nOld Mill\nTide Tables\n"
    head = f"{TITLE} - Harbour News\n{menu}{menu}{TITLE}"
    assert read(head)[0] == []
    assert read(f"{TITLE}\nJane Roe\nJane Roe\nMay 3, 2024")[0] == ["Jane Roe"]
