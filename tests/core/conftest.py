"""What the core's tests share: the stylebook, read once, and a text cleaned by it."""

import gc
from collections.abc import Callable

import pytest

from service.core import Article, Document, Stylebook, clean, load_stylebook


@pytest.fixture(scope="session")
def stylebook() -> Stylebook:
    """The packaged stylebook, out of the collector's sight as in the service.

    Its walks through what is here to stay would make a document of many lines cost more than its
    share, and fail the tests of what cleaning costs.
    """
    book = load_stylebook()
    gc.collect()
    gc.freeze()
    return book


@pytest.fixture(scope="session")
def desk(stylebook: Stylebook) -> Callable[[str], Article]:
    """A text cleaned with nothing known about it but that it is English."""

    def work(text: str) -> Article:
        return clean(Document(text, language="en"), stylebook)

    return work
