"""What stands above the headline is not the article's body."""

from service.core import Document, Stylebook, clean
from service.core.article import Kind

STORY = (
    "The ferry pier at Skarsund opened again on Monday, two winters after the storm.\n\n"
    "The first boat carried sheep, a piano and the bishop, and none of them paid for it."
)
HEADLINE = "Old ferry pier opens again after two winters"


def test_a_sites_name_above_the_headline_goes(stylebook: Stylebook) -> None:
    """It says so in the ledger; the story stays whole."""
    text = f"Harbour News\n{HEADLINE}\nBy Jane Roe\n{STORY}\n"
    article = clean(Document(text), stylebook)
    assert (article.title, article.body) == (HEADLINE, STORY)
    assert [(text[run.start : run.end], run.kind) for run in article.segments[:1]] == [
        ("Harbour News", Kind.REMOVED)
    ]


def test_sentences_above_a_headline_stay_and_what_is_between_them(stylebook: Stylebook) -> None:
    """The headline heads a part of the text then; a real sentence is never lost for it."""
    first = "Good morning, this is what the island talks about today, as far as we know."
    text = f"{first}\n\nSheep and pianos\n\n{HEADLINE}\n\n{STORY}\n"
    article = clean(Document(text), stylebook)
    kept = [text[run.start : run.end] for run in article.segments if run.kind is Kind.BODY]
    assert first in kept
    assert "Sheep and pianos" in [*kept, article.title]


def test_lines_above_a_headline_stay_where_nothing_shows_a_page(stylebook: Stylebook) -> None:
    """A recipe's list is no site's head, whatever is taken for its headline."""
    lines = ["Rezept: Rübensuppe", "Zutaten", "1 Rübe", "2 Zwiebeln", "500 ml Brühe"]
    steps = "Zubereitung\nDie Rübe mit den Zwiebeln anbraten.\nMit Brühe 20 Minuten kochen."
    article = clean(Document("\n".join([*lines, steps]), language="de"), stylebook)
    kept = f"{article.title or ''}\n{article.body}"
    assert [line for line in lines if line not in kept] == []


def test_the_head_of_a_page_goes(stylebook: Stylebook) -> None:
    """Where a rule has met a menu the short lines above the headline are its page's."""
    text = f"Harbour News\nLocal\nPiers\n{HEADLINE}\n{STORY}\n\nShare this article\nLog in\n"
    article = clean(Document(text, language="en"), stylebook)
    assert (article.title, article.body) == (HEADLINE, STORY)
