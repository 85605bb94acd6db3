"""JSON as RFC 8259 means it, where the standard library is more lenient than a service can be."""

import json
import re
from json.encoder import encode_basestring_ascii
from typing import Any, NoReturn

_ECHO = 80
"""Characters of an offending key that a message repeats at most."""


class BrokenJSONError(ValueError):
    """A text that is no JSON, or JSON that two readers may understand differently."""


_NESTING = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*+"?', re.DOTALL)
"""Whatever opens or closes an array or object, and strings, in which the same may stand."""
DEEPEST = 64
"""Arrays and objects within each other, where nothing else is asked for."""
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7e]+")
"""What json escapes where it writes ASCII: DEL as well, though it is of it."""


def read_json(text: str, deepest: int = DEEPEST) -> Any:
    """The value of a JSON text.

    Raises BrokenJSONError for a syntax error, a key given twice in one object, NaN and the
    infinities, for nesting beyond `deepest`, and for numbers that are too large to be meant.
    """
    if _is_deeper(text, deepest):
        raise BrokenJSONError(f"it is nested deeper than {deepest}")
    try:
        return _READER.decode(text)
    except json.JSONDecodeError as error:
        raise BrokenJSONError(_place(error)) from error
    except RecursionError as error:
        raise BrokenJSONError("it is nested too deeply") from error
    except BrokenJSONError:
        raise
    except ValueError as error:  # an integer of thousands of digits
        raise BrokenJSONError("a number is too large") from error


def write_json(value: Any) -> bytes:
    """One line of compact JSON in UTF-8, ended by a line feed; lone surrogates are escaped."""
    return encode_json(_WRITER.encode(value))


def encode_json(text: str) -> bytes:
    """A line in UTF-8 of a JSON text; where UTF-8 has no bytes for it, in ASCII."""
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # a lone surrogate
        return _BEYOND_ASCII.sub(_escape, text).encode() + b"\n"


def _escape(found: re.Match[str]) -> str:
    return encode_basestring_ascii(found[0])[1:-1]


def _is_deeper(text: str, deepest: int) -> bool:
    """Whether arrays and objects stand deeper within each other; strings are passed over.

    The standard library's reader nests its own calls and gives up only when Python does.
    """
    if text.count("[") + text.count("{") <= deepest:
        return False
    depth = 0
    for token in _NESTING.finditer(text):
        mark = token[0]
        if mark in "[{":
            depth += 1
            if depth > deepest:
                return True
        elif mark in "]}":
            depth -= 1
    return False


def _place(error: json.JSONDecodeError) -> str:
    """What a syntax error is and where."""
    if not error.doc.strip():
        return "it is empty"
    place = f"at line {error.lineno}, column {error.colno}"
    if error.msg.startswith("Invalid control character"):
        return f"a control character stands in a string {place}; write a line break as \\n"
    return f"{error.msg} {place}"


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


_READER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse_constant)
