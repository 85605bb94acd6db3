"""`copydesk clean`: texts from files and standard input, articles as JSON, one a line."""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from marshmallow import ValidationError

from service.charset import BrokenEncodingError, UnknownCharsetError, canonical_name, decode
from service.cli.marked_text import show
from service.contract.answer import write_article
from service.contract.fault import faults
from service.contract.request import load_query, load_text, submit
from service.core import Stylebook, StylebookError, load_stylebook
from service.core import clean as clean_document
from service.strict_json import write_json

STANDARD_INPUT = "-"


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--explain", is_flag=True, help="Add the ledger; show on stderr what went where.")
@click.option("--url", help="Address that the text was read from.")
@click.option("--language", help="Language of the text, such as en.  [detected]")
@click.option("--reference-date", metavar="YYYY-MM-DD", help="Day the text was read.  [today]")
@click.option("--encoding", default="utf-8", show_default=True, help="Character set of the files.")
def clean(files: tuple[str, ...], encoding: str, *, explain: bool, **about: str | None) -> None:
    """Clean raw article texts: one JSON object a line, in the order of the files.

    Reads standard input where no FILE is given, or where it is '-'. The JSON is what the
    service answers. A file that can't be cleaned is named on stderr, and the rest goes on.

    Exit status: 0 all cleaned, 1 some not, 2 wrong usage.
    """
    known = _read_options(about, encoding)
    try:
        stylebook = load_stylebook()
    except StylebookError as error:
        raise click.ClickException(str(error)) from error
    failed = False
    for file in files or (STANDARD_INPUT,):
        try:
            _clean_file(file, encoding, known, stylebook, explain=explain)
        except (OSError, BrokenEncodingError, ValidationError) as error:
            if isinstance(error, BrokenPipeError):
                raise  # the reader of our output went away
            click.echo(f"copydesk: {_name(file)}: {_reason(error)}", err=True)
            failed = True
    sys.exit(1 if failed else 0)


def _read_options(about: Mapping[str, str | None], encoding: str) -> dict[str, Any]:
    try:
        canonical_name(encoding)
        return load_query({name: value for name, value in about.items() if value is not None})
    except UnknownCharsetError as error:
        raise click.BadParameter(str(error), param_hint="--encoding") from error
    except ValidationError as error:
        fault = faults(error)[0]
        option = "--" + fault["field"].replace("_", "-")
        raise click.BadParameter(fault["message"], param_hint=option) from error


def _clean_file(
    file: str, encoding: str, known: Mapping[str, Any], stylebook: Stylebook, *, explain: bool
) -> None:
    data = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    text = load_text(decode(data, encoding))
    document = submit({**known, **text}, today=datetime.now(UTC).date()).document
    article = clean_document(document, stylebook)
    click.echo(write_json(write_article(article, explain=explain)), nl=False)
    if explain:
        show(document.text, article.segments)


def _name(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else file


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, ValidationError):
        return faults(error)[0]["message"]
    return str(error)
