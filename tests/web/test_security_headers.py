"""Headers that browsers heed, and pages of other origins."""

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import MakeApp

ORIGIN = "https://reader.example"


@pytest.mark.parametrize("path", ["/livez", "/openapi.yaml", "/nothing-here", "/metrics"])
def test_every_answer_is_guarded(make_app: MakeApp, path: str) -> None:
    """Nothing is sniffed, run, framed or told to other sites."""
    headers = make_app().test_client().get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_a_page_names_what_it_may_load(make_app: MakeApp) -> None:
    """The playground's policy admits this service's own scripts and no inline one."""
    headers = make_app().test_client().get("/").headers
    [policy] = headers.getlist("Content-Security-Policy")
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


def preflight(service: FlaskClient, origin: str) -> str | None:
    """The origin that a browser is told may post."""
    answer = service.options(
        "/v1/clean",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type, authorization",
        },
    )
    assert answer.status_code == 200
    return answer.headers.get("Access-Control-Allow-Origin")


def test_an_answer_without_a_body_has_no_type(make_app: MakeApp) -> None:
    """OPTIONS tells the methods in a header; where it goes nowhere, the problem has its type."""
    service = make_app().test_client()
    answer = service.options("/v1/clean")
    assert set(answer.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}
    assert answer.headers["Content-Length"] == "0"
    assert "Content-Type" not in answer.headers
    assert service.options("/nothing-here").content_type == "application/problem+json"


def test_other_origins_are_not_let_in_by_themselves(make_app: MakeApp) -> None:
    """No header of CORS unless a setting asks for it."""
    service = make_app().test_client()
    assert preflight(service, ORIGIN) is None
    answer = service.get("/livez", headers={"Origin": ORIGIN})
    assert [name for name, _ in answer.headers if name.startswith("Access-Control")] == []


def test_an_origin_that_is_named_is_let_in(make_app: MakeApp) -> None:
    """It alone; and a refusal, too, can be read by its page."""
    service = make_app(cors_origins=[ORIGIN, "https://other.example"]).test_client()
    assert preflight(service, ORIGIN) == ORIGIN
    for stranger in ("https://reader.example.org", "http://reader.example", "null", ORIGIN + ":1"):
        assert preflight(service, stranger) is None
    answer = service.post("/v1/clean", headers={"Origin": ORIGIN})
    assert answer.status_code == 415
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "X-Request-ID" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


def test_any_origin_is_let_in_where_the_setting_says_so(make_app: MakeApp) -> None:
    """A star is any."""
    assert preflight(make_app(cors_origins=["*"]).test_client(), ORIGIN) in ("*", ORIGIN)
