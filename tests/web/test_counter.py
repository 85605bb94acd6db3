"""The counter: whole requests are answered by editors, as the application itself would answer."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import ParseException

from service.keys import make_key, write_entry
from service.web import cleaner as desk
from service.web.arrival import Arrival
from service.web.call import Call, Reply
from service.web.cleaner import Cleaner, cleaner_of
from service.web.counter import EDITED, Counter
from service.web.record import Record, tellers_of
from tests.web.conftest import MakeApp

TEXT = "A headline of six words here\n\nBy Nell Ashdown\n\nShare this article\n"
LONG = "".join(f"A sentence of its own, number {n}, {n * n}.\n" * 2 for n in range(24_000))


def call(text: str, *fields: str, path: str = "/v1/clean", is_last: bool = False) -> Call:
    """A request to clean a text."""
    body = text.encode()
    head = (
        f"POST {path} HTTP/1.1",
        "Host: desk",
        "Content-Type: text/plain",
        f"Content-Length: {len(body)}",
        *fields,
    )
    request = "\r\n".join(head).encode() + b"\r\n\r\n" + body
    return Call(request, ("127.0.0.1", 4000), ("127.0.0.1", 8000), is_last)


def read(reply: Reply) -> tuple[int, str, Any]:
    """Status, head and body of a reply."""
    head, _, body = reply.answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.decode("latin-1"), json.loads(body)


class Greedy:
    """A stylebook that takes more memory than there is to whoever looks into it."""

    model = "greedy"

    def __getattr__(self, name: str) -> bytearray:
        return bytearray(2**44)


class Office:
    """A counter, and who was told of what went over it."""

    def __init__(self, counter: Counter, told: list[Record]) -> None:
        self.counter = counter
        self.told = told

    def ask(self, *args: Any, **kwargs: Any) -> tuple[int, str, Any]:
        """Status, head and body of the answer to a text."""
        return read(self.counter.answer(call(*args, **kwargs)))


OpenOffice = Callable[..., Office]


@pytest.fixture
def office(make_app: MakeApp) -> OpenOffice:
    """Opens a counter with some settings unlike the usual."""

    def open_office(stylebook: Any = None, **settings: Any) -> Office:
        app = make_app(**settings)
        if stylebook is not None:
            cleaner_of(app).close()
            desk.install(app, Cleaner(stylebook, cleaner_of(app).terms))
        told: list[Record] = []
        tellers_of(app).append(told.append)
        guarded = bool(settings.get("keys_file") or settings.get("rate_limit"))
        counter = Counter(app, Config(), is_guarded=guarded)
        counter.open()
        return Office(counter, told)

    return open_office


def test_an_editor_answers_as_the_application_does(office: OpenOffice, make_app: MakeApp) -> None:
    """The article, the problem and the credit line; and each is told of once, here."""
    made = office()
    client = make_app().test_client()
    for path, text in (
        ("/v1/clean", TEXT),
        ("/v1/clean?explain=true", TEXT),
        ("/v1/clean?explain=perhaps", TEXT),
        ("/v1/credits", "Reporting by Nell Ashdown"),
    ):
        status, _, body = made.ask(text, "X-Request-ID: job-1", path=path)
        own = client.post(
            path, data=text, content_type="text/plain", headers={"X-Request-ID": "job-1"}
        )
        assert (status, body) == (own.status_code, own.json)
    assert [(record.status, record.route) for record in made.told] == [
        (200, "/v1/clean"), (200, "/v1/clean"), (422, "/v1/clean"), (200, "/v1/credits"),
    ]  # fmt: skip
    assert made.told[0].documents == 1
    assert made.told[0].removed
    assert all(record.seconds > 0 for record in made.told)


def test_a_document_that_takes_too_long_costs_no_one_else(office: OpenOffice) -> None:
    """Its caller hears why, under its own request id; the next one is answered."""
    made = office(deadline=0.5)
    status, head, body = made.ask(LONG, "X-Request-ID: job-2")
    assert (status, body["type"]) == (422, "/problems/document-too-expensive")
    assert body["request_id"] == "job-2"
    assert "retry-after" not in head.lower()
    assert made.ask(TEXT)[0] == 200
    assert [record.problem for record in made.told] == ["document-too-expensive", None]


def test_a_document_that_takes_too_much_memory_is_told_so(office: OpenOffice) -> None:
    """Wherever in the request the memory ran out."""
    made = office(stylebook=Greedy())
    for _ in range(2):
        status, _, body = made.ask(TEXT)
        assert (status, body["type"]) == (422, "/problems/document-too-expensive")
        assert "512 MiB" in body["detail"]


def test_a_fault_of_ours_is_no_more_than_a_500(office: OpenOffice) -> None:
    """The editor says so itself, and lives on."""
    made = office(stylebook="no stylebook")
    for _ in range(2):
        status, _, body = made.ask(TEXT)
        assert (status, body["type"]) == (500, "/problems/internal-error")


def test_who_may_not_come_in_takes_no_editor(
    office: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Key and rate are asked for before; whose key it was is told with the rest."""
    key = make_key()
    (tmp_path / "keys").write_text(write_entry("alice", key) + "\n")
    made = office(keys_file=str(tmp_path / "keys"), rate_limit="2/hour")
    handed: list[object] = []
    pass_on = Cleaner.pass_on

    def hand_over(cleaner: Cleaner, work: object) -> Any:
        handed.append(work)
        return pass_on(cleaner, work)

    monkeypatch.setattr(Cleaner, "pass_on", hand_over)
    statuses = [made.ask(TEXT, *fields)[0] for fields in ((), ("X-API-Key: wrong",))]
    statuses += [made.ask(TEXT, f"X-API-Key: {key}")[0] for _ in range(3)]
    assert statuses == [401, 401, 200, 200, 429]
    assert len(handed) == 2
    assert [record.key for record in made.told] == [None, None, "alice", "alice", "alice"]


def test_the_connection_ends_where_it_must(office: OpenOffice) -> None:
    """Where the server or the client says so, or more was sent than the request holds."""
    made = office()
    kept = made.counter.answer(call(TEXT))
    assert not kept.is_last
    last = made.counter.answer(call(TEXT, is_last=True))
    assert last.is_last
    assert re.search(rb"(?i)connection: close", last.answer)
    assert made.counter.answer(call(TEXT, "Connection: close")).is_last
    more = call(TEXT)
    behind = Call(more.request + b"GET / HTTP/1.1\r\n", more.client, more.server, is_last=False)
    assert made.counter.answer(behind).is_last


def test_what_is_no_request_is_left_to_the_server(office: OpenOffice) -> None:
    """It refuses it as any other."""
    made = office()
    with pytest.raises(ParseException):
        made.counter.answer(call(TEXT, "No field"))
    assert made.ask(TEXT)[0] == 200


@pytest.mark.parametrize(
    ("data", "is_alone"),
    [
        (call(TEXT).request, True),
        (call(TEXT).request[:-1], False),
        (call(TEXT).request + b"G", False),
        (call(TEXT, "Expect: 100-continue").request, False),
        (call(TEXT, "Content-Length: 3").request, False),
        (call(TEXT, "Transfer-Encoding: chunked").request, False),
        (call("a" * 200).request, False),
    ],
)
def test_only_what_is_whole_and_clear_goes_over_the_counter(data: bytes, is_alone: bool) -> None:
    """The rest is left to the server, which knows all of HTTP."""
    arrival = Arrival(100)
    arrival.add(data)
    assert arrival.is_alone is is_alone


@pytest.mark.parametrize(
    ("line", "is_edited"),
    [
        (b"POST /v1/clean HTTP/1.1\r\n", True),
        (b"POST /v1/clean?explain=true HTTP/1.1\r\n", True),
        (b"POST /v1/credits HTTP/1.1\r\n", True),
        (b"POST /v1/clean/batch HTTP/1.1\r\n", False),
        (b"POST /v1/cleaner HTTP/1.1\r\n", False),
        (b"GET /v1/clean HTTP/1.1\r\n", False),
        (b"POST /v1/clean HTTP/1.0\r\n", False),
        (b"post /v1/clean HTTP/1.1\r\n", False),
    ],
)
def test_only_requests_to_clean_go_over_the_counter(line: bytes, is_edited: bool) -> None:
    """Probes and pages must not wait for an editor."""
    assert bool(EDITED.match(line)) is is_edited
