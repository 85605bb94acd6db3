"""What is known of a request that was let in before the application saw it."""

from dataclasses import dataclass
from typing import Any

from flask import Flask

from service.web.application import current_request

_KEY = "copydesk.passed"
"""In the environment of WSGI. What a caller sends is never under a name like this."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Whose key it came with, and what went wrong with it since."""

    key: str | None
    fault: Exception | None = None


def install(app: Flask) -> None:
    """Answer a request that went wrong by what went wrong. Install it after all that admits."""
    app.before_request(_fail)


def write_passed(environ: dict[str, Any], what: Passed) -> None:
    """Let the application know."""
    environ[_KEY] = what


def passed() -> Passed | None:
    """What is known of this request; None where it was not let in yet."""
    what: Passed | None = current_request().environ.get(_KEY)
    return what


def _fail() -> None:
    what = passed()
    if what is not None and what.fault is not None:
        raise what.fault
