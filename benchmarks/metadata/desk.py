"""The desk's own reading of a page, and what it and a full extraction cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.resources import files
from statistics import median
from time import process_time

import trafilatura

from benchmarks.metadata.scoring import Answer
from service.core import Document, Role, Stylebook, clean, load_stylebook
from service.core.attribution.lexicon import read_vocabulary
from service.core.markup import PageError
from service.core.metadata import read_metadata
from service.core.page import read_page
from training.corpora import Page

# The day of the newest page is enough: what lies beyond it is no day of publication.
REFERENCE_DATE = date(2026, 12, 31)

_ROUNDS = 3

_VOCABULARY = read_vocabulary(files("service") / "stylebook")


def desk_answer(page: Page) -> Answer:
    """What the desk says of a page."""
    try:
        found = read_metadata(read_page(page.html), REFERENCE_DATE, _VOCABULARY)
    except PageError:
        return Answer()
    return Answer(
        title=found.title.text if found.title else None,
        authors=tuple(author.text for author in found.authors),
        date=found.published.text if found.published else None,
        modified=found.modified.text if found.modified else None,
    )


def whole_answer(page: Page, stylebook: Stylebook) -> Answer:
    """What the desk's whole answer to a page says: where the metadata is silent, the text speaks.

    The page judge is the one that ships.
    """
    article = clean(Document(html=page.html, reference_date=REFERENCE_DATE), stylebook)
    return Answer(
        title=article.title,
        authors=tuple(c.name for c in article.credits if c.role is Role.AUTHOR),
        date=article.source.published,
        modified=article.source.modified,
    )


@dataclass(frozen=True, slots=True)
class Cost:
    """Median milliseconds of CPU a page of each part, by name, and the shares that the desk's
    whole cleaning has of a full extraction: of the medians, of the means, and the median one."""

    parts: dict[str, float]
    of_medians: float
    of_means: float
    median_share: float


def cost(pages: list[Page]) -> Cost:
    """What pages cost: the least of a few tries each, all parts in turns."""
    stylebook = load_stylebook()
    spent: dict[str, list[float]] = {}
    for page in pages:
        document, read = Document(html=page.html), read_page(page.html)
        jobs: dict[str, Callable[[], object]] = {
            "page": partial(read_page, page.html),
            "metadata": partial(read_metadata, read, REFERENCE_DATE, _VOCABULARY),
            "clean": partial(clean, document, stylebook),
            "bare_extraction": partial(trafilatura.bare_extraction, page.html, with_metadata=True),
        }
        least = dict.fromkeys(jobs, float("inf"))
        for _ in range(_ROUNDS):
            for name, job in jobs.items():
                start = process_time()
                job()
                least[name] = min(least[name], process_time() - start)
        for name, seconds in least.items():
            spent.setdefault(name, []).append(seconds)
    desk, peer = spent["clean"], spent["bare_extraction"]
    return Cost(
        parts={name: 1000 * median(times) for name, times in spent.items()},
        of_medians=median(desk) / median(peer),
        of_means=sum(desk) / sum(peer),
        median_share=median(one / other for one, other in zip(desk, peer, strict=True)),
    )
