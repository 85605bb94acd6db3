"""`copydesk clean`: texts and pages from files and standard input, articles as JSON lines."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from marshmallow import ValidationError

from service.charset import (
    UTF_8,
    BrokenEncodingError,
    UnknownCharsetError,
    canonical_name,
    decode,
)
from service.cli.marked_text import show
from service.cli.opening import open_stylebook, read_options
from service.contract.cleaning import clean_document
from service.contract.fault import faults
from service.contract.form import FORMS, JSON, LINKED_DATA, MARKDOWN, PLAIN
from service.contract.request import load_page, load_query, load_text, submit
from service.core import Stylebook
from service.core.encoding import decode_page
from service.today import today

STANDARD_INPUT = "-"
PAGES = frozenset({".html", ".htm", ".xhtml", ".xht"})
"""Endings of the names of files that are pages, in small letters."""
_FORMS = {"json": JSON, "json-ld": LINKED_DATA, "text": PLAIN, "markdown": MARKDOWN}
"""The forms by the words that the option takes."""


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--explain", is_flag=True, help="Add the ledger; show on stderr what went where.")
@click.option(
    "--form", type=click.Choice(list(_FORMS)), default="json", help="Form of the articles.  [json]"
)
@click.option("--html", is_flag=True, help="Read each FILE as a page, whatever its name.")
@click.option("--url", help="Address that the text was read from.")
@click.option("--language", help="Language of the text, such as en.  [detected]")
@click.option("--reference-date", metavar="YYYY-MM-DD", help="Day the text was read.  [today]")
@click.option("--encoding", help="Character set of the files.  [utf-8; a page's own]")
def clean(
    files: tuple[str, ...],
    encoding: str | None,
    *,
    explain: bool,
    form: str,
    html: bool,
    **about: str | None,
) -> None:
    """Clean raw article texts and pages.

    One JSON object a line, in the order of the files.

    Reads standard input where no FILE is given, or where it is '-'. A FILE that ends in .html,
    .htm, .xhtml or .xht is a page. The JSON is what the service answers; with --form it is a
    schema.org NewsArticle (json-ld), the body alone (text), or the article in Markdown, one after
    the other with a blank line between them. A file that can't be cleaned is named on stderr,
    and the rest goes on.

    Exit status: 0 all cleaned, 1 some not, 2 wrong usage.
    """
    _check_encoding(encoding)
    known = read_options(load_query, about) | {"explain": explain}
    if explain and _FORMS[form] != JSON:
        raise click.UsageError("--explain goes with --form json alone, which holds the ledger.")
    job = _Job(open_stylebook(), known, encoding, _FORMS[form], html=html)
    failed = False
    for file in files or (STANDARD_INPUT,):
        try:
            job.do(file)
        except (OSError, BrokenEncodingError, ValidationError) as error:
            if isinstance(error, BrokenPipeError):
                raise  # the reader of our output went away
            click.echo(f"copydesk: {_name(file)}: {_reason(error)}", err=True)
            failed = True
    sys.exit(1 if failed else 0)


@dataclass
class _Job:
    """What is to be done with each file."""

    stylebook: Stylebook
    known: Mapping[str, Any]
    encoding: str | None
    form: str
    html: bool
    follows: bool = False

    def do(self, file: str) -> None:
        """Clean one file and write its article."""
        submission = submit({**self.known, **self._read(file)}, today())
        article = clean_document(submission.document, self.stylebook)
        self._write(FORMS[self.form](article, submission))
        if submission.explain:
            show(article)

    def _write(self, answer: bytes) -> None:
        """An answer on lines of its own; forms of many lines are set apart by a blank one."""
        if self.form in (PLAIN, MARKDOWN):
            answer = b"\n" * self.follows + answer.rstrip(b"\n") + b"\n"
        self.follows = True
        click.echo(answer, nl=False)

    def _read(self, file: str) -> dict[str, Any]:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        if self.html or Path(file).suffix.lower() in PAGES:
            return load_page(decode_page(data, self.encoding))
        return load_text(decode(data, self.encoding or UTF_8))


def _check_encoding(encoding: str | None) -> None:
    try:
        canonical_name(encoding or UTF_8)
    except UnknownCharsetError as error:
        raise click.BadParameter(str(error), param_hint="--encoding") from error


def _name(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else file


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, ValidationError):
        return faults(error)[0]["message"]
    return f"{error}; name its character set with --encoding"
