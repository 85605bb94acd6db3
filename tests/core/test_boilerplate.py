"""What the rules do with lines that say nothing alone, and with lines of signs only."""

import pytest

from service.core import Document, Stylebook, clean
from service.core.article import Article, Kind, Reason
from service.core.attribution.sheet import Sheet
from service.core.boilerplate import judge
from service.core.line import read_lines
from service.core.ornament import LONGEST, is_hidden_comment, is_ornament
from service.core.prose import find_prose
from service.core.rule import Scope
from service.core.verdict import Verdict

STORY = (
    "The ferry pier at Skarsund opened again on Monday, two winters after the storm.\n\n"
    "The first boat carried sheep, a piano and the bishop, and none of them paid for it.\n\n"
)


def removed(article: Article, text: str) -> list[tuple[str, str]]:
    """The removed runs with their reasons, in order."""
    return [
        (str(segment.reason), text[segment.start : segment.end])
        for segment in article.segments
        if segment.kind is Kind.REMOVED
    ]


def lines_removed(text: str, stylebook: Stylebook) -> list[tuple[str, str]]:
    """What is removed from an English text."""
    return removed(clean(Document(text, language="en"), stylebook), text)


def test_an_answer_goes_only_with_its_question(stylebook: Stylebook) -> None:
    """Yes and No are the helpfulness box's below its question, and an interview's elsewhere."""
    box = lines_removed(STORY + "Was this article helpful?\nYes\nNo\n", stylebook)
    assert [reason for reason, _ in box] == [Reason.FEEDBACK] * 3
    assert lines_removed(STORY + "Will you come back?\n\nYes\n\nNo\n", stylebook) == []


def test_bare_numbers_go_on_both_sides_of_a_page_link(stylebook: Stylebook) -> None:
    """The chain runs from a link to pages up and down, and not beyond other lines."""
    text = STORY + "1\n2\nNext page\n3\nThe end of the pier\n4\n"
    assert [line for _, line in lines_removed(text, stylebook)] == ["1", "2", "Next page", "3"]


def test_a_name_between_a_contact_heading_and_an_address_goes(stylebook: Stylebook) -> None:
    """What a block encloses is as sure as its ends."""
    text = STORY + "Media contact:\nHulda Brandt\nNorland Rope\npress@rope.example\n"
    assert [reason for reason, _ in lines_removed(text, stylebook)] == [Reason.CONTACT] * 4


def test_the_last_piece_of_a_sentence_is_no_menus_word(stylebook: Stylebook) -> None:
    """A scraper broke it at a link, and what is left of it is worded like an entry."""
    text = STORY + "On the last day I took\nthe long way\nhome.\nRelated articles\nA walk\n"
    assert "home." not in [line for _, line in lines_removed(text, stylebook)]


@pytest.mark.parametrize("line", ["___", "* * *", "\u2500\u2500\u2500", "###", "\U0001f4f0", "|"])
def test_a_line_of_signs_is_layout(line: str, stylebook: Stylebook) -> None:
    """It separates parts, and says nothing."""
    paragraphs = STORY.strip().split("\n\n")
    text = f"\n\n{line}\n\n".join(paragraphs)
    assert lines_removed(text, stylebook) == [("layout", line)]


@pytest.mark.parametrize("line", ["\u200b", "\ufeff", "\u200e \u200f", "\u00ad", "\0"])
def test_a_line_of_which_nothing_shows_is_layout(line: str, stylebook: Stylebook) -> None:
    """Editors leave such marks in empty paragraphs, which are no paragraphs of the body."""
    text = STORY.strip().replace("\n\n", f"\n\n{line}\n\n")
    article = clean(Document(text, language="en"), stylebook)
    assert removed(article, text) == [("layout", line)]
    assert article.body == STORY.strip()


@pytest.mark.parametrize(
    "line", [".", ",", ")", "\u201d", "\u2026", "...", "?!", "$", "#", "&", "%"]
)
def test_a_sign_that_a_sentence_may_need_is_no_ornament(line: str) -> None:
    """Scrapers break sentences before their punctuation."""
    assert not is_ornament(line)


def test_what_is_too_long_to_be_an_ornament_is_not_read() -> None:
    """A megabyte of stars is no decoration, and costs nothing."""
    assert is_ornament("*" * LONGEST)
    assert not is_ornament("*" * 1_000_000)


def test_only_a_line_that_is_one_comment_is_hidden() -> None:
    """Text between or behind comments is text."""
    assert is_hidden_comment("<!-- END article-body -->")
    assert not is_hidden_comment("<!-- a --> The pier <!-- b -->")
    assert not is_hidden_comment("<!-- a --> The pier")
    assert not is_hidden_comment("<!-->")


def test_the_sentence_before_a_pictures_credit_is_its_caption(stylebook: Stylebook) -> None:
    """It goes as caption, and the photographer is credited."""
    text = "The pier from the water. (Photo: Mira Oslund)\n\n" + STORY
    article = clean(Document(text, language="en"), stylebook)
    assert removed(article, text) == [("caption", "The pier from the water.")]
    assert [credit.name for credit in article.credits] == ["Mira Oslund"]


def test_a_headline_before_a_pictures_credit_is_no_caption(stylebook: Stylebook) -> None:
    """A line above the body that is no sentence may be the headline."""
    text = "Ferry pier opens again (Photo: Mira Oslund)\n\n" + STORY
    assert lines_removed(text, stylebook) == []


def test_a_long_paragraph_before_a_pictures_credit_is_no_caption(stylebook: Stylebook) -> None:
    """A paragraph that ends in a credit keeps its words."""
    long = "The pier was closed for two winters, and the village waited for the boat. " * 4
    assert lines_removed(STORY + long + "(Photo: Mira Oslund)\n", stylebook) == []


def test_the_only_paragraph_is_no_caption(stylebook: Stylebook) -> None:
    """Where nothing else is said, the line is the article."""
    text = "The pier at Skarsund opened again on Monday. (Photo: Mira Oslund)\n"
    assert lines_removed(text, stylebook) == []


def test_a_line_of_entries_goes_where_every_one_is_known(stylebook: Stylebook) -> None:
    """A menu set in one line is as sure as its entries; one unknown word and it is left alone."""
    lines = "Home | Contact us | Privacy Policy\nTerms of Use \u00b7 Cookie Policy\n"
    assert [line for _, line in lines_removed(STORY + lines, stylebook)] == lines.splitlines()
    assert stylebook.rules.match("Home | Contact us | The pier at night", "en") is None


def test_a_line_of_entries_takes_no_other_along(stylebook: Stylebook) -> None:
    """What heads a list of comments when it stands alone is one of several links here."""
    rule = stylebook.rules.match("Leave a Reply | Privacy Policy", "en")
    assert rule is not None
    assert rule.scope is Scope.LINE


def ruled(text: str, language: str, stylebook: Stylebook) -> list[Reason | None]:
    """What the rules alone say of each line."""
    lines = read_lines(text)
    noise = judge(lines, find_prose(lines), stylebook.rules, language)
    return [found and found.reason for found in noise]


def test_a_heading_of_other_stories_takes_the_line_below_it(stylebook: Stylebook) -> None:
    """Between two paragraphs, too: the heading has nothing else to announce."""
    first, second = STORY.strip().split("\n\n")
    text = f"{first}\nTe puede interesar\nEl mercado vuelve a la plaza\n{second}\n"
    assert ruled(text, "es", stylebook) == [None, Reason.RELATED_LINK, Reason.RELATED_LINK, None]
    text = text.replace("Te puede interesar", "À lire aussi")
    assert ruled(text, "fr", stylebook) == [None, Reason.RELATED_LINK, Reason.RELATED_LINK, None]


def test_words_below_the_pages_end_leave_the_comments_outside_the_story(
    stylebook: Stylebook,
) -> None:
    """Sentences about the writer below the comment form are no prose of the story."""
    tail = "Comments\nMarge says\nMarch 4, 2026 at 9:12 am\nLovely post! My mum did so.\nReply\n"
    about = "Leave a Reply\nI write about food and slow living from a small flat in Leeds.\n"
    reasons = ruled(STORY + tail + about, "en", stylebook)
    assert reasons[:8] == [None] * 2 + [Reason.COMMENTS] * 5 + [Reason.COMMENT_FORM]
    assert reasons[8] is not None


def test_a_tagged_sentence_that_the_article_does_not_reach_is_left_to_the_judge(
    stylebook: Stylebook,
) -> None:
    """Below lines that went it is another story's; right below a kept one it is the last."""
    lines = read_lines(STORY + "Rope works burn down. (AP)\n")

    def claimed_for_body(*kept: bool) -> bool:
        verdicts = [Verdict(keep, None, "judge-0", 0.9, 0.1) for keep in kept]
        text = STORY + "Rope works burn down. (AP)\n"
        sheet = Sheet(text, lines, find_prose(lines), verdicts, "en", None)
        segments = stylebook.attribution.find(sheet).segments
        return any(segment.kind is Kind.BODY for segment in segments)

    assert claimed_for_body(True, True, False)
    assert not claimed_for_body(True, False, False)
