"""Cleaning on Apache Spark: a DataFrame of texts or pages to one of articles.

Needs `pip install 'copydesk[spark]'` wherever the job's Python runs: on the driver and on the
executors.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

import pandas as pd
from pyspark.sql import DataFrame
from pyspark.sql.types import StructType

import service.one_thread  # noqa: F401 (before numpy)
from service.bulk.chunk import Plan
from service.bulk.columns import article_columns, problem_type
from service.bulk.crew import Crew
from service.bulk.entry import FIELDS, Entry, Row
from service.core import Stylebook, load_stylebook
from service.rim.terms import DEADLINE, MEMORY
from service.today import today as current_day

_KNOWN = tuple(name for name in FIELDS if name not in ("id", "explain"))
_ROWS = 256
"""Rows that go back to Spark at once."""


def clean_articles(
    frame: DataFrame,
    *,
    keep: Sequence[str] = (),
    explain: bool = False,
    today: date | None = None,
    deadline: float = DEADLINE,
) -> DataFrame:
    """Each row's article, in the columns of the contract.

    A row holds its document in the column `text` or `html` (rename yours, and where a frame has
    both, one of them is null), and what is known of it in `url`, `language` and
    `reference_date`. Other columns are left behind, but for those to `keep`, which come first.
    `error` holds the problem of a document that could not be cleaned, and is null for all
    others. `today` (UTC's where not given) is the reference date of those that have none;
    `deadline` the seconds that a document may take.

    Raises ValueError where there is neither text nor html, or a column to keep is missing or has
    the name of one that is made.
    """
    made = {**article_columns(explain=explain), "error": problem_type()}
    _check(frame.columns, keep, made)
    known = [name for name in _KNOWN if name in frame.columns]
    kept = StructType([frame.schema[name] for name in keep])
    ddl = ",".join(f"{name} {kind}" for name, kind in made.items())
    schema = StructType(kept.fields + StructType.fromDDL(ddl).fields)
    plan = Plan({"explain": explain}, {name: name for name in known}, today or current_day())
    names = [*keep, *made]
    clean = _cleaner(plan, tuple(keep), tuple(known), names, deadline)
    needed = list(dict.fromkeys([*keep, *known]))
    return frame.select(*needed).mapInPandas(clean, schema)


def _check(columns: Sequence[str], keep: Sequence[str], made: Iterable[str]) -> None:
    if not {"text", "html"} & set(columns):
        raise ValueError(f"no column text or html among {', '.join(columns)}")
    if missing := [name for name in keep if name not in columns]:
        raise ValueError(f"no column {missing[0]} among {', '.join(columns)}")
    if taken := [name for name in keep if name in made]:
        raise ValueError(f"{taken[0]} is a column of the article; rename yours")


def _cleaner(
    plan: Plan, keep: Sequence[str], known: Sequence[str], names: Sequence[str], deadline: float
) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What an executor does with a partition."""

    def clean(frames: Iterator[Any]) -> Iterator[Any]:
        crew = Crew(_stylebook(), plan, processes=1, deadline=deadline, memory=MEMORY)
        try:
            rows = _rows(crew, frames, keep, known, names)
            while some := list(islice(rows, _ROWS)):
                yield pd.DataFrame(some, columns=list(names), dtype=object)
        finally:
            crew.close()

    return clean


def _rows(
    crew: Crew,
    frames: Iterator[Any],
    keep: Sequence[str],
    known: Sequence[str],
    names: Sequence[str],
) -> Iterator[dict[str, Any]]:
    """The rows that are made, in the order of those that come."""
    ahead: deque[dict[str, Any]] = deque()

    def entries() -> Iterator[Entry]:
        for frame in frames:
            for row in frame.to_dict("records"):
                ahead.append({name: row[name] for name in keep})
                document = {name: row[name] for name in known if not pd.isna(row[name])}
                size = sum(len(value) for value in document.values() if isinstance(value, str))
                yield Entry(0, "", 0, Row(document), size, 0)

    for _, outcome in crew.clean(entries()):
        kept, made = ahead.popleft(), json.loads(outcome.line)
        yield {**dict.fromkeys(names), **made, **kept}  # pandas would put NaN where a key lacks


@cache
def _stylebook() -> Stylebook:
    """Read once in each of an executor's Python processes, which serve many partitions."""
    return load_stylebook()
