"""What a caller may send to have its credits read: one line or block, and what is known of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from service.contract.field import language_field, reference_date_field, text_field
from service.contract.strict_schema import StrictSchema
from service.core import Document

LONGEST = 10_000
"""Characters; no article has so long a list of those who made it."""

_TIES = "It settles what two languages read differently; it is not detected."


class CreditQuerySchema(StrictSchema):
    """What is known about a credit line, as query parameters."""

    language = language_field(_TIES, allow_none=False)
    reference_date = reference_date_field(allow_none=False)


class CreditLineSchema(StrictSchema):
    """A credit line and what is known about it, as one JSON object."""

    text = text_field(
        "One credit line, byline or dateline, or a block of them.",
        "(Reporting by Tom Arden in Port Ellery; Editing by Rita Lowe)",
        longest=LONGEST,
        required=True,
    )
    language = language_field(_TIES, allow_none=True)
    reference_date = reference_date_field(allow_none=True)


_query = CreditQuerySchema()
_line = CreditLineSchema()


def load_credit_query(values: Mapping[str, Any]) -> dict[str, Any]:
    """What query parameters (or options) say; raises marshmallow's ValidationError."""
    known: dict[str, Any] = _query.load(values)
    return known


def load_credit_line(values: Any) -> dict[str, Any]:
    """What a JSON object says; raises marshmallow's ValidationError."""
    known: dict[str, Any] = _line.load(values)
    return known


def submit_credit_line(known: Mapping[str, Any], today: date) -> Document:
    """A document from what was loaded; `today` is the reference date where none was given."""
    return Document(
        text=known["text"],
        language=known.get("language"),
        reference_date=known.get("reference_date") or today,
    )
