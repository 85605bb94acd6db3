"""Bylines of which a scraper left one line: names with what stood beside them."""

from datetime import date
from importlib.resources import files

import pytest

from service.core import Document, Stylebook, clean
from service.core.attribution.byline_glue import parted
from service.core.attribution.lexicon import read_vocabulary
from service.core.attribution.masthead import find_masthead
from service.core.attribution.sheet import Sheet
from service.core.line import read_lines
from service.core.prose import find_prose
from service.core.verdict import Verdict
from tests.core.test_masthead import BODY, read

VOCABULARY = read_vocabulary(files("service") / "stylebook")
TWICE = "Forty people heard how Calder mended the last one, which the flood had taken away."
TITLE = "Bridge stays closed"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("ByJane RoeMay 3, 2024   4 min", "By Jane Roe May 3, 2024 | 4 min"),
        ("Posted byDamien WoltersMay 3, 2024May 4, 2024Posted inPodcast",
         "Posted by Damien Wolters May 3, 2024 May 4, 2024 Posted inPodcast"),
        ("By DeShawn McRoe", "By DeShawn McRoe"),
        ("DeLuca LaMar", "DeLuca LaMar"),
        ("VonHanna Roe", "Von Hanna Roe"),
        ("Jane RoePublished May 3", "Jane Roe Published May 3"),
        ("2026-11-27 来源：南江日报 作者：陈立新", "2026-11-27 来源：南江日报 | 作者：陈立新"),
        ("He said: the author: nobody", "He said: the | author: nobody"),
    ],
)  # fmt: skip
def test_glued_parts_are_parted(line: str, parts: str) -> None:
    """A byline's word, a month and "Published" part from a name, and columns from each other."""
    assert parted(line, VOCABULARY) == parts


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe Published 10:19am 19 May 2024",
        "May 3, 2024May 8, 2024Jane Roe",
        "On May 3, 2024May 8, 2024 By Jane Roe",
        "By Jane Roe \u22c5 Founder and Editor-in-Chief \u22c5 Updated May 6, 2024",
        "Jane Roe Contributing Writer | Strategy, colony sims, and chess",
        "Jane Roe Writer, Hardware",
        "05/19/2024 \u2022 Friday Philosophy \u2022 Jane Roe",
        "12 Comments | Jane Roe |    Last Updated: May 11, 2024",
        "By Jane Roe    View In Digital Edition",
        "By Jane Roe Twitter",
        "ByJane Roe 12th May 2024",
    ],
)
def test_names_with_what_stood_beside_them(line: str) -> None:
    """Days, jobs, bars and columns part the name from what is none."""
    assert read(f"{TITLE}\n{line}")[0] == ["Jane Roe"]


@pytest.mark.parametrize(
    "line",
    [
        "May 10   12pm - 1pm   Hall 217   Jane Roe",
        "Good Food, Travel\nMay 3, 2024",
    ],
)
def test_a_timetable_and_a_list_of_subjects_name_nobody(line: str) -> None:
    """A day without a year is not the article's, nor is each word with a capital a name."""
    assert read(f"{TITLE}\n{line}")[0] == []


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("Jane Roe\nMay 3, 2024\nBook list", ["Jane Roe"]),
        ("Share\nTweet\nPrevious\nJane Roe\nMay 3, 2024\nNext", []),
        ("Reviewed by,\nJane Roe\nJane Roe is a surveyor of bridges and a diver.", []),
        ("FREE BOOK\nfrom Jane Roe\nREGISTER NOW", []),
    ],
)
def test_signatures_and_offers(tail: str, authors: list[str]) -> None:
    """Name and day right below the body sign it; a reviewer and a sender have not written it."""
    assert read(TITLE, tail)[0] == authors


@pytest.mark.parametrize(
    ("sentence", "authors"),
    [
        ("Welcome to the Wend Letter. I'm Ruth Calder, and I have seen the bridge for you.",
         ["Ruth Calder"]),
        ("The harbour office had asked for advice from Ruth Calder, who mends such bridges.", []),
        ("Hello. I'm Ruth Calder, who mends bridges, and have seen it for the harbour office.\n"
         + TWICE, []),
    ],
)  # fmt: skip
def test_a_name_of_the_text_may_be_its_authors_own(sentence: str, authors: list[str]) -> None:
    """Where a byline stands a name counts, if the body has it once, and as a portrait begins."""
    text = f"{TITLE}\nRuth Calder\nMay 3, 2024\n{BODY}\n{sentence}"
    lines = read_lines(text)
    verdicts = [Verdict(at > 2, None, "test", 1.0, float(at > 2)) for at in range(len(lines))]
    sheet = Sheet(text, lines, find_prose(lines), verdicts, "en", None)
    found = find_masthead(sheet, VOCABULARY)
    assert [credit.name for credit in found.credits] == authors


@pytest.mark.parametrize(
    ("head", "tail", "published", "modified"),
    [
        (f"{TITLE}\n12:20pm Jan 7, 2024", "", "2024-01-07", None),
        (f"{TITLE}\nMay 3, 2024\npier in the Wend on April 24, 2024 in this picture from the town",
         "", "2024-05-03", None),
        (f"{TITLE}\nHome", "5 maggio 2024 ( modifica il 6 maggio 2024 | 15:24)",
         "2024-05-05", "2024-05-06T15:24"),
        ("* Home\n* News\nFriday, May 3, 2024\n* Home\n" + "* News\n" * 60 + TITLE, "", None, None),
        (f"{TITLE}\nWhen: May 3, 2024, 7 pm", "", None, None),
        (f"{TITLE}\nWann: 3. Mai 2024", "", None, None),
        (f"{TITLE}\nDate: May 3, 2024", "", "2024-05-03", None),
        (f"{TITLE}\n来源：港口日报 时间：2024-05-03", "", "2024-05-03", None),
        (f"{TITLE}\nHome", "May 3, 2024\nOld mill\nNew pier\nMay 1, 2024\nMore", None, None),
    ],
)  # fmt: skip
def test_days_that_are_read_and_left(
    head: str, tail: str, published: str | None, modified: str | None
) -> None:
    """An hour before a day is none of it; a caption's, today's and a list's are of other things,
    and so is one behind a label that is no date's."""
    assert read(head, tail)[1:] == (published, modified)


LIST = "Ten islands\nMay 9, 2024\nOld mill\nMay 8, 2024\nNew pier\nMay 6, 2024"


@pytest.mark.parametrize(
    ("head", "tail", "published", "modified"),
    [
        (f"Harbour\n{LIST}\n{TITLE}\nHome", "", None, None),
        (f"May 3, 2024\nNews\nHome\n{LIST}", "", "2024-05-03", None),
        (f"{TITLE}\nLast Updated\non\nMay 3, 2024", "", None, "2024-05-03"),
        (f"{TITLE}\nUpdated:\n|\nMay 3, 2024", "", None, "2024-05-03"),
        (f"{TITLE}\nFirst day of use is valid through 12.31.2023", "", None, None),
        (f"{TITLE}\nRedeem by 12.31.2023", "", None, None),
        (f"{TITLE}\nby harbourhall May 3, 2024", "", "2024-05-03", None),
        (f"{TITLE}\nHome", "May 3, 2024\nUpdated: May 5, 2024", "2024-05-03", "2024-05-05"),
        (f"{TITLE}\nBy Jane Roe", ("Share\nFiled under\nBridges\nJane Roe\nMay 3, 2024\n"
         "Harbour\nMay 1, 2024"), "2024-05-03", None),
        (f"{TITLE}\nHome", ("Lea\nwrote\nMay 3, 2024\nFine\nJo\nwrote\nMay 4, 2024\nOh\n"
         "Ann\nwrote\nMay 5, 2024\nWell"), None, None),
    ],
)  # fmt: skip
def test_days_of_other_things(
    head: str, tail: str, published: str | None, modified: str | None
) -> None:
    """A list's days, an offer's and those of comments are not the article's; a day right above a
    change, or below its author's name, is that of publication."""
    assert read(head, tail)[1:] == (published, modified)


@pytest.mark.parametrize(("is_told", "published"), [(True, "2024-06-17"), (False, None)])
def test_what_counts_back_needs_a_day_that_was_told(
    is_told: bool, published: str | None, stylebook: Stylebook
) -> None:
    """ "3 hours ago" counts back from a day that the caller gave, and goes in any case."""
    text = f"{TITLE}\nBy Jane Roe\n3 hours ago\n{BODY}"
    article = clean(
        Document(text=text, reference_date=date(2024, 6, 17), is_told=is_told), stylebook
    )
    assert article.source.published == published
    assert "ago" not in article.body


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Ruth Calder\n,\nPeter Fenn\n&\nIda Moss\nMay 3, 2024",
         ["Ruth Calder", "Peter Fenn", "Ida Moss"]),
        ("Ruth Calder\nand\nAP\nMay 3, 2024", ["Ruth Calder"]),
        ("Ruth Calder\n,\nStaff Writer\nMay 3, 2024", ["Ruth Calder"]),
        ("May 3, 2024\nIdle Musings\n,\nTechnology", []),
        ("Ruth Calder\n7 hours", ["Ruth Calder"]),
        ("by Jan Obel, 1721.", []),
        ("Medically reviewed\nby\nRuth Calder\nMay 3, 2024\nBy\nIda Moss", ["Ida Moss"]),
        ("By\nMoorFred\nMay 3, 2024", ["MoorFred"]),
        ("Written by\nmjskarsund\nMay 3, 2024", ["mjskarsund"]),
        ("By\nAdmin\nMay 3, 2024", []),
        ("From\nGrumark\nMay 3, 2024", []),
        ("김가람 기자\ngaram@harbour.example\n이상현 기자", ["김가람", "이상현"]),
        ("Joost Kamphuis 12-03-24, 06:00", ["Joost Kamphuis"]),
        ("Skerra Vask 555-014-2024", []),
        ("Ruth Calder   in\nBridges\nMay 3, 2024", ["Ruth Calder"]),
        ("Ruth Calder, MS, RDN\nMay 3, 2024", ["Ruth Calder, MS, RDN"]),
        ("Ruth3.5.2024", ["Ruth"]),
    ],
)  # fmt: skip
def test_names_that_markup_kept_apart_and_those_of_one_word(head: str, authors: list[str]) -> None:
    """Joints tie names to each other, and subjects; a reviewer, a shop and an old work's maker
    have not written; one word behind "By" is a name where it is no word of any list."""
    assert read(f"{TITLE}\n{head}")[0] == authors


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("Written by Ruth Calder\nMay 3, 2024\nOld mill\nWritten by Harbour Team\nMay 1, 2024", []),
        ("Written by Ruth Calder\nMay 3, 2024", ["Ruth Calder"]),
        ("Share\nSkerra Vask\nSkerra is a diver who mends the piers of the town.", ["Skerra Vask"]),
        ("Share\nVask Norra\nVask Sudra, Vask Ostra and Vask Mittla", []),
        ("Tides\n" * 40 + "Ruth Calder\nRuth Calder is a diver who mends piers.", ["Ruth Calder"]),
        ("Tides\n" * 40 + "Ruth Calder\nRuth Calder is a diver who mends piers.\n"
         "Ida Moss\nIda Moss is a surveyor of all the bridges.", []),
    ],
)  # fmt: skip
def test_names_below_the_body(tail: str, authors: list[str]) -> None:
    """Several bylines below are those of teasers; a portrait goes on small behind a name."""
    assert read(TITLE, tail)[0] == authors


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (f"The {TITLE} | Ruth Calder\nRuth Calder\nHome\nThe {TITLE}", ["Ruth Calder"]),
        (f"The {TITLE} | Calder Bridges\nCalder Bridges\nHome\nThe {TITLE}", []),
        (f"The {TITLE} | Ruth Calder\nHome\nThe {TITLE}", []),
    ],
)
def test_a_site_that_is_named_after_its_author(head: str, authors: list[str]) -> None:
    """Whose name the site bears, in the page's title and on its first lines, has written it."""
    assert read(head)[0] == authors


def test_a_portrait_far_below_tells_that_a_name_is_one() -> None:
    """An unknown name beside a section and a day is a person's whom the page portrays."""
    head = f"{TITLE}\nSkerra Vask\nBridges\nTides\nMay 3, 2024"
    portrait = "Tides\n" * 40 + "Skerra Vask is a diver who mends the piers of the town."
    assert read(f"Home\n{head}", portrait)[0] == ["Skerra Vask"]


def test_a_headline_below_a_longer_one_is_one_too() -> None:
    """The page's title may stand again in a menu, with the site's name, far above the headline."""
    page = "The bridge stays closed until autumn"
    menu = "Home\n" * 20
    head = (
        f"{page} - Wend Post\n{page} - Wend Post\n{menu}{page}\nSkerra Vask\nPublished: May 3, 2024"
    )
    assert read(head)[0] == ["Skerra Vask"]


@pytest.mark.parametrize("bar", ["/", "|"])
def test_an_agency_before_a_bar_and_its_day(bar: str, stylebook: Stylebook) -> None:
    """ "PTI / Updated: ..." is the agency's line and goes, whatever the bar is."""
    text = f"{TITLE}\nPTI {bar} Updated: May 3, 2024, 10:12 IST\n{BODY}"
    article = clean(Document(text=text), stylebook)
    assert (article.source.agency, article.source.modified) == ("PTI", "2024-05-03T10:12+05:30")
    assert "PTI" not in article.body


def test_a_name_that_the_line_below_closes_is_a_sentences(stylebook: Stylebook) -> None:
    """A scraper broke the sentence at the link on a name."""
    page = (
        'Home\nNews\nCulture\nThe lion is back\n3 May 2024\n"I sat on it," said\nRuth Calder\n'
        '. "It had one ear then, and it has one ear now, so it must be the one from our steps."\n'
        "The second lion was lost in the same year, and nobody has heard of it since then.\n"
        "Related articles\nContact"
    )
    article = clean(Document(page), stylebook)
    assert not article.credits
    assert "said Ruth Calder" in article.body
