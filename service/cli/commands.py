"""The commands of `copydesk`, each of which is imported when it is asked for.

A server's start is `copydesk serve`, which gives its place to gunicorn: it has no use for the
rules and the models that cleaning needs, and they take most of a second to load.
"""

from importlib import import_module

import click

import service.one_thread  # noqa: F401 (before numpy)
from service import __version__

_COMMANDS = {
    "bulk": "service.cli.bulk:bulk",
    "clean": "service.cli.clean:clean",
    "completion": "service.cli.completion:completion",
    "credits": "service.cli.credit_line:credit_line",
    "key": "service.cli.key:key",
    "openapi": "service.cli.openapi:openapi",
    "rules": "service.cli.rules:rules",
    "serve": "service.cli.serve:serve",
}


class Commands(click.Group):
    """A group whose commands are named before they are imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the alphabet."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copydesk")
def main() -> None:
    """Raw scraped article text or HTML in, clean structured JSON out.

    \b
    Begin here:
      copydesk clean article.txt              one JSON object on stdout
      copydesk clean page.html --explain      ... and what went where on stderr
      copydesk clean --form markdown < text   an article to read
      copydesk serve                          HTTP, with a playground at /
      copydesk rules --line "Leave a Reply"   which rules know this line
      eval "$(copydesk completion bash)"      commands completed by Tab
    """
