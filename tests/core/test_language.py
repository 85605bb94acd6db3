"""The language of a text, named by the code that the contract gives."""

import pytest

from service.core.language import LanguageDetector
from service.core.line import read_lines

NORWEGIAN = """\
Statsministeren sa i går at planen skal legges frem for de andre partiene før sommeren.
Det er ikke noe som haster, mener lederen for kommunen, som har ventet på svar i flere uker.
Hun håper likevel at saken blir løst før barna begynner på skolen igjen til høsten.
"""
ENGLISH_NOTICE = (
    "We and our partners use cookies to store information on your device, to measure how our "
    "pages are read and to show you advertisements that may be of interest to you; you may "
    "change your mind about this at any time by following the link at the foot of each page.\n"
)


@pytest.fixture(scope="module")
def languages() -> LanguageDetector:
    """The detector, whose model is read once."""
    return LanguageDetector()


def test_a_language_is_told_from_its_neighbour(languages: LanguageDetector) -> None:
    """Norwegian looks Danish for half a line: more than that is looked at."""
    assert languages.detect(read_lines(NORWEGIAN)) == "no"


def test_one_long_line_in_another_language_does_not_speak_for_all(
    languages: LanguageDetector,
) -> None:
    """A notice in English above an article in Norwegian is longer than any line of it."""
    assert languages.detect(read_lines(ENGLISH_NOTICE + NORWEGIAN)) == "no"


@pytest.mark.parametrize("text", ["", "12:30", "Ok", "\ud800\ud800 1 2 3"])
def test_too_few_letters_name_no_language(languages: LanguageDetector, text: str) -> None:
    """No language is better than a wrong one."""
    assert languages.detect(read_lines(text)) is None
