"""Every example that is shown is run: in the pages, in the help, at the head of deploy/'s files.

The blocks are found, not listed: a new one is run as its fence says, and one of a kind that nobody
knows how to run is a failure, until it is told how or why not.
"""

import importlib.util
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from service.cli import main
from tests.conftest import ROOT
from tests.docs.examples import calls_in_lines, find_examples
from tests.docs.reader import NOT_RUN, Reader, is_large

EXAMPLES = find_examples(ROOT)

TESTED_ELSEWHERE = {
    "docs/extending.md": {"text": 4, "toml": 4},  # tests/docs/test_extending.py
    "docs/decisions.md": {"text": 2, "console": 1},  # tests/docs/test_pages.py
    "docs/index.md": {"{toctree}": 4},  # tests/docs/test_pages.py
}
"""Pages with a test of their own, and how many blocks it takes of each kind."""

PICTURES = {("docs/server.md", "text"): "the processes, drawn"}
"""Blocks that are no examples."""


def kept_for_long_tests(page: str) -> bool:
    """The help and the heads of files show little that the pages do not show too."""
    return not page.endswith(".md")


PAGES = [
    pytest.param(page, patient, marks=[pytest.mark.slow] if patient else [], id=f"{page}{kind}")
    for page, examples in EXAMPLES.items()
    if page not in TESTED_ELSEWHERE
    for patient, kind in ((False, ""), (True, ", all"))
    if (kept_for_long_tests(page) or any(map(is_large, examples)) if patient
        else not kept_for_long_tests(page))
]  # fmt: skip


@pytest.mark.parametrize(("page", "patient"), PAGES)
def test_a_page_does_what_it_says(
    page: str, patient: bool, server: str, root: Path, tmp_path: Path
) -> None:
    """Each of its blocks is done in turn, as a reader would, and gives what stands below it."""
    reader = Reader(root, tmp_path, server, patient=patient)
    for example in EXAMPLES[page]:
        if (page, example.kind) not in PICTURES:
            reader.do(example)


@pytest.mark.parametrize("page", TESTED_ELSEWHERE)
def test_a_page_with_a_test_of_its_own_has_no_other_blocks(page: str) -> None:
    """What is added to it has to be added to its test."""
    kinds = [example.kind for example in EXAMPLES[page]]
    assert {kind: kinds.count(kind) for kind in kinds} == TESTED_ELSEWHERE[page]


def test_what_is_not_run_is_there() -> None:
    """An exemption that no page needs any more is taken away."""
    commands = [
        command
        for examples in EXAMPLES.values()
        for example in examples
        for command, _ in example.commands()
    ]
    assert [start for start in NOT_RUN if not any(c.startswith(start) for c in commands)] == []


@pytest.mark.parametrize(("page", "call"), sorted(set(calls_in_lines(ROOT))))
def test_a_call_within_a_line_can_be_made(page: str, call: str, root: Path) -> None:
    """Of the command line it is made, unless it only names a command; of make and of modules the
    target, the module and its options are there."""
    program, *words = shlex.split(call)
    if program == "copydesk":
        words = ["en-share-button" if word == "RULE" else word for word in words]
        command = main.get_command(click.Context(main), words[0])
        assert command is not None
        if len(words) == 1:
            return
        if words[-1].startswith("--"):  # it names an option
            assert words[-1] in [name for param in command.params for name in param.opts]
            return
        ended = CliRunner().invoke(main, words)
        assert ended.exit_code == 0, ended.output
    elif program == "make":
        targets = re.search(r"^\.PHONY: (.*)$", (root / "Makefile").read_text(), re.MULTILINE)
        assert targets is not None
        assert words[0] in targets[1].split()
    else:
        module = words[words.index("-m") + 1]
        found = importlib.util.find_spec(module)
        assert found is not None
        assert found.origin is not None
        folder = Path(found.origin).parent
        source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
        assert [word for word in words if word.startswith("--") and word not in source] == []


def test_every_caller_is_run(root: Path) -> None:
    """Each file of examples/ is named by a test that runs it, and on the page that lists them."""
    tests = ("tests/examples/test_callers.py", "tests/bulk/test_spark.py")
    run = "".join((root / name).read_text(encoding="utf-8") for name in tests)
    listed = (root / "examples/README.md").read_text(encoding="utf-8")
    callers = [
        path
        for path in (root / "examples").rglob("*")
        if path.is_file() and path.suffix in (".py", ".mjs", ".sh")
    ]
    assert callers
    for path in callers:
        assert path.name in run or path.stem in run
        assert path.name in listed
