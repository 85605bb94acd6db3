"""POST /v1/clean/batch, over a real socket."""

import gzip
import json
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import requests
import yaml
from jsonschema import Draft202012Validator

from service.web.openapi import describe
from tests.web.serving import MAX_BODY, serving

TEXT = "A headline about the harbour\n\nThe harbour opened on Monday, the mayor of the town said."
NDJSON = {"Content-Type": "application/x-ndjson"}


def post(server: str, body: bytes, **more: str) -> requests.Response:
    """The answer to a batch; what is more are its headers."""
    headers = NDJSON | {name.replace("_", "-"): value for name, value in more.items()}
    return requests.post(f"{server}/v1/clean/batch", data=body, headers=headers, timeout=60)


def answers(response: requests.Response) -> list[dict]:
    """The answer lines."""
    assert response.status_code == 200, response.text
    assert response.headers["Content-Type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in response.content.splitlines()]


def lines(documents: Sequence[object]) -> bytes:
    """Documents as JSON lines."""
    return b"".join(json.dumps(document).encode() + b"\n" for document in documents)


class Caller:
    """A caller that sends a batch piece by piece, and reads in between."""

    def __init__(self, server: str, headers: str = "Transfer-Encoding: chunked\r\n") -> None:
        host, port = server.removeprefix("http://").split(":")
        self.socket = socket.create_connection((host, int(port)), timeout=60)
        self.socket.sendall(
            b"POST /v1/clean/batch HTTP/1.1\r\nHost: desk\r\n"
            b"Content-Type: application/x-ndjson\r\n" + headers.encode() + b"\r\n"
        )
        self._incoming = self.socket.makefile("rb")

    def send(self, piece: bytes) -> None:
        """Send a chunk; an empty one is the end."""
        self.socket.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))

    def await_line(self) -> dict:
        """The next line that holds an answer."""
        while not (line := self._incoming.readline()).startswith(b'{"line"'):
            assert line, "the connection was closed"
        return json.loads(line)

    def close(self) -> None:
        """Go away."""
        self._incoming.close()
        self.socket.close()


@pytest.fixture
def caller(server: str) -> Iterator[Caller]:
    """A caller of the session's server."""
    caller = Caller(server)
    yield caller
    caller.close()


def test_each_line_is_answered_as_alone(server: str) -> None:
    """In order, under its number and its id, with the article of POST /v1/clean."""
    documents = [
        {"text": TEXT, "id": "a"},
        {"html": "<h1>A pier</h1><p>The pier opened on Monday.", "id": 12},
        {"text": TEXT, "explain": True, "url": "https://example.org/1"},
    ]
    got = answers(post(server, lines(documents)))
    assert [(answer["line"], answer["id"]) for answer in got] == [(1, "a"), (2, 12), (3, None)]
    for document, answer in zip(documents, got, strict=True):
        alone = {key: value for key, value in document.items() if key != "id"}
        assert list(answer) == ["line", "id", "article"]
        single = requests.post(f"{server}/v1/clean", json=alone, timeout=60)
        assert answer["article"] == single.json()


def test_bad_lines_are_answered_and_the_rest_goes_on(server: str) -> None:
    """Each with the problem that it would be alone, and its id where that can be read."""
    bad = [
        b"nope",
        b"",
        b'{"text":"a","id":"x","htm":"b"}',
        b'{"html":"<script>a()</script>","id":"y"}',
        b'{"text":"ab\xff"}',
        b'{"text":"' + b"a" * MAX_BODY + b'"}',
        b'{"text":"a","id":{"b":1}}',
        b'["text"]',
    ]
    good = json.dumps({"text": TEXT}).encode()
    body = b"\n".join(piece for line in bad for piece in (line, good))
    got = answers(post(server, body))
    assert [answer["line"] for answer in got] == list(range(1, 2 * len(bad) + 1))
    assert all("article" in answer for answer in got[1::2])
    found = [(answer["error"]["type"].rpartition("/")[2], answer["id"]) for answer in got[::2]]
    assert found == [
        ("broken-json", None),
        ("broken-json", None),
        ("invalid-document", "x"),
        ("invalid-document", "y"),
        ("broken-encoding", None),
        ("too-large", None),
        ("invalid-document", None),
        ("invalid-document", None),
    ]
    assert [fault["field"] for fault in got[4]["error"]["errors"]] == ["htm"]


def test_answers_are_as_described(server: str) -> None:
    """Articles and errors fit the schema of the description."""
    description = yaml.safe_load(describe())
    schema = {"$ref": "#/components/schemas/BatchAnswer", "components": description["components"]}
    documents = [{"text": TEXT, "id": 1}, {"text": TEXT, "explain": True}, {"text": 7, "id": "b"}]
    for answer in answers(post(server, lines(documents))):
        Draft202012Validator(schema).validate(answer)


def test_query_parameters_go_for_each_line(server: str) -> None:
    """And what a line says counts more."""
    body = lines([{"text": TEXT}, {"text": TEXT, "language": "de"}])
    url = f"{server}/v1/clean/batch"
    response = requests.post(url, params={"language": "fr"}, data=body, headers=NDJSON, timeout=60)
    assert [answer["article"]["language"] for answer in answers(response)] == ["fr", "de"]


def test_an_answer_comes_before_the_next_line_is_sent(caller: Caller) -> None:
    """However short the line, and wherever the pieces are cut; the connection serves on."""
    for number in range(1, 4):
        caller.send(b'{"text":"A sh')
        caller.send(b'ort line."}\n')
        assert caller.await_line()["line"] == number
    caller.send(b"")
    caller.socket.sendall(b"GET /livez HTTP/1.1\r\nHost: desk\r\n\r\n")
    assert b"HTTP/1.1 200 OK" in _until(caller, b'{"status":"live"}')


def test_a_body_of_known_length_is_answered_as_it_comes(server: str) -> None:
    """No chunks are needed, and a caller that expects 100 (Continue) gets it."""
    line = lines([{"text": "A short line."}])
    caller = Caller(server, f"Content-Length: {2 * len(line)}\r\nExpect: 100-continue\r\n")
    assert b"100 Continue" in _until(caller, b"\r\n\r\n")
    for number in (1, 2):
        caller.socket.sendall(line)
        assert caller.await_line()["line"] == number
    caller.close()


def _until(caller: Caller, end: bytes) -> bytes:
    got = b""
    while end not in got:
        piece = caller._incoming.read1()
        assert piece, got
        got += piece
    return got


def test_gzip_goes_both_ways(server: str) -> None:
    """Members in a row are one body; the answer is packed where the caller takes it."""
    body = lines([{"text": TEXT}])
    response = post(server, gzip.compress(body) + gzip.compress(body), Content_Encoding="gzip")
    assert response.headers["Content-Encoding"] == "gzip"
    assert [answer["line"] for answer in answers(response)] == [1, 2]
    plain = post(server, body, Accept_Encoding="identity")
    assert "Content-Encoding" not in plain.headers
    assert answers(plain) == answers(response)[:1]


@pytest.mark.parametrize(
    ("packed", "told"),
    [
        (gzip.compress(lines([{"text": TEXT}]))[:-5], "it breaks off"),
        (b"PK\x03\x04 no gzip", "it is damaged or is none"),
        (gzip.compress(b" " * 50_000_000), "it unpacks to more than 250 times its size"),
    ],
    ids=["cut", "none", "bomb"],
)
def test_gzip_that_can_t_be_read_ends_the_batch(server: str, packed: bytes, told: str) -> None:
    """The last answer says what is wrong; a bomb is not unpacked."""
    last = answers(post(server, packed, Content_Encoding="gzip"))[-1]
    assert (last["error"]["type"], last["id"]) == ("/problems/bad-request", None)
    assert told in last["error"]["detail"]


def test_a_body_that_breaks_off_says_so_in_its_last_answer(server: str) -> None:
    """What stood before is answered; the half line is not taken for a whole one."""
    caller = Caller(server, "Content-Length: 100\r\n")
    caller.socket.sendall(b'{"text":"A line."}\n{"text":"Another')
    caller.socket.shutdown(socket.SHUT_WR)
    assert "article" in caller.await_line()
    last = caller.await_line()
    assert (last["line"], last["error"]["status"]) == (2, 400)
    assert "breaks off after 35 of its 100 bytes" in last["error"]["detail"]
    caller.close()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "application/json"}, 415),
        ({"Content-Type": "application/x-ndjson; charset=latin-1"}, 415),
        (NDJSON | {"Content-Encoding": "br"}, 415),
        (NDJSON | {"Accept": "text/html"}, 406),
    ],
)
def test_a_batch_that_does_not_fit_is_refused_whole(
    server: str, headers: dict[str, str], status: int
) -> None:
    """Before any line is read, with a problem of its own."""
    response = requests.post(
        f"{server}/v1/clean/batch", data=lines([{"text": TEXT}]), headers=headers, timeout=60
    )
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_refusal_does_not_wait_for_the_end_of_the_body(server: str) -> None:
    """A caller that waits for its first answer hears at once that there is none."""
    caller = Caller(server, "Transfer-Encoding: chunked\r\nAccept: text/html\r\n")
    caller.send(b'{"text":"A line."}\n')
    assert b"406" in _until(caller, b"/problems/not-acceptable")
    caller.close()


@pytest.fixture(scope="module")
def narrow(root: Path) -> Iterator[str]:
    """A server with room for two requests, and for no document that waits."""
    bounds = {"threads": "2", "max_waiting": "0", "batch_lines": "20", "deadline": "0.4"}
    with serving(root, workers="1", max_lines="100000", **bounds) as base:
        yield base


def test_a_caller_that_goes_away_stops_the_work(narrow: str) -> None:
    """In the middle of a line or between two, its thread is free for others."""
    for sent in (b'{"text":"A line."}\n{"te', b'{"text":"A line."}\n', b'{"text":"A line."}\n{}'):
        gone = Caller(narrow)
        gone.send(sent)
        gone.await_line()
        gone.close()
    assert answers(post(narrow, lines([{"text": TEXT}])))[0]["article"]["title"]


def test_a_batch_of_too_many_lines_ends(narrow: str) -> None:
    """At the bound, with an answer that names it; a batch waits where all editors are taken."""
    got = answers(post(narrow, lines([{"text": TEXT}] * 99)))
    assert ["article" in answer for answer in got] == [True] * 20 + [False]
    assert got[20]["error"]["type"] == "/problems/too-large"
    assert "more than the 20 lines" in got[20]["error"]["detail"]


def test_a_line_that_takes_too_long_is_given_up_alone(narrow: str) -> None:
    """Each has a deadline of its own, and the rest goes on."""
    long = "".join(f"A sentence of its own, number {n}, {n * n}.\n" * 2 for n in range(24_000))
    got = answers(post(narrow, lines([{"text": TEXT}, {"text": long, "id": 2}, {"text": TEXT}])))
    assert ["article" in answer for answer in got] == [True, False, True]
    assert (got[1]["id"], got[1]["error"]["status"]) == (2, 422)
    assert got[1]["error"]["type"] == "/problems/document-too-expensive"
