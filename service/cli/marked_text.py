"""A text as its ledger sees it, for a person at a terminal."""

import os

import click

from service.core import Article, Kind

_COLOURS = {
    Kind.TITLE: "cyan",
    Kind.BODY: None,
    Kind.CREDIT: "green",
    Kind.BYLINE: "green",
    Kind.DATELINE: "yellow",
    Kind.METADATA: "blue",
    Kind.REMOVED: "red",
}
_WIDTH = max(map(len, Kind))


def show(article: Article) -> None:
    """Write each segment to stderr: its kind, its text, and why it was removed.

    Below them stands what a page's metadata told, and where.

    In colour on a terminal, unless NO_COLOR is set (https://no-color.org).
    """
    colour = False if os.environ.get("NO_COLOR") else None
    for segment in article.segments:
        run = _printable(article.text[segment.start : segment.end])
        why = f"  [{segment.reason}, {segment.rule}]" if segment.reason else ""
        line = click.style(f"{segment.kind:<{_WIDTH}}  {run}", fg=_COLOURS[segment.kind])
        click.echo(line + click.style(why, dim=True), err=True, color=colour)
    for told in article.metadata:
        line = click.style(f"{'told':<{_WIDTH}}  {told.field}: {_printable(told.value)}", fg="blue")
        where = click.style(f"  [{_printable(told.where)}]", dim=True)
        click.echo(line + where, err=True, color=colour)


def _printable(run: str) -> str:
    """Without what could move a terminal's cursor, colour it or turn its text around."""
    return "".join(char if char.isprintable() else _stand_in(char) for char in run)


def _stand_in(char: str) -> str:
    return " " if char.isspace() else "\N{REPLACEMENT CHARACTER}"
