"""The service's settings, read from environment variables that begin with COPYDESK_."""

from dataclasses import dataclass

from environs import Env, EnvError
from marshmallow.validate import OneOf, Range

from service.processors import available_processors

PREFIX = "COPYDESK_"
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
    """Processes that clean, each one document at a time."""
    threads: int
    """Connections that a process reads and answers at once."""
    max_body: int
    """Largest request body, in bytes."""
    keep_alive: int
    """Seconds that an idle connection is kept open; 0 closes each after its answer."""
    stop_grace: int
    """Seconds that running requests have to end after SIGTERM."""
    log_level: str
    """Least severe message that is logged."""


def read_settings() -> Settings:
    """The settings of this process's environment.

    Raises SettingsError, which names every variable that does not fit.
    """
    env = Env(eager=False, prefix=PREFIX)
    settings = Settings(
        host=env.str("HOST", "127.0.0.1"),
        port=env.int("PORT", 8000, validate=Range(0, 65535)),
        workers=env.int("WORKERS", available_processors(), validate=Range(1, 256)),
        threads=env.int("THREADS", 8, validate=Range(1, 256)),
        max_body=env.int("MAX_BODY", 5 * 1024 * 1024, validate=Range(1, 1024**3)),
        keep_alive=env.int("KEEP_ALIVE", 15, validate=Range(0, 3600)),
        stop_grace=env.int("STOP_GRACE", 20, validate=Range(0, 3600)),
        log_level=env.str("LOG_LEVEL", "info", validate=OneOf(LOG_LEVELS)),
    )
    try:
        env.seal()
    except EnvError as error:
        raise SettingsError(_message(error)) from error
    return settings


def _message(error: EnvError) -> str:
    faults = getattr(error, "error_messages", None)
    if not faults:
        return str(error)
    return "; ".join(f"{name}: {' '.join(map(str, said))}" for name, said in faults.items())
