"""Flask, without what no request here has: sessions, and views or hooks that are coroutines."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response, request
from flask.sessions import NullSession, SessionInterface, SessionMixin


class _NoSessions(SessionInterface):
    """The session of every request: none, and one for all of them."""

    _none = NullSession()

    def open_session(self, app: Flask, request: Request) -> SessionMixin:
        return self._none

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """There is nothing to save."""


class Application(Flask):
    """The application; what it leaves out would be looked for anew at each request."""

    session_interface = _NoSessions()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself: it is no coroutine."""
        return func


def current_request() -> Request:
    """The request that is answered, itself: each look through Flask's proxy takes its time."""
    asked: Request = request._get_current_object()  # type: ignore[attr-defined]
    return asked
