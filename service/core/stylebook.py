"""The stylebook: all that the desk knows and is not code, read once at start-up."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from service.core.article import Reason
from service.core.attribution.lexicon import VocabularyError, read_vocabulary
from service.core.attribution.stage import Attribution
from service.core.fold import fold
from service.core.headline_scale import HeadlineScale, read_scale
from service.core.language import LanguageDetector
from service.core.linejudge.judge import LineJudge, load_line_judge
from service.core.linejudge.model_file import ModelError
from service.core.linejudge.pagejudge import PageJudge, load_page_judge
from service.core.rule import Rule, Scope, Where
from service.core.rule_index import RuleIndex

Judge = TypeVar("Judge")


class StylebookError(ValueError):
    """A data file that can't be used; the message names the file, the place and the remedy."""


@dataclass(frozen=True, slots=True)
class Stylebook:
    """Everything `clean` needs beside the document. Immutable, and shared by all callers."""

    rules: RuleIndex
    languages: LanguageDetector
    attribution: Attribution
    headlines: HeadlineScale
    line_judge: LineJudge
    page_judge: PageJudge

    @property
    def model(self) -> str:
        """The edition of the learned judges, those of texts and of pages."""
        return f"{self.line_judge.version}/{self.page_judge.version}"


@cache
def load_stylebook() -> Stylebook:
    """Read and validate the packaged data files.

    Once a process: they do not change, and what is read of them is never written to.
    Raises StylebookError at the first file that does not hold what it should.
    """
    root = files("service") / "stylebook"
    models = files("service") / "model"
    try:
        vocabulary = read_vocabulary(root)
    except VocabularyError as error:
        raise StylebookError(str(error)) from error
    return Stylebook(
        rules=RuleIndex(read_rules(root / "boilerplate")),
        languages=LanguageDetector(),
        attribution=Attribution(vocabulary),
        headlines=_read_headlines(models / "headline.json"),
        line_judge=_judge(load_line_judge, models / "linejudge.npz"),
        page_judge=_judge(load_page_judge, models / "pagejudge.npz"),
    )


def _judge(load: Callable[[Traversable], Judge], path: Traversable) -> Judge:
    try:
        return load(path)
    except ModelError as error:
        raise StylebookError(str(error)) from error


def _read_headlines(path: Traversable) -> HeadlineScale:
    try:
        return read_scale(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StylebookError(f"{path.name}: no scale for headlines: {error!r}") from error


def read_rules(folder: Traversable) -> list[Rule]:
    """The rules of every file of a folder, what is common to all languages first."""
    paths = sorted(
        (path for path in folder.iterdir() if path.name.endswith(".toml")),
        key=lambda path: (path.name != "common.toml", path.name),
    )
    rules = [rule for path in paths for rule in _read_file(path)]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise StylebookError(f"rule {rule.id}: two rules have this id; give each its own")
        seen.add(rule.id)
    return rules


def _read_file(path: Traversable) -> Iterable[Rule]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StylebookError(f"{path.name}: not valid TOML: {error}") from error
    stem = path.name.removesuffix(".toml")
    language = None if stem == "common" else stem
    for number, row in enumerate(table.get("rule", []), 1):
        name = row.get("id", f"number {number}")
        if not str(name).startswith(f"{stem}-"):
            raise StylebookError(f"{path.name}, rule {name}: its id must begin with '{stem}-'")
        try:
            yield _rule(row, language)
        except (KeyError, ValueError, TypeError, re.error) as error:
            raise StylebookError(f"{path.name}, rule {name}: {error!r}") from error


_KEYS = {
    "id", "reason", "about", "scope", "where", "weak", "open_end", "longest", "confidence",
    "whole", "start", "inside", "keys", "pattern", "hits", "misses",
}  # fmt: skip


def _rule(row: Mapping[str, Any], language: str | None) -> Rule:
    if unknown := set(row) - _KEYS:
        raise ValueError(f"unknown keys {sorted(unknown)}; known are {sorted(_KEYS)}")
    rule = Rule(
        id=row["id"],
        reason=Reason(row["reason"]),
        about=row["about"],
        language=language,
        scope=Scope(row.get("scope", "line")),
        where=Where(row.get("where", "anywhere")),
        weak=row.get("weak", False),
        open_end=row.get("open_end", False),
        longest=row.get("longest", 120),
        confidence=row.get("confidence", 0.95),
        whole=_folded(row.get("whole", ())),
        start=_folded(row.get("start", ())),
        inside=_folded(row.get("inside", ())),
        keys=_keys(row.get("keys", ())),
        pattern=tuple(re.compile(pattern) for pattern in row.get("pattern", ())),
        hits=tuple(row["hits"]),
        misses=tuple(row["misses"]),
    )
    _check(rule)
    return rule


def _check(rule: Rule) -> None:
    """Refuse a rule that matches nothing or shows nothing; raises ValueError."""
    if not (rule.whole or rule.start or rule.inside or rule.pattern):
        raise ValueError("it matches nothing; give whole, start, inside or pattern")
    if rule.pattern and not rule.keys:
        raise ValueError("a pattern needs keys: literals of which a matching line holds one")
    if not 0 <= rule.confidence <= 1:
        raise ValueError(f"confidence must be from 0 to 1, not {rule.confidence}")
    if not rule.hits or not rule.misses:
        raise ValueError("it needs at least one line under hits and one under misses")


def _keys(phrases: Iterable[str]) -> tuple[str, ...]:
    """Literals as they stand within a folded line: a space at an end tells a word from the same
    letters within another one, and spares most lines the look with a pattern."""
    return tuple(
        f"{' ' if phrase[0] == ' ' else ''}{folded}{' ' if phrase[-1] == ' ' else ''}"
        for phrase, folded in zip(phrases, _folded(phrases), strict=True)
    )


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    folded = tuple(fold(phrase) for phrase in phrases)
    if "" in folded:
        raise ValueError("a phrase without a letter or digit would match every line")
    return folded
