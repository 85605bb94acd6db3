"""The extractors that the desk's metadata is measured beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import trafilatura
from goose3 import Goose
from newspaper import Article

from benchmarks.metadata.scoring import Answer
from training.corpora import Page


def _trafilatura(page: Page) -> Answer:
    found = trafilatura.extract_metadata(page.html).as_dict()
    return Answer(found["title"], _split(found["author"]), found["date"])


def _newspaper(page: Page) -> Answer:
    article = Article("https://example.invalid/", language=page.language, fetch_images=False)
    article.download(input_html=page.html)
    article.parse()
    day = article.publish_date
    # Without a date it is an empty string in some versions.
    return Answer(article.title, _strings(article.authors), day.isoformat() if day else None)


def _goose(page: Page) -> Answer:
    with Goose({"enable_image_fetching": False}) as goose:
        found = goose.extract(raw_html=page.html)
    return Answer(found.title, _strings(found.authors), found.publish_date)


def _strings(names: Iterable[object]) -> tuple[str, ...]:
    """The names; some answers hold lists and nulls among them."""
    return tuple(name for name in names if isinstance(name, str))


def _split(authors: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (authors or "").split(";") if name.strip())


PEERS: dict[str, Callable[[Page], Answer]] = {
    "trafilatura": _trafilatura,
    "newspaper4k": _newspaper,
    "goose3": _goose,
}


def peer_answer(name: str, page: Page) -> Answer:
    """What a peer says of a page; nothing where it fails."""
    try:
        return PEERS[name](page)
    except Exception:  # noqa: BLE001 - an extractor that raises on a page has found nothing there
        return Answer()
