"""What is measured: a function from a document to its body, one for each fold of sites.

A learned cleaner has to be asked for by fold, so that no page is ever cleaned by a
model that was trained on its site.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import cast

from service.core import Document, clean, load_stylebook
from service.core.headline_scale import read_scale
from service.core.linejudge.judge import load_line_judge
from service.core.linejudge.pagejudge import load_page_judge
from training.cache import DEFAULT_CACHE

FOLD_MODELS = DEFAULT_CACHE / "fold-models"
"""Where the training commands put the models of the folds."""

Cleaner = Callable[[Document], str]
"""From a raw text, or a page, to the article's body."""

CleanerOfFold = Callable[[int | None], Cleaner]
"""From a fold to a cleaner that never saw its sites; None asks for the one that ships."""


def identity(fold: int | None) -> Cleaner:
    """The text as it came: the figure before cleaning."""
    del fold
    return lambda document: document.text


def desk(fold: int | None) -> Cleaner:
    """The core itself, with the judges of lines and the headline's scale that never saw a fold's
    sites."""
    stylebook = load_stylebook()
    if fold is not None:
        scale = FOLD_MODELS / f"headline-fold{fold}.json"
        stylebook = replace(
            stylebook,
            headlines=read_scale(scale.read_text("utf-8")),
            line_judge=load_line_judge(FOLD_MODELS / f"linejudge-fold{fold}.npz"),
            page_judge=load_page_judge(FOLD_MODELS / f"pagejudge-fold{fold}.npz"),
        )
    return lambda document: clean(document, stylebook).body


def named_cleaner(name: str) -> CleanerOfFold:
    """The factory behind ``module:function``."""
    module, _, function = name.partition(":")
    return cast("CleanerOfFold", getattr(import_module(module), function))
