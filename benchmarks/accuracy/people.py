"""Titles, authors and dates from text alone: ``-m benchmarks.accuracy.people --corpora DIR``.

Each page is flattened in each raw-text shape and cleaned as a text, without its markup and
without a reference date, by the line judge and the headline's scale that saw no page of its
site; where those of a fold are missing, by the ones that ship, and that is said. A wrong author
is worse than none, so both kinds of error are told. The sites are told apart into two halves,
for those who look at the errors of one half alone.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from pathlib import Path
from statistics import fmean

from benchmarks.accuracy.cleaner import FOLD_MODELS
from benchmarks.metadata.scoring import folded
from service.core import Article, Document, Role, Stylebook, clean, load_stylebook
from service.core.attribution.day import read_day
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.headline_scale import read_scale
from service.core.linejudge.judge import load_line_judge
from training.cache import DEFAULT_CACHE, TextCache
from training.corpora import FOLDS, Page, fold_of, read_corpora
from training.shapes import WHOLE_PAGE_SHAPES, render

HALVES = ("both", "one", "other")
"""Which sites are measured: all, or those of one half."""


@dataclass(frozen=True, slots=True)
class People:
    """Shares of texts, from 0 to 1.

    ``title`` is right after folding case and punctuation; ``authors`` as a set, gold as it
    stands. ``false_authors`` are texts with a name that the gold does not have, and
    ``invented`` those of them whose gold has none. ``date`` counts where the text holds the
    gold's day, ``wrong_date`` there, too; ``date_elsewhere`` are wrong ones where it does not, or
    where the gold has none.
    ``date_or_change`` counts the day of the last change, too, where none of publication is
    given: golds have but one date, and it is that one where a page shows no other.
    """

    title: float
    authors: float
    false_authors: float
    invented: float
    date: float
    date_or_change: float
    wrong_date: float
    date_elsewhere: float


@dataclass(frozen=True, slots=True)
class Case:
    """A page, its text, and the article that was made of it."""

    page: Page
    article: Article
    holds_date: bool

    @property
    def authors(self) -> frozenset[str]:
        """The names with the role of an author, folded."""
        named = (c.name for c in self.article.credits if c.role is Role.AUTHOR)
        return frozenset(map(folded, named))

    @property
    def gold_authors(self) -> frozenset[str]:
        """The gold's names, folded."""
        return frozenset(map(folded, self.page.gold_authors))

    @property
    def is_dated_right(self) -> bool:
        """Whether the day of publication is the gold's; a gold may be a month only."""
        return self._is_golds(self.article.source.published)

    @property
    def is_dated_wrong(self) -> bool:
        """Whether a day of publication is given that is not the gold's, or where it has none."""
        given = self.article.source.published
        return bool(given) and not (self.page.gold_date and self._is_golds(given))

    @property
    def is_dated_or_changed_right(self) -> bool:
        """Whether the only day that the article has, be it of its last change, is the gold's."""
        return self._is_golds(self.article.source.published or self.article.source.modified)

    def _is_golds(self, day: str | None) -> bool:
        return (day or "").startswith(self.page.gold_date[:10])


def figures(cases: Sequence[Case]) -> People:
    """The figures over texts."""
    held = [case for case in cases if case.holds_date]
    others = [case for case in cases if not case.holds_date]
    return People(
        title=_share(
            folded(case.article.title or "") == folded(case.page.gold_title)
            for case in cases
            if case.page.gold_title
        ),
        authors=_share(case.authors == case.gold_authors for case in cases),
        false_authors=_share(bool(case.authors - case.gold_authors) for case in cases),
        invented=_share(bool(case.authors) for case in cases if not case.gold_authors),
        date=_share(case.is_dated_right for case in held),
        date_or_change=_share(case.is_dated_or_changed_right for case in held),
        wrong_date=_share(case.is_dated_wrong for case in held),
        date_elsewhere=_share(case.is_dated_wrong for case in others),
    )


def holds_day(text: str, day: str, vocabulary: Vocabulary, language: str) -> bool:
    """Whether some line of a text names a day, as people write it; ``day`` is YYYY-MM-DD."""
    if len(day) < len("2024-01-01"):
        return False
    wanted = date.fromisoformat(day[:10])
    for line in text.splitlines():
        if day[2:4] not in line or str(wanted.day) not in line:
            continue  # 27.4.24 is a day, too
        tokens = tokenize(line[:2000])
        found = (read_day(tokens, at, vocabulary, language) for at in range(len(tokens)))
        if any(
            one is not None
            and (one.year, one.month, one.day) == (wanted.year, wanted.month, wanted.day)
            for one in found
        ):
            return True
    return re.search(rf"\b{wanted.month:02d}/{wanted.day:02d}/{wanted.year}\b", text) is not None


def _share(hits: Iterable[bool]) -> float:
    listed = list(hits)
    return sum(listed) / len(listed) if listed else 0.0


def half_of(site: str) -> str:
    """The half that a site belongs to; it depends on nothing but the site's name."""
    return HALVES[1 + fold_of(f"half {site}", 2)]


def stylebooks_of_folds(folder: Path = FOLD_MODELS) -> list[Stylebook]:
    """For each fold what ships, with the judge and the scale that never saw the fold's sites."""
    shipped = load_stylebook()
    return [_unseeing(shipped, folder, fold) for fold in range(FOLDS)]


def _unseeing(shipped: Stylebook, folder: Path, fold: int) -> Stylebook:
    judge, scale = folder / f"linejudge-fold{fold}.npz", folder / f"headline-fold{fold}.json"
    for model in (judge, scale):
        if not model.exists():
            sys.stderr.write(f"{model.name} is missing: fold {fold} is read by what ships\n")
    stylebook = shipped
    if judge.exists():
        stylebook = replace(stylebook, line_judge=load_line_judge(judge))
    if scale.exists():
        stylebook = replace(stylebook, headlines=read_scale(scale.read_text("utf-8")))
    return stylebook


def _cases(
    pages: Sequence[Page], shape: str, cache: TextCache, stylebooks: Sequence[Stylebook]
) -> list[Case]:
    vocabulary = stylebooks[0].attribution.vocabulary
    cases: list[Case] = []
    for page in pages:
        text = render(page, shape, cache)
        holds = holds_day(text, page.gold_date, vocabulary, page.language)
        cases.append(Case(page, clean(Document(text=text), stylebooks[page.fold]), holds))
    return cases


def main(arguments: list[str] | None = None) -> int:
    """Measure and print a table a corpus."""
    options = _parser().parse_args(arguments)
    stylebooks = stylebooks_of_folds(options.fold_models)
    pages = [
        page
        for page in read_corpora(options.corpora)[:: options.every]
        if options.half in ("both", half_of(page.site))
    ]
    cache = TextCache(options.cache)
    for corpus in sorted({page.corpus for page in pages}):
        own = [page for page in pages if page.corpus == corpus]
        measured = [
            (shape, figures(_cases(own, shape, cache, stylebooks))) for shape in options.shapes
        ]
        sys.stdout.write(f"### {corpus} ({len(own)} pages)\n\n{table(measured)}\n")
    return 0


def table(measured: Sequence[tuple[str, People]]) -> str:
    """The figures of each shape as Markdown, and their mean."""
    names = [field.name.replace("_", " ") for field in fields(People)]
    rows = [(shape, astuple(one)) for shape, one in measured]
    means = [fmean(values) for values in zip(*(values for _, values in rows), strict=True)]
    lines = [
        ("raw text", *names),
        ("---", *("---:" for _ in names)),
        *((shape, *map(_three, values)) for shape, values in [*rows, ("mean", means)]),
    ]
    return "".join(map(_row, lines))


def _three(value: float) -> str:
    return f"{value:.3f}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy.people", description=__doc__
    )
    parser.add_argument("--corpora", type=Path, required=True, help="folder of wcxb/ and fundus/")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="where texts are kept")
    parser.add_argument("--shapes", nargs="+", default=[*WHOLE_PAGE_SHAPES], metavar="NAME")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth page only")
    parser.add_argument("--half", choices=HALVES, default="both", help="of the sites")
    parser.add_argument(
        "--fold-models", type=Path, default=FOLD_MODELS, help="judges and scales of the folds"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
