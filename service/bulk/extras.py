"""Libraries that are not needed by everyone, and what to install where one is missing."""

from importlib import import_module
from typing import Any


class MissingExtraError(Exception):
    """A library that is not installed; the message says how to get it."""


def need(module: str, extra: str, what: str) -> Any:
    """A module of one of the package's extras; `what` can't be done without it."""
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise MissingExtraError(
            f"{what} needs {library}, which is not installed: pip install 'copydesk[{extra}]'"
        ) from error
