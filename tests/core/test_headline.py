"""Headlines: the line that names the article, and lines that only stand first."""

from collections.abc import Callable

import pytest

from service.core import Article, load_stylebook
from service.core.headline_ground import survey
from service.core.headline_signs import candidates
from service.core.line import read_lines
from tests.core.least_cost import least_cost

Desk = Callable[[str], Article]

BODY = (
    "The ferry to Skarsund will sail again from Monday, the county said.\n\n"
    "The pier has been repaired, and the first boat will carry sheep and a piano."
)


@pytest.mark.parametrize(
    "title",
    [
        "Ferry to Skarsund sails again",
        "When will the ferry sail?",
        "At last: a ferry!",
        "“We only know eleven songs”",
        "Ferry sails again after 2 winters",
        "FERRY TO SKARSUND SAILS AGAIN",
        "Skarsund",
    ],
)
def test_the_first_line_above_the_body_is_the_title(desk: Desk, title: str) -> None:
    """A short line without a full stop on top of the text names it."""
    article = desk(f"{title}\n\n{BODY}")
    assert (article.title, article.body) == (title, BODY)


def test_a_full_sentence_on_top_is_the_bodys_own(desk: Desk) -> None:
    """A text that begins with a paragraph has no title."""
    article = desk(BODY)
    assert (article.title, article.body) == (None, BODY)


@pytest.mark.parametrize("text", ["Ferry to Skarsund sails again", "The ferry sails again.", "…"])
def test_a_text_of_one_line_is_body(desk: Desk, text: str) -> None:
    """One line is body, not title, however much it reads as a headline."""
    article = desk(text)
    assert (article.title, article.body) == (None, text)


def test_a_line_that_the_next_one_goes_on_from_is_no_title(desk: Desk) -> None:
    """Half a sentence is not a headline."""
    article = desk("The ferry to Skarsund\nwill sail again from Monday, the county said.")
    assert article.title is None
    assert article.body == ("The ferry to Skarsund will sail again from Monday, the county said.")


def test_noise_above_the_title_is_passed_over(desk: Desk) -> None:
    """The first line that is not noise is looked at, not the first line."""
    assert desk(f"Skip to main content\n\nThe ferry is back\n\n{BODY}").title == "The ferry is back"


def test_a_line_without_letters_is_no_title(desk: Desk) -> None:
    """Rows of stars or digits name nothing."""
    assert desk(f"* * *\n\n{BODY}").title is None


def test_a_title_in_a_script_without_capitals_is_found(desk: Desk) -> None:
    """Georgian, Chinese and Arabic headlines are headlines too."""
    for title, first in (
        ("შუქურა, რომელიც სკოლად იქცა", "კუნძულის ძველი შუქურა უკვე ერთი წელია სკოლაა."),
        ("山村小学用雨水养活一座果园", "青石村小学的孩子们用屋顶收集的雨水浇灌一座果园。"),
        ("قرية جبلية تعيد فتح مدرستها", "أعادت قرية الصخرة البيضاء فتح مدرستها هذا الأسبوع."),
    ):
        assert desk(f"{title}\n\n{first}").title == title


@pytest.mark.parametrize("dash", ["\u2013", "\u2014", "-"])
def test_what_goes_on_small_behind_a_dash_is_no_sites_name(desk: Desk, dash: str) -> None:
    """A headline that breaks off for effect is kept whole; the site's name behind one is not."""
    title = f"Ferry to Skarsund sails again {dash} with a piano on board"
    assert desk(f"{title}\n\n{BODY}").title == title
    named = f"Ferry to Skarsund sails again {dash} Norland Post"
    assert desk(f"{named}\n\n{BODY}").title == "Ferry to Skarsund sails again"


def test_lines_that_say_a_headline_again_tell_where_the_sites_name_begins(desk: Desk) -> None:
    """What stands alone above the body is the headline; what is repeated whole has no name."""
    page = "Mill of Orrin | Department of Mills, Orrin, County of Lower Strand"
    assert desk(f"{page}\n\nHome\n\n{BODY}\n\nMill of Orrin").title == "Mill of Orrin"
    whole = "Ferry to Skarsund sails again \u2013 Mayor Calloway resigns"
    assert desk(f"Norland Post\n\n{whole}\n\n{BODY}\n\n{whole}").title == whole


def test_a_row_of_white_space_in_a_line_takes_its_length(desk: Desk) -> None:
    """It may come from a table's columns, or from someone who wishes the service ill."""
    text = f"Ferry sails again{' ' * 20_000}with a piano\n\n{REPORT}"
    assert least_cost(lambda: desk(text), 0.3) < 0.3


def test_below_the_first_line_a_sites_name_is_one_that_another_line_says(desk: Desk) -> None:
    """There a dash mostly parts a headline in two; in the first line it parts page and site."""
    whole = "Baking with rye flour - My Favourites"
    signed = "\nBy Nell Ashdown\nMay 3, 2024\n\n"
    assert desk(f"{MENU}\n{whole}{signed}{REPORT}").title == whole
    named = f"{MENU}\nBaking with rye flour - Orrin Kitchen{signed}{REPORT}"
    assert desk(f"{named}\n\n\u00a9 2024 Orrin Kitchen").title == "Baking with rye flour"


def test_what_the_first_line_says_again_is_the_headline_whatever_a_rule_says(desk: Desk) -> None:
    """A page that is named "Watch: ..." is about it; the same label in its midst is a teaser."""
    title = "WATCH: Ferry to Skarsund sails again with a piano"
    menu = "Home\nNews\nSport\nWeather"
    assert desk(f"{title} | Norland TV\n{menu}\n{title}\n\n{BODY}").title == title
    assert desk(f"Norland TV\n{menu}\n{title}\n\n{BODY}").title != title


def test_a_dateline_is_the_bodys_beginning(desk: Desk) -> None:
    """The sentence behind it tells where the body begins, though a part of its line is taken."""
    text = (
        "Skip to content\nWorld  |  Business  |  Sport  |  Weather\n\n"
        "Mill of Lower Orrin stands still after 90 years\n\nShare on Facebook\n3 min read\n\n"
        "PORT ELLERY, May 3 (Reuters) - The mill of Lower Orrin stood still on Friday, 90 years "
        "after it ground its first sack of oats.\n\nNo one has brought it a sack since the spring, "
        "when the baker of the town bought an engine, said the mayor, Ines Calloway."
    )
    article = desk(text)
    assert article.title == "Mill of Lower Orrin stands still after 90 years"
    assert article.source.dateline.place == "PORT ELLERY"


REPORT = (
    "The ferry that ties the island of Skarsund to the mainland will sail again on Monday, the "
    "county council said yesterday.\n\nThe pier, which had been closed for eleven years, was "
    'mended this winter with the villagers\' own money.\n\n"We could not let it die," said the '
    "mayor, Ines Calloway, who will be on the first boat."
)
MENU = "Home\nNews\nSport\nWeather\nSubscribe"
LABELLED = "WATCH: Ferry to Skarsund sails again with a piano"


@pytest.mark.parametrize(
    "standfirst",
    [
        (
            "The council has mended the pier with the villagers' own money and says that the first "
            "boat will leave on Monday with sheep and a piano on board"
        ),
        (
            "The islanders of Skarsund, who have waited for eleven years, will have a boat again "
            "from next week on, and want it to sail on Sundays as well"
        ),
    ],
)
def test_a_standfirst_on_top_is_the_bodys_own(desk: Desk, standfirst: str) -> None:
    """A text without a headline keeps its first line, though no stop closes it."""
    article = desk(f"{standfirst}\n\n{REPORT}")
    assert (article.title, article.body) == (None, f"{standfirst}\n\n{REPORT}")


def test_a_label_does_not_hide_a_texts_only_headline(desk: Desk) -> None:
    """A text begins with no teaser, and a teaser has no byline; in the midst it is one."""
    first = desk(f"{LABELLED}\n\n{REPORT}")
    assert (first.title, first.body) == (LABELLED, REPORT)
    assert desk(f"Norland TV\n{MENU}\n{LABELLED}\nBy Nell Ashdown\n\n{REPORT}").title == LABELLED
    assert desk(f"Norland TV\n{MENU}\n{LABELLED}\n\n{REPORT}").title != LABELLED
    article = desk(f"{REPORT}\n\n{LABELLED}")
    assert LABELLED not in f"{article.title}{article.body}"


def test_a_sentence_may_be_a_headline_above_its_byline(desk: Desk) -> None:
    """A short one that closes with a full stop; without a byline it is the body's beginning."""
    sentence = "Who sails your ferry? Less and less often a sailor."
    assert desk(f"{MENU}\n{sentence}\n\nBy Nell Ashdown\nMay 3, 2024\n\n{REPORT}").title == sentence
    article = desk(f"{sentence}\n\n{REPORT}")
    assert (article.title, article.body) == (None, f"{sentence}\n\n{REPORT}")


def test_a_bullet_is_no_part_of_the_headline(desk: Desk) -> None:
    """Nor is what a list says again a sign that a site's name stands behind its dash."""
    title = "Ferry to Skarsund sails again with a piano"
    article = desk(f"{MENU}\n\u2022 {title}\nBy Nell Ashdown\n\n{REPORT}")
    assert (article.title, article.body) == (title, REPORT)
    whole = "Ferry to Skarsund sails again - Mayor Calloway resigns"
    assert desk(f"{MENU}\n* {whole}\n{whole}\nBy Nell Ashdown\n\n{REPORT}").title == whole


def test_a_headline_is_followed_by_what_goes_on_small_but_is_no_body(desk: Desk) -> None:
    """A desk or a source that begins small below it does not make it half a sentence."""
    title = "Ferry to Skarsund sails again with a piano"
    assert desk(f"{MENU}\n{title}\nfrom our desk in Port Ellery\n\n{REPORT}").title == title


def test_chances_of_all_lines_come_to_one_at_the_most() -> None:
    """What is missing is the chance that none is the headline."""
    scale = load_stylebook().headlines
    ground = survey(
        read_lines(f"{MENU}\nFerry sails again\n\n{REPORT}"), [0.0] * 9, [False] * 9, [None] * 9
    )
    chances = scale.weigh(candidates(ground))
    assert len(chances) > 1
    assert 0.0 < sum(chances) <= 1.0
    assert scale.weigh([]) == []


@pytest.mark.parametrize(
    "moment", ["7:15 PM, Mar 14, 2026", "- July 19, 2026", "08 மார்ச் 2026, 11:20 AM"]
)
def test_a_line_that_says_a_moment_is_no_title(desk: Desk, moment: str) -> None:
    """A station's page says twice when it was posted, the second time without a label."""
    title = "Ferry to Skarsund sails again with a piano"
    article = desk(f"{title}\nBy Nell Ashdown\nand last updated\n{moment}\n{REPORT}")
    assert article.title == title
    assert desk(f"{moment}\n{REPORT}").title is None


def test_numbers_may_name_an_article(desk: Desk) -> None:
    """A title with no fewer words than numbers says more than a moment."""
    for title in ("Ferry 17 in 1969", "Top ferries of 2024"):
        assert desk(f"{title}\n\n{BODY}").title == title


SOUP = (
    "Suppe für stürmische Tage\n\nZutaten:\n1 kg Kürbis\n500 ml Brühe\n200 ml Sahne\n"
    "Salz, Pfeffer\n\nDen Kürbis würfeln. In der Brühe weich kochen. Sahne dazugeben, pürieren "
    "und mit Salz und Pfeffer abschmecken."
)
CAKE = (
    "Zwiebelkuchen vom Blech\n500 g Mehl\n1 Würfel Hefe\n1 kg Zwiebeln\n200 g Speck\n"
    "Aus Mehl, Hefe und Wasser einen Teig kneten und eine Stunde gehen lassen.\n"
    "Zwiebeln in Ringe schneiden und mit dem Speck anbraten."
)


@pytest.mark.parametrize("recipe", [SOUP, CAKE])
def test_an_entry_of_a_clean_texts_list_is_no_title(desk: Desk, recipe: str) -> None:
    """Where nothing stands around an article, its headline stands on top, if it has one."""
    article = desk(recipe)
    first, *others = recipe.split("\n")
    assert article.title in (first, None)
    assert all(line in article.body for line in others)


def test_a_warning_that_is_said_twice_is_no_title(desk: Desk) -> None:
    """Above and below the headline stands that the article is old."""
    warning = "This article is more than 1 month old"
    article = desk(f"{warning}\n{MENU}\n{warning}\nBy Nell Ashdown\n\n{REPORT}")
    assert article.title != warning


@pytest.mark.parametrize(
    "parts",
    [
        "Harbour\nFerry sails again",
        "Harbour\n:\nFerry sails again",
        "Harbour:\nFerry sails again",
        "Home\nFerry sails again\nHarbour\nFerry sails again",
    ],
)
def test_a_headline_torn_in_two_is_whole_in_the_pages_title(desk: Desk, parts: str) -> None:
    """What the text's first line says in one, with a colon, its lines below say in parts."""
    article = desk(f"Harbour: Ferry sails again | Wend Post\n{parts}\n\n{BODY}")
    assert (article.title, article.body) == ("Harbour: Ferry sails again", BODY)
