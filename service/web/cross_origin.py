"""Which web pages may call the service from a browser: none, unless a setting names them."""

from collections.abc import Sequence

from flask import Flask
from flask_cors import CORS

_SENT = ("Authorization", "Content-Type", "X-API-Key", "X-Request-ID")
_SHOWN = ("RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID")
_REMEMBERED = 600
"""Seconds for which a browser need not ask again."""


def install(app: Flask, origins: Sequence[str]) -> None:
    """Let pages of these origins call; `*` is any. Cookies are never taken."""
    if origins:
        CORS(
            app,
            origins=list(origins),
            allow_headers=list(_SENT),
            expose_headers=list(_SHOWN),
            max_age=_REMEMBERED,
        )
