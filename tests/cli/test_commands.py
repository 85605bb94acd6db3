"""The other commands, and the installed package."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from service import __version__
from service.cli import main
from service.web.openapi import describe
from tests.web.serving import environment


def test_the_version_is_told() -> None:
    """`copydesk --version`."""
    result = CliRunner().invoke(main, ["--version"])
    assert result.stdout == f"copydesk, version {__version__}\n"


def test_openapi_is_printed() -> None:
    """`copydesk openapi` is what `make openapi` writes."""
    assert CliRunner().invoke(main, ["openapi"]).stdout == describe()


@pytest.mark.parametrize("command", [[], ["clean"], ["credits"], ["openapi"], ["serve"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    """`--help` and `-h`, status 0."""
    for option in ("--help", "-h"):
        result = CliRunner().invoke(main, [*command, option])
        assert result.exit_code == 0
        assert "Usage:" in result.stdout


def test_serve_refuses_a_bad_port(root: Path) -> None:
    """Wrong usage is status 2 and names the setting in one line."""
    ended = subprocess.run(
        [sys.executable, "-m", "service", "serve", "--port", "http"],
        cwd=root, env=environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    [told] = ended.stderr.splitlines()
    assert told.startswith("copydesk: COPYDESK_PORT")


def test_serve_loads_nothing_that_cleans(root: Path) -> None:
    """The process that gives its place to the server is up at once."""
    asked = "import sys; from service.cli.serve import serve; print('numpy' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False\n"


def test_the_wheel_holds_the_data_files(root: Path, tmp_path: Path) -> None:
    """Every file of the stylebook is in the built package, and nothing beside the package."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--wheel-dir", tmp_path, root],
        check=True, timeout=60, capture_output=True,
    )  # fmt: skip
    [wheel] = tmp_path.glob("copydesk-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(root).as_posix()
        for path in (root / "service" / "stylebook").rglob("*.toml")
    }
    assert data
    assert data <= names
    assert {name.split("/")[0] for name in names} == {
        "service",
        f"copydesk-{__version__}.dist-info",
    }
