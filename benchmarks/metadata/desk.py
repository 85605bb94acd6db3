"""The desk's own reading of a page, and what it and a full extraction cost."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from statistics import median
from time import process_time

import trafilatura

from benchmarks.metadata.scoring import Answer
from service.core.attribution.lexicon import read_vocabulary
from service.core.markup import PageError
from service.core.metadata import read_metadata
from service.core.page import read_page
from training.corpora import Page

# The day of the newest page is enough: what lies beyond it is no day of publication.
REFERENCE_DATE = date(2026, 12, 31)

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


def cost(pages: list[Page]) -> dict[str, float]:
    """Median milliseconds of CPU a page: of each part, and of trafilatura's extraction."""
    spent: dict[str, list[float]] = {"page": [], "metadata": [], "bare_extraction": []}
    for page in pages:
        start = process_time()
        read = read_page(page.html)
        middle = process_time()
        read_metadata(read, REFERENCE_DATE, _VOCABULARY)
        end = process_time()
        trafilatura.bare_extraction(page.html, with_metadata=True)
        spent["page"].append(middle - start)
        spent["metadata"].append(end - middle)
        spent["bare_extraction"].append(process_time() - end)
    return {name: 1000 * median(times) for name, times in spent.items()}
