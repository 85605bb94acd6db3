"""The keys that are valid now, from a file that may change while the service runs."""

import hmac
import logging
from pathlib import Path
from threading import Lock

from service.keys import Entry, KeysError, digest_key, read_entries

_log = logging.getLogger(__name__)

State = tuple[int, int, int]
"""What tells one content of a file from another without reading it."""


class Keyring:
    """The keys of a file, read anew whenever the file has changed.

    A file that has become unreadable or senseless changes nothing: the keys known last stay
    valid, and the fault is logged once. A file without a key in it shuts everyone out.
    """

    def __init__(self, path: Path) -> None:
        """Raises KeysError where the file can't be read or lists no key."""
        self._path = path
        self._lock = Lock()
        try:
            self._state: State | None = _state(path)
            self._entries = _read(path)
        except (OSError, KeysError) as error:
            raise KeysError(f"COPYDESK_KEYS_FILE: {path}: {_reason(error)}") from error
        if not self._entries:
            raise KeysError(f"COPYDESK_KEYS_FILE: {path}: it lists no key.")

    def owner(self, key: str) -> str | None:
        """The name of a key, or None for one that is not valid.

        Every entry is compared, and each to its end, so that the time it takes tells nothing.
        """
        digest = digest_key(key)
        found = None
        for entry in self._current():
            if hmac.compare_digest(entry.digest, digest):
                found = entry.name
        return found

    def _current(self) -> tuple[Entry, ...]:
        try:
            state = _state(self._path)
        except OSError:
            state = None
        if state != self._state:
            with self._lock:
                self._renew(state)
        return self._entries

    def _renew(self, state: State | None) -> None:
        if state == self._state:
            return  # another thread was first
        self._state = state
        try:
            self._entries = _read(self._path)
        except (OSError, KeysError) as error:
            _log.error("the keys of before stay valid: %s: %s", self._path, _reason(error))
        else:
            _log.info("%d keys are valid now", len(self._entries))


def _state(path: Path) -> State:
    status = path.stat()
    return status.st_mtime_ns, status.st_ino, status.st_size


def _read(path: Path) -> tuple[Entry, ...]:
    try:
        return read_entries(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise KeysError("it is no UTF-8 text") from error


def _reason(error: Exception) -> str:
    return (error.strerror or "unreadable") if isinstance(error, OSError) else str(error)
