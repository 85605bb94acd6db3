"""What the description says of answers: their headers, and the problems by their status."""

from typing import Any

from apispec import APISpec

from service.contract.problem import ProblemSchema
from service.contract.problem_kind import KINDS, ProblemKind
from service.web.problem import MEDIA_TYPE

REQUEST_ID = {
    "X-Request-ID": {
        "description": "The id that the request came with, or one made for it.",
        "schema": {"type": "string"},
    }
}

VARY = {"Vary": {"description": "Accept: the form depends on it.", "schema": {"type": "string"}}}


def problems(*kinds: ProblemKind) -> dict[str, Any]:
    """The named answers of these kinds, by their status."""
    return {str(kind.status.value): f"Problem{kind.status.value}" for kind in kinds}


def _header(about: str, **schema: Any) -> dict[str, Any]:
    return {"description": about, "schema": {"type": "string", **schema}}


_WAIT = _header("Seconds after which to try again.", type="integer", minimum=1)
_TOLD: dict[int, dict[str, Any]] = {
    401: {"WWW-Authenticate": _header("That a key is sent as Bearer.")},
    405: {"Allow": _header("The methods that the path takes.")},
    415: {
        "Accept-Post": _header("Where it is the media type: those that are accepted."),
        "Accept-Encoding": _header("Where it is the content coding: those that are accepted."),
    },
    429: {
        "Retry-After": _WAIT,
        "RateLimit-Policy": _header("The limit: q requests in w seconds."),
        "RateLimit": _header("What is left of it: r requests; more in t seconds."),
    },
    503: {"Retry-After": _WAIT},
}
"""Headers that a problem's answer has, by its status."""


def name_problems(spec: APISpec) -> None:
    """One named answer for each status, which lists the kinds that have it."""
    by_status: dict[int, list[ProblemKind]] = {}
    for kind in KINDS:
        by_status.setdefault(kind.status.value, []).append(kind)
    for status, kinds in by_status.items():
        spec.components.response(
            f"Problem{status}",
            {
                "description": "\n\n".join(f"`{kind.path}`: {kind.title}." for kind in kinds),
                "content": {MEDIA_TYPE: {"schema": ProblemSchema}},
                "headers": REQUEST_ID | _TOLD.get(status, {}),
            },
        )
