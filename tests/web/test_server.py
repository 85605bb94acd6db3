"""The server as a process: start, stop, sockets."""

import os
import socket
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path

import requests

from tests.web.serving import serving

PLAIN = {"Content-Type": "text/plain"}


def test_connections_are_kept_alive(server: str) -> None:
    """Many requests go over one connection."""
    connection = HTTPConnection(server.removeprefix("http://"), timeout=10)
    connection.connect()
    socket_of_the_first = connection.sock
    for _ in range(3):
        connection.request("GET", "/livez")
        assert connection.getresponse().read() == b'{"status":"live"}\n'
        assert connection.sock is socket_of_the_first
    connection.close()


def test_slow_clients_hold_up_no_one(server: str) -> None:
    """A worker whose clients send byte by byte still answers others."""
    host, port = server.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(4)]
    try:
        for connection in slow:
            connection.sendall(b"POST /v1/clean HTTP/1.1\r\nContent-Type: text/plain\r\n")
        answer = requests.post(f"{server}/v1/clean", data=b"A text.", headers=PLAIN, timeout=3)
        assert answer.status_code == 200
    finally:
        for connection in slow:
            connection.close()


def test_answers_are_never_mixed_up(server: str) -> None:
    """Under parallel load each caller gets its own text back."""
    wrong: list[str] = []

    def call(caller: int) -> None:
        with requests.Session() as session:
            for turn in range(25):
                text = f"Caller {caller} sends sentence number {turn} to the desk."
                answer = session.post(f"{server}/v1/clean", data=text.encode(), headers=PLAIN)
                if answer.json().get("body") != text:
                    wrong.append(answer.text)

    callers = [threading.Thread(target=call, args=(number,)) for number in range(8)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert wrong == []


def test_a_term_signal_stops_it_quickly(root: Path) -> None:
    """An idle server with two workers ends within seconds, with status 0."""
    with serving(root, workers="2") as base:
        requests.get(f"{base}/livez", timeout=5)
        start = time.monotonic()
    assert time.monotonic() - start < 10


def test_it_may_be_started_anywhere(tmp_path: Path) -> None:
    """A folder called service beside it is not taken for its own."""
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "__init__.py").write_text("raise ImportError('the wrong one')")
    with serving(tmp_path, workers="1") as base:
        answer = requests.post(f"{base}/v1/clean", data=b"A text.", headers=PLAIN, timeout=5)
        assert answer.json()["body"] == "A text."


def test_a_bad_setting_ends_the_start_with_one_clear_line(root: Path) -> None:
    """The message names the variable; nothing is served."""
    for command in (
        ["-m", "service", "serve"],
        ["-m", "gunicorn", "-c", "python:service.web.gunicorn_conf", "service.web.wsgi:app"],
    ):
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=root,
            env=os.environ | {"COPYDESK_MAX_BODY": "five"},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert ended.returncode != 0
        assert "COPYDESK_MAX_BODY" in ended.stderr
        assert "Traceback" not in ended.stderr
