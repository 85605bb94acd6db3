"""The README says what is true; that its examples work, tests/docs/test_examples.py sees to."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import requests

from service.contract.problem_kind import KINDS
from service.core import Kind, Reason, Role


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """The README."""
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(readme: str, language: str) -> list[str]:
    """The code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)


def run(call: str, server: str, folder: Path) -> dict:
    """What a shell call of the page answers, sent to the test's server from a folder."""
    port = server.rpartition(":")[2]
    ended = subprocess.run(
        ["sh", "-c", call.replace("localhost:8000", f"127.0.0.1:{port}")],
        cwd=folder,
        capture_output=True,
        timeout=30,
        check=True,
    )
    return json.loads(ended.stdout)


def test_the_curl_call_works(server: str, readme: str, root: Path, seed: Path) -> None:
    """Copied from the page into a shell, it answers with the seed's article."""
    call = blocks(readme, "sh")[0]
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    assert run(call, server, root)["body"] == expected["body"]


def test_what_is_told_of_metadata_is_true(server: str, readme: str) -> None:
    """The entry that is shown is one of the example's."""
    [page] = blocks(readme, "html")
    shown = re.search(r'^`(\{"field".*\})`\.$', readme, re.MULTILINE)
    assert shown is not None
    body = {"html": page, "explain": True}
    answer = requests.post(f"{server}/v1/clean", json=body, timeout=10).json()
    assert json.loads(shown[1]) in answer["metadata"]


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
