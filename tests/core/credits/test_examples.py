"""Each language file is held to its own examples and misses."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from service.core.article import Credit, Role
from service.core.attribution.agency import parse_tag
from service.core.attribution.byline import parse_byline
from service.core.attribution.credit_line import parse_credits
from service.core.attribution.dateline import parse_dateline
from service.core.attribution.vocabulary import COMMON, Vocabulary

FOLDER = files("service") / "stylebook" / "credits"
FILES = {
    path.name.removesuffix(".toml"): tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.iterdir(), key=lambda path: path.name)
    if path.name.endswith(".toml") and path.name != f"{COMMON}.toml"
}


def rows(key: str) -> Iterator[Any]:
    """One test case for each entry of a list of all files."""
    for language, table in FILES.items():
        for row in table[key]:
            line = row if key == "misses" else row["line"]
            yield pytest.param(language, row, id=f"{language}: {line[:60]}")


def due(row: dict[str, Any]) -> list[Credit]:
    """The credits that an example expects."""
    return [Credit(Role(entry[0]), *entry[1:]) for entry in row.get("credits", [])]


@pytest.mark.parametrize(("language", "row"), list(rows("example")))
def test_example_is_read_as_it_says(
    language: str, row: dict[str, Any], vocabulary: Vocabulary
) -> None:
    """Credits, agency, place and day of an example come out exactly."""
    line = row["line"]
    if row["kind"] == "dateline":
        dateline = parse_dateline(line, vocabulary, None, language)
        assert dateline is not None
        assert dateline.place == row.get("place")
        if "day" in row:
            assert dateline.day == row["day"]
        found, agencies = dateline.credits, dateline.agencies
    elif row["kind"] == "byline":
        byline = parse_byline(line, vocabulary, language)
        assert byline is not None
        found, agencies = byline.credits, byline.agencies
    else:
        parsed = parse_credits(line, vocabulary, language)
        found, agencies = parsed.credits, parsed.agencies
    assert list(found) == due(row)
    assert (agencies[0] if agencies else None) == row.get("agency")


@pytest.mark.parametrize(("language", "line"), list(rows("misses")))
def test_miss_is_left_alone(language: str, line: str, vocabulary: Vocabulary) -> None:
    """Prose that begins or sounds like a credit stays prose, whatever the language given."""
    for given in (language, None):
        assert parse_credits(line, vocabulary, given).credits == ()
        assert parse_byline(line, vocabulary, given) is None
        assert parse_dateline(line, vocabulary, None, given) is None
        assert parse_tag(line, vocabulary) is None


@pytest.mark.parametrize("language", FILES)
def test_language_brings_examples_of_its_own(language: str) -> None:
    """At least ten lines that are to be read and five that are to be left."""
    assert len(FILES[language]["example"]) >= 10
    assert len(FILES[language]["misses"]) >= 5
