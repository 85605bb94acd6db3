"""What does not fit a schema, said field by field."""

from collections.abc import Iterator
from typing import Any

from marshmallow import ValidationError

WHOLE = "$"
"""The field that a fault of the document as a whole is given under."""

MOST_FAULTS = 20
"""Faults of one document that are told at most."""
_ECHO = 80


def faults(error: ValidationError) -> list[dict[str, str]]:
    """`{"field", "message"}` for each of the first MOST_FAULTS; long field names are cut."""
    found = []
    for fault in _walk(error.messages, ""):
        found.append(fault)
        if len(found) == MOST_FAULTS:
            break
    return found


def _walk(messages: Any, field: str) -> Iterator[dict[str, str]]:
    if isinstance(messages, dict):
        for key, inner in messages.items():
            name = "" if key == "_schema" else str(key)
            yield from _walk(inner, f"{field}.{name}".strip("."))
    elif isinstance(messages, list):
        for inner in messages:
            yield from _walk(inner, field)
    else:
        yield {"field": field[:_ECHO] or WHOLE, "message": str(messages)}
