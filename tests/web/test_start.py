"""A start that can't succeed: it fails at once, with one line that says why."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.serving import environment, free_port


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package, to be damaged."""
    folder = tmp_path_factory.mktemp("copy")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "service", folder / "service", ignore=ignored)
    return folder


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("model/linejudge.npz", "cut"), ("model/pagejudge.npz", "garbled"),
        ("model/headline.json", "gone"), ("stylebook/agencies.toml", "cut"),
        ("stylebook/boilerplate/en.toml", "cut"), ("stylebook/credits/en.toml", "garbled"),
    ],
)  # fmt: skip
def test_a_damaged_file_ends_the_start(copy: Path, name: str, damage: str) -> None:
    """The line names the file; nothing is served."""
    path = copy / "service" / name
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        half = len(whole) // 2
        path.write_bytes(
            whole[:half] + (b"" if damage == "cut" else b"\xff\x00" + whole[half + 2 :])
        )
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "service", "serve", "--port", str(free_port())],
            cwd=copy, env=environment(workers="1"), capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
    finally:
        path.write_bytes(whole)
    assert ended.returncode != 0
    told = [line for line in ended.stderr.splitlines() if line.startswith("copydesk: ")]
    assert len(told) == 1, ended.stderr
    assert Path(name).name in told[0]
    assert "Traceback" not in ended.stderr
