"""The README says what is true."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import requests

from service.core import Kind, Reason, Role
from service.web.problem import KINDS


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """The README."""
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(readme: str, language: str) -> list[str]:
    """The code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)


def test_the_first_example_is_what_the_service_answers(server: str, readme: str) -> None:
    """Input and output on the first screen are real."""
    [raw], [answer] = blocks(readme, "text"), blocks(readme, "json")
    got = requests.post(
        f"{server}/v1/clean",
        params={"reference_date": "2024-05-17"},
        json={"text": raw},
        timeout=10,
    )
    assert got.json() == json.loads(answer)


def test_the_curl_call_works(server: str, readme: str, root: Path, seed: Path) -> None:
    """Copied from the page into a shell, it answers with the seed's article."""
    [call] = blocks(readme, "sh")
    port = server.rpartition(":")[2]
    ended = subprocess.run(
        ["sh", "-c", call.replace("localhost:8000", f"127.0.0.1:{port}")],
        cwd=root,
        capture_output=True,
        timeout=30,
        check=True,
    )
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    assert json.loads(ended.stdout)["body"] == expected["body"]


def test_the_python_call_works(
    server: str, readme: str, root: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Copied from the page into an interpreter, it prints a title and names."""
    [call] = blocks(readme, "python")
    monkeypatch.chdir(root)
    exec(compile(call.replace("http://localhost:8000", server), "README.md", "exec"), {})  # noqa: S102
    assert "Michelle Nichols" in capsys.readouterr().out


@pytest.mark.parametrize("names", [Role, Kind, Reason], ids=lambda names: names.__name__)
def test_every_word_of_the_contract_is_listed(readme: str, names: type) -> None:
    """The closed lists are closed on the page too."""
    assert [name for name in names if f"`{name}`" not in readme] == []


def test_every_kind_of_problem_is_listed(readme: str) -> None:
    """No type is left out."""
    assert [kind.path for kind in KINDS if f"`{kind.path}`" not in readme] == []
