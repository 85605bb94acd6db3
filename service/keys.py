"""API keys: made, hashed, and read from the file that lists them.

A key is 256 random bits, so there is nothing to guess from: one round of SHA-256 keeps it as
safe as a slow hash would. Those are for passwords, which people choose, and would cost every
request a tenth of a second.
"""

import hashlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

_BEGINNING = "copydesk_"
"""Of every key, so that a key that strayed into a file or a chat can be found and revoked."""
_BYTES = 32
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class KeysError(ValueError):
    """A file of keys that can't be used; the message says where and what would be right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key as the file lists it: the name it is logged under, and its SHA-256."""

    name: str
    digest: bytes


def make_key() -> str:
    """A new key."""
    return _BEGINNING + secrets.token_urlsafe(_BYTES)


def digest_key(key: str) -> bytes:
    """The hash by which a key is known."""
    return hashlib.sha256(key.encode(errors="surrogatepass")).digest()


def write_entry(name: str, key: str) -> str:
    """The line of the file that admits a key; raises KeysError for a name that does not fit."""
    if not _NAME.fullmatch(name):
        raise KeysError(
            f"{name!r} is no name for a key; take up to 64 letters, digits, dots, '_' and '-'."
        )
    return f"{name}:{digest_key(key).hex()}"


def read_entries(text: str) -> tuple[Entry, ...]:
    """The keys that a file lists, one `name:hash` a line; empty lines and # comments are free.

    A name may stand twice, for the time in which a key is replaced by a new one.
    Raises KeysError, which names the line and never shows it: it may hold a key by mistake.
    """
    return tuple(_entries(text))


def _entries(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, _, digest = line.strip().partition(":")
        if not (_NAME.fullmatch(name) and _DIGEST.fullmatch(digest)):
            raise KeysError(
                f"line {number}: not a name, a colon and a SHA-256 in 64 hexadecimal digits, "
                "as `copydesk key` writes them"
            )
        yield Entry(name, bytes.fromhex(digest))
