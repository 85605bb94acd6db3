"""The raw-text shapes in which scrapers hand a page over, rendered once and kept.

``bs4``, ``inscriptis`` and ``resiliparse`` flatten the whole page; ``readability``
and ``trafilatura`` are an extractor's answer, nearly clean; ``gold`` is the gold
body itself, which must come back whole.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

import inscriptis
import trafilatura
from bs4 import BeautifulSoup
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from training.cache import TextCache
from training.corpora import Page

WHOLE_PAGE_SHAPES = ("bs4", "inscriptis", "resiliparse")
EXTRACTED_SHAPES = ("readability", "trafilatura")
SHAPES = (*WHOLE_PAGE_SHAPES, *EXTRACTED_SHAPES, "gold")

_INVISIBLE = ("script", "style", "noscript", "template")

Renderer = Callable[[str], str]


def render(page: Page, shape: str, cache: TextCache) -> str:
    """A page's text in one of SHAPES."""
    if shape == "gold":
        return page.gold_body
    package, renderer = _RENDERERS[shape]
    return cache.get(f"{shape}-{version(package)}", page, lambda known: renderer(known.html))


def _bs4(html: str) -> str:
    soup = BeautifulSoup(html, "lxml")
    for tag in soup(_INVISIBLE):
        tag.decompose()
    return soup.get_text("\n", strip=True)


def _inscriptis(html: str) -> str:
    return str(inscriptis.get_text(html))


def _resiliparse(html: str) -> str:
    return extract_plain_text(html, main_content=False, alt_texts=False)


def _readability(html: str) -> str:
    """The summary's text, blocks apart as a browser would show them."""
    try:
        summary = Document(html).summary()
    except Exception:  # noqa: BLE001 (it raises errors of lxml and of its own on odd pages)
        return ""
    return str(inscriptis.get_text(summary))


def _trafilatura(html: str) -> str:
    return trafilatura.extract(html) or ""


_RENDERERS: dict[str, tuple[str, Renderer]] = {
    "bs4": ("beautifulsoup4", _bs4),
    "inscriptis": ("inscriptis", _inscriptis),
    "resiliparse": ("resiliparse", _resiliparse),
    "readability": ("readability-lxml", _readability),
    "trafilatura": ("trafilatura", _trafilatura),
}
