"""A real browser, and a real server for it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.serving import serving

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 60_000
"""Milliseconds that a busy machine has for a step."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever drives a browser is slow."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium, installed where it is missing and may be."""
    path = shutil.which("chromium")
    if path is None and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "-q", *command], check=False, timeout=600)
        path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium, and it can't be installed here")
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    """The browser, one for the session."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="make test-all installs it")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(root: Path) -> Iterator[str]:
    """A server that has time for a page of two megabytes on a busy machine."""
    with serving(root, workers="1", deadline="120") as base:
        yield base


@pytest.fixture
def page(browser: object, site: str) -> Iterator[object]:
    """A fresh tab on the playground; a script that fails, fails the test."""
    context = browser.new_context(
        viewport={"width": 1360, "height": 860},
        permissions=["clipboard-read", "clipboard-write"],
        color_scheme="light",
    )
    context.set_default_timeout(PATIENCE)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(f"{site}/")
    yield tab
    context.close()
    assert faults == []
