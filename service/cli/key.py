"""`copydesk key`: a new API key."""

from pathlib import Path

import click

from service.keys import KeysError, make_key, write_entry

_PRIVATE = 0o600


@click.command()
@click.argument("name")
@click.option(
    "--file",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to add the key's line to, the one that COPYDESK_KEYS_FILE names.",
)
def key(name: str, path: Path | None) -> None:
    """Make an API key for the caller NAME.

    It is shown on stdout, this once.

    The file holds only its hash, in a line `NAME:SHA-256`; without --file that line is shown on
    stderr. A running service reads the file anew when it changes. To replace a key, add one of
    the same name, hand it out, then take the old line away.
    """
    made = make_key()
    try:
        line = write_entry(name, made)
        if path is None:
            click.echo(f"Add this line to the file that COPYDESK_KEYS_FILE names: {line}", err=True)
        else:
            _append(path, line)
    except KeysError as error:
        raise click.BadParameter(str(error), param_hint="NAME") from error
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error
    click.echo(made)


def _append(path: Path, line: str) -> None:
    """Add a line to a file, made for its owner alone where it is not there yet."""
    path.touch(mode=_PRIVATE)
    with path.open("r+", encoding="utf-8") as file:
        content = file.read()
        gap = "\n" if content and not content.endswith("\n") else ""
        file.write(f"{gap}{line}\n")
