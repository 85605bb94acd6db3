"""The files that a bulk run reads, in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from service.bulk.packing import PLAIN, Packing, check, packing_of
from service.bulk.table import check_tables

LINES, TABLE, TEXT, PAGE = "lines", "table", "text", "page"
KINDS = {
    ".jsonl": LINES, ".ndjson": LINES, ".parquet": TABLE, ".txt": TEXT, ".text": TEXT,
    ".html": PAGE, ".htm": PAGE, ".xhtml": PAGE, ".xht": PAGE,
}  # fmt: skip
"""What a file holds, by the ending of its name (before .gz or .zst)."""


class InputError(Exception):
    """An input that can't be read from; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read."""

    path: Path
    kind: str
    packing: Packing
    size: int
    """Bytes as it is stored."""
    changed: int
    """When it was last changed, in nanoseconds."""


def find_inputs(given: Iterable[str]) -> list[Input]:
    """The files that are named, and those in the folders that are, sorted by path.

    In a folder, files whose names begin with a dot or an underscore, or that end as none of
    KINDS does, are left out. Raises InputError, and MissingExtraError.
    """
    found = [_input(path) for name in given for path in _files(Path(name))]
    if not found:
        raise InputError("there is no file to read")
    for packing in {one.packing.ending: one.packing for one in found}.values():
        check(packing)
    if any(one.kind == TABLE for one in found):
        check_tables()
    return found


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.rglob("*")):
        parts = inner.relative_to(path).parts
        is_hidden = any(part.startswith((".", "_")) for part in parts)
        if not is_hidden and inner.is_file() and packing_of(inner)[1] in KINDS:
            yield inner


def _input(path: Path) -> Input:
    try:
        stat = path.stat()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    packing, ending = packing_of(path)
    kind = KINDS.get(ending)
    if kind is None or (kind == TABLE and packing is not PLAIN):
        known = ", ".join(KINDS)
        raise InputError(f"{path}: its name must end in what it holds, one of {known}")
    return Input(path, kind, packing, stat.st_size, stat.st_mtime_ns)
