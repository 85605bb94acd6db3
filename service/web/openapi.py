"""The description of the service in OpenAPI 3.1, made from the schemas of the contract."""

from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from service import __version__
from service.contract import problem_kind
from service.contract.answer import (
    ArticleSchema,
    ExplainedArticleSchema,
    ProvenanceSchema,
    VersionSchema,
)
from service.contract.batch import NDJSON, BatchAnswerSchema, BatchLineSchema
from service.contract.credit_line import LONGEST, CreditLineSchema, CreditQuerySchema
from service.contract.form import JSON, LINKED_DATA, MARKDOWN, PLAIN
from service.contract.news_article import NewsArticleSchema
from service.contract.problem import ProblemKindSchema
from service.contract.request import DocumentSchema, QuerySchema
from service.web import playground
from service.web.described_answers import REQUEST_ID, VARY, name_problems, problems
from service.web.described_bodies import EITHER, body, lines, plain_text, raw_page, text_or_html

_ABOUT = """\
Raw scraped article text or HTML in, clean structured JSON out: title, body, credits and source, \
and a ledger that says of every character where it went."""

_KEYS = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "An API key."},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}
_ASKED: list[dict[str, list[str]]] = [{}, {"bearer": []}, {"header": []}]
"""A key by either way, and none where the service runs without keys."""

_POST_PROBLEMS = (
    problem_kind.BAD_REQUEST,
    problem_kind.UNAUTHORIZED,
    problem_kind.NOT_ACCEPTABLE,
    problem_kind.REQUEST_TIMEOUT,
    problem_kind.TOO_LARGE,
    problem_kind.UNSUPPORTED_MEDIA_TYPE,
    problem_kind.INVALID_DOCUMENT,
    problem_kind.DOCUMENT_TOO_EXPENSIVE,
    problem_kind.RATE_LIMITED,
    problem_kind.INTERNAL_ERROR,
    problem_kind.OVERLOADED,
)


def describe() -> str:
    """The whole description, as YAML."""
    spec = APISpec(
        title="Copydesk",
        version=__version__,
        openapi_version="3.1.0",
        info={
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        plugins=[MarshmallowPlugin(schema_name_resolver=_schema_name)],
    )
    for name, scheme in _KEYS.items():
        spec.components.security_scheme(name, scheme)
    name_problems(spec)
    spec.components.schema("BatchLine", schema=BatchLineSchema)
    spec.components.schema("BatchAnswer", schema=BatchAnswerSchema)
    spec.path("/v1/clean", operations={"post": _clean()})
    spec.path("/v1/clean/batch", operations={"post": _clean_batch()})
    spec.path("/v1/credits", operations={"post": _credits()})
    spec.path("/livez", operations={"get": _probe("live", "Whether the process answers")})
    spec.path("/readyz", operations={"get": _ready()})
    spec.path("/version", operations={"get": _version()})
    spec.path("/metrics", operations={"get": _metrics()})
    spec.path("/openapi.yaml", operations={"get": _reference()})
    spec.path(f"{problem_kind.FOLDER}/{{name}}", operations={"get": _problem_page()})
    for path, kind, summary in (
        ("/docs", "text/html", "This description as a page for people"),
        ("/docs/manual.css", "text/css", "That page's style"),
    ):
        name = path.strip("/").replace("/", "_").replace(".", "_")
        spec.path(path, operations={"get": _get(name, summary, kind, {"type": "string"})})
    spec.path("/", operations={"get": _playground()})
    spec.path(f"{playground.FOLDER}/{{name}}", operations={"get": _playground_part()})
    described: str = spec.to_yaml({"sort_keys": False, "allow_unicode": True, "width": 100})
    return described


def _schema_name(schema: Any) -> str:
    name = schema.__name__ if isinstance(schema, type) else type(schema).__name__
    return str(name).removesuffix("Schema")


def _clean() -> dict[str, Any]:
    return {
        "operationId": "clean",
        "security": _ASKED,
        "summary": "Clean one raw text or page",
        "description": "Query parameters go with any kind of body; where a JSON document says "
        "the same thing, the document counts. A parameter that is not listed is a 422, and so is "
        "a page that holds no text. The answer is in the form that Accept asks for; `explain` goes "
        "with application/json alone, and is a 422 with any other.",
        "parameters": [{"in": "query", "schema": QuerySchema}],
        "requestBody": body(
            {
                "text/plain": plain_text(
                    "The raw text, UTF-8 unless charset says otherwise. One that begins as a "
                    "page does is read as a page."
                ),
                "text/html": raw_page(),
                "application/xhtml+xml": raw_page(),
                "application/json": {"schema": text_or_html(DocumentSchema)},
            }
        ),
        "responses": {
            "200": {
                "description": "The article, with `segments`, `text` and `metadata` where "
                "`explain` is true",
                "content": _forms(),
                "headers": REQUEST_ID | VARY,
            },
            **problems(*_POST_PROBLEMS),
        },
    }


def _forms() -> dict[str, Any]:
    """What an article is answered in, by media type."""
    body = "The body alone: the paragraphs, a blank line between them."
    page = "The title as a heading, the body, and credits and source as a list below a rule."
    return {
        JSON: {"schema": {"oneOf": [ArticleSchema, ExplainedArticleSchema]}},
        LINKED_DATA: {"schema": NewsArticleSchema},
        PLAIN: {"schema": {"type": "string", "description": body}},
        MARKDOWN: {"schema": {"type": "string", "description": page}},
    }


def _clean_batch() -> dict[str, Any]:
    return {
        "operationId": "cleanBatch",
        "security": _ASKED,
        "summary": "Clean many texts and pages, a line of JSON each",
        "description": "One JSON document a line, one answer a line, in order. Answers are sent "
        "while lines still come in. A line that can't be cleaned is answered with its problem, "
        "and the rest goes on; so is a blank line. The status is 200 as soon as the first line "
        "may be read: where the batch itself can't be read further, its last answer says so. "
        "Query parameters go for each line that does not say the same thing itself. The body may "
        "be sent with `Content-Encoding: gzip`, and is answered so where Accept-Encoding takes it.",
        "parameters": [{"in": "query", "schema": QuerySchema}],
        "requestBody": body({NDJSON: {"schema": lines("BatchLine", **EITHER)}}),
        "responses": {
            "200": {
                "description": "An answer line for each line",
                "content": {NDJSON: {"schema": lines("BatchAnswer")}},
                "headers": REQUEST_ID,
            },
            **problems(*_POST_PROBLEMS),
        },
    }


def _credits() -> dict[str, Any]:
    return {
        "operationId": "credits",
        "security": _ASKED,
        "summary": "Read one credit line",
        "description": "A credit line, byline or dateline, or a block of them, without an "
        "article around it. Query parameters go with either kind of body, as for /v1/clean.",
        "parameters": [{"in": "query", "schema": CreditQuerySchema}],
        "requestBody": body(
            {
                "text/plain": plain_text(
                    "The line or block, UTF-8 unless charset says otherwise.", maxLength=LONGEST
                ),
                "application/json": {"schema": CreditLineSchema},
            }
        ),
        "responses": {
            "200": {
                "description": "Who made the article, and where it comes from",
                "content": {"application/json": {"schema": ProvenanceSchema}},
                "headers": REQUEST_ID,
            },
            **problems(*_POST_PROBLEMS),
        },
    }


def _probe(status: str, summary: str) -> dict[str, Any]:
    schema = {
        "type": "object",
        "properties": {"status": {"const": status}},
        "required": ["status"],
        "additionalProperties": False,
    }
    return _get(status, summary, "application/json", schema)


def _ready() -> dict[str, Any]:
    ready = _probe("ready", "Whether it takes new callers")
    ready["responses"] |= problems(problem_kind.STOPPING)
    return ready


def _version() -> dict[str, Any]:
    version = _get("version", "What is running", "application/json", VersionSchema)
    return _guarded(version)


def _metrics() -> dict[str, Any]:
    metrics = _get("metrics", "Counts for Prometheus", "text/plain", {"type": "string"})
    metrics["description"] = (
        "Where the service is told an address of its own for this, it is answered there alone, "
        "and needs no key."
    )
    return _guarded(metrics)


def _reference() -> dict[str, Any]:
    return _get("openapi", "This description", "application/yaml", {"type": "object"})


def _problem_page() -> dict[str, Any]:
    page = _get("problem", "What a kind of problem means", "application/json", ProblemKindSchema)
    names = [kind.name for kind in problem_kind.KINDS]
    page["parameters"] = [_name("The last part of a problem's `type`.", {"enum": names})]
    page["responses"] |= problems(problem_kind.NOT_FOUND)
    return page


def _playground() -> dict[str, Any]:
    schema = {"type": "string", "description": "A page for people."}
    return _get("playground", "The playground, unless it is switched off", "text/html", schema)


def _playground_part() -> dict[str, Any]:
    schema = {"type": "string", "description": "Of the media type that the name's ending says."}
    page = _get("playground_part", "A file that the playground is made of", "*/*", schema)
    page["parameters"] = [_name("The file's, as the page calls it.", {"type": "string"})]
    page["responses"] |= problems(problem_kind.NOT_FOUND)
    return page


def _name(about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "in": "path", "name": "name", "required": True, "description": about, "schema": schema,
    }  # fmt: skip


def _get(operation: str, summary: str, media_type: str, schema: Any) -> dict[str, Any]:
    answer = {
        "description": summary,
        "content": {media_type: {"schema": schema}},
        "headers": REQUEST_ID,
    }
    return {
        "operationId": operation,
        "summary": summary,
        "responses": {"200": answer, **problems(problem_kind.INTERNAL_ERROR)},
    }


def _guarded(operation: dict[str, Any]) -> dict[str, Any]:
    """An operation that asks for a key, where the service does."""
    operation["security"] = _ASKED
    operation["responses"] |= problems(problem_kind.UNAUTHORIZED)
    return operation
