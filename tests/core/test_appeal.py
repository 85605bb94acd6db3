"""Findings of the rules that the line judge overturns."""

import pytest

from service.core import Document, Stylebook, clean
from service.core.appeal import hear
from service.core.article import Reason
from service.core.boilerplate import Noise
from service.core.line import read_lines
from tests.core.least_cost import least_cost

STORY = "The ferry sails again today.\nRead also:\nThe pier is old\nSat 8 am opening\nSun 9 am race"
BAR = 0.35
HEADING = Noise(Reason.RELATED_LINK, "en-related", 0.95)
TAKEN = Noise(Reason.RELATED_LINK, "en-related", 0.95, head=1)
BY_PLACE = Noise(Reason.NAVIGATION, "en-sections", 0.95, by_place=True)


def test_a_scope_that_takes_much_of_the_article_is_not_believed() -> None:
    """Where no sentence follows, a label's scope runs on; the line that it announces stays its."""
    noise = [None, HEADING, TAKEN, TAKEN, TAKEN]
    upheld = hear(read_lines(STORY), noise, [0.9, 0.5, 0.7, 0.8, 0.8], BAR)
    assert upheld == [None, HEADING, TAKEN, None, None]


@pytest.mark.parametrize("chances", [[0.9, 0.5, 0.4, 0.4, 0.4], [0.9, 0.5, 0.1, 0.1, 0.9]])
def test_a_scope_over_lines_that_the_judge_doubts_stands(chances: list[float]) -> None:
    """Teasers may read a little like an article."""
    noise = [None, HEADING, TAKEN, TAKEN, TAKEN]
    assert hear(read_lines(STORY), noise, chances, BAR) == noise


def test_many_scopes_take_the_texts_length() -> None:
    """What stands above each of them is added up once, not once for each."""
    lines = read_lines("Read also:\nThe ferry sails again today.\n" * 10_000)
    heads = [HEADING._replace(head=at - 1) if at % 2 else HEADING for at in range(len(lines))]
    assert least_cost(lambda: hear(lines, heads, [0.9] * len(lines), BAR), 1) < 1


def test_a_scope_that_takes_little_of_the_article_stands() -> None:
    """Below a long article a teaser or two are likelier than its end."""
    story = STORY.replace("today.", "today, " + "and again tomorrow, " * 20 + "they say.")
    noise = [None, HEADING, TAKEN, TAKEN, TAKEN]
    assert hear(read_lines(story), noise, [0.9, 0.5, 0.7, 0.8, 0.8], BAR) == noise


@pytest.mark.parametrize(
    ("text", "chance", "kept"),
    [
        ("Kitapların hepsi köylülerden geldi.", 0.4, True),
        ("Kitapların hepsi köylülerden geldi.", 0.3, False),
        ("Kitapların hepsi köylülerden mi?", 0.4, False),
        ("Kitapların hepsi köylülerden geldi", 0.4, False),
        ("Hepsi geldi.", 0.4, False),
    ],
)
def test_a_statement_below_a_teaser_is_the_articles(
    text: str, chance: float, *, kept: bool
) -> None:
    """A related headline seldom closes as one, and the last paragraph always does."""
    story = STORY.split("\n")[0].replace("today.", "today, " + "and again tomorrow, " * 20)
    lines = read_lines(f"{story}\nRead also: Tides and piers\n{text}")
    heard = hear(lines, [None, HEADING, TAKEN], [0.9, 0.5, chance], BAR)
    assert (heard[2] is None) is kept
    below_colon = read_lines(f"{story}\nRead also:\n{text}")
    assert hear(below_colon, [None, HEADING, TAKEN], [0.9, 0.5, chance], BAR)[2] == TAKEN


def test_a_rule_by_place_is_not_believed_in_the_midst_of_the_article() -> None:
    """A link within a sentence may be worded like a section's name."""
    lines = read_lines("I do not lend books, I lend\nTravel\n, he says")
    assert hear(lines, [None, BY_PLACE, None], [0.9, 0.8, 0.9], BAR) == [None] * 3
    for chances in ([0.9, 0.3, 0.9], [0.3, 0.8, 0.9]):
        assert hear(lines, [None, BY_PLACE, None], chances, BAR)[1] == BY_PLACE
    anywhere = BY_PLACE._replace(by_place=False)
    assert hear(lines, [None, anywhere, None], [0.9, 0.8, 0.9], BAR)[1] == anywhere


def test_a_count_of_comments_above_the_article_takes_none_of_it(stylebook: Stylebook) -> None:
    """Sentences that a scraper broke at each link are no prose by their length."""
    story = (
        "בסניף הדואר של\nגבעת אורן\nיש דלפק אחד, מאוורר אחד ופקידה אחת. שמה\n"
        "רחל אבידן\n, והיא בת 66.\n"
        "בחודש שעבר הודיעה החברה שהסניף ייסגר.\nלמה\n?\nכי זה לא משתלם.\n"
        "כל משפחה התחייבה לשלוח\nמכתב ביום\n, גם אם רק לשכן ממול.\nרחל הזמינה מאוורר שני."
    )
    page = f"דף הבית\nחדשות\nהדואר של גבעת אורן\nתגובות (17)\n{story}\nתנאי שימוש"
    body = clean(Document(page), stylebook).body
    assert "מאוורר אחד ופקידה אחת" in body
    assert body.endswith("רחל הזמינה מאוורר שני.")
