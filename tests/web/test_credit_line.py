"""POST /v1/credits, over a real socket."""

import pytest
import requests

LINE = "(Reporting by Tom Arden in Port Ellery; Editing by Rita Lowe)"
MAKERS = [
    {"role": "reporting", "name": "Tom Arden", "location": "Port Ellery"},
    {"role": "editing", "name": "Rita Lowe", "location": None},
]
NOTHING = {
    "agency": None,
    "publisher": None,
    "url": None,
    "dateline": {"text": None, "place": None, "date": None},
    "published": None,
    "modified": None,
    "copyright": None,
    "licence": None,
}


def read(server: str, line: str, **about: str) -> dict:
    """What a line sent as JSON says; it has to be answered."""
    answer = requests.post(f"{server}/v1/credits", json={"text": line, **about}, timeout=10)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json()


def test_a_credit_line_names_its_makers(server: str) -> None:
    """In the line's order, each with role and place; every key of the source is there."""
    assert read(server, LINE) == {"credits": MAKERS, "source": NOTHING}


def test_json_and_plain_text_are_answered_alike(server: str) -> None:
    """Either form will do, with query parameters or keys."""
    line = "PORT ELLERY, May 3 (Reuters) - "
    as_text = requests.post(
        f"{server}/v1/credits",
        params={"reference_date": "2024-05-17", "language": "en"},
        data=line.encode("utf-16"),
        headers={"Content-Type": "text/plain; charset=utf-16"},
        timeout=10,
    ).json()
    assert as_text == read(server, line, reference_date="2024-05-17", language="en")


def test_a_dateline_gives_agency_place_and_day(server: str) -> None:
    """The reference date settles the year."""
    source = read(server, "PORT ELLERY, May 3 (Reuters) - ", reference_date="2021-05-17")["source"]
    assert source["agency"] == "Reuters"
    assert source["dateline"]["place"] == "PORT ELLERY"
    assert source["dateline"]["date"] == "2021-05-03"


@pytest.mark.parametrize("line", ["[東京 3日 ロイター]", "[ロンドン 3日 ロイター]"])
def test_a_town_before_an_agency_is_no_author(server: str, line: str) -> None:
    """A dateline with nothing behind it names no one."""
    answer = read(server, line, reference_date="2024-05-17")
    assert answer["credits"] == []
    assert answer["source"]["agency"] == "Reuters"


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 May 2024 - Updated 4 May 2024",
        "Publié le 3 mai 2024 - Mis à jour le 4 mai 2024",
        "Veröffentlicht am 3. Mai 2024 - Aktualisiert am 4. Mai 2024",
        "Publicado el 3 de mayo de 2024 - Actualizado el 4 de mayo de 2024",
        "Pubblicato il 3 maggio 2024 – Aggiornato il 4 maggio 2024",
    ],
)
def test_an_imprint_is_no_dateline(server: str, line: str) -> None:
    """The word for published stands where a dateline has its town."""
    source = read(server, line, reference_date="2024-05-17")["source"]
    assert source["dateline"]["text"] is None
    assert (source["published"], source["modified"]) == ("2024-05-03", "2024-05-04")


@pytest.mark.parametrize(
    ("line", "makers"),
    [
        (
            "(Reporting by Tom Arden; Jane Roe; Editing by Rita Lowe)",
            ["reporting Tom Arden", "reporting Jane Roe", "editing Rita Lowe"],
        ),
        (
            "Reporting by Tom Arden; Jane Roe contributed to this report.",
            ["reporting Tom Arden", "contribution Jane Roe"],
        ),
        ("Reportage de Jeanne Roux ; Luc Noir", ["reporting Jeanne Roux", "reporting Luc Noir"]),
        ("Editing by Rita Lowe; New York", ["editing Rita Lowe"]),
        ("Editing by Rita Lowe; Our Standards: The Trust", ["editing Rita Lowe"]),
    ],
)
def test_semicolons_part_names(server: str, line: str, makers: list[str]) -> None:
    """Where whole names follow; else a semicolon ends the list."""
    found = read(server, line)["credits"]
    assert [f"{credit['role']} {credit['name']}" for credit in found] == makers


def test_a_further_agency_is_a_source(server: str) -> None:
    """As in an article: the first is the agency, the others credits."""
    answer = read(server, "By Jane Roe, AP and AFP")
    assert answer["source"]["agency"] == "AP"
    assert answer["credits"] == [
        {"role": "author", "name": "Jane Roe", "location": None},
        {"role": "source", "name": "AFP", "location": None},
    ]


def test_a_copyright_line_is_kept_as_written(server: str) -> None:
    """With nothing else read into it."""
    answer = read(server, "© 2024 Example Times")
    assert answer == {"credits": [], "source": {**NOTHING, "copyright": "© 2024 Example Times"}}


@pytest.mark.parametrize(
    "line",
    [
        "The council voted on Friday to keep the ferry.",
        "Leave a Reply",
        "1",
        "((((",
        "\ufeff.",
        ".",
    ],
)
def test_what_is_no_credit_says_nothing(server: str, line: str) -> None:
    """It is an answer and no error: the line was read, and it names no one."""
    assert read(server, line) == {"credits": [], "source": NOTHING}


def test_null_says_not_known(server: str) -> None:
    """As for an article."""
    body = {"text": LINE, "language": None, "reference_date": None}
    answer = requests.post(f"{server}/v1/credits", json=body, timeout=10)
    assert answer.json()["credits"] == MAKERS
