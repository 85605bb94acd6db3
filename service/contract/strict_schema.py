"""A schema that takes no key but its own, and says of any other which one may be meant."""

from difflib import get_close_matches
from itertools import islice
from typing import Any

from marshmallow import RAISE, Schema, ValidationError

from service.contract.fault import MOST_FAULTS

_LONGEST_KEY = 40
"""Characters beyond which no one misspelt a key: what has more is not compared."""

_MESSAGES = {"type": "Must be a JSON object, in curly brackets."}


class StrictSchema(Schema):
    """What a request may say."""

    class Meta:
        unknown = RAISE

    error_messages = _MESSAGES

    def handle_error(self, error: ValidationError, data: Any, *, many: bool, **_: Any) -> None:
        """Word the faults of unknown keys: the first of them, which are all that are shown."""
        del data, many
        messages = error.messages
        if not isinstance(messages, dict):
            return
        unknown = (key for key in messages if key not in self.fields and key != "_schema")
        messages |= {key: [self._unknown(str(key))] for key in islice(unknown, MOST_FAULTS)}

    def _unknown(self, key: str) -> str:
        names = list(self.fields)
        likely = get_close_matches(key.lower(), names, n=1) if len(key) <= _LONGEST_KEY else []
        hint = f" Did you mean {likely[0]}?" if likely else ""
        return f"Is unknown; known are {', '.join(names[:-1])} and {names[-1]}.{hint}"
