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
