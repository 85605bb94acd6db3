"""From HTML pages to models of the page judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from service.core.linejudge.ngrams import LineNgrams
from training.corpora import Page
from training.fit import fit
from training.model_file import write_page_model
from training.ngrams import fit_ngrams
from training.page_fit import EPOCHS, PAGES, PageScored, measure_page_scaling
from training.page_pool import (
    LeftOut,
    PageExample,
    PageScores,
    made_up_pages,
    marked_pages,
    prepare_names,
    read_example,
)


@dataclass(frozen=True, slots=True)
class PagePool:
    """The models of lines and of blocks' names by the folds that they never saw, and every
    example's scores."""

    ngrams: Mapping[LeftOut, LineNgrams]
    names: Mapping[LeftOut, LineNgrams]
    examples: list[tuple[PageExample, PageScores]] = field(default_factory=list)

    def scored(self, fold: int | None) -> list[PageScored]:
        """The examples for a model that must not see a fold, with scores as unseeing."""
        found = []
        for example, scores in self.examples:
            own = example.page.fold
            if own != fold:
                key = tuple(sorted({own} if fold is None else {fold, own}))
                lines = scores.lines[key].astype(np.float32)
                found.append(PageScored(example, lines, scores.names[key].astype(np.float32)))
        return found


def build_page_pool(
    pages: Sequence[Page], ngrams: Mapping[LeftOut, LineNgrams], seed: int
) -> PagePool:
    """All examples, true and made up, of pages; `ngrams` are those of the line judge."""
    marked = marked_pages(pages)
    prepared = prepare_names(marked)
    names = {left_out: fit_ngrams(prepared, left_out, seed) for left_out in sorted(ngrams)}
    pool = PagePool(ngrams, names)
    for each in (*marked, *made_up_pages(marked, seed)):
        pool.examples.append(read_example(each, ngrams, names))
    return pool


def train_page_judge(
    pool: PagePool, fold: int | None, out: Path, version: str, seed: int, networks: int = 1
) -> None:
    """Write the model of all pages but a fold's."""
    print(f"training {out.name}")
    examples = pool.scored(fold)
    scaling = measure_page_scaling(examples)
    fitted = [fit(examples, scaling, seed + number, EPOCHS, PAGES) for number in range(networks)]
    key = () if fold is None else (fold,)
    write_page_model(out, version, pool.ngrams[key], pool.names[key], scaling, fitted)
