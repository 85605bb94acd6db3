"""`copydesk bulk`: files and folders of documents in, one file of articles out."""

import sys
from pathlib import Path

import click

from service.bulk.checkpoint import Checkpoint, OtherRunError
from service.bulk.entry import FIELDS
from service.bulk.extras import MissingExtraError
from service.bulk.inputs import InputError, find_inputs
from service.bulk.output import OutputError, open_output
from service.bulk.output_log import LogError
from service.bulk.run import Order, run
from service.cli.opening import open_stylebook, read_options
from service.cli.progress import Progress, summary
from service.cli.stopping import stopping
from service.contract.request import load_query
from service.processors import available_processors
from service.rim.terms import DEADLINE, MEMORY

_MEBIBYTE = 1024 * 1024
_STOPPED = 130  # as a shell tells of SIGINT


@click.command()
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="OUT", required=True, help="File to write.")
@click.option(
    "--field", "fields", metavar="NAME=KEY", multiple=True,
    help="What a JSON line or a column calls a field: --field text=content. May be repeated.",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="Add the ledger of each document.")
@click.option("--language", help="Language of texts that do not say theirs.  [detected]")
@click.option("--reference-date", metavar="YYYY-MM-DD", help="Day the texts were read.  [today]")
@click.option(
    "--processes", type=click.IntRange(1, 256), help="Processes that clean.  [one a processor]"
)
@click.option(
    "--deadline", type=click.FloatRange(0.05, 3600), default=DEADLINE, show_default=True,
    help="Seconds that a document may take.",
)  # fmt: skip
@click.option(
    "--max-document", type=click.IntRange(1), default=5 * _MEBIBYTE, show_default=True,
    help="Most bytes of a document.",
)  # fmt: skip
def bulk(
    inputs: tuple[str, ...], output: str, fields: tuple[str, ...], processes: int | None,
    deadline: float, max_document: int, *, explain: bool, **about: str | None,
) -> None:  # fmt: skip
    """Clean whole collections of documents.

    Each document of IN becomes a line, or a row, of OUT.

    IN is a file or a folder of files: .jsonl and .ndjson (a document a line), .parquet (a row),
    .txt, .html; all but .parquet also with .gz or .zst behind. OUT ends in .jsonl (.gz, .zst)
    or .parquet.

    A document that can't be cleaned is written to OUT.refused.jsonl with its problem, and the
    rest goes on. Stopped at any moment, even killed, the same command goes on where it was: OUT
    has its name once it is whole, and each document is in it exactly once, in the order of IN.

    Exit status: 0 all read, 1 it can't go on, 2 wrong usage, 130 stopped.
    """
    keys = _keys(fields)
    known = read_options(load_query, about)
    known["explain"] = explain
    try:
        order = Order(
            inputs=find_inputs(inputs),
            output=open_output(Path(output), explain=explain),
            known=known,
            keys=keys,
            longest=max_document,
            processes=processes or available_processors(),
            deadline=deadline,
            memory=MEMORY,
        )
    except (InputError, OutputError, MissingExtraError) as error:
        raise click.UsageError(str(error)) from error
    _run(order)


def _run(order: Order) -> None:
    with stopping() as stop, Progress(sum(one.size for one in order.inputs)) as progress:

        def watch(state: Checkpoint, read: int) -> None:
            progress.show(state, read)
            stop.check()

        try:
            state = run(order, open_stylebook(), watch)
        except KeyboardInterrupt:
            progress.close()
            click.echo("copydesk: stopped; the same command goes on from here", err=True)
            sys.exit(_STOPPED)
        except (LogError, OtherRunError, OSError) as error:
            progress.close()
            raise click.ClickException(str(error)) from error
    click.echo(f"copydesk: {summary(state)}{_where(state, order)}", err=True)


def _where(state: Checkpoint, order: Order) -> str:
    return f" (see {order.output.refused})" if state.refused else ""


def _keys(fields: tuple[str, ...]) -> dict[str, str]:
    keys = {name: name for name in FIELDS}
    for given in fields:
        name, is_given, key = given.partition("=")
        if name not in FIELDS or not is_given or not key:
            raise click.BadParameter(
                f"{given!r} is not of the form NAME=KEY, with one of {', '.join(FIELDS)} as NAME",
                param_hint="--field",
            )
        keys[name] = key
    return keys
