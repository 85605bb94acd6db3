"""Linear algebra takes one thread in every process that cleans."""

import os
import subprocess
import sys

import pytest

COUNT = (
    "import os, {module}, numpy\n"
    "numpy.ones((400, 400)) @ numpy.ones((400, 400))\n"
    "print(len(os.listdir('/proc/self/task')), os.environ['OPENBLAS_NUM_THREADS'])\n"
)


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
@pytest.mark.parametrize("module", ["service.cli", "service.web.wsgi"])
def test_numpy_starts_no_threads(module: str) -> None:
    """A face that is imported first leaves numpy with the one thread that there is."""
    assert threads(module) == ["1", "1"]


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_the_operators_own_number_is_left_alone() -> None:
    """Who sets OPENBLAS_NUM_THREADS gets that many."""
    assert threads("service.cli", OPENBLAS_NUM_THREADS="2")[1] == "2"


def threads(module: str, **settings: str) -> list[str]:
    """How many threads a fresh interpreter has after some algebra, and what it was told."""
    environment = {name: value for name, value in os.environ.items() if "NUM_THREADS" not in name}
    ran = subprocess.run(
        [sys.executable, "-c", COUNT.format(module=module)],
        env=environment | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.split()
