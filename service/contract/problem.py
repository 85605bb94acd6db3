"""What is answered when there is no article: a problem document of RFC 9457."""

from marshmallow import RAISE, Schema, fields


class FaultSchema(Schema):
    """One thing that does not fit."""

    class Meta:
        unknown = RAISE

    field = fields.String(
        required=True,
        metadata={"description": "The field it lies in; $ is the document as a whole."},
    )
    message = fields.String(
        required=True, metadata={"description": "What is wrong and what would be right."}
    )


class ProblemSchema(Schema):
    """A problem document."""

    type = fields.String(
        required=True,
        metadata={
            "description": "The kind of problem: a path of this service that explains it.",
            "format": "uri-reference",
        },
    )
    title = fields.String(required=True, metadata={"description": "The kind in a few words."})
    status = fields.Integer(required=True, metadata={"description": "The HTTP status."})
    detail = fields.String(
        required=True,
        metadata={"description": "What was wrong this time, where, and what would be right."},
    )
    request_id = fields.String(
        required=True, metadata={"description": "The request's id, to be named when asking."}
    )
    errors = fields.List(
        fields.Nested(FaultSchema),
        metadata={"description": "With status 422: each field that does not fit."},
    )


class ProblemKindSchema(Schema):
    """What a kind of problem means."""

    class Meta:
        unknown = RAISE

    type = fields.String(required=True, metadata={"format": "uri-reference"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    description = fields.String(required=True)
