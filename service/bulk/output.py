"""The files that a run makes: articles, what was refused, and what it needs to go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.bulk.inputs import KINDS, LINES, TABLE
from service.bulk.output_log import sync_folder
from service.bulk.packing import PLAIN, Packing, check, packing_of
from service.bulk.table import check_tables, write_table


class OutputError(Exception):
    """An output that can't be written to; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Output:
    """The output, which has its name once it is whole, and the files beside it."""

    path: Path
    packing: Packing
    is_table: bool
    explain: bool

    @property
    def begun(self) -> Path:
        """The articles, as long as there are more to come: JSON lines."""
        return self._beside("part")

    @property
    def refused(self) -> Path:
        """The documents that could not be cleaned, each with its problem: JSON lines."""
        return self._beside("refused.jsonl")

    @property
    def checkpoint(self) -> Path:
        """How far the run has come."""
        return self._beside("checkpoint")

    def finish(self) -> None:
        """Give the output its name. May be done again where it was not done to its end."""
        if self.begun.exists():
            if self.is_table:
                write_table(self._lines(), self.path, explain=self.explain)
                self.begun.unlink()
            else:
                self.begun.replace(self.path)
            sync_folder(self.path.parent)
        if self.refused.exists() and not self.refused.stat().st_size:
            self.refused.unlink()
        self.checkpoint.unlink(missing_ok=True)

    def _lines(self) -> Iterator[bytes]:
        with self.begun.open("rb") as lines:
            yield from lines

    def _beside(self, what: str) -> Path:
        return self.path.with_name(f"{self.path.name}.{what}")


def open_output(path: Path, *, explain: bool) -> Output:
    """The output of that name; raises OutputError, and MissingExtraError."""
    packing, ending = packing_of(path)
    kind = KINDS.get(ending)
    is_table = kind == TABLE and packing is PLAIN
    if kind != LINES and not is_table:
        raise OutputError(
            f"{path}: its form is told by its name; it may end in .jsonl, .ndjson, these with .gz "
            "or .zst, and .parquet"
        )
    check(packing)
    if is_table:
        check_tables()
    output = Output(path, packing, is_table, explain)
    if not path.parent.is_dir():
        raise OutputError(f"{path.parent} is no folder")
    if path.exists() and not output.checkpoint.exists():
        raise OutputError(f"{path} is there already, and whole; remove it to make it anew")
    return output
