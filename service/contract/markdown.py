"""The article in Markdown: title as heading, body, and who made it as a footer.

What the text says is said, never done: every character that CommonMark, or GitHub's dialect of
it, would take for markup stands behind a backslash.
"""

import re
from collections.abc import Iterator

from service.core import Article, Credit, Role

_ANYWHERE = re.compile(r"[\\`*_~\[\]<|]|&(?=#?[A-Za-z0-9]+;)")
"""What marks up wherever it stands: code, emphasis, links, tags, tables, character names."""
_AT_START = re.compile(r"\A(\d{1,9}(?=[.)])|(?=[#>+\-=:]))")
"""What marks up at the start of a line: headings, quotes, lists, rules."""
_HASH = re.compile(r"(?<!\\)#")
"""What ends a heading where it stands behind a space, and is not behind a backslash already."""
_ADDRESS = re.compile(r"https?://[^\s<>\x00-\x20\x7f]+")


def write_markdown(article: Article) -> str:
    """The article as a Markdown document; ends with a line feed."""
    parts = []
    if article.title:
        title = escape(" ".join(article.title.split()))
        parts.append("# " + _HASH.sub(r"\\#", title))
    if article.body:
        parts.append("\n\n".join(_paragraph(text) for text in article.body.split("\n\n")))
    footer = "\n".join(f"- {label}: {value}" for label, value in _footer(article))
    if footer:
        parts.append(f"---\n\n{footer}")
    return "\n\n".join(parts) + "\n"


def escape(line: str) -> str:
    """One line of text, as Markdown that shows just that text."""
    return _AT_START.sub(r"\1\\", _ANYWHERE.sub(r"\\\g<0>", line).strip(" \t"))


def _paragraph(text: str) -> str:
    """A paragraph; where it has lines of its own, as a poem does, they stay lines."""
    return "\\\n".join(escape(line) for line in text.split("\n"))


def _footer(article: Article) -> Iterator[tuple[str, str]]:
    """Label and value, ready as Markdown, of all that is known of credits and source."""
    for role in Role:
        names = [_credit(credit) for credit in article.credits if credit.role is role]
        if names:
            yield role.replace("_", " ").capitalize(), ", ".join(names)
    source = article.source
    told = {
        "Agency": source.agency,
        "Dateline": source.dateline.text,
        "Publisher": source.publisher,
        "Published": source.published,
        "Modified": source.modified,
        "Copyright": source.copyright,
        "Licence": source.licence,
    }
    for label, value in told.items():
        if value:
            yield label, escape(" ".join(value.split()))
    if source.url:
        is_address = _ADDRESS.fullmatch(source.url)
        yield "URL", f"<{source.url}>" if is_address else escape(source.url)


def _credit(credit: Credit) -> str:
    place = f" ({credit.location})" if credit.location else ""
    return escape(" ".join(f"{credit.name}{place}".split()))
