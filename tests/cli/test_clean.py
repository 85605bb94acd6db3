"""`copydesk clean` as a Unix user meets it."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main

TEXT = "A headline about the harbour\n\nThe harbour opened on Monday, the mayor of the town said."
NOISY = f"{TEXT}\n\nLeave a Reply\n\nYour email address will not be published.\n"


def run(*arguments: str | Path, stdin: str | bytes = b"") -> Result:
    """The outcome of `copydesk` with these arguments."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with a good text."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_is_answered_as_the_service_would(seed: Path) -> None:
    """The process, the seed, the exit status, the JSON."""
    ended = subprocess.run(
        [sys.executable, "-m", "service", "clean", seed / "input.txt"],
        capture_output=True,
        timeout=30,
        check=False,
    )
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    answer = json.loads(ended.stdout)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert list(answer) == ["title", "body", "credits", "source", "language"]
    assert answer == {key: expected[key] for key in answer}


@pytest.mark.parametrize("arguments", [["clean"], ["clean", "-"]])
def test_standard_input_is_read(arguments: list[str]) -> None:
    """With no file, and where a file is called '-'."""
    result = run(*arguments, stdin=TEXT)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "A headline about the harbour"


def test_several_files_are_several_lines_in_order(article: Path) -> None:
    """JSONL: one article a line."""
    result = run("clean", article, "-", article, stdin="Another text, of one line.")
    bodies = [json.loads(line)["body"] for line in result.stdout.splitlines()]
    assert len(bodies) == 3
    assert bodies[1] == "Another text, of one line."


def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path, article: Path) -> None:
    """Exit status 1; the others are cleaned."""
    broken, empty = tmp_path / "broken.txt", tmp_path / "empty.txt"
    broken.write_bytes(b"ab\xff")
    empty.write_text(" \n")
    missing = tmp_path / "missing.txt"
    result = run("clean", broken, empty, missing, tmp_path, article)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    for told in (
        f"copydesk: {broken}: not valid utf-8 at byte 2: ",
        "name its character set with --encoding",
        f"copydesk: {empty}: There is no text in it",
        f"copydesk: {missing}: No such file",
        f"copydesk: {tmp_path}: Is a directory",
    ):
        assert told in result.stderr


def test_another_encoding_can_be_named(tmp_path: Path) -> None:
    """As the service takes a charset."""
    path = tmp_path / "latin.txt"
    path.write_bytes("Der Hafen öffnet.".encode("latin-1"))
    assert json.loads(run("clean", "--encoding", "latin-1", path).stdout)["body"].endswith(
        "öffnet."
    )


PAGE = """<html><head><meta charset="windows-1251"><title>Пирс открыт</title>
<meta property="article:published_time" content="2024-05-02"></head>
<body><article><p>Старый пирс снова открыт, сообщил мэр.</p></article></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.xhtml"])
def test_a_page_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    """And read in the character set that it names itself."""
    path = tmp_path / name
    path.write_bytes(PAGE.encode("cp1251"))
    answer = json.loads(run("clean", path).stdout)
    assert answer["body"] == "Старый пирс снова открыт, сообщил мэр."
    assert answer["source"]["published"] == "2024-05-02"


def test_a_page_of_any_name_is_read_with_an_option(tmp_path: Path) -> None:
    """`--html` says that it is one, on standard input, too."""
    for text in (PAGE, "<p>Старый пирс снова открыт, сообщил мэр."):
        answer = json.loads(run("clean", "--html", "-", stdin=text).stdout)
        assert answer["body"] == "Старый пирс снова открыт, сообщил мэр."


def test_a_page_without_text_is_named_and_the_rest_goes_on(tmp_path: Path, article: Path) -> None:
    """As any file that can't be cleaned."""
    path = tmp_path / "empty.html"
    path.write_text("<script>a()</script>")
    result = run("clean", path, article)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert f"copydesk: {path}: There is no text in the page" in result.stderr


def test_explain_shows_what_a_page_told() -> None:
    """The rendering's runs, and below them each value of the metadata with its place."""
    result = run("clean", "--html", "--explain", stdin=PAGE)
    assert json.loads(result.stdout)["text"] == "Старый пирс снова открыт, сообщил мэр."
    assert "body      Старый пирс снова открыт, сообщил мэр.\n" in result.stderr
    assert "told      source.published: 2024-05-02  [meta:article:published_time]" in result.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        ["--url", "news/1"],
        ["--language", "english"],
        ["--reference-date", "17.5.2024"],
        ["--encoding", "klingon"],
        ["--colour"],
    ],
)
def test_wrong_usage_is_status_2_and_names_the_option(article: Path, wrong: list[str]) -> None:
    """Nothing is cleaned."""
    result = run("clean", *wrong, article)
    assert (result.exit_code, result.stdout) == (2, "")
    assert wrong[0] in result.stderr


def test_options_say_what_is_known_of_the_text(article: Path) -> None:
    """The same three things as in a request."""
    result = run("clean", "--url", "https://example.org/1", "--language", "de-AT", article)
    answer = json.loads(result.stdout)
    assert (answer["source"]["url"], answer["language"]) == ("https://example.org/1", "de")


def test_explain_adds_the_ledger_and_shows_it() -> None:
    """JSON with segments on stdout, the marked text on stderr, so that both can be had."""
    result = run("clean", "--explain", stdin=NOISY)
    removed = [s for s in json.loads(result.stdout)["segments"] if s["kind"] == "removed"]
    assert NOISY[removed[0]["start"] : removed[0]["end"]] == "Leave a Reply"
    assert f"removed   Leave a Reply  [comment_form, {removed[0]['rule']}]" in result.stderr
    assert "title     A headline about the harbour" in result.stderr


def test_explain_lets_no_control_character_through() -> None:
    """A text can't move the cursor or colour the terminal of who looks at it."""
    result = run("clean", "--explain", stdin="A text that hides \x1b[2J an escape in it.")
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_that_want_it(environment: dict[str, str], coloured: bool) -> None:
    """On a real terminal there is colour, and none where NO_COLOR is set."""
    terminal, end = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "service", "clean", "--explain"],
        input=NOISY.encode(),
        stdout=subprocess.DEVNULL,
        stderr=end,
        env={k: v for k, v in os.environ.items() if k != "NO_COLOR"} | environment,
        timeout=30,
        check=True,
    )
    os.close(end)
    shown = os.read(terminal, 65536)
    os.close(terminal)
    assert b"Leave a Reply" in shown
    assert (b"\x1b[31m" in shown) is coloured


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("text", ["The harbour opened on Monday, the mayor of the town said."]),
        ("markdown", ["# A headline about the harbour", "",
                      "The harbour opened on Monday, the mayor of the town said."]),
    ],
)  # fmt: skip
def test_forms_of_many_lines_are_set_apart(article: Path, form: str, lines: list[str]) -> None:
    """Each article begins on a line of its own, a blank line after the one before it."""
    result = run("clean", "--form", form, article, article)
    assert result.stdout.splitlines() == [*lines, "", *lines]


def test_linked_data_is_one_object_a_line(article: Path) -> None:
    """As JSON is."""
    first, second = run("clean", "--form", "json-ld", article, article).stdout.splitlines()
    assert first == second
    assert json.loads(first)["@type"] == "NewsArticle"


def test_the_ledger_needs_json(article: Path) -> None:
    """Another form can't hold it: wrong usage, and said so."""
    result = run("clean", "--explain", "--form", "markdown", article)
    assert result.exit_code == 2
    assert "--form json" in result.stderr
