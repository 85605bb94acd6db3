"""A request's body and query parameters, read into a submission."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Request
from marshmallow import ValidationError

from service.charset import UTF_8, BrokenEncodingError, UnknownCharsetError, canonical_name, decode
from service.contract.fault import faults
from service.contract.request import (
    Submission,
    load_document,
    load_query,
    load_text,
    submit,
)
from service.strict_json import BrokenJSONError, read_json
from service.web.body import read_body
from service.web.problem import (
    BROKEN_ENCODING,
    BROKEN_JSON,
    INVALID_DOCUMENT,
    UNSUPPORTED_MEDIA_TYPE,
    ProblemError,
)


def read_submission(request: Request) -> Submission:
    """What a request asks for.

    A JSON document may say what query parameters say, and its word counts more.
    Raises ProblemError for whatever does not fit.
    """
    read = _READERS.get(request.mimetype)
    if read is None:
        raise _unsupported(request.mimetype)
    charset = _charset(request)
    try:
        known = load_query(_query(request)) | read(read_body(request), charset)
        return submit(known, today=datetime.now(UTC).date())
    except BrokenEncodingError as error:
        raise ProblemError(BROKEN_ENCODING, f"The body is {error}.") from error
    except BrokenJSONError as error:
        raise ProblemError(BROKEN_JSON, f"The body is no good JSON: {error}.") from error
    except ValidationError as error:
        errors = faults(error)
        named = ", ".join(dict.fromkeys(fault["field"] for fault in errors))
        raise ProblemError(
            INVALID_DOCUMENT, f"See errors for what does not fit: {named}.", errors=errors
        ) from error


def _read_text(body: bytes, charset: str) -> dict[str, Any]:
    return load_text(decode(body, charset))


def _read_json(body: bytes, charset: str) -> dict[str, Any]:
    return load_document(read_json(decode(body, charset).removeprefix("\ufeff")))


_READERS: dict[str, Callable[[bytes, str], dict[str, Any]]] = {
    "text/plain": _read_text,
    "application/json": _read_json,
}
"""How a body of each media type is read; a further type is a further line here."""


def _charset(request: Request) -> str:
    name = request.mimetype_params.get("charset", UTF_8)
    try:
        canonical = canonical_name(name)
    except UnknownCharsetError as error:
        raise ProblemError(UNSUPPORTED_MEDIA_TYPE, f"In Content-Type, {error}.") from error
    if request.mimetype == "application/json" and canonical not in (UTF_8, "ascii"):
        raise ProblemError(UNSUPPORTED_MEDIA_TYPE, "JSON is sent in UTF-8 (RFC 8259).")
    return canonical


def _unsupported(mimetype: str) -> ProblemError:
    taken = " and ".join(_READERS)
    sent = f"Content-Type {mimetype[:80]!r} is not" if mimetype else "A body with no type is not"
    hint = ""
    if mimetype == "application/x-www-form-urlencoded":
        hint = " curl sends this type unless told: add -H 'Content-Type: text/plain'."
    return ProblemError(
        UNSUPPORTED_MEDIA_TYPE,
        f"{sent} taken here; {taken} are.{hint}",
        headers={"Accept-Post": ", ".join(_READERS)},
    )


def _query(request: Request) -> dict[str, str]:
    parameters = request.args.to_dict(flat=False)
    repeated = [name for name, values in parameters.items() if len(values) > 1]
    if repeated:
        raise ValidationError({name: ["It is given more than once."] for name in repeated})
    return {name: values[0] for name, values in parameters.items()}
