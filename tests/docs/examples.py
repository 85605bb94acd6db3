"""The examples that people are shown: blocks of the pages, calls in their lines, help, headers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.cli import main

_NOT_OURS = {"build", "dist"}
_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Example:
    """A block of a page: where it stands, what its fence calls it, and what is in it."""

    page: str
    line: int
    kind: str
    text: str

    def commands(self) -> Iterator[tuple[str, str]]:
        """Each command with what the page says that it prints."""
        for part in re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield command, printed


def pages(root: Path) -> dict[str, str]:
    """Every page of the project in Markdown, by its path."""
    folders = (path for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))
    found = [*root.glob("*.md")]
    for folder in folders:
        if folder.name not in _NOT_OURS:
            found += folder.rglob("*.md")
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def find_examples(root: Path) -> dict[str, list[Example]]:
    """The blocks of each page that has any, in order; beside them the help's and deploy/'s."""
    found = {page: list(_blocks(page, text)) for page, text in pages(root).items()}
    for path in (root / "deploy").glob("*.yaml"):
        page = path.relative_to(root).as_posix()
        found[page] = list(_header(page, path.read_text(encoding="utf-8")))
    found["copydesk --help"] = list(_help(main))
    return {page: examples for page, examples in sorted(found.items()) if examples}


def _blocks(page: str, text: str) -> Iterator[Example]:
    for token in _MARKDOWN.parse(text):
        if token.type in ("fence", "code_block"):
            line = token.map[0] + 1 if token.map else 0
            yield Example(page, line, token.info.strip(), token.content)


def _header(page: str, text: str) -> Iterator[Example]:
    """The commands set in at the head of a file."""
    head = re.match(r"(?:#.*\n)+", text)
    commands = re.findall(r"^#   (\S.*)$", head[0] if head else "", re.MULTILINE)
    if commands:
        yield Example(page, 1, "console", "".join(f"$ {command}\n" for command in commands))


def _help(command: click.Command) -> Iterator[Example]:
    """The commands that the help begins with, each before two spaces and what it does."""
    lines = re.findall(r"^ +(\S.*?) {2,}\S.*$", command.help or "", re.MULTILINE)
    yield Example("copydesk --help", 1, "console", "".join(f"$ {line}\n" for line in lines))


def calls_in_lines(root: Path) -> Iterator[tuple[str, str]]:
    """Page and words of each call that stands within a line, between backticks."""
    for page, text in pages(root).items():
        for token in _MARKDOWN.parse(text):
            for inner in token.children or ():
                if is_call(inner):
                    yield page, inner.content


def is_call(token: Token) -> bool:
    """Whether it is a call of something that is the project's own."""
    call = re.compile(r"(copydesk|make) \w|(\S*/)?python -m \w")
    return token.type == "code_inline" and call.match(token.content) is not None
