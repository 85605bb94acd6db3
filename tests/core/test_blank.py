"""What counts as a text with nothing in it."""

import unicodedata

import pytest

from service.core.blank import is_blank


@pytest.mark.parametrize(
    "text", ["", " \n\u3000", "\u200b\u200d\ufeff", "\x00\x1b\x85", "\xad\ufe0f"]
)
def test_nothing_seen_is_no_text(text: str) -> None:
    """White space, controls, joiners and marks of direction, alone or together."""
    assert is_blank(text)


@pytest.mark.parametrize(
    "text", [".", "\u200ba", "\u200f\u05d0", "\u0301", "\U0001f468\u200d\U0001f469"]
)
def test_one_sign_is_a_text(text: str) -> None:
    """Whatever stands around it."""
    assert not is_blank(text)


def test_no_letter_digit_or_sign_is_unseen() -> None:
    """Of all of Unicode's first plane, but for the fillers that stand for no letter."""
    fillers = set("\u115f\u1160\u3164\uffa0")
    unseen = [chr(code) for code in range(0x10000) if is_blank(chr(code))]
    kinds = {char: unicodedata.category(char) for char in unseen if char not in fillers}
    assert {kind[0] for kind in kinds.values()} <= set("CMZ")
