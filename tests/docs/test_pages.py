"""The pages hang together, and say what is true."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import requests

from tests.docs.test_extending import ADDITION

COPYDESK = Path(sys.executable).with_name("copydesk")


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, str]:
    """Each page by its name without the ending."""
    return {path.stem: path.read_text(encoding="utf-8") for path in (root / "docs").glob("*.md")}


def test_the_first_page_leads_to_all(pages: dict[str, str]) -> None:
    """Each page stands in one of its lists, once."""
    listed = [
        line
        for block in blocks(pages["index"], r"\{toctree\}")
        for line in block.splitlines()
        if line and not line.startswith(":")
    ]
    assert sorted(listed) == sorted(set(pages) - {"index"})


def test_what_a_page_names_is_there(root: Path, pages: dict[str, str]) -> None:
    """Files and folders of the project, wherever a page speaks of them, but for what it makes."""
    named = {
        path.rstrip(".")
        for page in pages.values()
        for path in re.findall(r"(?<![\w/.-])(?:service|docs|tests|tools)/[\w./-]+", page)
        if "/xx." not in path
    }
    made = {path for path, _ in ADDITION.findall(pages["extending"])}
    assert named - made
    assert {path for path in named - made if not (root / path).exists()} == set()


def test_what_is_installed_beside_it_can_be(root: Path, pages: dict[str, str]) -> None:
    """Each extra that a page or the README names is one of the package's."""
    texts = [*pages.values(), (root / "README.md").read_text(encoding="utf-8")]
    named = {name for text in texts for name in re.findall(r"(?:copydesk|'\.)\[(\w+)\]", text)}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert named == set(project["optional-dependencies"])


def test_what_is_counted_is_counted_right(root: Path, pages: dict[str, str]) -> None:
    """The languages and the agencies that the files hold."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    stylebook = root / "service" / "stylebook"
    furniture, attribution = (
        {path.stem for path in (stylebook / name).glob("*.toml")} - {"common"}
        for name in ("boilerplate", "credits")
    )
    assert re.findall(r"of (\d+) other languages", readme) == [str(len(furniture - {"en"}))]
    assert re.findall(r"read in (\d+) languages", readme) == [str(len(attribution))]
    agencies = tomllib.loads((stylebook / "agencies.toml").read_text(encoding="utf-8"))["agency"]
    assert re.findall(r"holds (\d+) agencies", pages["credits"]) == [str(len(agencies))]


def test_every_metric_is_told_of(server: str, pages: dict[str, str]) -> None:
    """The table of docs/operations.md has those that a server shows, and no others."""
    for text in ("The harbour opened on Monday.\n\nLeave a Reply\n", " "):  # counted and refused
        requests.post(f"{server}/v1/clean", json={"text": text}, timeout=10)
    metrics = requests.get(f"{server}/metrics", timeout=10).text
    shown = re.findall(r"^# TYPE (\w+) ", metrics, re.MULTILINE)
    table = pages["operations"].partition("| metric |")[2].partition("\n\n")[0]
    told = re.findall(r"`(copydesk_\w+)`", table)
    assert sorted(told) == sorted(set(shown))


def test_the_way_of_a_text_is_as_told(pages: dict[str, str], tmp_path: Path) -> None:
    """The command of docs/decisions.md shows of its text what stands below it.

    Editions of the learned judges are left out, which change with each training.
    """
    raw, ledger = blocks(pages["decisions"], "text")
    command = blocks(pages["decisions"], "console")[0].removeprefix("$ ").split(" > ")[0]
    (tmp_path / "lantern.txt").write_text(raw, encoding="utf-8")
    words = [str(COPYDESK), *command.split()[1:]]
    ended = subprocess.run(
        words, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120
    )
    assert _steady(ended.stderr) == _steady(ledger)


def _steady(ledger: str) -> str:
    return re.sub(r"(judge)-\d+", r"\1", ledger)


def test_the_rules_that_a_page_asks_for_are_there(pages: dict[str, str]) -> None:
    """`copydesk rules` knows each rule and line that docs/decisions.md asks it for."""
    calls = re.findall(r"`copydesk (rules [^`]+)`", pages["decisions"])
    assert len(calls) == 2
    for call in calls:
        words = re.findall(r'"[^"]*"|\S+', call)
        subprocess.run(
            [COPYDESK, *(word.strip('"') for word in words)],
            capture_output=True,
            check=True,
            timeout=120,
        )


@pytest.mark.slow
def test_the_pages_are_built_without_a_warning(root: Path) -> None:
    """`make docs` ends well: a heading that skips a level or a dead link ends it with an error."""
    subprocess.run(["make", "docs"], cwd=root, capture_output=True, check=True, timeout=900)
    assert (root / "build" / "docs" / "decisions.html").exists()
