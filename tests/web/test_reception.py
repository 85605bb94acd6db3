"""The reception: slow clients, half-open ones, and a stop in the middle of everything."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest
import requests

from service.web.arrival import Arrival
from tests.web.serving import environment, free_port, serving, started

PLAIN = {"Content-Type": "text/plain"}
HEAD = b"POST /v1/clean HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
WHOLE = {
    "no body": b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n",
    "length": HEAD + b"content-length: 7\r\n\r\nA text.",
    "chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nA t\r\n4;a=b\r\next.\r\n0\r\n\r\n",
    "trailers": HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\nA\r\n0\r\nEnd: now\r\n\r\n",
}


@pytest.mark.parametrize("request_", WHOLE.values(), ids=WHOLE)
def test_a_request_is_whole_with_its_last_byte(request_: bytes) -> None:
    """And not before, however it is cut."""
    for size in (1, 5, len(request_)):
        arrival = Arrival(100)
        pieces = [request_[at : at + size] for at in range(0, len(request_), size)]
        states = []
        for piece in pieces:
            arrival.add(piece)
            states.append(arrival.is_whole)
        assert states == [False] * (len(pieces) - 1) + [True]
        assert bytes(arrival.data) == request_


@pytest.mark.parametrize(
    "begun",
    [
        HEAD + b"Content-Length: 101\r\n\r\n",
        HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        HEAD + b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n",
        HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n65\r\n" + b"a" * 101,
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        HEAD + b"Content-Length: 9\r\nExpect: 100-continue\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Type: application/x-ndjson\r\nContent-Length: 9\r\n\r\n",
        b"a" * 70_000,
    ],
)
def test_what_is_not_to_be_waited_for_is_handed_on(begun: bytes) -> None:
    """Too large, unclear, or waiting for an answer: the server below decides."""
    arrival = Arrival(100)
    arrival.add(begun)
    assert arrival.is_whole


@pytest.fixture(scope="module")
def hasty(root: Path) -> Iterator[str]:
    """A server that waits a second for a request, and has three threads."""
    bounds = {"threads": "3", "max_waiting": "1", "read_timeout": "1"}
    with serving(root, workers="1", **bounds) as base:
        yield base


def connect(base: str) -> socket.socket:
    """A connection to a server, with a long patience."""
    host, port = base.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=30)


@pytest.mark.parametrize("begun", [HEAD[:30], HEAD, HEAD + b"Content-Length: 9\r\n\r\nA te"])
def test_a_request_that_does_not_end_is_a_408(hasty: str, begun: bytes) -> None:
    """Wherever it stops; the answer is a problem like any other."""
    with connect(hasty) as client:
        client.sendall(begun)
        answer = HTTPResponse(client)
        answer.begin()
        assert answer.status == 408
        assert answer.getheader("Content-Type") == "application/problem+json"
        assert b"/problems/request-timeout" in answer.read()
        assert client.recv(1) == b""


@pytest.mark.parametrize(
    ("fields", "is_taken"),
    [
        (b"X-Request-ID: night-7\r\n", True),
        (b"x-request-id:  night-7 \r\n", True),
        (b"X-Request-ID: night 7\r\n", False),
        (b"X-Request-ID: night-7\r\nX-Request-ID: night-8\r\n", False),
    ],
)
def test_a_408_names_the_request_as_its_caller_did(
    hasty: str, fields: bytes, is_taken: bool
) -> None:
    """So that both sides' logs speak of the same one; what is no name is not taken over."""
    with connect(hasty) as client:
        client.sendall(HEAD + fields + b"Content-Length: 9\r\n\r\nA te")
        answer = HTTPResponse(client)
        answer.begin()
        name = answer.getheader("X-Request-ID") or ""
        assert json.loads(answer.read())["request_id"] == name
        assert (name == "night-7") is is_taken
        assert name.isascii()
        assert name


GET = b"GET /livez HTTP/1.1\r\nHost: a\r\n"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (GET + b"X-A: " + b"a" * 20_000 + b"\r\n\r\n", "headers are too many, or one is too long"),
        (GET + b"X-A: a\r\n" * 200 + b"\r\n", "headers are too many, or one is too long"),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", "first line is too long"),
        (b"GET /livez HTTP/3.9\r\nHost: a\r\n\r\n", "neither 1.0 nor 1.1"),
        (b"\x16\x03\x01\x02\r\n\r\n", "not method, path and version"),
        (GET + b"X-A: a\r\n b\r\n\r\n", "goes on in the next line"),
        (GET + b"X-A : a\r\n\r\n", "name is not well formed"),
        (GET + b"X-A: \x00\r\n\r\n", "not well formed, or contradicts another"),
        (HEAD + b"Content-Length: -5\r\n\r\nA", "Content-Length is not one whole number"),
        (HEAD + b"Transfer-Encoding: gzip\r\n\r\nA", "Transfer-Encoding is not chunked alone"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nA\r\n0\r\n\r\n", "tell its length"),
        (HEAD + b"Expect: tea\r\nContent-Length: 1\r\n\r\nA", "something else than 100-continue"),
    ],
)
def test_what_breaks_http_is_told_in_words(hasty: str, sent: bytes, said: str) -> None:
    """Which rule it is that was broken."""
    with connect(hasty) as client:
        client.sendall(sent)
        answer = HTTPResponse(client)
        answer.begin()
        assert answer.status == 400
        problem = json.loads(answer.read())
    assert problem["type"] == "/problems/bad-request"
    assert said in problem["detail"]


def test_more_slow_clients_than_threads_hold_up_no_one(root: Path) -> None:
    """Some sent a part, some nothing, some send byte by byte; others are served meanwhile."""
    bounds = {"threads": "3", "max_waiting": "1", "read_timeout": "60"}
    with serving(root, workers="1", **bounds) as base:
        slow = [connect(base) for _ in range(40)]
        try:
            for number, client in enumerate(slow):
                client.sendall((b"", HEAD[:20], HEAD + b"Content-Length: 99\r\n\r\nA")[number % 3])
            for _ in range(5):
                slow[1].sendall(b"x")
                answer = requests.post(
                    f"{base}/v1/clean", data=b"A text.", headers=PLAIN, timeout=30
                )
                assert answer.status_code == 200
        finally:
            for client in slow:
                client.close()


ENDLESS = {
    "length": b"Content-Length: 99999999\r\n\r\nA",
    "a length of many digits": b"Content-Length: 99999999999999999999999\r\n\r\nA",
    "a chunk": b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n" + b"a" * 6_000_000,
    "lost path": b"Content-Length: 99999999\r\n\r\nA",
}


@pytest.fixture(scope="module")
def patient(root: Path) -> Iterator[str]:
    """A server that waits long for a request, and has three threads."""
    bounds = {"threads": "3", "max_waiting": "1", "read_timeout": "60"}
    with serving(root, workers="1", **bounds) as base:
        yield base


@pytest.mark.parametrize("case", ENDLESS)
def test_what_is_too_large_is_refused_before_it_comes(patient: str, case: str) -> None:
    """More clients than threads announce it and send no more; each has its answer and its end."""
    head = HEAD.replace(b"/v1/clean", b"/nowhere") if case == "lost path" else HEAD
    clients = [connect(patient) for _ in range(5)]
    try:
        for client in clients:
            client.sendall(head + ENDLESS[case])
        for client in clients:
            answer = HTTPResponse(client)
            answer.begin()
            assert answer.status == (404 if case == "lost path" else 413)
            assert answer.getheader("Connection") == "close"
            assert answer.read()
            assert client.recv(1) == b""
    finally:
        for client in clients:
            client.close()


def test_clients_that_never_close_hold_up_no_one(hasty: str) -> None:
    """Their answers said that the connection ends; they keep their side of it open."""
    clients = [connect(hasty) for _ in range(12)]
    try:
        for client in clients:
            client.sendall(b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        for client in clients:
            assert client.recv(9) == b"HTTP/1.1 "
        start = time.monotonic()
        assert requests.get(f"{hasty}/livez", timeout=60).status_code == 200
        assert time.monotonic() - start < 12  # two seconds for each would be twice that
    finally:
        for client in clients:
            client.close()


def test_requests_in_a_row_on_one_connection(hasty: str) -> None:
    """Sent at once, without waiting for answers, they are answered in order."""
    asked = b"".join(HEAD + b"Content-Length: 9\r\n\r\nText no %d" % number for number in range(5))
    with connect(hasty) as client:
        client.sendall(asked + b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        heard = b""
        while piece := client.recv(65536):
            heard += piece
    assert re.findall(rb'"body":"Text no (.)"', heard) == [b"0", b"1", b"2", b"3", b"4"]
    assert heard.endswith(b'{"status":"live"}\n')


def test_expect_100_continue_is_answered(hasty: str) -> None:
    """As curl sends it with a body of some size."""
    with connect(hasty) as client:
        client.sendall(HEAD + b"Expect: 100-continue\r\nContent-Length: 7\r\n\r\n")
        assert client.recv(1024).startswith(b"HTTP/1.1 100")
        client.sendall(b"A text.")
        answer = HTTPResponse(client)
        answer.begin()
        assert answer.status == 200


SERVE = [Path(sys.executable).with_name("copydesk"), "serve"]


def test_a_stop_that_comes_while_workers_boot_is_heard(root: Path) -> None:
    """Each of them: none runs on until it is killed."""
    for _ in range(3):
        port = free_port()
        with subprocess.Popen(
            [*SERVE, "--port", str(port)],
            cwd=root, env=environment(workers="3", stop_grace="120"),
            stderr=subprocess.PIPE, text=True,
        ) as server:  # fmt: skip
            assert server.stderr is not None
            for line in server.stderr:
                if "Booting worker" in line:
                    server.send_signal(signal.SIGTERM)
                    break
            rest = server.stderr.read()
            assert server.wait(timeout=60) == 0, rest
            assert "SIGKILL" not in rest


def test_a_stop_loses_no_answer(root: Path) -> None:
    """Whatever was asked before the door was shut is answered; later callers find it shut."""
    lost: list[str] = []
    answered: list[str] = []
    stopping = threading.Event()

    def call(base: str, caller: int) -> None:
        turn = 0
        while True:
            turn += 1
            text = f"Caller {caller} sends sentence number {turn} to the desk."
            try:
                answer = requests.post(
                    f"{base}/v1/clean", data=text.encode(), headers=PLAIN, timeout=60
                )
            except requests.ConnectionError as error:
                if not stopping.is_set() or "refused" not in str(error):
                    lost.append(str(error))
                return
            (answered if answer.json().get("body") == text else lost).append(text)

    with serving(root, workers="2") as base:
        callers = [threading.Thread(target=call, args=(base, number)) for number in range(6)]
        for caller in callers:
            caller.start()
        time.sleep(1.5)
        stopping.set()
    for caller in callers:
        caller.join()
    assert lost == []
    assert len(answered) > 10


def test_readiness_goes_first(root: Path) -> None:
    """For the time of the drain it says that it stops, and answers all the same."""
    with started(root, workers="2", drain="30") as server:
        server.process.send_signal(signal.SIGTERM)
        end = time.monotonic() + 20
        status = 200
        while time.monotonic() < end and status == 200:
            status = requests.get(f"{server.base}/readyz", timeout=30).status_code
        assert status == 503
        answer = requests.post(
            f"{server.base}/v1/clean", data=b"A text.", headers=PLAIN, timeout=30
        )
        assert answer.status_code == 200
        assert server.process.poll() is None
