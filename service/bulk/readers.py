"""Files into entries, piece by piece: none is held whole but one that is a single document."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO

from service.bulk.entry import Content, Entry, JsonLine, PageFile, Refused, Row, TextFile
from service.bulk.inputs import LINES, PAGE, TABLE, TEXT, Input
from service.bulk.table import read_rows
from service.contract.problem_kind import BAD_REQUEST, TOO_LARGE
from service.json_lines import split


def read_entries(
    inputs: Sequence[Input], keys: Mapping[str, str], longest: int, since: tuple[int, int]
) -> Iterator[Entry]:
    """The entries of some files after one of them, told by file (from 0) and record (from 1).

    None longer than so many bytes is taken; `keys` are the names of what is read of a row. What
    can't be read of a file is an entry that says so, and its last one.
    """
    first, record = since
    for number in range(first, len(inputs)):
        yield from _of_file(number, inputs[number], keys, longest, record)
        record = 0


def _of_file(
    place: int, source: Input, keys: Mapping[str, str], longest: int, after: int
) -> Iterator[Entry]:
    name, number = str(source.path), 0
    try:
        with source.path.open("rb") as file:
            for number, content, size in _READERS[source.kind](source, file, keys, longest):
                if number > after:
                    yield Entry(place, name, number, content, size, file.tell())
    except Exception as error:  # noqa: BLE001 (each packing and table has errors of its own)
        told = getattr(error, "strerror", None) or str(error) or type(error).__name__
        refused = Refused(BAD_REQUEST, f"From here on the file can't be read: {told}.")
        if number + 1 > after:
            yield Entry(place, name, number + 1, refused, 0, source.size)


_Read = Iterator[tuple[int, Content, int]]
_Keys = Mapping[str, str]


def _lines(source: Input, file: IO[bytes], _: _Keys, longest: int) -> _Read:
    for number, line in enumerate(split(source.packing.unpack(file), longest), 1):
        if line is None:
            yield number, *_too_large("line", longest)
        elif line and not line.isspace():
            yield number, JsonLine(line), len(line)


def _rows(_: Input, file: IO[bytes], keys: _Keys, longest: int) -> _Read:
    for number, columns in enumerate(read_rows(file, keys.values()), 1):
        size = sum(len(value) for value in columns.values() if isinstance(value, str | bytes))
        content = (Row(columns), size) if size <= longest else _too_large("row", longest)
        yield number, *content


def _text(source: Input, file: IO[bytes], _: _Keys, longest: int) -> _Read:
    return _whole(source, file, longest, TextFile)


def _page(source: Input, file: IO[bytes], _: _Keys, longest: int) -> _Read:
    return _whole(source, file, longest, PageFile)


def _whole(
    source: Input, file: IO[bytes], longest: int, content: Callable[[bytes], Content]
) -> _Read:
    data = bytearray()
    for piece in source.packing.unpack(file):
        data += piece
        if len(data) > longest:
            yield 1, *_too_large("file", longest)
            return
    yield 1, content(bytes(data)), len(data)


def _too_large(what: str, longest: int) -> tuple[Content, int]:
    told = f"The {what} holds more than the {longest} bytes that are taken."
    return Refused(TOO_LARGE, told), 0


_READERS: dict[str, Callable[[Input, IO[bytes], _Keys, int], _Read]] = {
    LINES: _lines, TABLE: _rows, TEXT: _text, PAGE: _page,
}  # fmt: skip
