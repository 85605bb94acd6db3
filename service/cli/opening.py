"""What the commands do before their work: see to the options, open the stylebook."""

import gc
from collections.abc import Callable, Mapping
from typing import Any

import click
from marshmallow import ValidationError

from service.contract.fault import faults
from service.core import Stylebook, StylebookError, load_stylebook


def read_options(
    load: Callable[[Mapping[str, str]], dict[str, Any]], options: Mapping[str, str | None]
) -> dict[str, Any]:
    """What the options that are given say, by a loader of the contract.

    Raises click's BadParameter, which names the option that does not fit.
    """
    try:
        return load({name: value for name, value in options.items() if value is not None})
    except ValidationError as error:
        fault = faults(error)[0]
        option = "--" + fault["field"].replace("_", "-")
        raise click.BadParameter(fault["message"], param_hint=option) from error


def open_stylebook() -> Stylebook:
    """The stylebook; raises click's ClickException where a data file is damaged."""
    try:
        stylebook = load_stylebook()
    except StylebookError as error:
        raise click.ClickException(str(error)) from error
    gc.freeze()  # it is here to stay: the collector need not go through it again and again
    return stylebook
