"""What a caller may send: a text and what is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from service.core import Document
from service.core.document import BYTE_ORDER_MARK

LONGEST_URL = 2048
"""Characters; more than any browser or crawler of note keeps."""

_fits_url = validate.Length(min=1, max=LONGEST_URL)
_is_absolute = validate.URL(
    schemes={"http", "https"},
    require_tld=False,
    error="Not an absolute http or https URL, such as https://example.org/news/1.",
)
_is_language = validate.Regexp(
    r"^[A-Za-z]{2}(?:[-_][A-Za-z0-9]{2,8}){0,3}$(?!\n)",  # JSON Schema knows no \Z
    error="Not an ISO 639-1 code, such as 'en'; a region may follow it, as in 'pt-BR'.",
)


@dataclass(frozen=True, slots=True)
class Submission:
    """A document and what its sender wants to know of it."""

    document: Document
    explain: bool


class JSONBoolean(fields.Boolean):
    """true or false and nothing that merely equals them, as 1 does."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


def _check_url(value: str) -> None:
    # one after the other: the pattern is never tried on a URL of five megabytes
    _fits_url(value)
    _is_absolute(value)
    _check_characters(value)


def _check_text(value: str) -> None:
    bare = value.removeprefix(BYTE_ORDER_MARK)
    if not bare or bare.isspace():
        raise ValidationError("There is no text in it, nothing but white space.")
    _check_characters(value)


def _check_characters(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValidationError(
            f"Character {error.start} is a lone surrogate (half of a \\ud83d\\ude00 pair)."
        ) from error


def _url(*, allow_none: bool) -> fields.String:
    return fields.String(
        allow_none=allow_none,
        validate=_check_url,
        metadata={
            "description": "Address that the text was read from: absolute, http or https.",
            "format": "uri",
            "maxLength": LONGEST_URL,
            "examples": ["https://example.org/news/1"],
        },
    )


def _language(*, allow_none: bool) -> fields.String:
    return fields.String(
        allow_none=allow_none,
        validate=_is_language,
        metadata={
            "description": "Language of the text, ISO 639-1; a region is dropped. "
            "Detected where it is not given.",
            "examples": ["en"],
        },
    )


def _reference_date(*, allow_none: bool) -> fields.Date:
    return fields.Date(
        format="%Y-%m-%d",
        allow_none=allow_none,
        error_messages={"invalid": "Not a date of the form 2024-05-17."},
        metadata={
            "description": "Day that dates without a year are settled by, and that no date may "
            "lie beyond. Today (UTC) where it is not given.",
            "examples": ["2024-05-17"],
        },
    )


def _refusals(known: str) -> dict[str, str]:
    return {"unknown": f"It is not known here; known are {known}.", "type": "No JSON object."}


_EXPLAIN = "Whether the answer holds the ledger of the text, under `segments`."


class QuerySchema(Schema):
    """What is known about a text, as query parameters."""

    class Meta:
        unknown = RAISE

    error_messages = _refusals("url, language, reference_date and explain")
    url = _url(allow_none=False)
    language = _language(allow_none=False)
    reference_date = _reference_date(allow_none=False)
    explain = fields.Boolean(
        truthy={"true"},
        falsy={"false"},
        error_messages={"invalid": "Neither true nor false."},
        metadata={"description": _EXPLAIN, "default": False},
    )


class DocumentSchema(Schema):
    """A text and what is known about it, as one JSON object."""

    class Meta:
        unknown = RAISE

    error_messages = _refusals("text, url, language, reference_date and explain")
    text = fields.String(
        required=True,
        validate=_check_text,
        error_messages={"required": "It is missing.", "null": "It may not be null."},
        metadata={
            "description": "The raw text, as it was scraped. "
            "It holds a character that is not white space.",
            "pattern": r"\S",
            "examples": ["A headline\n\nA first paragraph.\n\nLeave a Reply"],
        },
    )
    url = _url(allow_none=True)
    language = _language(allow_none=True)
    reference_date = _reference_date(allow_none=True)
    explain = JSONBoolean(
        error_messages={"invalid": "Neither true nor false."},
        metadata={"description": _EXPLAIN, "default": False},
    )


_query = QuerySchema()
_document = DocumentSchema()
_text = DocumentSchema(only=("text",))


def load_query(values: Mapping[str, Any]) -> dict[str, Any]:
    """What query parameters (or a command's options) say; raises marshmallow's ValidationError."""
    known: dict[str, Any] = _query.load(values)
    return known


def load_document(values: Any) -> dict[str, Any]:
    """What a JSON document says; raises marshmallow's ValidationError."""
    known: dict[str, Any] = _document.load(values)
    return known


def load_text(text: str) -> dict[str, Any]:
    """A text alone, checked as a document's is; raises marshmallow's ValidationError."""
    known: dict[str, Any] = _text.load({"text": text})
    return known


def submit(known: Mapping[str, Any], today: date) -> Submission:
    """A submission from what was loaded; `today` is the reference date where none was given."""
    return Submission(
        document=Document(
            text=known["text"],
            url=known.get("url"),
            language=known.get("language"),
            reference_date=known.get("reference_date") or today,
        ),
        explain=known.get("explain", False),
    )
