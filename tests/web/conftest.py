"""The application in this process, for the tests that need no socket."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from service.settings import read_settings
from service.web.app import create_app
from service.web.cleaner import cleaner_of

MakeApp = Callable[..., Flask]


@pytest.fixture
def make_app() -> Iterator[MakeApp]:
    """Makes the application with some settings unlike the usual; its editors go home at the end."""
    made: list[Flask] = []

    def make(**settings: Any) -> Flask:
        made.append(create_app(replace(read_settings(), **settings)))
        return made[-1]

    yield make
    for app in made:
        cleaner_of(app).close()
