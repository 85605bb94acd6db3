"""Other people's services, run for real: from Debian's packages where they are missing."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

_PATIENCE = 60.0


def program(name: str, package: str) -> str:
    """The path of a program, installed where it is not there and may be; else the test is
    skipped."""
    found = shutil.which(name)
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
        ):
            subprocess.run(command, env=environment, capture_output=True, timeout=600, check=False)
        found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not there, and Debian's package {package} can't be installed")
    return found


@contextmanager
def running(
    command: Sequence[str | Path], folder: Path, is_ready: Callable[[], bool]
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ready, and is ended with the block."""
    with (
        (folder / "output.log").open("ab") as output,
        subprocess.Popen(command, cwd=folder, stdout=output, stderr=output) as process,
    ):
        try:
            await_that(is_ready)
            yield process
        finally:
            process.kill()


def await_that(holds: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Wait until something holds; fails when it does not."""
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, f"{holds} does not hold within {patience} s"
        time.sleep(0.1)
