"""All samples to train from, true and made up, with their features.

Pages are mixed only within a fold, so that one pool serves the models of all folds.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.core.linejudge.features import measure
from service.core.linejudge.text import Floats
from training.augment import make_brief, make_clean, make_up
from training.cache import TextCache
from training.corpora import Page
from training.documents import documents, labelled
from training.mixture import Donor
from training.renderings import RENDERINGS, WHOLE_PAGE_RENDERINGS, render_more
from training.sample import Sample, has_body, read_sample
from training.shapes import WHOLE_PAGE_SHAPES

MADE_UP, MADE_CLEAN, MADE_BRIEF = 20, 4, 4
"""Made-up samples a page; twice as many for a page of the smaller corpus."""

_DONORS = 6

Make = Callable[[Sample, Sequence[Donor], frozenset[str], random.Random], Sample]
_FUNDUS_DONOR = 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """A sample's features, in half precision where that is enough, without its text."""

    page: Page
    kind: str
    languages: frozenset[str]
    shape: NDArray[np.float16]
    weight: Floats
    topic: NDArray[np.int32]
    topic_line: NDArray[np.int32]
    topics: int
    label: NDArray[np.bool_]
    words: Floats


def true_samples(pages: Sequence[Page], cache: TextCache) -> list[Sample]:
    """Every page in every shape that is measured."""
    return has_body([read_sample(document) for document in documents(pages, cache)])


def other_renderings(pages: Sequence[Page], cache: TextCache) -> Iterator[Sample]:
    """Every page in the renderings that only training sees."""
    for page in pages:
        samples = [
            read_sample(labelled(page, name, render_more(page, name, cache))) for name in RENDERINGS
        ]
        yield from has_body(samples)


def made_up_samples(samples: Sequence[Sample], seed: int) -> Iterator[Sample]:
    """Pages made up from whole pages and the frames, noise and prose of others."""
    rng = random.Random(seed)
    by_fold: dict[int, dict[str, list[Sample]]] = defaultdict(dict)
    for sample in samples:
        if sample.shape in WHOLE_PAGE_SHAPES:
            by_fold[sample.page.fold].setdefault(_key(sample.page), []).append(sample)
    ways = (make_up,) * MADE_UP + (make_clean,) * MADE_CLEAN
    for make in (ways, (make_brief,) * MADE_BRIEF):
        for fold in sorted(by_fold):
            yield from _made_up(by_fold[fold], make, rng)


def _made_up(
    pages: dict[str, list[Sample]], ways: Sequence[Make], rng: random.Random
) -> Iterator[Sample]:
    few = [key for key in pages if key.startswith("fundus")]
    for key in pages:
        for make in ways * (2 if key in few else 1):
            sample = rng.choice(pages[key])
            donors = [_donor(sample, pages, few, rng) for _ in range(_DONORS)]
            languages = frozenset().union(*(donor.languages for donor in donors))
            parts = [Donor(donor.page.gold_title, list(donor.lines)) for donor in donors]
            made = make(sample, parts, languages, rng)
            if made.lines:
                yield made


def _key(page: Page) -> str:
    return f"{page.corpus} {page.id}"


def _donor(
    sample: Sample, pages: dict[str, list[Sample]], few: Sequence[str], rng: random.Random
) -> Sample:
    """A page of another site, in the same shape where there is one."""
    everything = list(pages)
    for _ in range(20):
        key = rng.choice(few if few and rng.random() < _FUNDUS_DONOR else everything)
        found = pages[key]
        if found[0].page.site != sample.page.site:
            return next((other for other in found if other.shape == sample.shape), found[0])
    return sample


def read_example(sample: Sample) -> Example:
    """A sample's features and labels."""
    features = measure(sample.as_lines())
    return Example(
        page=sample.page,
        kind=_kind(sample),
        languages=sample.languages,
        shape=features.shape.astype(np.float16),
        weight=features.weight,
        topic=features.topic.astype(np.int32),
        topic_line=features.topic_line.astype(np.int32),
        topics=features.topics,
        label=sample.label > 0,
        words=sample.words,
    )


def _kind(sample: Sample) -> str:
    if sample.shape in (*WHOLE_PAGE_SHAPES, *WHOLE_PAGE_RENDERINGS):
        return "whole"
    return sample.shape if sample.shape in ("gold", "made up", "brief") else "near"
