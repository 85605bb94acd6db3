"""Folding: many lines folded at once are folded as each alone."""

from hypothesis import given
from hypothesis import strategies as st

from service.core.fold import fold, fold_lines

SIGNS = (
    "aZ\u00df\u0130 \t\x0b\x1f\u00a0#@\u00a9{}0123,.`'"
    "\u201c\u2026\u200b\u00bc\uff11\u0663\u0301\ud800"
)
"""What folding treats in its own way, so that it meets each other often."""

LINE = st.text(st.sampled_from(SIGNS) | st.characters(exclude_characters="\n"), max_size=12)


@given(st.lists(LINE, max_size=6))
def test_lines_folded_together_are_folded_as_each_alone(lines: list[str]) -> None:
    """No line's folded form depends on the lines around it."""
    assert fold_lines(lines) == [fold(line) for line in lines]


def test_a_number_is_one_sign_however_it_is_written() -> None:
    """Points and commas between digits belong to a number, and nothing else does."""
    lines = ["1,234.5 views", "7", "1.,2", "v1.2.", "a1b22c", "12. 5"]
    assert fold_lines(lines) == ["# views", "#", "#.,#", "v#", "a#b#c", "#. #"]


def test_a_line_alone_in_ascii_is_folded_as_among_many() -> None:
    """Quotes are made one however few lines are plain."""
    for lines in (["it`s 5"], ["it`s 5", "\u201cQuoted\u201d"], ["it`s 5", "\u0436\u0430`\u0440"]):
        assert fold_lines(lines) == [fold(line) for line in lines]
        assert fold_lines(lines)[0] == "it's #"
