"""Every kind of problem, over a real socket: the right status, and words that help."""

import json
import socket
from dataclasses import dataclass, field
from http.client import HTTPResponse

import pytest
import requests

from service.contract.problem_kind import INTERNAL_ERROR, KINDS
from tests.web.serving import MAX_BODY

PLAIN = {"Content-Type": "text/plain"}
JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html"}


@dataclass(frozen=True)
class Case:
    """A request, the kind of problem it meets, and what the answer says of it."""

    kind: str
    says: str
    body: bytes = b"A text."
    headers: dict[str, str] = field(default_factory=lambda: PLAIN)
    query: str = ""
    path: str = "/v1/clean"
    method: str = "POST"
    fault: str | None = None


CASES = {
    "broken syntax": Case("broken-json", "line 1, column 9", b'{"text":', JSON),
    "no json at all": Case("broken-json", "it is empty", b"", JSON),
    "key given twice": Case("broken-json", "'text'", b'{"text":"a","text":"b"}', JSON),
    "not a number": Case("broken-json", "NaN", b'{"text":NaN}', JSON),
    "infinity": Case("broken-json", "-Infinity", b'{"text":-Infinity}', JSON),
    "deep nesting": Case("broken-json", "deeper than", b"[" * 90_000 + b"]" * 90_000, JSON),
    "endless number": Case("broken-json", "too large", b"1" * 9_000, JSON),
    "broken utf-8": Case("broken-encoding", "utf-8 at byte 2", b"ab\xff"),
    "broken utf-8 in json": Case("broken-encoding", "byte 9", b'{"text":"\xff"}', JSON),
    "broken in its charset": Case(
        "broken-encoding",
        "utf-16 at byte 2",
        b"ab\xd8",
        {"Content-Type": "text/plain; charset=utf-16"},
    ),
    "utf-16 that is not named": Case(
        "broken-encoding", "begins like UTF-16). Send UTF-8, or name the charset",
        "A text.".encode("utf-16"),
    ),
    "gzip that is not named": Case("broken-encoding", "like gzip", b"\x1f\x8b\x08\x00\x00"),
    "line break in a string": Case(
        "broken-json", "line 1, column 12; write a line break as \\n", b'{"text": "a\nb"}', JSON
    ),
    "no such path": Case("not-found", "/v2/clean", path="/v2/clean"),
    "path with a slash too many": Case("not-found", "Did you mean /v1/clean?", path="/v1/clean/"),
    "no such problem": Case("not-found", "/problems/none", path="/problems/none", method="GET"),
    "wrong method": Case("method-not-allowed", "POST", method="GET"),
    "wrong method on a probe": Case("method-not-allowed", "GET", path="/livez"),
    "no suitable form": Case(
        "not-acceptable", "application/json", headers={**PLAIN, "Accept": "image/png"}
    ),
    "too long": Case("too-large", f"{MAX_BODY} bytes", b"a" * (MAX_BODY + 1)),
    "far too long": Case("too-large", f"{MAX_BODY} bytes", b"a" * (20 * MAX_BODY)),
    "form": Case(
        "unsupported-media-type",
        "curl",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    ),
    "multipart": Case(
        "unsupported-media-type",
        "text/plain, text/html, application/xhtml+xml or application/json",
        headers={"Content-Type": "multipart/form-data; boundary=b"},
    ),
    "no type": Case("unsupported-media-type", "No Content-Type; send", headers={}),
    "unknown charset": Case(
        "unsupported-media-type", "'tlh'", headers={"Content-Type": "text/plain; charset=tlh"}
    ),
    "charset that is none": Case(
        "unsupported-media-type", "'base64'", headers={"Content-Type": "text/plain; charset=base64"}
    ),
    "json in another charset": Case(
        "unsupported-media-type",
        "UTF-8",
        '{"text": "a"}'.encode("utf-16"),
        {"Content-Type": "application/json; charset=utf-16"},
    ),
    "json as a text": Case(
        "unsupported-media-type", "send it as application/json", b' {"text": "a"}\n', PLAIN
    ),
    "compressed": Case(
        "unsupported-media-type", "'br'", headers={**PLAIN, "Content-Encoding": "br"}
    ),
    "compressed on a transfer coding": Case(
        "unsupported-media-type",
        "'gzip, chunked'; chunked is none: it goes into Transfer-Encoding",
        headers={**PLAIN, "Content-Encoding": "gzip, chunked"},
    ),
    "compressed twice": Case(
        "unsupported-media-type", "'gzip, deflate'; send it in gzip or deflate alone, or as it is",
        headers={**PLAIN, "Content-Encoding": "gzip,,DEFLATE"},
    ),
    "what has no width alone": Case(
        "invalid-document", "text", "\u200b\u200d \ufeff\u2060\xad".encode(), fault="text"
    ),
    "nothing seen in json": Case(
        "invalid-document", "text", b'{"text": "\\u200b\\u0000\\u200e"}', JSON, fault="text"
    ),
    "nothing seen on a page": Case(
        "invalid-document", "html", b"<p>&#8203;</p> <p>&shy;&zwj;</p>", HTML, fault="html"
    ),
    "white space alone": Case("invalid-document", "text", b" \n\t\xc2\xa0 ", fault="text"),
    "nothing": Case("invalid-document", "text", b"", fault="text"),
    "byte order mark alone": Case("invalid-document", "text", b"\xef\xbb\xbf\n", fault="text"),
    "white space in json": Case("invalid-document", "text", b'{"text": " "}', JSON, fault="text"),
    "text missing": Case("invalid-document", "Neither text nor html", b"{}", JSON, fault="text"),
    "text null": Case(
        "invalid-document", "text: Must not be null.", b'{"text": null}', JSON, fault="text"
    ),
    "text no string": Case(
        "invalid-document", "text: Must be a string.", b'{"text": 5}', JSON, fault="text"
    ),
    "lone surrogate": Case("invalid-document", "text", b'{"text": "a\\ud800"}', JSON, fault="text"),
    "no object": Case("invalid-document", "$: Must be a JSON object", b'["text"]', JSON, fault="$"),
    "unknown key": Case(
        "invalid-document", "Did you mean html?", b'{"text": "a", "htm": 1}', JSON, fault="htm"
    ),
    "unknown keys without number": Case(
        "invalid-document", "known are text",
        json.dumps({"text": "a", "url": 1} | {f"k{n}": n for n in range(2_000)}).encode(), JSON,
        fault="url",
    ),
    "more faults than are told": Case(
        "invalid-document", "See errors for more.",
        b'{"text": 1, "html": null, "explain": 1, "url": 1, "language": "e"}', JSON, fault="url",
    ),
    "surrogate in a key": Case(
        "invalid-document", "\ud800", b'{"text": "a", "\\ud800": 1}', JSON, fault="\ud800"
    ),
    "explain no boolean": Case(
        "invalid-document", "explain", b'{"text": "a", "explain": 1}', JSON, fault="explain"
    ),
    "language no tag": Case(
        "invalid-document", "language", b'{"text": "a", "language": "english"}', JSON,
        fault="language",
    ),
    "language that is a country's": Case(
        "invalid-document", "perhaps 'ja' is meant", query="?language=jp", fault="language"
    ),
    "language that is none": Case(
        "invalid-document", "ISO 639-1 code, such as 'en'",
        b'{"text": "a", "language": "xx-XX"}', JSON, fault="language",
    ),
    "day in short": Case(
        "invalid-document", "reference_date", query="?reference_date=2024-1-1",
        fault="reference_date",
    ),
    "day without hyphens": Case(
        "invalid-document", "reference_date", b'{"text": "a", "reference_date": "20240101"}', JSON,
        fault="reference_date",
    ),
    "day in other digits": Case(
        "invalid-document", "reference_date",
        '{"text": "a", "reference_date": "\u0662\u0660\u0662\u0664-01-01"}'.encode(), JSON,
        fault="reference_date",
    ),
    "unknown parameter": Case("invalid-document", "lang", query="?lang=en", fault="lang"),
    "parameter twice": Case(
        "invalid-document", "language", query="?language=en&language=de", fault="language"
    ),
    "boolean of another kind": Case(
        "invalid-document", "explain", query="?explain=yes", fault="explain"
    ),
    "language with a line end": Case(
        "invalid-document", "language", query="?language=en%0A", fault="language"
    ),
    "url of another scheme": Case(
        "invalid-document", "url", query="?url=javascript:alert(1)", fault="url"
    ),
    "relative url": Case("invalid-document", "url", query="?url=/news/1", fault="url"),
    "url too long": Case(
        "invalid-document", "url", query=f"?url=https://example.org/{'a' * 2048}", fault="url"
    ),
    "text and html": Case(
        "invalid-document", "text, html", b'{"text": "a", "html": "<p>a"}', JSON, fault="html"
    ),
    "neither text nor html": Case("invalid-document", "text, html", b"{}", JSON, fault="html"),
    "html null": Case("invalid-document", "html", b'{"html": null}', JSON, fault="html"),
    "white space as html": Case("invalid-document", "html", b" \n", HTML, fault="html"),
    "page of scripts alone": Case(
        "invalid-document", "html", b"<html><script>a()</script></html>", HTML, fault="html"
    ),
    "page of scripts in json": Case(
        "invalid-document", "html", b'{"html": "<script>a()</script>"}', JSON, fault="html"
    ),
    "page of scripts as text": Case(
        "invalid-document", "text", b"<html><script>a()</script></html>", fault="text"
    ),
    "comment alone": Case("invalid-document", "html", b"<!-- a -->", HTML, fault="html"),
    "far too many tags": Case("invalid-document", "html", b"<p>" * 60_001, HTML, fault="html"),
    "broken utf-8 in json's html": Case("broken-encoding", "byte 9", b'{"html":"\xff"}', JSON),
    "credits of white space": Case(
        "invalid-document", "text", b" ", path="/v1/credits", fault="text"
    ),
    "credits of html": Case(
        "unsupported-media-type", "text/plain or application/json", b"<p>By Jane Roe", HTML,
        path="/v1/credits",
    ),
    "credits with explain": Case(
        "invalid-document", "explain", b'{"text": "a", "explain": true}', JSON,
        path="/v1/credits", fault="explain",
    ),
    "credits with a url": Case(
        "invalid-document", "url", query="?url=https://example.org", path="/v1/credits",
        fault="url",
    ),
    "credits of an article": Case(
        "invalid-document", "text", b"a" * 10_001, path="/v1/credits", fault="text"
    ),
    "credits by GET": Case("method-not-allowed", "POST", path="/v1/credits", method="GET"),
    "credits in broken json": Case("broken-json", "line 1", b"{", JSON, path="/v1/credits"),
    "credits in broken utf-8": Case("broken-encoding", "byte 3", b"By \xff", path="/v1/credits"),
    "credits in no form": Case(
        "not-acceptable", "application/json", headers={**PLAIN, "Accept": "image/png"},
        path="/v1/credits",
    ),
    "no such day": Case(
        "invalid-document", "reference_date", query="?reference_date=2024-02-30",
        fault="reference_date",
    ),
}  # fmt: skip


def send(server: str, case: Case) -> requests.Response:
    """The answer to a case."""
    url = server + case.path + case.query
    return requests.request(case.method, url, data=case.body, headers=case.headers, timeout=10)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_problem_says_what_was_wrong(server: str, case: Case) -> None:
    """Each fault has its type and status, the detail names it, and a 422 names the field."""
    answer = send(server, case)
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == f"/problems/{case.kind}"
    assert problem["status"] == answer.status_code
    assert problem["request_id"] == answer.headers["X-Request-ID"]
    assert case.says in problem["detail"]
    if case.fault is None:
        assert "errors" not in problem
    else:
        assert case.fault in [error["field"] for error in problem["errors"]]
        assert all(error["message"] for error in problem["errors"])


def test_every_kind_of_problem_is_met(server: str) -> None:
    """The cases here leave out no kind that a request can meet."""
    elsewhere = {
        *("bad-request", "request-timeout", "document-too-expensive", "overloaded", "stopping"),
        *("unauthorized", "rate-limited", INTERNAL_ERROR.name),
    }
    assert {case.kind for case in CASES.values()} == {kind.name for kind in KINDS} - elsewhere


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_type_of_a_problem_is_a_page(server: str, kind: object) -> None:
    """Whoever follows `type` finds the kind explained."""
    answer = requests.get(server + kind.path, timeout=10)
    assert answer.status_code == 200
    page = answer.json()
    assert (page["type"], page["title"], page["status"]) == (kind.path, kind.title, kind.status)
    assert len(page["description"]) > 40


def test_a_405_says_which_methods_there_are(server: str) -> None:
    """The header Allow is kept."""
    answer = requests.get(f"{server}/v1/clean", timeout=10)
    assert "POST" in answer.headers["Allow"].split(", ")


def test_a_415_says_which_types_are_taken(server: str) -> None:
    """The header Accept-Post lists them for machines, as the detail does for people."""
    answer = send(server, CASES["form"])
    taken = "text/plain, text/html, application/xhtml+xml, application/json"
    assert answer.headers["Accept-Post"] == taken


def test_a_chunked_body_is_bounded_to_the_byte(server: str) -> None:
    """A body whose length is not said is refused beyond the bound, and never cut off at it."""
    for length, status in ((MAX_BODY, 200), (MAX_BODY + 1, 413), (MAX_BODY * 3, 413)):
        chunks = iter([b"a" * (length - 5), b"bcdef"])
        answer = requests.post(f"{server}/v1/clean", data=chunks, headers=PLAIN, timeout=10)
        assert answer.status_code == status, length


BROKEN_BODIES = {
    "chunk of no length": "Transfer-Encoding: chunked\r\n\r\nzz\r\nA text.\r\n",
    "chunk that breaks off": "Transfer-Encoding: chunked\r\n\r\n63\r\nA text that breaks",
    "chunk without an end": "Transfer-Encoding: chunked\r\n\r\n7\r\nA text.\r\n",
    "body that breaks off": "Content-Length: 99\r\n\r\nA text that breaks",
}


@pytest.mark.parametrize("rest", BROKEN_BODIES.values(), ids=BROKEN_BODIES)
def test_a_text_that_breaks_off_is_a_bad_request(server: str, rest: str) -> None:
    """A client that goes away half-way gets no article of half a text."""
    host, port = server.removeprefix("http://").split(":")
    head = f"POST /v1/clean HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/plain\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall((head + rest).encode())
        connection.shutdown(socket.SHUT_WR)
        answer = HTTPResponse(connection)
        answer.begin()
        assert answer.status == 400
        assert json.loads(answer.read())["type"] == "/problems/bad-request"


def test_a_connection_outlives_a_problem(server: str) -> None:
    """After a refused body the next request on the same connection is read as what it is."""
    with requests.Session() as session:
        for case in (CASES["far too long"], CASES["form"], CASES["broken utf-8"]):
            session.request("POST", f"{server}/v1/clean", data=case.body, headers=case.headers)
            answer = session.post(f"{server}/v1/clean", data=b"A text.", headers=PLAIN)
            assert answer.json()["body"] == "A text."


def test_a_flood_of_faults_is_answered_briefly(server: str) -> None:
    """An answer does not grow with what was wrong in the request."""
    document = {"text": "a", **{f"{number}{'k' * 100}": 1 for number in range(1_000)}}
    answer = requests.post(f"{server}/v1/clean", json=document, timeout=10)
    assert answer.status_code == 422
    assert len(answer.content) < 10_000
