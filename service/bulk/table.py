"""Parquet: rows read in small batches, and articles written as rows of the contract's columns."""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any

from service.bulk.columns import arrow_schema
from service.bulk.extras import need

_ROWS_READ = 64
_ROWS_WRITTEN = 1000


def _pyarrow(module: str = "pyarrow") -> Any:
    return need(module, "parquet", "A file in Parquet")


def check_tables() -> None:
    """Raise MissingExtraError where tables can't be read or written here."""
    _pyarrow("pyarrow.parquet")


def read_rows(file: IO[bytes], columns: Collection[str]) -> Iterator[dict[str, Any]]:
    """The rows of a table, with those of the columns that it has."""
    table = _pyarrow("pyarrow.parquet").ParquetFile(file)
    own = [name for name in table.schema_arrow.names if name in columns]
    for batch in table.iter_batches(batch_size=_ROWS_READ, columns=own):
        yield from batch.to_pylist()


def write_table(lines: Iterable[bytes], path: Path, *, explain: bool) -> None:
    """JSON lines as rows of a table: whole under its name at the end, or not at all."""
    pa, parquet = _pyarrow(), _pyarrow("pyarrow.parquet")
    schema = arrow_schema(explain=explain)
    begun = path.with_name(f"{path.name}.begun")
    rest = iter(lines)
    with parquet.ParquetWriter(begun, schema, compression="zstd") as writer:
        while rows := [_row(line) for line in islice(rest, _ROWS_WRITTEN)]:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
    begun.replace(path)


def _row(line: bytes) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    with suppress(KeyError):
        row["id"] = None if row["id"] is None else str(row["id"])
    return row
