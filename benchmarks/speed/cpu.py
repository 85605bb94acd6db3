"""CPU time a document: the core beside its peers, on the same pages in the same minutes."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from service.core import Document, clean, load_stylebook

_ROUNDS = 3
"""Times that each page is read; the least counts, as what is more is the machine's."""
FLATTENED = ("bs4", "inscriptis", "resiliparse")


@dataclass(frozen=True, slots=True)
class CpuFigure:
    """Seconds of CPU that one way took a document."""

    name: str
    mean: float
    median: float


def measure_seed(folder: Path, times: int = 200) -> CpuFigure:
    """The core on the text of one golden case."""
    stylebook = load_stylebook()
    document = Document(text=(folder / "input.txt").read_text("utf-8"))
    for _ in range(20):
        clean(document, stylebook)
    _settle()
    taken = [_cpu(lambda: clean(document, stylebook)) for _ in range(times)]
    return CpuFigure("seed", fmean(taken), median(taken))


def measure_pages(corpora: Path, every: int, cache: Path) -> list[CpuFigure]:
    """The core on flattened texts and on HTML, and each peer on the HTML, on every Nth page."""
    # Here and not above: the seed and HTTP must be measurable without the peers installed.
    from training.corpora import read_corpora

    pages = [page for page in read_corpora(corpora) if page.corpus == "wcxb"][::every]
    ways = dict(_ways(cache))
    taken: dict[str, list[float]] = {name: [] for name in ways}
    _settle()
    for page in pages:
        jobs = {name: way(page) for name, way in ways.items()}
        best = dict.fromkeys(jobs, float("inf"))
        for _ in range(_ROUNDS):  # one after the other, so that a busy minute is everyone's
            for name, job in jobs.items():
                best[name] = min(best[name], _cpu(job))
        for name, seconds in best.items():
            taken[name].append(seconds)
    return [CpuFigure(name, fmean(times), median(times)) for name, times in taken.items()]


Way = Callable[..., Callable[[], object]]


def _ways(cache: Path) -> Iterator[tuple[str, Way]]:
    from trafilatura import bare_extraction, extract

    from benchmarks.accuracy.peers import PEERS
    from training.cache import TextCache
    from training.shapes import render

    stylebook, texts = load_stylebook(), TextCache(cache)

    def text_way(shape: str) -> Way:
        def way(page: object) -> Callable[[], object]:
            document = Document(text=render(page, shape, texts))
            return lambda: clean(document, stylebook)

        return way

    for shape in FLATTENED:
        yield f"copydesk, {shape} text", text_way(shape)
    yield "copydesk, HTML", lambda page: lambda: clean(Document(html=page.html), stylebook)
    yield "trafilatura.extract", lambda page: lambda: extract(page.html)
    yield "trafilatura.extract, fast", lambda page: lambda: extract(page.html, fast=True)
    yield "trafilatura.bare_extraction", lambda page: lambda: bare_extraction(page.html)
    yield (
        "trafilatura.bare_extraction, with metadata",
        lambda page: lambda: bare_extraction(page.html, with_metadata=True),
    )
    for name in ("readability-lxml", "newspaper4k", "goose3", "jusText", "resiliparse"):
        yield name, _peer_way(PEERS[name][1])


def _peer_way(peer: Callable[..., str]) -> Way:
    def way(page: object) -> Callable[[], object]:
        def job() -> object:
            try:
                return peer(page)
            except Exception:  # noqa: BLE001 (what raises on a page has taken its time as well)
                return None

        return job

    return way


def _settle() -> None:
    """As the service does once all is loaded: the collector's walks through the rules and the
    corpora would count as the time of whichever way sets one off."""
    gc.collect()
    gc.freeze()


def _cpu(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def by_name(figures: Sequence[CpuFigure]) -> dict[str, CpuFigure]:
    """The figures by their names."""
    return {figure.name: figure for figure in figures}
