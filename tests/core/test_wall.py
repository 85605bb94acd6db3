"""The wall around the core: it knows no web, reads no clock, environment or file after start-up."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.core import Document, Stylebook, clean
from tests.core.test_seeds import CASES, read_document

CORE = Path(__file__).parents[2] / "service" / "core"
MODULES = sorted(CORE.rglob("*.py"))

WEB = ("flask", "werkzeug", "gunicorn", "marshmallow", "apispec", "click", "environs")
"""What belongs to the faces. None of it may come in with the core."""

OUTSIDE = {
    "os", "io", "pathlib", "shutil", "tempfile", "glob", "time", "random", "secrets", "uuid",
    "socket", "ssl", "urllib", "http", "subprocess", "threading", "multiprocessing", "asyncio",
    "logging", "locale", "sqlite3", "getpass", "platform",
}  # fmt: skip
"""Modules by which a function's answer could depend on more than its arguments."""

STRINGS_ALONE = {"urllib.parse"}
"""Modules among them that only take strings apart: what opens an address is `urllib.request`."""

LOADERS = {"stylebook.py", "lexicon.py"}
"""The modules that read the packaged files, for `load_stylebook` and before any document."""

CALLS = {"open", "input", "print", "eval", "exec", "__import__"}
CLOCKS = {".now", ".utcnow", ".today"}
READS = {"files", ".read_text", ".read_bytes"}

EVENTS = ("open", "socket.", "subprocess.", "os.", "shutil.", "import", "urllib.", "exec")
"""Prefixes of what the interpreter reports when code reaches outside of itself."""


def test_core_brings_in_no_web_framework() -> None:
    """A fresh interpreter that imports the core has no module of the faces loaded."""
    code = (
        "import sys, service.core\n"
        f"print([name for name in {WEB!r} if name in sys.modules])\n"
        "print([name for name in sys.modules if name.startswith('service.')"
        " and not name.startswith('service.core')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=CORE.parents[1],
    )
    assert ran.stdout.splitlines() == ["[]", "[]"]


def imported(tree: ast.AST) -> Iterator[str]:
    """The top-level names of all modules that a module imports, wherever it does, but those of
    STRINGS_ALONE."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        yield from (name.split(".")[0] for name in names if name not in STRINGS_ALONE)


def called(tree: ast.AST) -> Iterator[str]:
    """All that a module calls: functions by name, methods with the dot before theirs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_module_reaches_for_nothing_outside(path: Path) -> None:
    """No module imports what could make an answer depend on the machine or the hour."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set(called(tree))
    assert set(imported(tree)) & OUTSIDE == set()
    assert names & CALLS == set()
    assert names & CLOCKS == set()
    if path.name not in LOADERS:
        assert names & READS == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_module_changes_nothing_global(path: Path) -> None:
    """No function of the core rebinds a name outside of itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global | ast.Nonlocal)]


class Watch:
    """Notes what the interpreter reports while it is on. A hook can't be taken off again."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, _: object) -> None:
        if self.on and event.startswith(EVENTS):
            self.seen.append(event)


@pytest.fixture(scope="module")
def watch() -> Watch:
    """One hook for the whole module."""
    return Watch()


def test_cleaning_touches_nothing(watch: Watch, stylebook: Stylebook) -> None:
    """Cleaning every golden case opens no file or socket, starts no process, imports nothing."""
    documents = [read_document(case) for case in CASES]
    clean(Document("What is made at the first call is made here."), stylebook)
    watch.on = True
    try:
        for document in documents:
            clean(document, stylebook)
    finally:
        watch.on = False
    assert watch.seen == []


def test_the_watch_sees_a_file_being_opened(watch: Watch, tmp_path: Path) -> None:
    """The hook does report what the test above says is missing."""
    watch.on = True
    try:
        (tmp_path / "note").write_text("seen")
    finally:
        watch.on = False
    assert "open" in watch.seen
    watch.seen.clear()
