"""The extractors that the desk is measured beside, each on the page's HTML."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

import justext
import trafilatura
from goose3 import Goose
from inscriptis import get_text
from newspaper import Article
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from training.cache import TextCache
from training.corpora import Page

Peer = Callable[[Page], str]

_STOPLISTS = {
    "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "it": "Italian",
    "is": "Icelandic", "ko": "Korean", "nl": "Dutch", "no": "Norwegian_Bokmal", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip


def peer_body(name: str, page: Page, cache: TextCache) -> str:
    """What a peer takes for the page's body; nothing where it fails."""
    package, peer = PEERS[name]
    return cache.get(
        f"peer-{name}-{version(package)}", page, lambda known: _or_nothing(peer, known)
    )


def _or_nothing(peer: Peer, page: Page) -> str:
    try:
        return peer(page)
    except Exception:  # noqa: BLE001 (what raises on a page has found nothing there)
        return ""


def _trafilatura(page: Page) -> str:
    return trafilatura.extract(page.html) or ""


def _trafilatura_precision(page: Page) -> str:
    return trafilatura.extract(page.html, favor_precision=True) or ""


def _trafilatura_no_comments(page: Page) -> str:
    # Comments are in its answer by default and never in these golds: its fairest setting here.
    return trafilatura.extract(page.html, include_comments=False) or ""


def _readability(page: Page) -> str:
    return str(get_text(Document(page.html).summary()))


def _newspaper(page: Page) -> str:
    article = Article("https://example.invalid/", language=page.language, fetch_images=False)
    article.download(input_html=page.html)
    article.parse()
    return str(article.text)


def _goose(page: Page) -> str:
    with Goose({"enable_image_fetching": False}) as goose:
        return str(goose.extract(raw_html=page.html).cleaned_text)


def _justext(page: Page) -> str:
    # Without a stop list (Japanese, Zulu) jusText advises thresholds that ignore it.
    if page.language in _STOPLISTS:
        paragraphs = justext.justext(page.html, justext.get_stoplist(_STOPLISTS[page.language]))
    else:
        paragraphs = justext.justext(page.html, frozenset(), stopwords_low=0, stopwords_high=0)
    return "\n\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _resiliparse(page: Page) -> str:
    return extract_plain_text(page.html, main_content=True)


PEERS: dict[str, tuple[str, Peer]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "trafilatura-precision": ("trafilatura", _trafilatura_precision),
    "trafilatura-no-comments": ("trafilatura", _trafilatura_no_comments),
    "readability-lxml": ("readability-lxml", _readability),
    "newspaper4k": ("newspaper4k", _newspaper),
    "goose3": ("goose3", _goose),
    "jusText": ("jusText", _justext),
    "resiliparse": ("resiliparse", _resiliparse),
}
