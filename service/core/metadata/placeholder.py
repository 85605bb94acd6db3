"""What programs write where an author's name should stand."""

import re

from service.core.metadata.value import key_of

LONGEST_NAME = 80

_PLACEHOLDERS = frozenset(
    {"undefined", "null", "none", "nan", "unknown", "anonymous", "object object", "n a", "test",
     "user", "root", "default", "guest"}
)  # fmt: skip
_ACCOUNTS = frozenset({"admin", "administrator", "webmaster"})
"""Words for a site's own accounts: "Site Admin"."""
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.\w+\.\w", re.IGNORECASE)
_SERIAL = re.compile(r"\d\w*\d|[0-9a-f]{4,}-[0-9a-f]{4}|[^\W\d_]\d[^\W\d_]")


def is_placeholder(name: str) -> bool:
    """Whether a name is an address, a number, an account or what stands for no name at all."""
    key = key_of(name)
    if len(key) < 2 or key in _PLACEHOLDERS or len(name) > LONGEST_NAME:
        return True
    if not _ACCOUNTS.isdisjoint(key.split()) or not name.isprintable():
        return True  # letters of another encoding, read in the wrong one, print no better
    return bool(_ADDRESS.search(name) or _SERIAL.search(name))
