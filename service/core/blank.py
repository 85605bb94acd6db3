"""What a reader sees nothing of: white space, and characters without shape or width."""

import re

UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
"""Controls, and what Unicode tells to ignore where it can't be shown, as a pattern's class."""

SEEN = rf"[^\s{UNSEEN}]"
"""A pattern for a character of a text, in JSON Schema as well."""

_seen = re.compile(SEEN)


def is_blank(text: str) -> bool:
    """Whether there is no text in a text."""
    return _seen.search(text) is None
