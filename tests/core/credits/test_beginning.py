"""The places at which role words begin, of which many may stand in one line."""

import re

import pytest

from service.core.attribution.beginning import Beginnings
from service.core.attribution.vocabulary import Vocabulary


@pytest.mark.parametrize(
    "piece",
    [
        "(Reporting by Jane Roe; ",
        "(Reporting, and ",
        "d'AFP photo par l'Agence ",
        "文・山田太郎　写真・三枝美咲 ",
    ],
)
def test_places_of_one_line_are_judged_as_if_each_were_alone(
    piece: str, vocabulary: Vocabulary
) -> None:
    """That a line's tokens are read once for several places changes no answer."""
    text = f"{piece * 40}\n{piece * 3}"
    end = text.index("\n")
    shared = Beginnings(text, vocabulary)
    for match in re.finditer(r"\w+", text):
        line_end = end if match.start() < end else len(text)
        alone = Beginnings(text, vocabulary).holds(match.start(), line_end)
        assert shared.holds(match.start(), line_end) == alone
