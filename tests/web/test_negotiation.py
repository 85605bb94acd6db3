"""Accept."""

import pytest
import requests


@pytest.mark.parametrize(
    "accept",
    [None, "*/*", "application/json", "application/*", "text/html, application/json;q=0.1", ""],
)
def test_whoever_takes_json_gets_it(server: str, accept: str | None) -> None:
    """Accept admits JSON in many ways, silence among them."""
    answer = requests.post(
        f"{server}/v1/clean",
        data=b"A text.",
        headers={"Content-Type": "text/plain", "Accept": accept},
        timeout=10,
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/json;q=0"])
def test_whoever_does_not_gets_a_406(server: str, accept: str) -> None:
    """The problem names the forms that there are."""
    answer = requests.post(
        f"{server}/v1/clean",
        data=b"A text.",
        headers={"Content-Type": "text/plain", "Accept": accept},
        timeout=10,
    )
    assert answer.status_code == 406
    assert "application/json" in answer.json()["detail"]
