"""The golden cases: one folder a case under seeds/, each with the whole answer to its input."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service.core import Article, Document, Kind, Stylebook, clean
from service.core.article import Reason
from tests.core.promise import breaches

SEEDS = Path(__file__).parents[2] / "seeds"
CASES = sorted(path.parent for path in SEEDS.glob("*/input.txt"))
KEYS = {"title", "body", "credits", "source", "language"}


def read_document(case: Path) -> Document:
    """A case's document: its input, and its request.json where what is known beside it counts."""
    request: dict[str, Any] = {}
    if (case / "request.json").exists():
        request = json.loads((case / "request.json").read_text(encoding="utf-8"))
    if day := request.get("reference_date"):
        request["reference_date"] = date.fromisoformat(day)
    return Document((case / "input.txt").read_bytes().decode("utf-8"), **request)


def removed_lines(article: Article) -> dict[str, int]:
    """For each reason the number of runs that were removed for it."""
    reasons = [segment.reason for segment in article.segments if segment.kind is Kind.REMOVED]
    return {str(reason): reasons.count(reason) for reason in Reason if reason in reasons}


MISSED: dict[str, str] = {}
"""Cases that the desk does not answer rightly yet, and why; one that it does fails here."""


def cases_with_misses() -> list[Any]:
    """Every case, those that are known to be missed marked as such."""
    return [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason=MISSED[case.name])] if case.name in MISSED else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", cases_with_misses())
def test_case_has_its_whole_answer(case: Path, stylebook: Stylebook) -> None:
    """Title, body, credits, source and language are each exactly what a careful reader says."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    removed = expected.pop("removed", None)
    article = clean(read_document(case), stylebook)
    answer = {key: value for key, value in asdict(article).items() if key in KEYS}
    answer["credits"] = list(answer["credits"])
    assert set(expected) == KEYS
    assert answer == expected
    if removed is not None:
        assert removed_lines(article) == removed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_keeps_the_ledgers_promise(case: Path, stylebook: Stylebook) -> None:
    """Every character of every case is entered once, and nothing is said that is not there."""
    document = read_document(case)
    assert breaches(document.text, clean(document, stylebook)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_cleaned_again_stays_as_it_is(case: Path, stylebook: Stylebook) -> None:
    """A clean text comes back whole: what was kept once is kept when it comes in again."""
    document = read_document(case)
    body = clean(document, stylebook).body
    again = clean(Document(body, language=document.language), stylebook)
    kept = [part for part in (again.title, again.body) if part]
    assert " ".join(kept).split() == body.split()


def test_there_are_cases_for_every_reason() -> None:
    """No reason of the closed list is without a case that names it (layout comes with HTML)."""
    named: set[str] = set()
    for case in CASES:
        expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
        named |= set(expected.get("removed", {}))
    assert set(map(str, Reason)) - named == {"layout"}
