"""Some documents cleaned one after the other, in a process of the rim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import ValidationError

from service.bulk.entry import Entry
from service.contract.answer import write_article
from service.contract.batch import id_of, load_batch_line
from service.contract.cleaning import clean_document
from service.contract.problem_error import ProblemError, describe, invalid
from service.contract.request import submit
from service.contract.tally import tally
from service.core import Bounds, Stylebook
from service.strict_json import write_json


@dataclass(frozen=True, slots=True)
class Plan:
    """What is the same for all documents of a run."""

    known: Mapping[str, Any]
    """What is known of each, where it does not say so itself."""
    keys: Mapping[str, str]
    """What a JSON line or a row calls `service.bulk.entry.FIELDS`."""
    today: date


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document that was cleaned: its line of the output, and what was removed by reason."""

    line: bytes
    removed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Bad:
    """A document that was not: its line of the side file."""

    line: bytes


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents that travel together: what is small alone costs less so."""

    entries: tuple[Entry, ...]
    plan: Plan

    def do(self, stylebook: Stylebook, bounds: Bounds) -> list[Cleaned | Bad]:
        """What became of each, in order."""
        return [_clean(entry, self.plan, stylebook, bounds) for entry in self.entries]


def _clean(entry: Entry, plan: Plan, stylebook: Stylebook, bounds: Bounds) -> Cleaned | Bad:
    name = None
    try:
        values = entry.content.values(plan.keys)
        name = id_of(values)
        submission = submit({**plan.known, **load_batch_line(values)}, plan.today)
        article = clean_document(submission.document, stylebook, bounds)
    except ProblemError as error:
        return bad(entry, name, error)
    except ValidationError as error:
        return bad(entry, name, invalid(error))
    place = write_json(_place(entry, name)).removesuffix(b"}\n")
    written = write_article(article, submission.document, explain=submission.explain)
    return Cleaned(place + b"," + written.removeprefix(b"{"), tally(article).removed)


def bad(entry: Entry, name: str | int | None, error: ProblemError) -> Bad:
    """The line of the side file for a document that could not be cleaned."""
    return Bad(write_json({**_place(entry, name), "error": describe(error)}))


def _place(entry: Entry, name: str | int | None) -> dict[str, Any]:
    return {"file": entry.file, "record": entry.record, "id": name}
