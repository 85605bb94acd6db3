"""docs/extending.md: every step is taken on a copy of the project, and does what it says."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

COPIED = ("service", "tests/core", "tests/__init__.py", "tests/conftest.py", "pyproject.toml")
ADDITION = re.compile(r"`(service/stylebook/[\w/]+\.toml)`[^`]*?\n\n```toml\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def sections(root: Path) -> dict[str, str]:
    """The page's sections by their headings."""
    page = (root / "docs" / "extending.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The project's files, free to be changed."""
    for name in COPIED:
        source, target = root / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    shutil.copytree(root / "tests" / "web", tmp_path / "tests" / "web")  # conftest needs it
    return tmp_path


def calls(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what it prints."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of the page, run in a folder."""
    program, *words = shlex.split(command)
    if program == "copydesk":
        words = ["-m", "service", *words]
    return subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, timeout=300
    )


def prints(command: str, folder: Path) -> str:
    """What a command says on both its outputs."""
    ended = run(command, folder)
    return ended.stdout + ended.stderr


STEPS = ("A rule", "A language", "An agency")


def blocks(section: str) -> list[str]:
    """The blocks of commands of a section; those before the last hold before its additions."""
    return re.findall(r"^```text\n(.*?)^```", section, re.MULTILINE | re.DOTALL)


def add(section: str, folder: Path) -> None:
    """Make a section's additions."""
    additions = ADDITION.findall(section)
    assert len(additions) == section.count("```toml") > 0
    for path, text in additions:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)


def test_each_step_does_what_it_says(sections: dict[str, str], copy: Path) -> None:
    """Its additions made, each command prints what stands below it; before them it does not."""
    for section in map(sections.__getitem__, STEPS):
        *before, after = blocks(section)
        for command, printed in calls("".join(before)):
            assert prints(command, copy) == printed
        shown = [call for call in calls(after) if " pytest " not in call[0]]
        assert shown
        for command, printed in shown:
            assert prints(command, copy) != printed
        add(section, copy)
        for command, printed in shown:
            assert prints(command, copy) == printed


@pytest.mark.slow
def test_the_additions_hold_the_checks(sections: dict[str, str], copy: Path) -> None:
    """All additions made, each check that the page names ends well."""
    for section in map(sections.__getitem__, STEPS):
        add(section, copy)
    checks = {
        command
        for section in map(sections.__getitem__, STEPS)
        for command, _ in calls(blocks(section)[-1])
        if " pytest " in command
    }
    assert len(checks) == len(STEPS)
    for check in checks:
        ended = run(check, copy)
        assert ended.returncode == 0, ended.stdout


def test_an_agency_of_two_names_stops_the_start(copy: Path) -> None:
    """And the message names the file, the spelling and both."""
    with (copy / "service/stylebook/agencies.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[agency]]\nname = "Skerrowpress"\nspellings = ["Thomson Reuters"]\n')
    said = prints("copydesk credits 'By Jane Roe'", copy)
    assert "agencies.toml: 'Thomson Reuters' is both Reuters and Skerrowpress" in said
