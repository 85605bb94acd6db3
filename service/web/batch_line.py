"""The lines of a batch: each read into what it asks for, each answered in a line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError

from service.charset import decode
from service.contract.batch import id_of, load_batch_line
from service.contract.problem_error import ProblemError, invalid, refusing
from service.contract.problem_kind import BAD_REQUEST, TOO_LARGE
from service.contract.request import Submission, submit
from service.core.document import BYTE_ORDER_MARK
from service.json_lines import split
from service.strict_json import read_json, write_json
from service.today import today
from service.web.arrivals import BrokenOffError, arriving
from service.web.cleaner import Answer
from service.web.faults import unexpected
from service.web.gzip_stream import BrokenGzipError, unpack
from service.web.problem import write_problem


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch, the first has number 1: what it asks for, or why that is not clear."""

    number: int
    id: str | int | None
    asked: Submission | Exception


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """A line, and the article or what went wrong."""

    line: Line
    outcome: Answer | Exception


def read_lines(
    environ: dict[str, Any],
    known: Mapping[str, Any],
    *,
    is_packed: bool,
    longest: int,
    most: int,
    deepest: int,
) -> Iterator[Line]:
    """The lines of a request's body, each as soon as it is there.

    `known` is what is known of each document, where its line does not say it. A line of more
    than `longest` bytes, or nested more than `deepest`, is refused alone. After `most`
    lines, and where the body can't be read further, a last line says so.
    """
    pieces = unpack(arriving(environ)) if is_packed else arriving(environ)
    number = 0
    try:
        for number, line in enumerate(split(pieces, longest), 1):
            if number > most:
                too_many = f"The batch holds more than the {most} lines that are taken."
                yield Line(number, None, ProblemError(TOO_LARGE, too_many))
                return
            if line is None:
                too_long = f"The line holds more than the {longest} bytes that are taken."
                yield Line(number, None, ProblemError(TOO_LARGE, too_long))
            else:
                yield _read(number, line, known, deepest)
    except (BrokenOffError, BrokenGzipError) as error:
        what = "the body's gzip can't be read: " if isinstance(error, BrokenGzipError) else ""
        ends = ProblemError(BAD_REQUEST, f"The batch ends before this line: {what}{error}.")
        yield Line(number + 1, None, ends)


def _read(number: int, line: bytes, known: Mapping[str, Any], deepest: int) -> Line:
    name = None
    try:
        with refusing("line"):
            text = decode(line)
            first = text.removeprefix(BYTE_ORDER_MARK) if number == 1 else text
            values = read_json(first, deepest)
            name = id_of(values)
            return Line(number, name, submit({**known, **load_batch_line(values)}, today()))
    except ProblemError as error:
        return Line(number, name, error)


def write_answer(answered: AnsweredLine) -> bytes:
    """The answer to a line, as one line of JSON."""
    line, outcome = answered.line, answered.outcome
    opening = b'{"line":%d,"id":%s,' % (line.number, write_json(line.id).rstrip())
    if isinstance(outcome, Answer):
        return opening + b'"article":' + outcome.body.rstrip() + b"}\n"
    return opening + b'"error":' + write_json(write_problem(_problem(outcome))).rstrip() + b"}\n"


def _problem(error: Exception) -> ProblemError:
    match error:
        case ProblemError():
            return error
        case ValidationError():
            return invalid(error)
        case _:
            return unexpected(error)
