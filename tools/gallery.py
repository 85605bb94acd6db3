"""Pictures of texts before and after, drawn from seeds: docs/pictures/*.svg and docs/gallery.md.

`make gallery` writes them. They are drawn by hand, without a browser, so that the same desk gives
the same bytes; text stays text, and the colours follow the reader's light or dark.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from service.core import Article, Document, Kind, Stylebook, clean, load_stylebook
from tools.picture import draw

ROOT = Path(__file__).parents[1]
SHOWN = {
    "mali-minusma": "A wire report with a teaser in its middle and a comment form below it. The "
    "agency and the four people behind the report come out of the text.",
    "german-portal": "Navigation above, a bar of buttons and a form below, the label of an "
    "advertisement between two paragraphs.",
    "japanese-portal": "The same in a language that sets no spaces between words.",
    "reader-comments": "What readers wrote is no part of what the newsroom wrote.",
    "article-about-newsletters": "A text about what is noise elsewhere. All of it stays.",
}
"""The seeds that are shown, in order, each with what there is to see."""


def pages(root: Path, stylebook: Stylebook) -> dict[str, str]:
    """The gallery's files: each one's content by its path below the project's folder."""
    articles = {name: clean(_document(root / "seeds" / name), stylebook) for name in SHOWN}
    drawn = {
        f"docs/pictures/gallery-{name}.svg": draw(article, f"{name}: before and after")
        for name, article in articles.items()
    }
    return {**drawn, "docs/gallery.md": _page(articles)}


def _document(case: Path) -> Document:
    known: dict[str, Any] = {}
    if (case / "request.json").exists():
        known = json.loads((case / "request.json").read_text(encoding="utf-8"))
    if day := known.get("reference_date"):
        known["reference_date"] = date.fromisoformat(day)
    return Document((case / "input.txt").read_bytes().decode("utf-8"), **known)


def _page(articles: dict[str, Article]) -> str:
    shown = "\n".join(
        f"## {name}\n\n{SHOWN[name]}\n\n"
        f"![On the left the raw text with what was taken out marked, on the right the article]"
        f"(pictures/gallery-{name}.svg)\n\n{_summary(article)}\n"
        for name, article in articles.items()
    )
    return f"{_HEAD}\n{shown}"


def _summary(article: Article) -> str:
    removed = Counter(
        str(segment.reason) for segment in article.segments if segment.kind is Kind.REMOVED
    )
    what = ", ".join(f"{count} {reason}" for reason, count in sorted(removed.items()))
    return f"Runs removed: {what or 'none'}."


_HEAD = """# Before and after

Written by `make gallery` from folders of `seeds/`, by the desk as it is. On the left stands what
came in: what became of each run is marked by its colour and named beside it; what is not marked is
the body's. On the right stands what came out.
"""


def main() -> None:
    """Write the gallery's files."""
    for path, content in pages(ROOT, load_stylebook()).items():
        (ROOT / path).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
