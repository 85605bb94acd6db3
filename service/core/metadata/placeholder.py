"""What stands where an author's name should: what programs write there, and newspapers' names."""

import re
from collections.abc import Sequence

from service.core.attribution.token import Shape, Token
from service.core.attribution.vocabulary import Vocabulary
from service.core.metadata.value import key_of

LONGEST_NAME = 80
SHORTEST_OUTLET = 4
"""Characters of a newspaper's name where a character is a word; people's have two or three."""

_PLACEHOLDERS = frozenset(
    {"undefined", "null", "none", "nan", "unknown", "anonymous", "object object", "n a", "test",
     "user", "root", "default", "guest"}
)  # fmt: skip
_ACCOUNTS = frozenset({"admin", "administrator", "webmaster"})
"""Words for a site's own accounts: "Site Admin"."""
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.\w+\.\w", re.IGNORECASE)
_MAILBOX = re.compile(
    r"\s*(?:\S{1,100}@\S{1,100}\s+\(([^()@]+)\)|([^<>@]{1,100}?)\s*<[^<>\s]*@[^<>\s]*>)\s*\Z"
)
"""How mail and feeds have a name: "jane@valley.example (Jane Roe)", "Jane Roe <jane@...>"."""
_SERIAL = re.compile(r"\d\w*\d|[0-9a-f]{4,}-[0-9a-f]{4}|[^\W\d_]\d[^\W\d_]")


def without_address(text: str) -> str:
    """A name without the mail address that stands beside it in its entry."""
    mailbox = _MAILBOX.match(text) if "@" in text else None
    return mailbox[1] or mailbox[2] if mailbox else text


def is_placeholder(name: str) -> bool:
    """Whether a name is an address, a number, an account or what stands for no name at all."""
    key = key_of(name)
    if len(key) < 2 or key in _PLACEHOLDERS or len(name) > LONGEST_NAME:
        return True
    if not _ACCOUNTS.isdisjoint(key.split()) or not name.isprintable():
        return True  # letters of another encoding, read in the wrong one, print no better
    return bool(_ADDRESS.search(name) or _SERIAL.search(name))


def is_outlet(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a name in Chinese characters ends as newspapers' names do."""
    if len(tokens) < SHORTEST_OUTLET or any(t.shape is not Shape.IDEOGRAPH for t in tokens):
        return False
    return any(
        vocabulary.skip("outlets", tokens, at) == len(tokens) for at in range(2, len(tokens))
    )
