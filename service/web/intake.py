"""A request's body and query parameters, read into a document."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import Flask, Request, current_app
from marshmallow import ValidationError

from service.charset import UTF_8, BrokenEncodingError, canonical_name, decode
from service.contract.batch import NDJSON
from service.contract.credit_line import load_credit_line, load_credit_query, submit_credit_line
from service.contract.form import JSON
from service.contract.problem_error import ProblemError, refusing
from service.contract.problem_kind import BROKEN_ENCODING, UNSUPPORTED_MEDIA_TYPE
from service.contract.request import (
    Submission,
    load_document,
    load_page,
    load_query,
    load_text,
    submit,
)
from service.core import Document
from service.core.document import BYTE_ORDER_MARK
from service.core.encoding import decode_page
from service.strict_json import read_json
from service.today import today
from service.web.body import read_body

Known = dict[str, Any]
Readers = Mapping[str, Callable[[bytes, str | None], Known]]
"""How a body of each media type is read, by its bytes and the charset that it was sent with."""


_DOCUMENT = re.compile(r'\ufeff?\s*\{\s*"(?:text|html|url|language|reference_date|explain)"\s*:')
"""How a JSON document begins. Sent as a text it would come back as an article, quotes, braces and
all, and nobody would hear of the wrong header."""

_DEPTH = "COPYDESK_MAX_JSON_DEPTH"


def install(app: Flask, max_json_depth: int) -> None:
    """Bound how deep the JSON that comes in may be nested."""
    app.config[_DEPTH] = max_json_depth


def json_depth() -> int:
    """Arrays and objects that may stand within each other."""
    depth: int = current_app.config[_DEPTH]
    return depth


def read_submission(request: Request) -> Submission:
    """What a request to clean asks for.

    A JSON document may say what query parameters say, and its word counts more.
    Raises ProblemError for whatever does not fit.
    """
    return submit(_read(request, _DOCUMENTS, load_query), today=today())


def read_credit_line(request: Request) -> Document:
    """The credit line that a request holds; raises ProblemError for whatever does not fit."""
    return submit_credit_line(_read(request, _LINES, load_credit_query), today=today())


def _read(
    request: Request, readers: Readers, read_query: Callable[[Mapping[str, str]], Known]
) -> Known:
    read = readers.get(request.mimetype)
    if read is None:
        raise _unsupported(request.mimetype, readers)
    charset = request.mimetype_params.get("charset")
    with refusing("body"):
        return read_query(_query(request)) | read(read_body(request), charset)


def read_batch_query(request: Request) -> Known:
    """What the query parameters of a batch say of each of its lines.

    Raises ProblemError where they, or the body's media type, do not fit.
    """
    if request.mimetype != NDJSON:
        raise _unsupported(request.mimetype, (NDJSON,))
    with refusing("body"):
        _check_json_charset(request.mimetype_params.get("charset"))
        return load_query(_query(request))


def _read_text(body: bytes, charset: str | None) -> Known:
    text = _decode(body, charset)
    if _DOCUMENT.match(text) and text.rstrip().endswith("}"):
        raise ProblemError(
            UNSUPPORTED_MEDIA_TYPE,
            "The body is a JSON document by its first key, and Content-Type says text/plain; "
            f"send it as {JSON}.",
        )
    return load_text(text)


def _decode(body: bytes, charset: str | None) -> str:
    try:
        return decode(body, charset or UTF_8)
    except BrokenEncodingError as error:
        right = "Send UTF-8, or name the charset of the body in Content-Type."
        raise ProblemError(BROKEN_ENCODING, f"The body is {error}. {right}") from error


def _read_page(body: bytes, charset: str | None) -> Known:
    return load_page(decode_page(body, charset))


def _read_document(body: bytes, charset: str | None) -> Known:
    return load_document(_json(body, charset))


def _read_line(body: bytes, charset: str | None) -> Known:
    return load_credit_line({"text": _decode(body, charset)})


def _read_line_document(body: bytes, charset: str | None) -> Known:
    return load_credit_line(_json(body, charset))


def _json(body: bytes, charset: str | None) -> Any:
    _check_json_charset(charset)
    return read_json(decode(body).removeprefix(BYTE_ORDER_MARK), json_depth())


def _check_json_charset(charset: str | None) -> None:
    if canonical_name(charset or UTF_8) not in (UTF_8, "ascii"):
        raise ProblemError(
            UNSUPPORTED_MEDIA_TYPE,
            f"JSON is sent in UTF-8 (RFC 8259), and Content-Type says {charset!r}.",
        )


_DOCUMENTS: Readers = {
    "text/plain": _read_text,
    "text/html": _read_page,
    "application/xhtml+xml": _read_page,
    JSON: _read_document,
}
_LINES: Readers = {"text/plain": _read_line, JSON: _read_line_document}


def _unsupported(mimetype: str, readers: Iterable[str]) -> ProblemError:
    *others, last = readers
    taken = f"{', '.join(others)} or {last}" if others else last
    sent = f"Content-Type {mimetype[:80]!r} is not accepted" if mimetype else "No Content-Type"
    example = (*others, last)[0]
    hint = ""
    if mimetype == "application/x-www-form-urlencoded":
        hint = f" curl sends this type unless told: add -H 'Content-Type: {example}'."
    return ProblemError(
        UNSUPPORTED_MEDIA_TYPE,
        f"{sent}; send {taken}.{hint}",
        headers={"Accept-Post": ", ".join((*others, last))},
    )


def _query(request: Request) -> dict[str, str]:
    if not request.query_string:
        return {}
    parameters = request.args.to_dict(flat=False)
    repeated = [name for name, values in parameters.items() if len(values) > 1]
    if repeated:
        raise ValidationError({name: ["Must be given once."] for name in repeated})
    return {name: values[0] for name, values in parameters.items()}
