"""The service's settings, read from environment variables that begin with COPYDESK_."""

from dataclasses import dataclass

from environs import Env, EnvError
from marshmallow.validate import OneOf, Range

from service.core.bounds import DEEPEST, LONGEST_LINE, MOST_LINES, MOST_TAGS, Bounds
from service.processors import available_processors
from service.rim.terms import Terms

PREFIX = "COPYDESK_"
_MEBIBYTE = 1024 * 1024
LOG_LEVELS = ("debug", "info", "warning", "error", "critical")


class SettingsError(ValueError):
    """A setting that can't be used; the message names the variable and what it should be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set. Field `max_body` is the variable COPYDESK_MAX_BODY, and so on."""

    host: str
    """Address to listen on."""
    port: int
    """TCP port to listen on; 0 lets the system choose."""
    workers: int
    """Processes that serve HTTP, each with editors of its own."""
    threads: int
    """Requests that a worker answers at once, those that wait included."""
    editors: int
    """Processes that clean, in each worker; each one document at a time."""
    deadline: float
    """Seconds that a document may take."""
    max_memory: int
    """Bytes that cleaning a document may take beyond what an editor always holds."""
    max_documents: int
    """Documents after which an editor is replaced."""
    max_waiting: int
    """Documents that may wait for an editor, in each worker."""
    max_wait: float
    """Seconds that a document may wait for an editor."""
    max_body: int
    """Largest request body, in bytes, before it is unpacked and after; or line of a batch."""
    batch_lines: int
    """Most lines of a batch."""
    max_ratio: int
    """How many times its packed size a compressed body may unpack to."""
    max_json_depth: int
    """Arrays and objects of a JSON body within each other."""
    max_lines: int
    """Lines of a document that are not blank."""
    max_line: int
    """Characters of a line."""
    max_tags: int
    """Tags of a page, both kinds counted."""
    max_depth: int
    """Elements of a page within each other."""
    keep_alive: int
    """Seconds that an idle connection is kept open; 0 closes each after its answer."""
    stop_grace: int
    """Seconds that running requests have to end after SIGTERM."""
    playground: bool
    """Whether / shows the playground."""
    log_level: str
    """Least severe message that is logged."""

    def terms(self) -> Terms:
        """What of it the editors need to know."""
        return Terms(
            editors=self.editors,
            deadline=self.deadline,
            memory=self.max_memory,
            documents=self.max_documents,
            waiting=self.max_waiting,
            patience=self.max_wait,
            bounds=Bounds(
                tags=self.max_tags,
                depth=self.max_depth,
                lines=self.max_lines,
                line=self.max_line,
            ),
        )


def read_settings() -> Settings:
    """The settings of this process's environment.

    Raises SettingsError, which names every variable that does not fit.
    """
    env = Env(eager=False, prefix=PREFIX)
    settings = Settings(
        host=env.str("HOST", "127.0.0.1"),
        port=env.int("PORT", 8000, validate=Range(0, 65535)),
        workers=env.int("WORKERS", available_processors(), validate=Range(1, 256)),
        threads=env.int("THREADS", 32, validate=Range(1, 1024)),
        editors=env.int("EDITORS", 1, validate=Range(1, 64)),
        deadline=env.float("DEADLINE", 5.0, validate=Range(0.05, 3600)),
        max_memory=env.int("MAX_MEMORY", 512 * _MEBIBYTE, validate=Range(16 * _MEBIBYTE)),
        max_documents=env.int("MAX_DOCUMENTS", 2000, validate=Range(1)),
        max_waiting=env.int("MAX_WAITING", 16, validate=Range(0, 1000)),
        max_wait=env.float("MAX_WAIT", 8.0, validate=Range(0.01, 3600)),
        max_body=env.int("MAX_BODY", 5 * _MEBIBYTE, validate=Range(1, 1024**3)),
        batch_lines=env.int("BATCH_LINES", 1_000_000, validate=Range(1, 10**9)),
        max_ratio=env.int("MAX_RATIO", 200, validate=Range(1, 2000)),
        max_json_depth=env.int("MAX_JSON_DEPTH", 64, validate=Range(1, 500)),
        max_lines=env.int("MAX_LINES", MOST_LINES, validate=Range(1)),
        max_line=env.int("MAX_LINE", LONGEST_LINE, validate=Range(1)),
        max_tags=env.int("MAX_TAGS", MOST_TAGS, validate=Range(1)),
        max_depth=env.int("MAX_DEPTH", DEEPEST, validate=Range(1, DEEPEST)),
        keep_alive=env.int("KEEP_ALIVE", 15, validate=Range(0, 3600)),
        stop_grace=env.int("STOP_GRACE", 20, validate=Range(0, 3600)),
        playground=env.bool("PLAYGROUND", True),
        log_level=env.str("LOG_LEVEL", "info", validate=OneOf(LOG_LEVELS)),
    )
    try:
        env.seal()
    except EnvError as error:
        raise SettingsError(_message(error)) from error
    if settings.threads <= settings.editors + settings.max_waiting:
        raise SettingsError(
            f"{PREFIX}THREADS: must be more than {PREFIX}EDITORS and {PREFIX}MAX_WAITING "
            "together, so that probes are answered while documents wait."
        )
    return settings


def _message(error: EnvError) -> str:
    faults = getattr(error, "error_messages", None)
    if not faults:
        return str(error)
    return "; ".join(f"{name}: {' '.join(map(str, said))}" for name, said in faults.items())
