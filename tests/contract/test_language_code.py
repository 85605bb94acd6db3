"""Codes of languages: the detector's and the stylebook's are all known, countries' are not."""

from importlib.resources import files

import pytest
from marshmallow import ValidationError

from service.contract.language_code import CODES, MEANT, check_language


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh_Hant", "EN", "iw"])
def test_a_languages_code_is_taken_with_its_region(tag: str) -> None:
    """In either case, and those that pages still declare."""
    check_language(tag)


@pytest.mark.parametrize("tag", ["xx", "jp", "xx-US", "e", "english", "en\n", "en-"])
def test_any_other_is_refused(tag: str) -> None:
    """A code that nothing is known of would be taken for a language without rules."""
    with pytest.raises(ValidationError, match="ISO 639-1"):
        check_language(tag)


def test_what_is_said_to_be_meant_is_a_language_and_what_was_sent_is_none() -> None:
    """A hint leads on."""
    assert CODES.isdisjoint(MEANT)
    assert CODES.issuperset(MEANT.values())


def test_every_language_of_the_stylebook_can_be_named() -> None:
    """Each of its files that is not about all of them."""
    for folder in ("boilerplate", "credits"):
        names = {
            path.name.removesuffix(".toml")
            for path in (files("service") / "stylebook" / folder).iterdir()
        }
        assert names - {"common"} <= CODES
