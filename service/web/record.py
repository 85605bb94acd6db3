"""What may be told of a request: how it went, and never a word of what it held."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import perf_counter

from flask import Flask, Response, g

from service.contract.tally import Tally
from service.web.application import current_request
from service.web.request_id import current_request_id

_KEY = "copydesk-tellers"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(slots=True)
class Record:
    """A request in numbers and in names that this service chose (never the caller's words)."""

    started: float = field(default_factory=perf_counter)
    request_id: str = ""
    method: str = ""
    route: str | None = None
    """The path as the service declares it; None where it has none such."""
    status: int = 0
    problem: str | None = None
    """The kind of problem that was answered."""
    seconds: float = 0.0
    bytes_in: int = 0
    bytes_out: int = 0
    key: str | None = None
    """The name of the caller's key."""
    documents: int = 0
    """Texts and pages that were cleaned."""
    language: str | None = None
    """That of the document; of the last where there were several."""
    removed: dict[str, int] = field(default_factory=dict)
    """Runs of lines that were removed, by reason."""

    def count(self, tally: Tally) -> None:
        """Add what became of a document."""
        self.documents += 1
        self.language = tally.language
        for reason, runs in tally.removed.items():
            self.removed[reason] = self.removed.get(reason, 0) + runs


Teller = Callable[[Record], None]


def install(app: Flask, tellers: Iterable[Teller]) -> None:
    """Keep a record of every request, and hand it to each teller once the request is done.

    Install it first: what is installed first is asked last once there is an answer.
    """
    told = app.extensions[_KEY] = list(tellers)
    app.before_request(_begin)

    def _end(response: Response) -> Response:
        record = current_record()
        _describe(record, response)
        if response.is_streamed:
            response.response = _counted(response.iter_encoded(), record)
            response.call_on_close(lambda: _tell(record, told))
        else:
            record.bytes_out = response.content_length or 0
            _tell(record, told)
        return response

    app.after_request(_end)


def tellers_of(app: Flask) -> list[Teller]:
    """Who is told of each request; to be changed by who knows better."""
    told: list[Teller] = app.extensions[_KEY]
    return told


def tell(record: Record, tellers: Iterable[Teller], seconds: float) -> None:
    """Tell each teller of a request that is done, and how long it took."""
    record.seconds = seconds
    for teller in tellers:
        teller(record)


def current_record() -> Record:
    """The record of this request."""
    held = g._get_current_object()
    record: Record | None = held.get("record")
    if record is None:
        record = held.record = Record()
    return record


def _begin() -> None:
    current_record()


def _describe(record: Record, response: Response) -> None:
    record.request_id = current_request_id()
    asked = current_request()
    record.method = asked.method if asked.method in _METHODS else "other"
    record.route = asked.url_rule.rule if asked.url_rule else None
    record.status = response.status_code
    record.bytes_in = record.bytes_in or asked.content_length or 0


def _counted(pieces: Iterable[bytes], record: Record) -> Iterator[bytes]:
    for piece in pieces:
        record.bytes_out += len(piece)
        yield piece


def _tell(record: Record, tellers: Iterable[Teller]) -> None:
    tell(record, tellers, perf_counter() - record.started)
