"""The service's settings, read from environment variables that begin with COPYDESK_."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any

from environs import Env, EnvError
from limits import parse
from marshmallow import ValidationError
from marshmallow.validate import OneOf, Range

from service import SETTINGS_PREFIX
from service.address import is_loopback, is_origin, read_network, read_socket
from service.core.bounds import DEEPEST, LONGEST_LINE, MOST_LINES, MOST_TAGS, Bounds
from service.processors import available_processors
from service.rim.terms import DEADLINE, MEMORY, Terms

_MEBIBYTE = 1024 * 1024
LOG_LEVELS = ("debug", "info", "warning", "error", "critical")
_ALIKE = 0.75
"""How much like a setting's a name is (0 to 1) from which on it is taken for it, misspelt."""
_REDIS = ("redis://", "rediss://", "redis+unix://")


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
    read_timeout: float
    """Seconds from a request's first byte to its last."""
    drain: float
    """Seconds after SIGTERM in which the service is not ready and still takes new callers."""
    stop_grace: int
    """Seconds that running requests have to end after SIGTERM."""
    playground: bool
    """Whether / shows the playground."""
    log_level: str
    """Least severe message that is logged."""
    keys_file: str
    """File of the API keys' hashes; empty where callers need none."""
    allow_anonymous: bool
    """Whether a public address may be served without keys."""
    rate_limit: str
    """Most requests that a caller may post, such as 600/minute; empty: no limit."""
    redis_url: str
    """Where replicas count together for the rate limit; empty: each by itself."""
    cors_origins: Sequence[str]
    """Web origins whose pages may call the service; * for any."""
    trusted_proxies: Sequence[str]
    """Addresses and networks of the proxies whose X-Forwarded-For is believed."""
    metrics_address: str
    """Address and port of its own for /metrics; empty: with everything else."""

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
    _check_names()
    env = Env(eager=False, prefix=SETTINGS_PREFIX)
    settings = Settings(
        **_connections(env), **_processes(env), **_bounds(env), **_access(env), **_offers(env)
    )
    try:
        env.seal()
    except EnvError as error:
        raise SettingsError(_message(error)) from error
    _check_threads(settings)
    _check_access(settings)
    return settings


def _check_names() -> None:
    """Refuse a misspelt variable, which would set nothing; raises SettingsError.

    Others may begin alike: Kubernetes sets some for each Service that is called copydesk, and
    of these one has the name of a setting.
    """
    if os.environ.get("COPYDESK_PORT", "").startswith("tcp://"):
        raise SettingsError(
            "COPYDESK_PORT: Not a port, but what Kubernetes sets for a Service called copydesk; "
            "say enableServiceLinks: false in the pod."
        )
    known = [field.name.upper() for field in fields(Settings)]
    for variable in sorted(os.environ):
        name = variable.removeprefix(SETTINGS_PREFIX)
        if name == variable or name in known:
            continue
        if meant := get_close_matches(name, known, n=1, cutoff=_ALIKE):
            raise SettingsError(f"{variable}: Is no setting; did you mean COPYDESK_{meant[0]}?")


def _connections(env: Env) -> dict[str, Any]:
    """Where it listens, and how long it waits for whom."""
    return {
        "host": env.str("HOST", "127.0.0.1"),
        "port": env.int("PORT", 8000, validate=Range(0, 65535)),
        "keep_alive": env.int("KEEP_ALIVE", 15, validate=Range(0, 3600)),
        "read_timeout": env.float("READ_TIMEOUT", 30.0, validate=Range(0.1, 3600)),
        "drain": env.float("DRAIN", 0.0, validate=Range(0, 3600)),
        "stop_grace": env.int("STOP_GRACE", 20, validate=Range(0, 3600)),
    }


def _processes(env: Env) -> dict[str, Any]:
    """Who works, and how many at once."""
    return {
        "workers": env.int("WORKERS", available_processors(), validate=Range(1, 256)),
        "threads": env.int("THREADS", 32, validate=Range(1, 1024)),
        "editors": env.int("EDITORS", 1, validate=Range(1, 64)),
        "max_documents": env.int("MAX_DOCUMENTS", 2000, validate=Range(1)),
        "max_waiting": env.int("MAX_WAITING", 16, validate=Range(0, 1000)),
        "max_wait": env.float("MAX_WAIT", 8.0, validate=Range(0.01, 3600)),
    }


def _bounds(env: Env) -> dict[str, Any]:
    """The most that a document may be and cost."""
    return {
        "deadline": env.float("DEADLINE", DEADLINE, validate=Range(0.05, 3600)),
        "max_memory": env.int("MAX_MEMORY", MEMORY, validate=Range(16 * _MEBIBYTE)),
        "max_body": env.int("MAX_BODY", 5 * _MEBIBYTE, validate=Range(1, 1024**3)),
        "batch_lines": env.int("BATCH_LINES", 1_000_000, validate=Range(1, 10**9)),
        "max_ratio": env.int("MAX_RATIO", 200, validate=Range(1, 2000)),
        "max_json_depth": env.int("MAX_JSON_DEPTH", 64, validate=Range(1, 500)),
        "max_lines": env.int("MAX_LINES", MOST_LINES, validate=Range(1)),
        "max_line": env.int("MAX_LINE", LONGEST_LINE, validate=Range(1)),
        "max_tags": env.int("MAX_TAGS", MOST_TAGS, validate=Range(1)),
        "max_depth": env.int("MAX_DEPTH", DEEPEST, validate=Range(1, DEEPEST)),
    }


def _access(env: Env) -> dict[str, Any]:
    """Who may call, and how often."""
    return {
        "keys_file": env.str("KEYS_FILE", ""),
        "allow_anonymous": env.bool("ALLOW_ANONYMOUS", False),
        "rate_limit": env.str("RATE_LIMIT", "", validate=_check_rate),
        "redis_url": env.str("REDIS_URL", "", validate=_check_redis),
        "cors_origins": env.list("CORS_ORIGINS", [], subcast=str.strip, validate=_check_origins),
        "trusted_proxies": env.list(
            "TRUSTED_PROXIES", [], subcast=str.strip, validate=_check_networks
        ),
    }


def _offers(env: Env) -> dict[str, Any]:
    """What else it shows and tells."""
    return {
        "playground": env.bool("PLAYGROUND", True),
        "log_level": env.str("LOG_LEVEL", "info", validate=OneOf(LOG_LEVELS)),
        "metrics_address": env.str("METRICS_ADDRESS", "", validate=_check_socket),
    }


def _check_threads(settings: Settings) -> None:
    """Refuse what would let waiting documents take all threads; raises SettingsError."""
    if settings.threads <= settings.editors + settings.max_waiting:
        raise SettingsError(
            "COPYDESK_THREADS: must be more than COPYDESK_EDITORS and COPYDESK_MAX_WAITING "
            "together, so that probes are answered while documents wait."
        )


def _check_access(settings: Settings) -> None:
    """Refuse what would open the service to everyone by mistake; raises SettingsError."""
    if not (settings.keys_file or settings.allow_anonymous or is_loopback(settings.host)):
        raise SettingsError(
            f"COPYDESK_HOST: {settings.host} can be reached from other machines, and no API key "
            "is asked for. Name a file of keys in COPYDESK_KEYS_FILE (`copydesk key` makes one), "
            "or say that anyone may call with COPYDESK_ALLOW_ANONYMOUS=1."
        )
    if settings.metrics_address and read_socket(settings.metrics_address)[1] == settings.port:
        raise SettingsError("COPYDESK_METRICS_ADDRESS: Its port is COPYDESK_PORT; take another.")


def _check_rate(value: str) -> None:
    try:
        fits = not value or bool(parse(value))
    except ValueError:
        fits = False
    if not fits:
        raise ValidationError("Not a limit, such as 10/second, 600/minute or 5000/hour.")


def _check_redis(value: str) -> None:
    if value and not value.startswith(_REDIS):
        raise ValidationError(f"Not an address of Redis: it begins with {', '.join(_REDIS)}.")


def _check_origins(values: list[str]) -> None:
    for value in values:
        if not is_origin(value):
            raise ValidationError(f"{value!r} is no origin, such as https://example.org, nor *.")


def _check_networks(values: list[str]) -> None:
    for value in values:
        try:
            read_network(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error


def _check_socket(value: str) -> None:
    if value:
        try:
            read_socket(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error


def _message(error: EnvError) -> str:
    faults = getattr(error, "error_messages", None)
    if not faults:
        return str(error)
    return "; ".join(f"{name}: {' '.join(map(str, said))}" for name, said in faults.items())
