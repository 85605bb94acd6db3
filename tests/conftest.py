"""What all tests share: where the project lies, and the document it was begun with."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def seed(root: Path) -> Path:
    """The folder of the first seed: input.txt and expected.json."""
    return root / "seeds" / "mali-minusma"
