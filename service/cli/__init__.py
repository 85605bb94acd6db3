"""The command line: `copydesk`, with a module for each of its commands."""

from service.cli.commands import main

__all__ = ["main"]
