"""What all tests share: where the project lies, and the document it was begun with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.serving import MAX_BODY, serving

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def seed(root: Path) -> Path:
    """The folder of the first seed: input.txt and expected.json."""
    return root / "seeds" / "mali-minusma"


@pytest.fixture(scope="session")
def server(root: Path) -> Iterator[str]:
    """The base URL of a real server on a real socket, one for the whole session."""
    with serving(root, max_body=str(MAX_BODY), workers="1") as base:
        yield base
