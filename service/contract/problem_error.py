"""A problem on its way to the caller, and what is said of it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from marshmallow import ValidationError

from service.charset import BrokenEncodingError, UnknownCharsetError
from service.contract.fault import faults
from service.contract.problem_kind import (
    BROKEN_ENCODING,
    BROKEN_JSON,
    INVALID_DOCUMENT,
    UNSUPPORTED_MEDIA_TYPE,
    ProblemKind,
)
from service.strict_json import BrokenJSONError

_TOLD = 3
"""Faults of a document that the detail tells; errors lists more."""


class ProblemError(Exception):
    """A request that ends in a problem; `errors` as in `service.contract.fault`."""

    def __init__(
        self,
        kind: ProblemKind,
        detail: str,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}


def invalid(error: ValidationError) -> ProblemError:
    """The problem of a request that does not fit, each of its faults under its field."""
    errors = faults(error)
    fields: dict[str, list[str]] = {}
    for fault in errors:
        fields.setdefault(fault["message"], []).append(fault["field"])
    told = [f"{', '.join(named)}: {message}" for message, named in fields.items()]
    if len(told) > _TOLD:
        told[_TOLD:] = ["See errors for more."]
    return ProblemError(INVALID_DOCUMENT, " ".join(told), errors=errors)


def describe(error: ProblemError, **about: str) -> dict[str, Any]:
    """What went wrong, and what is known about it beside; ready for JSON."""
    problem: dict[str, Any] = {
        "type": error.kind.path,
        "title": error.kind.title,
        "status": error.kind.status.value,
        "detail": error.detail,
        **about,
    }
    if error.errors:
        problem["errors"] = list(error.errors)
    return problem


@contextmanager
def refusing(what: str) -> Iterator[None]:
    """Say of what does not fit, a body or a line of one, which problem that is."""
    try:
        yield
    except UnknownCharsetError as error:
        raise ProblemError(UNSUPPORTED_MEDIA_TYPE, f"In Content-Type, {error}.") from error
    except BrokenEncodingError as error:
        raise ProblemError(BROKEN_ENCODING, f"The {what} is {error}. Send UTF-8.") from error
    except BrokenJSONError as error:
        raise ProblemError(BROKEN_JSON, f"The {what} is not valid JSON: {error}.") from error
    except ValidationError as error:
        raise invalid(error) from error
