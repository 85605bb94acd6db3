"""What is measured: a function from raw text to body, one for each fold of sites.

A learned cleaner has to be asked for by fold, so that no page is ever cleaned by a
model that was trained on its site.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

Cleaner = Callable[[str], str]
"""From raw text to body."""

CleanerOfFold = Callable[[int | None], Cleaner]
"""From a fold to a cleaner that never saw its sites; None asks for the one that ships."""


def identity(fold: int | None) -> Cleaner:
    """The text as it came: the figure before cleaning."""
    del fold
    return str


def named_cleaner(name: str) -> CleanerOfFold:
    """The factory behind ``module:function``."""
    module, _, function = name.partition(":")
    return cast("CleanerOfFold", getattr(import_module(module), function))
