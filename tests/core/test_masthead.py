"""Bylines and dates on the lines around a body, without any markup."""

from importlib.resources import files
from itertools import product

import pytest

from service.core import Document, Stylebook, clean
from service.core.article import Reason, Role
from service.core.attribution.lexicon import read_vocabulary
from service.core.attribution.masthead import find_masthead
from service.core.attribution.sheet import Sheet
from service.core.line import read_lines
from service.core.prose import find_prose
from service.core.verdict import Verdict
from tests.core.least_cost import least_cost

LAST = "The ferry has crossed the bay since 1921 and will be mended, the council said on Monday."
VOCABULARY = read_vocabulary(files("service") / "stylebook")
BODY = (
    "The bridge over the Wend stays closed until the autumn, the harbour office said on Monday.\n"
    "Its bearings have rusted through, and the ferry will run every ten minutes instead.\n"
    "The town has asked for a second boat, said the mayor, Ines Calloway: the first is too old."
)


def read(
    head: str, tail: str = "", removed_for: Reason | None = None
) -> tuple[list[str], str | None, str | None]:
    """The authors, the day of publication and that of the last change."""
    text = f"{head}\n{BODY}\n{tail}"
    lines = read_lines(text)
    body = set(BODY.splitlines())
    verdicts = [
        Verdict(line.text in body, removed_for, "test", 1.0, float(line.text in body))
        for line in lines
    ]
    sheet = Sheet(text, lines, find_prose(lines), verdicts, "en", None)
    found = find_masthead(sheet, VOCABULARY)
    authors = [credit.name for credit in found.credits if credit.role is Role.AUTHOR]
    return authors, found.published, found.modified


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Bridge stays closed\nJane Roe\nMay 3, 2024", ["Jane Roe"]),
        ("Bridge stays closed\nBy Penhale, Ada\nMay 3, 2024", ["Penhale, Ada"]),
        ("Bridge stays closed\nBy\nJane Roe\n,\nJohn Doe\n, and\nPeter Fox\nMay 3, 2024",
         ["Jane Roe", "John Doe", "Peter Fox"]),
        ("Bridge stays closed\nAuthor:\nJane Roe\nEdited by:\nJohn Doe", ["Jane Roe"]),
        ("Bridge stays closed\nByJane Roe\nMay 3, 2024", ["Jane Roe"]),
        ("Bridge stays closed\nTim Roe Founder\nUpdated May 3, 2024", ["Tim Roe"]),
        ("Bridge stays closed\n3 min read · by Jane Roe · Updated in May", ["Jane Roe"]),
        ("Bridge stays closed\n* Jane Roe | Published 4 hours ago", ["Jane Roe"]),
        ("Bridge stays closed\nBy Laura\nMay 3, 2024", ["Laura"]),
        ("Bridge stays closed\nMay 3, 2024 Source: Harbour News Author: Jane Roe", ["Jane Roe"]),
        ("Bridge stays closed\nby\nTaya Iv\nMay 3, 2024", ["Taya Iv"]),
        ("Bridge stays closed\nRuth Calder\nMay 6, 2024 2:15 PM Eastern Daylight Time",
         ["Ruth Calder"]),
        ("Old bridge closed a year\nNews\nThe old bridge closed a year\nRuth Roe\nRuth Roe\nHome",
         ["Ruth Roe"]),
        ("Bridge stays closed | Post\nBridge stays closed\nAuthor of the article:\nJane Roe\n"
         + "Play\n" * 12 + "Bridge stays closed\nBack to video", ["Jane Roe"]),
    ],
)  # fmt: skip
def test_byline_is_read(head: str, authors: list[str]) -> None:
    """Names are found behind "By", over split lines, and alone beside a date."""
    assert read(head)[0] == authors


@pytest.mark.parametrize(
    "head",
    [
        "Bridge stays closed\nHome Delivery\nMay 3, 2024\nOrder your home delivery of the paper",
        "Bridge stays closed\nPhoto by\nJane Roe\nMay 3, 2024",
        "Bridge stays closed\nReviewed by:\nJane Roe\nMay 3, 2024",
        "By Use Case\nBy Event Type\nBridge stays closed\nMay 3, 2024\nno use case of this type",
        "Bridge stays closed\nBy Staff\nMay 3, 2024",
        "Bridge stays closed\nInes Calloway\nMay 3, 2024",
        "Bridge stays closed\nDirector: Pia Nordahl\nMay 3, 2024",
        "Bridge stays closed\nTuesday, May 6, 2024 2:15 PM Eastern Daylight Time",
        "다리는 닫힌 채, 배가 다닌다\n2024년 5월 3일",
    ],
)
def test_what_is_no_author(head: str) -> None:
    """A heading, a picture's or a reviewer's name, a menu and a desk name no author."""
    assert read(head)[0] == []


def test_byline_nearest_to_the_headline_counts() -> None:
    """A teaser's byline between headline and body does not take the place of the article's own."""
    title = "Bridge stays closed"
    head = f"{title}\nNews\n{title}\nBy Jane Roe\nMay 3, 2024\nRead on\nBy Peter Fox"
    assert read(head)[0] == ["Jane Roe"]


def test_a_desk_above_the_body_leaves_room_for_a_name_below_it() -> None:
    """Who wrote it may be told at the end, though the head names but a desk."""
    assert read("Bridge stays closed\nBy Staff", "Written by\nJane Roe\nRelated")[0] == ["Jane Roe"]


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("Author:\nJane Roe\nRelated", ["Jane Roe"]),
        ("Autorin\nJane Roe\nMehr", ["Jane Roe"]),
        ("Jane Roe\nJane Roe writes about piers and ferries. She lives on a boat.", ["Jane Roe"]),
        ("Jane Roe\nFerry fares to rise in May\nHome", []),
        ("Home Delivery\nHome Delivery comes to your door every day of the week.", []),
    ],
)
def test_authors_box_below_the_body(tail: str, authors: list[str]) -> None:
    """A label above a name, or a portrait below it, calls it the author's; a name alone is none."""
    assert read("Bridge stays closed", f"Share\n{tail}")[0] == authors


def test_byline_below_the_body_is_the_last_resort() -> None:
    """An author's box is read where nothing stands above the body."""
    assert read("Bridge stays closed", "Written by Jane Roe")[0] == ["Jane Roe"]
    assert read("Bridge stays closed\nBy Peter Fox", "Written by Jane Roe")[0] == ["Peter Fox"]


@pytest.mark.parametrize(
    ("head", "published", "modified"),
    [
        ("Bridge stays closed\nMar 14, 2024", "2024-03-14", None),
        ("Bridge stays closed\nPublished\nMay 3, 2024\nUpdated\nMay 5, 2024",
         "2024-05-03", "2024-05-05"),
        ("Bridge stays closed\nLast updated: May 5, 2024", None, "2024-05-05"),
        ("Bridge stays closed\nUpdated\n:\nMay 5, 2024", None, "2024-05-05"),
        ("Bridge stays closed\nUpdated 5:12 p.m.", None, None),
        ("Bridge stays closed\nStand: 5. Mai 2024, 15:03 Uhr", "2024-05-05T15:03", None),
        ("Bridge stays closed\nMay 3, 2024\nStand: 5. Mai 2024", "2024-05-03", "2024-05-05"),
        ("Bridge stays closed\nDecember 19. 2024", "2024-12-19", None),
        ("Bridge stays closed\n2024. május 15. 11:20", "2024-05-15T11:20", None),
        ("Bridge stays closed\n2024 May 15", "2024-05-15", None),
        ("Bridge stays closed\nMay 15, 2024, 9:30 AM PST", "2024-05-15T09:30-08:00", None),
        ("Bridge stays closed\n2024. május 15.", "2024-05-15", None),
        ("Top story\nApril 1, 2024\nMore\nNews\nHome\nBridge stays closed\nMay 3, 2024",
         "2024-05-03", None),
    ],
)  # fmt: skip
def test_dates_around_the_headline(head: str, published: str | None, modified: str | None) -> None:
    """A bare date is the publication's; a change is not taken for one."""
    assert read(head)[1:] == (published, modified)


def test_date_below_the_body_is_the_last_resort() -> None:
    """One lone date below a body is its own; of several none is, nor beside one above."""
    assert read("Bridge stays closed", "Jane Roe\nMay 3, 2024\nShare")[1] == "2024-05-03"
    assert read("Bridge stays closed", "May 3, 2024\nOld mill burns\nApril 1, 2024")[1] is None
    assert read("Bridge stays closed\nMay 1, 2024", "May 3, 2024")[1] == "2024-05-01"


def test_a_stamped_date_below_the_body_is_no_related_link() -> None:
    """A line that says when the article was posted is its own, however a link would be as long."""
    guessed = Reason.RELATED_LINK
    assert read("Bridge stays closed", "Posted on May 3, 2024", guessed)[1] == "2024-05-03"
    assert read("Bridge stays closed", "Choir sings on May 3, 2024", guessed)[1] is None
    assert read("Bridge stays closed", "Posted on May 3, 2024", Reason.COMMENTS)[1] is None


def test_day_within_a_sentence_is_not_the_publication() -> None:
    """A long caption that names a day tells nothing of the article's own."""
    caption = (
        "A picture from the archive shows the minister speaking to the workers of the old harbour "
        "office in Port Ellery on the morning of May 3, 2019 — Bernama pic"
    )
    assert read(f"Bridge stays closed\n{caption}\nMay 6, 2024")[1] == "2024-05-06"


@pytest.mark.parametrize(
    ("byline", "name", "agency"),
    [("JOHN DOE, AP", "JOHN DOE", "AP"), ("AFP, LI WEI", "LI WEI", "AFP")],
)
def test_a_short_name_in_capitals_is_no_code(
    byline: str, name: str, agency: str, stylebook: Stylebook
) -> None:
    """Though "PTI KRH VMR" is one: a first name or a comma tells."""
    text = f"Council keeps the ferry\n\n{byline}\n\n{LAST}\n\n{LAST}"
    article = clean(Document(text=text), stylebook)
    assert [credit.name for credit in article.credits] == [name]
    assert article.source.agency == agency


def test_very_many_bylines_with_towns_take_no_look_through_the_text_each() -> None:
    """Where nothing is a body, all lines stand above it; only those near its headline may count."""
    names = ["".join(three) for three in product("abcdefghijklmnop", repeat=3)]

    def cost(tail: str) -> float:
        text = "\n".join(f"By Jane R{name}{tail}{name}" for name in names)
        lines = read_lines(text)
        verdicts = [Verdict(False, None, "test", 1.0, 0.0)] * len(lines)
        sheet = Sheet(text, lines, find_prose(lines), verdicts, "en", None)
        return least_cost(lambda: find_masthead(sheet, VOCABULARY), 0, tries=3)

    assert cost(", Sker") < 4 * cost(" Sker")
