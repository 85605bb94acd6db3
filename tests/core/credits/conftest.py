"""The vocabulary as the service reads it."""

from importlib.resources import files

import pytest

from service.core.attribution.lexicon import read_vocabulary
from service.core.attribution.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """All languages' words, read once."""
    return read_vocabulary(files("service") / "stylebook")
