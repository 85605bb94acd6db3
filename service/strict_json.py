"""JSON as RFC 8259 means it, where the standard library is more lenient than a service can be."""

import json
from typing import Any, NoReturn

_ECHO = 80
"""Characters of an offending key that a message repeats at most."""


class BrokenJSONError(ValueError):
    """A text that is no JSON, or JSON that two readers may understand differently."""


def read_json(text: str) -> Any:
    """The value of a JSON text.

    Raises BrokenJSONError for a syntax error, a key given twice in one object, NaN and the
    infinities, and for nesting or numbers that are too large to be meant.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise BrokenJSONError(
            f"{error.msg} at line {error.lineno}, column {error.colno}"
        ) from error
    except RecursionError as error:
        raise BrokenJSONError("it is nested too deeply") from error
    except BrokenJSONError:
        raise
    except ValueError as error:  # an integer of thousands of digits
        raise BrokenJSONError("a number is too large") from error


def write_json(value: Any) -> bytes:
    """One line of compact JSON in UTF-8, ended by a line feed; lone surrogates are escaped."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise BrokenJSONError(f"the key {key[:_ECHO]!r} is given twice")
            seen.add(key)
    return table


def _refuse_constant(name: str) -> NoReturn:
    raise BrokenJSONError(f"{name} is no JSON value; use null")
