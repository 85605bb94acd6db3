"""Headers that keep browsers from doing with an answer what it is not for."""

from flask import Flask, Response

_NOTHING = "default-src 'none'; frame-ancestors 'none'"


def install(app: Flask) -> None:
    """Guard every answer; a view that sets one of these headers itself, as pages do, has its way.

    Strict-Transport-Security is left to the proxy that speaks TLS: this service never does,
    and what it says of a host's TLS would be a guess.
    """
    app.after_request(_guard)


def _guard(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Content-Security-Policy", _NOTHING)
    headers.setdefault("Referrer-Policy", "no-referrer")
    return response
