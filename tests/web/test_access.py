"""API keys: who is let in, who is not, and what is told of it."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient

from service.keys import KeysError, make_key, write_entry
from service.web.keyring import Keyring
from tests.web.conftest import MakeApp
from tests.web.serving import serving

KEY = make_key()
OTHER = make_key()
PLAIN = "text/plain"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that lists one key."""
    path = tmp_path / "keys.txt"
    path.write_text(write_entry("alice", KEY) + "\n")
    return path


@pytest.fixture
def guarded(make_app: MakeApp, file: Path) -> FlaskClient:
    """A service that asks for the key."""
    return make_app(keys_file=str(file)).test_client()


def post(service: FlaskClient, headers: dict[str, str]) -> tuple[int, str | None]:
    """Status and challenge of a cleaning."""
    answer = service.post("/v1/clean", data="A text.", content_type=PLAIN, headers=headers)
    return answer.status_code, answer.headers.get("WWW-Authenticate")


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": f"Bearer {KEY}"},
        {"authorization": f"bearer {KEY}"},
        {"X-API-Key": KEY},
        {"Authorization": "Basic dXNlcjpwYXNz", "X-API-Key": KEY},
    ],
)
def test_a_valid_key_is_let_in(guarded: FlaskClient, headers: dict[str, str]) -> None:
    """By either header; one that a proxy uses for itself is no hindrance."""
    assert post(guarded, headers) == (200, None)


@pytest.mark.parametrize("headers", [{}, {"Authorization": f"Basic {KEY}"}, {"X-Api": KEY}])
def test_no_key_is_asked_for_one(guarded: FlaskClient, headers: dict[str, str]) -> None:
    """The answer says how a key is sent."""
    assert post(guarded, headers) == (401, 'Bearer realm="copydesk"')


@pytest.mark.parametrize(
    "sent",
    [OTHER, KEY[:-1], KEY + "x", KEY.upper(), "", "ä", f"{KEY}, {KEY}", "x" * 8000],
    ids=["another", "shorter", "longer", "capitals", "empty", "no-ascii", "twice", "huge"],
)
def test_a_wrong_key_is_refused_and_not_echoed(guarded: FlaskClient, sent: str) -> None:
    """Nothing of what was sent comes back."""
    answer = guarded.post(
        "/v1/clean", data="A text.", content_type=PLAIN, headers={"X-API-Key": sent}
    )
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="copydesk", error="invalid_token"'
    assert answer.json is not None
    assert answer.json["type"] == "/problems/unauthorized"
    assert not sent or sent not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/livez", 200),
        ("/readyz", 200),
        ("/openapi.yaml", 200),
        ("/problems/unauthorized", 200),
        ("/version", 401),
        ("/metrics", 401),
        ("/no-such-path", 401),
    ],
)
def test_what_is_open_is_open(guarded: FlaskClient, path: str, status: int) -> None:
    """Probes and the contract need no key; whatever else there may be does."""
    assert guarded.get(path).status_code == status


def test_without_keys_no_one_is_asked(make_app: MakeApp) -> None:
    """Even a key that means nothing is no hindrance."""
    assert post(make_app().test_client(), {"X-API-Key": "nonsense"}) == (200, None)


def test_keys_are_replaced_without_a_restart(guarded: FlaskClient, file: Path) -> None:
    """A key that was added is valid at once, one that was taken away is not."""
    file.write_text(write_entry("alice", KEY) + "\n" + write_entry("alice", OTHER) + "\n")
    assert post(guarded, {"X-API-Key": KEY})[0] == post(guarded, {"X-API-Key": OTHER})[0] == 200
    renewed = file.with_name("new.txt")
    renewed.write_text(write_entry("alice", OTHER) + "\n")
    renewed.rename(file)
    assert post(guarded, {"X-API-Key": KEY})[0] == 401
    assert post(guarded, {"X-API-Key": OTHER})[0] == 200


@pytest.mark.parametrize("damage", ["alice:short\n", "\udcff\n", None])
def test_a_file_damaged_later_locks_no_one_out(
    guarded: FlaskClient, file: Path, caplog: pytest.LogCaptureFixture, damage: str | None
) -> None:
    """The keys of before stay valid, and the fault is logged, once."""
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage.encode(errors="surrogateescape"))
    with caplog.at_level(logging.ERROR):
        assert [post(guarded, {"X-API-Key": KEY})[0] for _ in range(3)] == [200] * 3
    assert caplog.text.count(str(file)) == 1


def test_an_emptied_file_locks_everyone_out(guarded: FlaskClient, file: Path) -> None:
    """It says plainly that no key is valid any more."""
    file.write_text("# none\n")
    assert post(guarded, {"X-API-Key": KEY})[0] == 401


@pytest.mark.parametrize("content", ["", "# no key\n", "alice\n", None])
def test_a_file_of_no_use_ends_the_start(tmp_path: Path, content: str | None) -> None:
    """The message names the setting and the file."""
    file = tmp_path / "keys.txt"
    if content is not None:
        file.write_text(content)
    with pytest.raises(KeysError, match=r"COPYDESK_KEYS_FILE.*keys\.txt"):
        Keyring(file)


def test_a_server_takes_its_file_from_where_it_is_started(file: Path) -> None:
    """A file named by a relative path is found, and no key reaches the log."""
    log = file.with_name("log.txt")
    with log.open("w") as sink, serving(file.parent, output=sink, keys_file=file.name) as base:
        url = f"{base}/v1/clean"
        headers = {"Content-Type": PLAIN, "Authorization": f"Bearer {KEY}"}
        assert requests.post(url, data="A text.", headers=headers, timeout=20).ok
        headers["Authorization"] = f"Bearer {OTHER}"
        assert requests.post(url, data="A text.", headers=headers, timeout=20).status_code == 401
    written = log.read_text()
    assert '"key":"alice"' in written
    assert KEY not in written
    assert OTHER not in written


def test_a_public_address_with_no_key_ends_the_start(root: Path) -> None:
    """One clear line, whichever way it is started."""
    for command in (
        ["-m", "service", "serve", "--host", "0.0.0.0"],
        ["-m", "gunicorn", "-c", "python:service.web.gunicorn_conf", "service.web.wsgi:app"],
    ):
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=root,
            env=os.environ | {"COPYDESK_HOST": "0.0.0.0"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode != 0
        assert "COPYDESK_ALLOW_ANONYMOUS=1" in ended.stderr
        assert "Traceback" not in ended.stderr
