"""Lines: where a raw text breaks, and what each line knows of its place."""

import sys

import pytest

from service.core.line import begins_small, fold_space, read_lines


def test_a_line_knows_its_span_gap_and_indent() -> None:
    """Start and end leave out the white space at both ends; blank lines before are counted."""
    text = "one\n\n \t\n   two three  \nfour"
    lines = read_lines(text)
    assert [(line.text, line.gap, line.indent) for line in lines] == [
        ("one", 0, 0), ("two three", 2, 3), ("four", 0, 0),
    ]  # fmt: skip
    assert [text[line.start : line.end] for line in lines] == [line.text for line in lines]


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_every_line_end_of_unicode_ends_a_line(end: str) -> None:
    """Whatever a system ends its lines with, two lines are two."""
    assert [line.text for line in read_lines(f"one{end}two{end}")] == ["one", "two"]


def test_windows_line_ends_are_no_blank_lines() -> None:
    """A carriage return and a line feed together are one end of a line."""
    assert [line.gap for line in read_lines("one\r\ntwo\r\n\r\nthree")] == [0, 0, 1]


def test_white_space_alone_makes_no_line() -> None:
    """A text of nothing but white space, of any kind that Unicode has, has no lines."""
    spaces = "".join(char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace())
    assert read_lines(spaces) == []
    assert read_lines("") == []


def test_what_has_no_width_is_still_text() -> None:
    """A zero-width space is no white space to Python, so it must not get lost as such."""
    assert [line.text for line in read_lines("\u200b\n\ufeff")] == ["\u200b", "\ufeff"]


def test_fold_space_makes_every_run_one_space() -> None:
    """Tabs, no-break and ideographic spaces are folded like any other."""
    assert fold_space("\u3000one\u00a0\t two\u2003three ") == "one two three"


@pytest.mark.parametrize("text", ["and so on", "s", "élan", "и потом", "l'Italia"])
def test_a_small_letter_begins_small(text: str) -> None:
    """A small letter of a script with capitals says that the sentence began earlier."""
    assert begins_small(text)


@pytest.mark.parametrize(
    "text", ["", "And", "iPhone sales", "eBay", "შუქურა", "一", "क", "فرس", "12", "•", "ªb"]
)
def test_what_may_begin_a_sentence_does_not_begin_small(text: str) -> None:
    """Capitals, scripts without them, digits, and names that are written small in front."""
    assert not begins_small(text)
