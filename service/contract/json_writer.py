"""JSON written straight from objects, as a schema and the standard library would write them.

A schema's dump makes a dictionary of each object, asking each field anew how its value is found
and what it becomes; then json makes a text of that. What does not change from one object to the
next is settled here once, when the writer is made.
"""

from collections.abc import Callable, Mapping
from json.encoder import encode_basestring as _quoted
from operator import attrgetter
from typing import Any

from marshmallow import Schema, fields

Writer = Callable[[Any], str]
"""Writes one value as compact JSON."""

_NULL = "null"


def object_writer(schema: Schema, fixed: Mapping[str, str] | None = None) -> Writer:
    """A writer of objects that have an attribute for each of a schema's fields.

    `fixed` holds the JSON of keys that are the same whatever the object says. Raises TypeError
    for a field of a kind that no answer has had so far.
    """
    said = dict.fromkeys(schema.dump_fields, "%s") | dict(fixed or {})
    frame = "{" + ",".join(f"{_quoted(name)}:{value}" for name, value in said.items()) + "}"
    asked = [name for name, value in said.items() if value == "%s"]
    writers = [_writer(schema.dump_fields[name]) for name in asked]
    values = attrgetter(*asked)  # of several names: it gives a tuple

    def write(value: Any) -> str:
        pairs = zip(writers, values(value), strict=True)
        return frame % tuple([_NULL if one is None else write(one) for write, one in pairs])

    return write


def _writer(field: fields.Field[Any]) -> Writer:
    """A writer of a field's values, None not among them."""
    if field.data_key is not None or field.attribute is not None:
        raise TypeError(f"{field.name} goes by several names")
    match field:
        case fields.Nested():
            return object_writer(field.schema)
        case fields.List():
            write = _writer(field.inner)
            return lambda values: f"[{','.join([write(value) for value in values])}]"
        case fields.Enum(by_value=True):
            return {member: _quoted(member.value) for member in field.enum}.__getitem__
        case fields.String():
            return _quoted
        case fields.Integer():
            return lambda value: repr(int(value))
        case fields.Float():
            return lambda value: repr(float(value))
        case _:
            raise TypeError(f"{field.name} is a {type(field).__name__}")
