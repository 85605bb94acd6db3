"""More ways in which a page may be flattened, for training only; none is ever measured."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version

import inscriptis
import trafilatura
from bs4 import BeautifulSoup
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from readability import Document

from training.cache import TextCache
from training.corpora import Page
from training.shapes import Renderer

_INVISIBLE = ("script", "style", "noscript", "template")
_APART = frozenset({"p", "h1", "h2", "h3"})
_BLOCKS = (
    *_APART, "div", "li", "h4", "h5", "h6", "tr", "section", "article", "ul", "ol", "header",
    "footer", "blockquote", "figcaption", "td", "aside", "nav", "form", "button", "label",
    "option",
)  # fmt: skip


def _blocks(html: str) -> str:
    """Much as a browser's innerText: blocks on lines of their own, paragraphs apart."""
    soup = BeautifulSoup(html, "lxml")
    for tag in soup(_INVISIBLE):
        tag.decompose()
    for tag in soup(_BLOCKS):
        end = "\n\n" if tag.name in _APART else "\n"
        tag.insert_before(end)
        tag.insert_after(end)
    for tag in soup("br"):
        tag.replace_with("\n")
    text = re.sub(r"[ \t\r\f]+", " ", soup.get_text())
    return re.sub(r"\n{3,}", "\n\n", text).replace("\n ", "\n")


def _strict(html: str) -> str:
    return str(inscriptis.get_text(html, ParserConfig(css=CSS_PROFILES["strict"].copy())))


def _summary(html: str) -> str:
    return BeautifulSoup(Document(html).summary(), "lxml").get_text("\n", strip=True)


def _much(html: str) -> str:
    return trafilatura.extract(html, favor_recall=True) or ""


def _little(html: str) -> str:
    return trafilatura.extract(html, favor_precision=True) or ""


WHOLE_PAGE_RENDERINGS = ("blocks", "inscriptis-strict")
RENDERINGS: dict[str, tuple[str, Renderer]] = {
    "blocks": ("beautifulsoup4", _blocks),
    "inscriptis-strict": ("inscriptis", _strict),
    "readability-lines": ("readability-lxml", _summary),
    "trafilatura-recall": ("trafilatura", _much),
    "trafilatura-precision": ("trafilatura", _little),
}


def render_more(page: Page, name: str, cache: TextCache) -> str:
    """A page's text in one of RENDERINGS; empty where its library gives up on the page."""
    package, renderer = RENDERINGS[name]
    return cache.get(f"{name}-{version(package)}", page, _forgiving(renderer))


def _forgiving(renderer: Renderer) -> Callable[[Page], str]:
    def attempt(page: Page) -> str:
        try:
            return renderer(page.html)
        except Exception:  # noqa: BLE001 (odd pages make the libraries raise errors of all kinds)
            return ""

    return attempt
