"""Headers that keep browsers from doing with an answer what it is not for."""

from flask import Flask, Response

_GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def install(app: Flask) -> None:
    """Guard every answer; a view that sets one of these headers itself, as pages do, has its way.

    Strict-Transport-Security is left to the proxy that speaks TLS: this service never does,
    and what it says of a host's TLS would be a guess.
    """
    app.after_request(_guard)


def _guard(response: Response) -> Response:
    headers = response.headers
    own = {name.lower() for name, _ in headers}
    for name, value in _GUARDS.items():
        if name.lower() not in own:
            headers.add(name, value)
    return response
