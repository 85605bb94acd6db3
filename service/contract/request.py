"""What a caller may send to be cleaned: a text or a page, and what is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from service.contract.field import (
    NOT_FLAG,
    JSONBoolean,
    language_field,
    reference_date_field,
    text_field,
    url_field,
)
from service.contract.strict_schema import StrictSchema
from service.core import Document

_EXPLAIN = (
    "Whether the answer holds the ledger, under `segments`, with the `text` and the `metadata` "
    "of a page. An answer in application/json alone can hold it."
)
_DETECTED = "Detected where it is not given."


@dataclass(frozen=True, slots=True)
class Submission:
    """A document and what its sender wants to know of it."""

    document: Document
    explain: bool


class QuerySchema(StrictSchema):
    """What is known about a text or a page, as query parameters."""

    url = url_field(allow_none=False)
    language = language_field(_DETECTED, allow_none=False)
    reference_date = reference_date_field(allow_none=False)
    explain = fields.Boolean(
        truthy={"true"},
        falsy={"false"},
        error_messages=NOT_FLAG,
        metadata={"description": _EXPLAIN, "default": False},
    )


class DocumentSchema(StrictSchema):
    """Either a text or a page, and what is known about it, as one JSON object."""

    text = text_field(
        "The raw text, as it was scraped.", "A headline\n\nA first paragraph.\n\nLeave a Reply"
    )
    html = text_field(
        "The page, or a fragment of one, in place of the text.",
        "<h1>A headline</h1><p>A first paragraph.</p>",
    )
    url = url_field(allow_none=True)
    language = language_field(_DETECTED, allow_none=True)
    reference_date = reference_date_field(allow_none=True)
    explain = JSONBoolean(
        error_messages=NOT_FLAG,
        metadata={"description": _EXPLAIN, "default": False},
    )

    @validates_schema
    def _is_text_or_html(self, data: Mapping[str, Any], **_: Any) -> None:
        given = [name for name in ("text", "html") if name in data]
        if len(given) != 1:
            found = "Both text and html are" if given else "Neither text nor html is"
            message = f"{found} there; send one of the two."
            raise ValidationError({"text": [message], "html": [message]})


_query = QuerySchema()
_document = DocumentSchema()


def load_query(values: Mapping[str, Any]) -> dict[str, Any]:
    """What query parameters (or a command's options) say; raises marshmallow's ValidationError."""
    known: dict[str, Any] = _query.load(values) if values else {}
    return known


def load_document(values: Any) -> dict[str, Any]:
    """What a JSON document says; raises marshmallow's ValidationError."""
    known: dict[str, Any] = _document.load(values)
    return known


def load_text(text: str) -> dict[str, Any]:
    """A text alone, checked as a document's is; raises marshmallow's ValidationError."""
    return _load_alone("text", text)


def load_page(html: str) -> dict[str, Any]:
    """A page alone, checked as a document's is; raises marshmallow's ValidationError."""
    return _load_alone("html", html)


def _load_alone(name: str, value: str) -> dict[str, Any]:
    """A document of one field, as its schema would load it; there are no others to look for."""
    try:
        return {name: _document.fields[name].deserialize(value)}
    except ValidationError as error:
        raise ValidationError({name: error.messages}) from error


def submit(known: Mapping[str, Any], today: date) -> Submission:
    """A submission from what was loaded; `today` is the reference date where none was given."""
    return Submission(
        document=Document(
            text=known.get("text", ""),
            html=known.get("html"),
            url=known.get("url"),
            language=known.get("language"),
            reference_date=known.get("reference_date") or today,
            is_told=known.get("reference_date") is not None,
        ),
        explain=known.get("explain", False),
    )
