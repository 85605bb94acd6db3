"""What a caller sees when the service itself is at fault."""

import logging
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from service.settings import read_settings
from service.web import cleaner
from service.web.app import create_app


@pytest.fixture
def broken() -> Iterator[FlaskClient]:
    """A service whose stylebook is no stylebook, so that every cleaning fails."""
    settings = read_settings()
    app = create_app(settings)
    broken = cleaner.Cleaner("no stylebook", settings.terms())  # type: ignore[arg-type]
    cleaner.install(app, broken)
    yield app.test_client()
    broken.close()


def test_an_unexpected_fault_is_logged_and_not_told(
    broken: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The caller gets a request id and no inner detail; the log has both."""
    with caplog.at_level(logging.ERROR):
        answer = broken.post(
            "/v1/clean", data="Secret text.", content_type="text/plain",
            headers={"X-Request-ID": "job-7/line-3"},
        )  # fmt: skip
    assert answer.status_code == 500
    assert answer.content_type == "application/problem+json"
    assert answer.json is not None
    assert answer.json["type"] == "/problems/internal-error"
    assert answer.json["request_id"] == answer.headers["X-Request-ID"] == "job-7/line-3"
    assert "stylebook" not in answer.text
    assert "Traceback" not in answer.text
    assert "job-7/line-3" in caplog.text
    assert "AttributeError" in caplog.text
    assert "Secret" not in caplog.text
