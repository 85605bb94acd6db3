"""The figures of the corpora: each raw text before and after cleaning, and each peer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from benchmarks.accuracy.cleaner import Cleaner, CleanerOfFold
from benchmarks.accuracy.measure import CorpusFigures, ShapeFigures, mean_of
from benchmarks.accuracy.peers import PEERS, peer_body
from benchmarks.accuracy.scoring import Score
from service.core import Document
from training.cache import TextCache
from training.corpora import FOLDS, Page
from training.shapes import SHAPES, render

HTML = "html"
"""The page itself, beside the shapes of its text."""

_RAW = {HTML: "bs4"}


def measure_pages(
    pages: Sequence[Page],
    cleaner_of_fold: CleanerOfFold,
    cache: TextCache,
    shapes: Iterable[str] | None = None,
    peers: Iterable[str] | None = None,
) -> list[CorpusFigures]:
    """The figures of each corpus among the pages; without names, of every shape and peer."""
    cleaners = [cleaner_of_fold(fold) for fold in range(FOLDS)]
    wanted_shapes = (*SHAPES, HTML) if shapes is None else tuple(shapes)
    wanted_peers = tuple(PEERS) if peers is None else tuple(peers)

    def of_corpus(corpus: str) -> CorpusFigures:
        own = [page for page in pages if page.corpus == corpus]
        return CorpusFigures(
            corpus=corpus,
            size=len(own),
            shapes={shape: _shape_figures(own, shape, cleaners, cache) for shape in wanted_shapes},
            peers={peer: _peer_figures(own, peer, cache) for peer in wanted_peers},
        )

    return [of_corpus(corpus) for corpus in sorted({page.corpus for page in pages})]


def _shape_figures(
    pages: Sequence[Page], shape: str, cleaners: Sequence[Cleaner], cache: TextCache
) -> ShapeFigures:
    return ShapeFigures(
        before=_mean(pages, lambda page: render(page, _RAW.get(shape, shape), cache)),
        after=_mean(pages, lambda page: cleaners[page.fold](_document(page, shape, cache))),
    )


def _document(page: Page, shape: str, cache: TextCache) -> Document:
    if shape == HTML:
        return Document(html=page.html)
    return Document(text=render(page, shape, cache))


def _peer_figures(pages: Sequence[Page], peer: str, cache: TextCache) -> Score:
    return _mean(pages, lambda page: peer_body(peer, page, cache))


def _mean(pages: Sequence[Page], body: Callable[[Page], str]) -> Score:
    return mean_of(pages, body, (page.gold_body for page in pages))
