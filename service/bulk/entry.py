"""One document of a bulk run: where it stands, and its content as it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from service.charset import UTF_8, decode
from service.contract.batch import id_of
from service.contract.problem_error import ProblemError, refusing
from service.contract.problem_kind import ProblemKind
from service.core.document import BYTE_ORDER_MARK
from service.core.encoding import decode_page
from service.strict_json import read_json

Values = Any
"""What a document says of itself, not yet checked: a JSON object where all is well."""

FIELDS = ("id", "text", "html", "url", "language", "reference_date", "explain")
"""What may be read of a JSON line or a row; its other keys are left alone."""


@dataclass(frozen=True, slots=True)
class JsonLine:
    """A line of JSON."""

    data: bytes

    def values(self, keys: Mapping[str, str]) -> Values:
        """What it says; `keys` are its names for FIELDS. Raises ProblemError."""
        with refusing("line"):
            values = read_json(decode(self.data).removeprefix(BYTE_ORDER_MARK))
            return _pick(values, keys) if isinstance(values, dict) else values


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, by the names of its columns."""

    columns: Mapping[str, Any]

    def values(self, keys: Mapping[str, str]) -> Values:
        """What it says; raises ProblemError."""
        with refusing("row"):
            return {name: _plain(name, value) for name, value in _pick(self.columns, keys).items()}


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is one text."""

    data: bytes

    def values(self, _: Mapping[str, str]) -> Values:
        """The text; raises ProblemError."""
        with refusing("file"):
            return {"text": decode(self.data, UTF_8)}


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that is one page."""

    data: bytes

    def values(self, _: Mapping[str, str]) -> Values:
        """The page's markup."""
        return {"html": decode_page(self.data, None)}


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be read at all."""

    kind: ProblemKind
    detail: str

    def values(self, _: Mapping[str, str]) -> Values:
        """Raise the ProblemError."""
        raise ProblemError(self.kind, self.detail)


Content = JsonLine | Row | TextFile | PageFile | Refused


@dataclass(frozen=True, slots=True)
class Entry:
    """A document where it stands."""

    source: int
    """Which of the run's inputs it is in; the first is 0."""
    file: str
    """As it was named, or found in a folder that was."""
    record: int
    """Its line or row in the file; the first is 1."""
    content: Content
    size: int
    """Bytes of the content, as far as they are known."""
    position: int
    """Bytes of the file as it is stored that had been read with it."""


def _plain(name: str, value: Any) -> Any:
    """A column's value as JSON would have it."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, bytes):
        return decode_page(value, None) if name == "html" else decode(value)
    return value


def _pick(values: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    picked = {name: values[key] for name, key in keys.items() if values.get(key) is not None}
    if "id" in picked and id_of(picked) is None:
        picked["id"] = str(picked["id"])[:64]  # what it is called by need not fit to be cleaned
    return picked
