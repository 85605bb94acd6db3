"""Who may call: API keys, where the service asks for them."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

from service.contract.problem_error import ProblemError
from service.contract.problem_kind import UNAUTHORIZED
from service.web.keyring import Keyring
from service.web.passed import passed
from service.web.record import current_record

View = TypeVar("View", bound=Callable[..., Any])

_OPEN = "needs_no_key"
_HEADER = "X-API-Key"
_CHALLENGE = 'Bearer realm="copydesk"'


def open_to_all(view: View) -> View:
    """Let a view be called without a key: one that shows nothing of anyone's texts."""
    setattr(view, _OPEN, True)
    return view


def install(app: Flask, keyring: Keyring | None) -> None:
    """Ask each caller for a key of the ring; without a ring, ask no one."""
    if keyring is not None:
        app.before_request(lambda: _admit(keyring))


def _admit(keyring: Keyring) -> None:
    if (before := passed()) is not None:
        current_record().key = before.key
        return
    if request.method == "OPTIONS" or _is_open():
        return  # a browser asks by OPTIONS whether it may send a key
    key = _sent_key()
    if key is None:
        raise _refusal(
            f"This service asks for an API key: send it as Authorization: Bearer or {_HEADER}.",
            _CHALLENGE,
        )
    name = keyring.owner(key)
    if name is None:
        raise _refusal(
            "The API key is not valid. It may have been replaced: ask who runs this service.",
            f'{_CHALLENGE}, error="invalid_token"',
        )
    current_record().key = name


def _is_open() -> bool:
    """Whether the path is open; one that is unknown is not, and tells no one that it is."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, _OPEN, False)


def _sent_key() -> str | None:
    sent = request.authorization
    if sent is not None and sent.type == "bearer":
        return sent.token
    return request.headers.get(_HEADER)


def _refusal(detail: str, challenge: str) -> ProblemError:
    return ProblemError(UNAUTHORIZED, detail, headers={"WWW-Authenticate": challenge})
