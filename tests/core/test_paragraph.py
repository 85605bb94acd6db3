"""Paragraphs: what is joined again, and what must stay apart."""

from collections.abc import Callable

import pytest

from service.core import Article, Kind, Segment
from service.core.line import read_lines
from service.core.paragraph import set_body, set_title

Desk = Callable[[str], Article]


def body(text: str, removed: str | None = None) -> list[str]:
    """The paragraphs of a text of which every line is body but the one given."""
    segments = [
        Segment(line.start, line.end, Kind.BODY, None, "test", 1.0)
        for line in read_lines(text)
        if line.text != removed
    ]
    return set_body(text, segments).split("\n\n")


def test_lines_that_close_as_sentences_are_paragraphs() -> None:
    """Where each line is a paragraph, with blank lines or without, each stays one."""
    for gap in ("\n", "\n\n", "\r\n", "\n\n\n\n"):
        text = gap.join(["The bridge is shut.", "“Why?” he asked.", "Nobody knew!"])
        assert body(text) == ["The bridge is shut.", "“Why?” he asked.", "Nobody knew!"]


@pytest.mark.parametrize(
    "lines",
    [
        ["He had come, as", "a report", "said, by the last ferry."],
        ["The new line will", "run until three."],
        ["She lives in", "Upper Tarn", ", a village of nine houses."],
        ["The sum (", "about 40 crowns", ") was paid twice."],
        ["Die Fähre fährt ab", "morgen", ", sagte sie."],
        ["Поезд ушёл", "в полночь", ", сказал он."],
        ["市議会は", "月曜日", "、橋を閉鎖した。"],
        ["千鳥丸", "が三十一日、最後の航海を終えた。"],
    ],
)
def test_a_sentence_broken_by_links_is_one_paragraph(lines: list[str]) -> None:
    """A link or an emphasis set on a line of its own goes back into its sentence."""
    assert body("\n".join(lines)) == [" ".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ingredients", "200 g rye flour", "3 eggs", "Butter for the pan"],
        ["Related work", "Earlier studies counted nests from ladders."],
        ["What is new:", "Nothing has changed.", "Nobody minds."],
        ["The end of the line", "The tram stops here for the last time."],
        ["რუკა", "ფანჯარას ვაღებთ."],
        ["Telephones", "iPhone screens were the most common case."],
        ["標題", "市議會週一決定關閉該橋。"],
        ["العنوان", "قال المجلس إن الجسر سيبقى مغلقا."],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_headings_and_list_items_stay_apart(lines: list[str], gap: str) -> None:
    """A line without a full stop is not a broken sentence for that."""
    assert body(gap.join(lines)) == lines


def test_a_poem_keeps_its_verses() -> None:
    """Lines of one length that each begin with a capital are verses, not a narrow column."""
    stanza = [
        "The harbour keeps its lamps alight tonight", "The ferry sleeps against the wooden pier",
        "Nobody crosses in the winter night", "And every lamp can see it very clear",
    ]  # fmt: skip
    assert body("\n\n".join(["\n".join(stanza)] * 2)) == stanza * 2


def test_a_narrow_column_is_set_as_paragraphs() -> None:
    """A text wrapped at one width, with blank lines between its paragraphs, is unwrapped."""
    first = [
        "The storm of Sunday night has taken the roof of the rowing club's",
        "boathouse and set it down, almost whole, on the football pitch of",
        "Upper Tarn. Nobody was hurt, and the goats that had been grazing",
        "there were found under it at noon, quite unimpressed by the event.",
    ]
    second = [
        "The club now hopes to fetch it back. A haulage firm has offered",
        "two lorries and asks only for a seat in the eight. The mayor of",
        "the village has said that she will think about it.",
    ]
    wrapped = "\n".join(first) + "\n\n" + "\n".join(second)
    assert body(wrapped) == [" ".join(first), " ".join(second)]


def test_a_sentence_goes_on_after_what_stood_in_it() -> None:
    """Where noise stood between two halves of a sentence, the halves are joined."""
    text = "The bridge over the river at Sallow Mill\nAdvertisement\nwill stay shut until May."
    assert body(text, removed="Advertisement") == [
        "The bridge over the river at Sallow Mill will stay shut until May."
    ]


def test_white_space_is_folded() -> None:
    """Tabs, no-break spaces and line ends within a paragraph become one space each."""
    assert body("  one\u00a0 two,\t\tthree  \n and four.") == ["one two, three and four."]


def test_no_body_is_no_paragraph() -> None:
    """A text without a body segment has the empty string for a body and no title."""
    assert set_body("Menu", []) == ""
    assert set_title("Menu", []) is None


def test_a_title_of_two_runs_is_one_line() -> None:
    """Title runs are joined with one space."""
    text = "The last\n  ferry"
    runs = [Segment(0, 8, Kind.TITLE, None, "t", 1.0), Segment(11, 16, Kind.TITLE, None, "t", 1.0)]
    assert set_title(text, runs) == "The last ferry"


def test_many_lines_are_all_set(desk: Desk) -> None:
    """A text of ten thousand short lines is cleaned, and no line of it gets lost."""
    text = "\n".join(f"and line {number}" for number in range(10_000))
    assert desk(text).body.count("line") + (desk(text).title or "").count("line") == 10_000
