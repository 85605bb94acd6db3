"""`copydesk credits` as a Unix user meets it."""

import json

import pytest
from click.testing import CliRunner, Result

from service.cli import main

LINE = "(Reporting by Tom Arden in Port Ellery; Editing by Rita Lowe)"


def run(*arguments: str, stdin: str | bytes = b"") -> Result:
    """The outcome of `copydesk credits` with these arguments."""
    return CliRunner().invoke(main, ["credits", *arguments], input=stdin)


@pytest.mark.parametrize(("arguments", "stdin"), [([LINE], ""), ([], f"{LINE}\n")])
def test_a_line_is_read_from_the_arguments_or_standard_input(
    arguments: list[str], stdin: str
) -> None:
    """One JSON object, as the service answers."""
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert [credit["name"] for credit in answer["credits"]] == ["Tom Arden", "Rita Lowe"]
    assert answer["source"]["agency"] is None


def test_an_agency_s_note_in_letters_names_nobody() -> None:
    """Who worked on a story, as some agencies put below it: a wrong name is worse than none."""
    result = run("PTI KRH VMR BAL")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["credits"] == []


def test_options_settle_what_the_line_leaves_open() -> None:
    """The year of a dateline, for one."""
    result = run("--reference-date", "2021-05-17", "PORT ELLERY, May 3 (Reuters) -")
    assert json.loads(result.stdout)["source"]["dateline"]["date"] == "2021-05-03"


@pytest.mark.parametrize(
    ("stdin", "says"), [(b" \n", "There is no text in it"), (b"By \xff", "utf-8 at byte 3")]
)
def test_what_cannot_be_read_is_status_1(stdin: bytes, says: str) -> None:
    """And stderr says why."""
    result = run(stdin=stdin)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr


def test_wrong_usage_is_status_2_and_names_the_option() -> None:
    """As for any command."""
    result = run("--language", "english", LINE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--language" in result.stderr
