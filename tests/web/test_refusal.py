"""Requests that break HTTP itself: refused by a problem, and nothing of them told to anyone."""

import json
import socket
from pathlib import Path

import pytest
import requests

from tests.web.serving import serving

SECRET = "Zweckentfremdung"
POST = "POST /v1/clean HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
BROKEN = {
    "a header without a colon": f"{POST}Authorization Bearer {SECRET}\r\n",
    "a header's name that is none": f"GET /livez HTTP/1.1\r\nHost: a\r\n{SECRET} X: 1\r\n",
    "a request line that is none": f"{SECRET} and nothing else\r\n",
    "a version that is none": f"GET /{SECRET} HTTP/9.9\r\n",
    "a body longer than it said": (
        f"{POST}Content-Length: 7\r\n\r\nA text. {SECRET} is the rest of it.\r\n"
    ),
    "two lengths": (
        f"POST /v1/clean?{SECRET} HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n"
    ),
    "a transfer coding beside chunked": (
        f"{POST}Transfer-Encoding: gzip, chunked\r\n\r\n3\r\nA t\r\n0\r\n"
    ),
    "a chunk that is none": f"{POST}Transfer-Encoding: chunked\r\n\r\n{SECRET}\r\n",
}


def sent(base: str, request: str) -> str:
    """All that comes back for some bytes on a connection of their own."""
    host, port = base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as client:
        client.sendall(f"{request}\r\n".encode())
        answer = b""
        while piece := client.recv(65_536):
            answer += piece
    return answer.decode()


def test_what_breaks_http_is_refused_and_not_repeated(root: Path, tmp_path: Path) -> None:
    """Each is a problem and is counted; what was sent stands in no answer and in no log, not
    even in the most talkative one."""
    log = tmp_path / "log.jsonl"
    with (
        log.open("w") as sink,
        serving(root, output=sink, workers="1", log_level="debug", keep_alive="1") as base,
    ):
        for name, request in BROKEN.items():
            answer = sent(base, request)
            head, _, body = answer[answer.rindex("HTTP/1.1 ") :].partition("\r\n\r\n")
            assert head.startswith("HTTP/1.1 400"), name
            assert json.loads(body)["type"] == "/problems/bad-request", name
            assert SECRET not in answer, name
        counts = requests.get(f"{base}/metrics", timeout=60).text
    assert f'copydesk_problems_total{{type="bad-request"}} {len(BROKEN)}.0' in counts
    written = log.read_text(encoding="utf-8")
    assert SECRET not in written
    assert all(json.loads(line) for line in written.splitlines())


@pytest.mark.parametrize("kept", [True, False])
def test_a_connection_that_ends_in_a_request_is_not_quoted(
    root: Path, tmp_path: Path, kept: bool
) -> None:
    """Whether it was used before or not."""
    log = tmp_path / "log.jsonl"
    with log.open("w") as sink, serving(root, output=sink, workers="1", log_level="debug") as base:
        host, port = base.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=60) as client:
            if kept:
                client.sendall(b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
                assert client.recv(65_536)
            client.sendall(f"POST /v1/clean HTTP/1.1\r\nX: {SECRET}".encode())
        assert requests.get(f"{base}/livez", timeout=60).ok
    assert SECRET not in log.read_text(encoding="utf-8")
