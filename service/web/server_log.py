"""The messages of the server and the service themselves, as lines of JSON on stderr."""

import logging
import sys
from typing import Any

from gunicorn.config import Config
from gunicorn.glogging import Logger

from service.rim.errors import EditorFailedError
from service.trace import trace
from service.web.log_line import LineWriter, now

_OURS = ("gunicorn.error", "service")


class JSONHandler(logging.Handler):
    """Writes each message as one line; a message that can't be written is lost, no more."""

    def __init__(self, writer: LineWriter) -> None:
        super().__init__()
        self._writer = writer

    def emit(self, record: logging.LogRecord) -> None:
        """Write a message, with the places that an exception passed through."""
        try:
            self._writer.write(_fields(record))
        except Exception:  # noqa: BLE001 (a log may fail, what it tells of may not)
            self.handleError(record)


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn carries no types
    """Gunicorn's logger, for its setting logger_class."""

    def setup(self, cfg: Config) -> None:
        """Send gunicorn's messages and ours through one handler."""
        super().setup(cfg)
        handler = JSONHandler(LineWriter(sys.__stderr__.fileno() if sys.__stderr__ else 2))
        handler.setLevel(self.loglevel)
        for name in _OURS:
            log = logging.getLogger(name)
            log.handlers = [handler]
            log.setLevel(self.loglevel)
            log.propagate = False


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "time": now(),
        "level": record.levelname.lower(),
        "event": record.name,
        "process": record.process,
        "message": _message(record),
    }
    if record.exc_info and record.exc_info[1] is not None:
        fields["exception"] = trace(record.exc_info[1])
        if isinstance(record.exc_info[1], EditorFailedError):  # its message is such a trace
            fields["in_editor"] = str(record.exc_info[1])
    return fields


def _message(record: logging.LogRecord) -> str:
    """A message, with an exception in it told by its type: gunicorn's quote what was sent."""
    if isinstance(record.args, tuple):
        told = (type(a).__name__ if isinstance(a, BaseException) else a for a in record.args)
        return str(record.msg) % tuple(told) if record.args else str(record.msg)
    return record.getMessage()
