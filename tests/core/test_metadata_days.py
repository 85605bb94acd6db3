"""A page's days where several are shown, or one moment stands in two zones."""

import pytest

from tests.core.test_metadata_apart import days, declared
from tests.core.test_metadata_beyond import HEADLINE, PROSE, read

UTC = "2024-05-18T02:41:41+00:00"
HERE = "<time datetime=2024-05-17T19:41:41-07:00>May 17, 2024</time>"
DATED = f"<h1>{HEADLINE}</h1><p>May 17, 2024</p>{PROSE}"


def at(address: str) -> str:
    """A head with that address."""
    return f"<link rel=canonical href={address}>"


@pytest.mark.parametrize(
    ("printed", "stamp"),
    [
        ("Fri May 17 19:20:36 CEST 2024", "2024-05-17T19:20+02:00"),
        ("Fri May 17 19:20:36 2024", "2024-05-17T19:20"),
        ("Fri, 17 May 2024 19:20:36 +0200", "2024-05-17T19:20+02:00"),
        ("1715966436", "2024-05-17T17:20:36+00:00"),
        ("1715966436000", "2024-05-17T17:20:36+00:00"),
        ("9715966436", None),
        ("5551234567", None),
    ],
)
def test_days_as_programs_print_them(printed: str, stamp: str | None) -> None:
    """C's and Java's moments, mail's, and seconds since 1970, but no other number."""
    found = read(f"<h1>{HEADLINE}</h1>{PROSE}", declared(printed)).published
    assert (found.text if found else None) == stamp


@pytest.mark.parametrize(
    ("head", "body", "stamp"),
    [
        (declared(UTC), DATED, UTC),
        (declared(UTC) + at("https://valley.example/2024/05/17/bridge"), DATED, "2024-05-17"),
        (declared(UTC), f"<h1>{HEADLINE}</h1><p>{HERE}</p>{PROSE}", "2024-05-17T19:41:41-07:00"),
        (declared(UTC) + at("https://valley.example/2024/05/16/bridge"), DATED, UTC),
    ],
)
def test_the_newsrooms_own_day(head: str, body: str, stamp: str) -> None:
    """Where a moment is declared in UTC, the shown day counts if the page has it once more."""
    found = read(body, head).published
    assert found is not None
    assert found.text == stamp


FIELD = "<div class=field--name-changed><time datetime=2024-05-07>May 7, 2024</time></div>"
FIRST = "<p>This article was originally published on May 3, 2021.</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{PROSE * 20}<p>May 3, 2024. Updated: May 7, 2024</p>", ("2024-05-03", "2024-05-07")),
        (f"<p>May 7, 2024</p>{PROSE * 20}{FIRST}", ("2021-05-03", "2024-05-07")),
        (f"{FIELD}{PROSE}", (None, "2024-05-07")),
        (f"<p>Content current as of May 7, 2024</p>{PROSE}", ("2024-05-07", None)),
        (f"<ul><li>Updated on May 7, 2024</li></ul>{PROSE * 3}", (None, "2024-05-07")),
    ],
)
def test_a_change_is_no_publication(body: str, expected: tuple[str | None, str | None]) -> None:
    """The earlier day is the first publication's; where only a change is dated, none is known."""
    assert days(read(f"<h1>{HEADLINE}</h1>{body}")) == expected


def test_a_day_in_an_address_that_is_written_within_another() -> None:
    """Escaped slashes and spaces part it as well."""
    head = '<meta property="og:url" content="https://valley.example%2Fnews%2F2024-05-17%2Bbridge">'
    assert days(read(f"<h1>{HEADLINE}</h1>{PROSE}", head)) == ("2024-05-17", None)


def test_a_paragraph_that_is_set_large_is_no_headline() -> None:
    """Several sentences in the first heading are the page's summary; what it declares counts."""
    summary = f"Learn how the bridge was built. {'We help you with all about rivers. ' * 5}"
    found = read(f"<h1>{summary}</h1>{PROSE}", f"<title>{HEADLINE} | Valley Rivers</title>")
    assert found.title is not None
    assert found.title.text == HEADLINE


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("April 2, 1931 \u2014 December 14, 2023", "2024-05-17"),
        ("April 2, 1931", "1931-04-02"),
    ],
)
def test_a_life_or_an_event_is_no_day_of_an_article(line: str, stamp: str) -> None:
    """Nor is its first day older than the declared one: a dash leads on to its last."""
    body = f"<h1>{HEADLINE}</h1><p>{line}</p>{PROSE}"
    found = read(body, declared("2024-05-17")).published
    assert found is not None
    assert found.text == stamp


def test_a_sentence_that_begins_with_a_day_tells_none() -> None:
    """A byline that does is one all the same."""
    told = "On 12 January 2022 an officer of the council came to see the hedge, and found it gone."
    assert read(f"<h1>{HEADLINE}</h1><p>{told}</p>{PROSE}", "").published is None
    found = read(f"<h1>{HEADLINE}</h1><p>12 January 2022 by Ada Roe</p>{PROSE}", "").published
    assert found is not None
    assert found.text == "2022-01-12"
