"""Which web pages may call the service from a browser: none, unless a setting names them."""

from collections.abc import Sequence

from flask import Flask, Response
from flask_cors import CORS

from service.web.application import current_request

_SENT = ("Authorization", "Content-Type", "X-API-Key", "X-Request-ID")
_SHOWN = ("RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID")
_REMEMBERED = 600
"""Seconds for which a browser need not ask again."""


def install(app: Flask, origins: Sequence[str]) -> None:
    """Let pages of these origins call; `*` is any. Cookies are never taken."""
    app.after_request(_without_type)
    if origins:
        CORS(
            app,
            origins=list(origins),
            allow_headers=list(_SENT),
            expose_headers=list(_SHOWN),
            max_age=_REMEMBERED,
        )


def _without_type(response: Response) -> Response:
    """What is allowed stands in the headers: an answer to OPTIONS with no body is of no type."""
    if current_request().method == "OPTIONS" and not response.get_data():
        response.headers.pop("Content-Type", None)
    return response
