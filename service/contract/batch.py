"""A batch: documents as JSON lines in, one answer line for each of them out."""

from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validates_schema

from service.contract.answer import ArticleSchema, ExplainedArticleSchema
from service.contract.problem import ProblemSchema
from service.contract.request import DocumentSchema

NDJSON = "application/x-ndjson"

LONGEST_ID = 256
"""Characters of an id that is a string."""

_GREATEST_ID = 2**53 - 1  # what each JSON reader holds exactly (RFC 8259, section 6)
_ID = {
    "description": "The caller's name for the document, said again with its answer: a string of "
    f"at most {LONGEST_ID} characters or a whole number. null where none was given.",
    "oneOf": [
        {"type": "string", "maxLength": LONGEST_ID},
        {"type": "integer", "minimum": -_GREATEST_ID, "maximum": _GREATEST_ID},
        {"type": "null"},
    ],
}
_LINE = {"description": "Which line of the request this answers; the first is 1.", "minimum": 1}


def _is_id(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return abs(value) <= _GREATEST_ID
    return value is None or (isinstance(value, str) and len(value) <= LONGEST_ID)


def _check_id(value: Any) -> None:
    if not _is_id(value):
        raise ValidationError(
            f"Must be a string of at most {LONGEST_ID} characters, or a whole number from "
            f"-{_GREATEST_ID} to {_GREATEST_ID}."
        )


class BatchLineSchema(DocumentSchema):
    """One line of a batch: a document, and the name that its caller has for it."""

    id = fields.Raw(allow_none=True, validate=_check_id, metadata=_ID)


class BatchAnswerSchema(Schema):
    """The answer to one line: an article or an error."""

    class Meta:
        unknown = RAISE

    line = fields.Integer(required=True, metadata=_LINE)
    id = fields.Raw(required=True, allow_none=True, metadata=_ID)
    article = fields.Raw(
        metadata={
            "description": "The article, as of `POST /v1/clean`.",
            "anyOf": [
                {"$ref": f"#/components/schemas/{schema.__name__.removesuffix('Schema')}"}
                for schema in (ArticleSchema, ExplainedArticleSchema)
            ],
        }
    )
    error = fields.Nested(
        ProblemSchema, metadata={"description": "Why there is none: a problem document."}
    )

    @validates_schema
    def _is_one(self, data: Mapping[str, Any], **_: Any) -> None:
        if ("article" in data) == ("error" in data):
            raise ValidationError("Either article or error is there.")


_line = BatchLineSchema()


def load_batch_line(values: Any) -> dict[str, Any]:
    """What one line says; raises marshmallow's ValidationError."""
    known: dict[str, Any] = _line.load(values)
    return known


def id_of(values: Any) -> str | int | None:
    """The id in what a line holds, whatever else is wrong with it; None where there is none."""
    given = values.get("id") if isinstance(values, dict) else None
    return given if _is_id(given) else None
