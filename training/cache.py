"""Texts made from pages, kept outside the repository between runs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from training.corpora import Page

DEFAULT_CACHE = Path.home() / ".cache" / "copydesk"


class TextCache:
    """Texts derived from pages, one small file each, named by who made them from what.

    The name holds the maker's version and a digest of the HTML, so an upgrade of a
    library or of a corpus never meets a stale text.
    """

    def __init__(self, folder: Path = DEFAULT_CACHE) -> None:
        self._folder = folder

    def get(self, maker: str, page: Page, make: Callable[[Page], str]) -> str:
        """The text that ``make`` gives for a page, from the cache where it is known."""
        digest = hashlib.sha256(page.html.encode()).hexdigest()[:12]
        file = self._folder / maker / page.corpus / f"{page.id.replace('/', '_')}-{digest}.txt"
        if file.exists():
            return file.read_bytes().decode("utf-8")
        text = make(page)
        file.parent.mkdir(parents=True, exist_ok=True)
        # Two runs may render the same page at once; a rename never shows half a file.
        partial = file.with_suffix(f".{os.getpid()}")
        partial.write_bytes(text.encode("utf-8", "replace"))
        partial.replace(file)
        return text
