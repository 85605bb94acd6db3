"""Verdicts: a line stays unless a judge speaks against it."""

import pytest

from service.core import Document, Kind, Reason, Stylebook, clean
from service.core.boilerplate import Noise
from service.core.line import read_lines
from service.core.mark import Place
from service.core.prose import find_prose
from service.core.verdict import KEPT_BY, Opinion, begins_with_page, weigh

LINES = read_lines("The ferry sails again.\nShare this story\nThe county said so.")
SILENT = Opinion([1.0, 1.0, 1.0], 0.5, "judge-0")
"""What a line judge says that would keep everything."""

SURE_NOISE = Noise(Reason.SHARE, "en-share", 0.95)
"""What a rule says of a line that it met."""


def test_a_line_that_no_judge_speaks_against_is_kept() -> None:
    """Keeping a noise line is a smaller fault than losing a real one."""
    verdict = weigh(LINES, [None] * 3, SILENT)[0]
    assert (verdict.kept, verdict.reason, verdict.rule) == (True, None, KEPT_BY)


def test_a_line_that_a_rule_met_goes_with_its_reason() -> None:
    """A verdict takes over the reason, the rule and the confidence of a sure rule."""
    verdict = weigh(LINES, [None, Noise(Reason.SHARE, "en-share", 0.95), None], SILENT)[1]
    assert (verdict.kept, verdict.reason) == (False, Reason.SHARE)
    assert (verdict.rule, verdict.confidence) == ("en-share", 0.95)


def test_what_a_rule_only_reached_is_left_to_the_line_judge() -> None:
    """A scope takes a line along unless the judge is very sure; the rule names the reason."""
    reached = [None, Noise(Reason.COMMENTS, "en-comments", 0.76), SURE_NOISE]
    assert weigh(LINES, reached, SILENT)[1].kept
    verdict = weigh(LINES, reached, Opinion([0.9, 0.2, 0.9], 0.5, "judge-0"))[1]
    assert (verdict.kept, verdict.reason, verdict.rule) == (False, Reason.COMMENTS, "en-comments")


def test_what_the_line_judge_alone_removed_names_its_version() -> None:
    """Its confidence is the judge's, its reason fits the company that it keeps."""
    noise = [None, None, SURE_NOISE]
    verdict = weigh(LINES, noise, Opinion([0.9, 0.1, 0.9], 0.5, "judge-0"))[1]
    assert (verdict.kept, verdict.rule, verdict.confidence) == (False, "judge-0", 0.9)
    assert verdict.reason is not None


def test_what_a_page_says_of_a_lines_place_is_its_reason() -> None:
    """A line in a figure is a caption, one in a menu its entry, whatever stands beside them."""
    noise = [None, None, SURE_NOISE]
    places = [Place.ARTICLE | Place.FIGURE, Place.NAV | Place.LIST, Place.NONE]
    verdicts = weigh(LINES, noise, Opinion([0.1, 0.1, 0.9], 0.5, "judge-0", places))
    reasons = [verdict.reason for verdict in verdicts]
    assert reasons == [Reason.CAPTION, Reason.NAVIGATION, Reason.SHARE]


def test_where_no_rule_finds_noise_the_judge_may_cut_little() -> None:
    """A clean text of a kind that the judge does not know comes back whole."""
    unknown = Opinion([0.05, 0.05, 0.9], 0.5, "judge-0")
    assert [verdict.kept for verdict in weigh(LINES, [None] * 3, unknown)] == [True] * 3
    unsure = Opinion([0.9, 0.3, 0.9], 0.5, "judge-0")
    assert [verdict.kept for verdict in weigh(LINES, [None] * 3, unsure)] == [True] * 3


def test_signs_between_the_parts_are_no_noise_of_a_page() -> None:
    """A clean text that is parted by stars comes back whole, without them."""
    stars = Noise(Reason.LAYOUT, "common-ornament", 0.95)
    for chances in ([0.05, 0.9, 0.05], [0.9, 0.9, 0.2]):
        verdicts = weigh(LINES, [None, stars, None], Opinion(chances, 0.5, "judge-0"))
        assert [verdict.kept for verdict in verdicts] == [True, False, True]


def test_where_no_line_reaches_the_bar_those_nearest_to_it_stay() -> None:
    """An article of a few words is no page without one; what no line comes near to is."""
    noise = [None, SURE_NOISE, None, None]
    lines = [*LINES, LINES[0]]
    for chances, kept in (
        ([0.4, 0.9, 0.3, 0.05], [True, False, True, False]),
        ([0.1, 0.9, 0.2, 0.05], [False] * 4),
        ([0.6, 0.9, 0.4, 0.05], [True, False, False, False]),
    ):
        verdicts = weigh(lines, noise, Opinion(chances, 0.5, "judge-0"))
        assert [verdict.kept for verdict in verdicts] == kept


def test_every_line_gets_one_verdict() -> None:
    """Verdicts stand in the order of the lines, one for each."""
    noise = [None, Noise(Reason.SHARE, "a", 1.0), None]
    assert [verdict.kept for verdict in weigh(LINES, noise, SILENT)] == [True, False, True]


def test_the_ledger_names_the_rule_of_each_verdict(stylebook: Stylebook) -> None:
    """What a rule removed carries that rule's id and reason into the ledger."""
    text = (
        "The ferry is back\n\nThe ferry to Skarsund will sail again from Monday, the county said.\n"
        "\nLeave a Reply\n\nYour email address will not be published."
    )
    segments = clean(Document(text, language="en"), stylebook).segments
    known = {rule.id: rule.reason for rule in stylebook.rules.rules}
    removed = [segment for segment in segments if segment.kind is Kind.REMOVED]
    assert len(removed) == 2
    assert all(known[segment.rule] is segment.reason for segment in removed)


def test_a_menu_above_the_prose_says_that_a_text_has_a_page_around_it() -> None:
    """Two lines of it do; one alone may be an extractor's leftover, and below it is a footer."""
    lines = read_lines("Menu\nShare\nThe ferry to the islands sails again today, the county said.")
    prose = find_prose(lines)
    assert begins_with_page([SURE_NOISE, SURE_NOISE, None], prose)
    assert not begins_with_page([SURE_NOISE, None, None], prose)
    assert not begins_with_page([None, None, SURE_NOISE], prose)


def test_a_poem_above_a_pages_foot_begins_with_no_page(stylebook: Stylebook) -> None:
    """A text without prose has nothing above it, and its first line may be its title."""
    lines = read_lines("Rain\nIt rained upon the quay,\nShare\nFollow us\nPrivacy policy")
    assert not begins_with_page([None, None, *[SURE_NOISE] * 3], find_prose(lines))
    verses = (
        "He rowed us over in the rain,\nhe would not take our coin,\n"
        "the river had a yellow stain\nwhere two dark waters join.\n\n"
        "We asked him what the bell was for,\nhe did not say a word,\n"
        "and nothing on the other shore\nbut willow and one bird."
    )
    foot = "Share this article\nFacebook\n\nRelated articles\nA walk to the mill\n\nPrivacy policy"
    article = clean(Document(f"The Ferryman\n\n{verses}\n\n{foot}", language="en"), stylebook)
    kept = f"{article.title or ''} {article.body}"
    assert "The Ferryman" in kept
    assert "but willow and one bird." in kept


def test_a_sentence_right_below_a_kept_line_stays_where_the_judge_is_in_two_minds() -> None:
    """To lose it is the greater fault; what is no sentence, or far from one, goes by the bar."""
    lines = read_lines(
        "The ferry sails again today.\nThe matter will be heard next on Monday.\nMore on ferries\n"
        "The matter will be heard next on Monday.\nShare this story"
    )
    chances = Opinion([0.9, 0.4, 0.4, 0.4, 0.1], 0.5, "judge-0")
    verdicts = weigh(lines, [None, None, None, None, SURE_NOISE], chances)
    assert [verdict.kept for verdict in verdicts] == [True, True, False, False, False]


def test_a_sentence_below_a_teaser_in_the_story_stays_and_one_below_the_foot_goes() -> None:
    """What a rule knows to stand between paragraphs does not end the article."""
    lines = read_lines(
        "The ferry sails again today.\nRead also: Piers\nIt sails next on Monday.\n"
        "Leave a reply\nWhat a fine boat it is."
    )
    teaser = Noise(Reason.RELATED_LINK, "en-read-also", 0.95)
    form = Noise(Reason.COMMENT_FORM, "en-comment-form", 0.95)
    noise = [None, teaser, None, form, None]
    verdicts = weigh(lines, noise, Opinion([0.9, 0.1, 0.3, 0.1, 0.3], 0.35, "judge-0"))
    assert [verdict.kept for verdict in verdicts] == [True, False, True, False, False]


@pytest.mark.parametrize(
    ("text", "chance", "kept"),
    [("Northern pier", 0.2, True), ("Northern pier", 0.1, False), ("18:42", 0.01, True)],
)
def test_a_line_between_two_kept_ones(text: str, chance: float, kept: bool) -> None:
    """A subhead stays where the judge is in two minds, the time of an entry in any case."""
    first, last = "The ferry sails again today.", "The next one sails on Monday, they said."
    lines = read_lines(f"{first}\n{text}\n{last}\nShare this story")
    opinion = Opinion([0.9, chance, 0.9, 0.1], 0.35, "judge-0")
    verdicts = weigh(lines, [None, None, None, SURE_NOISE], opinion)
    assert verdicts[1].kept is kept


@pytest.mark.parametrize(("text", "chance"), [("Northern pier", 0.2), ("18.42 GMT", 0.01)])
def test_a_line_below_what_is_set_into_the_story(text: str, chance: float) -> None:
    """A subhead and an entry's time stay below a teaser or buttons, but not below a form."""
    first, last = "The ferry sails again today.", "The next one sails on Monday, they said."
    lines = read_lines(f"{first}\nShare\n{text}\n{last}")
    opinion = Opinion([0.9, 0.1, chance, 0.9], 0.35, "judge-0")
    for reason, kept in ((Reason.SHARE, True), (Reason.COMMENT_FORM, False)):
        found = Noise(reason, "en-rule", 0.95)
        assert weigh(lines, [None, found, None, None], opinion)[2].kept is kept
