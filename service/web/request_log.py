"""One line of JSON for each request: how it went, never a word of what it held."""

from collections.abc import Callable

from service.web.log_line import LineWriter, now
from service.web.record import Record


def request_log(writer: LineWriter, rules: str, model: str) -> Callable[[Record], None]:
    """A teller that writes each request to a log, with the editions that answered it."""

    def write(record: Record) -> None:
        writer.write(
            {
                "time": now(),
                "level": "error" if record.status >= 500 else "info",
                "event": "request",
                "request_id": record.request_id,
                "method": record.method,
                "route": record.route,
                "status": record.status,
                "problem": record.problem,
                "ms": round(record.seconds * 1000, 2),
                "bytes_in": record.bytes_in,
                "bytes_out": record.bytes_out,
                "key": record.key,
                "documents": record.documents,
                "language": record.language,
                "removed": record.removed,
                "rules": rules,
                "model": model,
            }
        )

    return write
