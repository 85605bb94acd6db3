"""The hostile set at a size that is quick: what a scraper may post is answered, and right."""

from pathlib import Path

import pytest
import requests

from benchmarks.reliability.document import Hostile
from benchmarks.reliability.documents import hostile_documents
from tests.web.serving import MAX_BODY, serving

DOCUMENTS = hostile_documents()
_SMALL = 60_000
_REFUSALS = {400, 413, 415, 422}


def small(document: Hostile) -> bytes:
    """The same document, no larger than is quickly cleaned."""
    some = min(document.units, 500)
    unit = max(1, len(document.make(some)) // some)
    return document.make(max(1, min(document.units, _SMALL // unit)))


def test_there_are_many_and_each_has_a_name_of_its_own() -> None:
    """At least sixty."""
    assert len({document.name for document in DOCUMENTS}) == len(DOCUMENTS) >= 60


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_hostile_document_is_answered(server: str, document: Hostile) -> None:
    """With an article or a refusal that says why, never with a fault of the service."""
    body = small(document)
    if len(body) > MAX_BODY:
        pytest.skip("the session's server takes less")
    answer = requests.post(
        server + document.path,
        data=body,
        headers={"Content-Type": document.media_type, **document.headers},
        timeout=60,
    )
    assert answer.status_code in document.statuses | {200} | _REFUSALS
    if document.units == 1:
        assert answer.status_code in document.statuses
    if answer.status_code != 200:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"]


def test_a_document_beyond_the_deadline_is_given_up_and_the_next_is_served(root: Path) -> None:
    """With no hint to try again: it would only come back."""
    text = "".join(f"A sentence of its own, number {n}, is here.\n" for n in range(45_000))
    plain = {"Content-Type": "text/plain"}
    with serving(root, workers="1", deadline="0.1") as base:
        answer = requests.post(f"{base}/v1/clean", data=text.encode(), headers=plain, timeout=60)
        assert answer.status_code == 422
        assert answer.json()["type"] == "/problems/document-too-expensive"
        assert "0.1 s" in answer.json()["detail"]
        assert "Retry-After" not in answer.headers
        statuses = [
            requests.post(f"{base}/v1/credits", data=b"By Jane Roe", headers=plain, timeout=60)
            for _ in range(3)
        ]
        assert 200 in {answer.status_code for answer in statuses}
