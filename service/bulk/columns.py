"""The contract's schemas as columns: of a table in Arrow, of a DataFrame in Spark."""

from typing import Any

from marshmallow import Schema, fields

from service.bulk.extras import need
from service.contract.answer import ArticleSchema, ExplainedArticleSchema
from service.contract.problem import ProblemSchema

PLACE = {"file": "string", "record": "bigint", "id": "string"}
"""The columns that say which document a row is of, beside those of its article."""

_SCALARS = {
    fields.String: "string", fields.Enum: "string", fields.Integer: "bigint",
    fields.Float: "double",
}  # fmt: skip


def article_columns(*, explain: bool) -> dict[str, str]:
    """Each column of an article with its type as Spark and Hive write it."""
    return _columns(ExplainedArticleSchema() if explain else ArticleSchema())


def problem_type() -> str:
    """The type of a column that holds problems, as Spark and Hive write it."""
    return _struct(ProblemSchema(exclude=("request_id",)))


def _columns(schema: Schema) -> dict[str, str]:
    return {name: _type(field) for name, field in schema.fields.items()}


def _type(field: fields.Field[Any]) -> str:
    match field:
        case fields.List():
            return f"array<{_type(field.inner)}>"
        case fields.Nested():
            return _struct(field.schema)
        case _:
            return next(kind for of, kind in _SCALARS.items() if isinstance(field, of))


def _struct(schema: Schema) -> str:
    inner = ",".join(f"{name}:{kind}" for name, kind in _columns(schema).items())
    return f"struct<{inner}>"


def arrow_schema(*, explain: bool) -> Any:
    """The columns of a table of articles, as a pyarrow Schema; raises MissingExtraError."""
    pa = need("pyarrow", "parquet", "A file in Parquet")
    schema = ExplainedArticleSchema() if explain else ArticleSchema()
    place = [pa.field(name, _arrow_scalar(pa, kind)) for name, kind in PLACE.items()]
    return pa.schema(place + _arrow_fields(pa, schema))


def _arrow_fields(pa: Any, schema: Schema) -> list[Any]:
    return [pa.field(name, _arrow_type(pa, field)) for name, field in schema.fields.items()]


def _arrow_type(pa: Any, field: fields.Field[Any]) -> Any:
    match field:
        case fields.List():
            return pa.list_(_arrow_type(pa, field.inner))
        case fields.Nested():
            return pa.struct(_arrow_fields(pa, field.schema))
        case _:
            return _arrow_scalar(pa, _type(field))


def _arrow_scalar(pa: Any, kind: str) -> Any:
    return {"string": pa.string(), "bigint": pa.int64(), "double": pa.float64()}[kind]
