"""`copydesk credits`: one credit line in, who made it and where it comes from as JSON out."""

import sys

import click
from marshmallow import ValidationError

from service.charset import BrokenEncodingError, decode
from service.cli.opening import open_stylebook, read_options
from service.contract.answer import write_provenance
from service.contract.credit_line import load_credit_line, load_credit_query, submit_credit_line
from service.contract.fault import faults
from service.core import read_credits
from service.today import today


@click.command("credits")
@click.argument("text", required=False)
@click.option("--language", help="Language of the line, such as en.")
@click.option("--reference-date", metavar="YYYY-MM-DD", help="Day the line was read.  [today]")
def credit_line(text: str | None, **about: str | None) -> None:
    """Read one credit line or block.

    It is TEXT, or standard input; the JSON is what the service answers.

    Exit status: 0 read, 1 it can't be, 2 wrong usage.
    """
    known = read_options(load_credit_query, about)
    try:
        line = load_credit_line({"text": _standard_input() if text is None else text})
    except (BrokenEncodingError, ValidationError) as error:
        reason = faults(error)[0]["message"] if isinstance(error, ValidationError) else error
        click.echo(f"copydesk: {reason}", err=True)
        sys.exit(1)
    document = submit_credit_line({**known, **line}, today())
    provenance = read_credits(document, open_stylebook())
    click.echo(write_provenance(provenance), nl=False)


def _standard_input() -> str:
    return decode(sys.stdin.buffer.read())
