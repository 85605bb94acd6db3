"""The command line: `copydesk`, with a module for each of its commands."""

import click

import service.one_thread  # noqa: F401 (before numpy)
from service import __version__
from service.cli.bulk import bulk
from service.cli.clean import clean
from service.cli.completion import completion
from service.cli.credit_line import credit_line
from service.cli.key import key
from service.cli.openapi import openapi
from service.cli.rules import rules
from service.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


main.add_command(bulk)
main.add_command(clean)
main.add_command(completion)
main.add_command(credit_line)
main.add_command(key)
main.add_command(openapi)
main.add_command(rules)
main.add_command(serve)
