"""/docs: the reference as a page, and its samples, each of which is sent."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import requests
import yaml

from service.contract.problem_kind import KINDS
from service.web.manual import curl, example_of, read_samples
from service.web.openapi import describe
from tests.web.sampling import read, send, serving_for
from tests.web.serving import MAX_BODY

SAMPLES = read_samples()
VARIES = {"confidence", "rule", "rules", "model", "version"}
"""What may change with the rules and models while the contract stays."""

BaseOf = Callable[[dict], str]


@pytest.fixture(scope="module")
def base_of(server: str) -> Iterator[BaseOf]:
    """The base URL of a service as a sample wants it; the session's where that will do."""
    with ExitStack() as started:
        running: dict[str, str] = {}

        def base(sample: dict) -> str:
            settings = sample.get("settings", {})
            if settings in ({}, {"max_body": str(MAX_BODY)}):
                return server
            if (wanted := json.dumps(settings)) not in running:
                running[wanted] = started.enter_context(serving_for(sample))
            return running[wanted]

        yield base


@pytest.fixture(scope="module")
def manual(server: str) -> str:
    """The page."""
    return requests.get(f"{server}/docs", timeout=10).content.decode()


def steady(value: Any) -> Any:
    """A value without what varies: ids that are made, and of a wait that is told the length."""
    if isinstance(value, dict):
        return {key: steady(inner) for key, inner in value.items() if key not in VARIES}
    if isinstance(value, str):
        value = re.sub(r"^[0-9a-f]{32}$", "an id", value)
        return re.sub(r"go on in \d+ seconds", "go on in N seconds", value)
    return [steady(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample["name"] for sample in SAMPLES])
def test_every_sample_is_answered_as_shown(base_of: BaseOf, sample: dict) -> None:
    """Sent as it stands; `python -m tests.web.sampling` writes the answers anew."""
    answer = send(base_of(sample), sample)
    assert answer.status_code == sample["status"]
    assert steady(read(answer)) == steady(sample["answer"])


ONE_CALL = [sample for sample in SAMPLES if not {"at_once", "sent", "signal"} & set(sample)]
"""Those whose answer is that to the call that is shown, made once."""


@pytest.mark.parametrize("sample", ONE_CALL, ids=[sample["name"] for sample in ONE_CALL])
def test_the_curl_calls_of_the_page_work(base_of: BaseOf, sample: dict) -> None:
    """Run in a shell, they give the answer that stands below them."""
    call = curl(sample).replace("http://localhost:8000", base_of(sample))
    ended = subprocess.run(["sh", "-c", call], capture_output=True, check=True, timeout=30)
    said = ended.stdout.decode()
    shown = sample["answer"]
    assert steady(said if isinstance(shown, str) else json.loads(said)) == steady(shown)


def test_the_call_that_overloads_gives_refusals(base_of: BaseOf) -> None:
    """Run in a shell, it is told the problem shown by those that find no room."""
    [sample] = [sample for sample in SAMPLES if sample["name"] == "overloaded"]
    call = curl(sample).replace("http://localhost:8000", base_of(sample))
    ended = subprocess.run(["sh", "-c", call], capture_output=True, check=True, timeout=60)
    assert json.dumps(sample["answer"], separators=(",", ":")).encode() in ended.stdout


def test_every_field_has_an_example_that_is_sent() -> None:
    """A value from a sample, and for a field that is never null one that says something."""
    schemas = yaml.safe_load(describe())["components"]["schemas"]
    bare = {
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field in schema.get("properties", {})
        if example_of(field, schema["properties"], SAMPLES) in ("null", "[]", '""')
    }
    assert bare == set()


def test_an_example_is_one_of_its_own_schema() -> None:
    """A problem's title is no article's, and a document's text no dateline's."""
    schemas = yaml.safe_load(describe())["components"]["schemas"]
    shown = {
        f"{name}.{field}": example_of(field, schemas[name]["properties"], SAMPLES)
        for name, field in (("Problem", "title"), ("Fault", "field"), ("BatchLine", "text"))
    }
    assert json.loads(shown["Problem.title"]) in [kind.title for kind in KINDS]
    assert json.loads(shown["Fault.field"]) in ("text", "html", "$")
    assert json.loads(shown["BatchLine.text"]) != "PORT ELLERY, May 3 (Reuters)"


def test_every_path_and_schema_is_on_the_page(manual: str) -> None:
    """And each of its links leads somewhere on it."""
    spec = yaml.safe_load(describe())
    for name in [*spec["paths"], *spec["components"]["schemas"]]:
        assert f"{name}</" in manual
    anchors = set(re.findall(r'\sid="?([\w-]+)', manual))
    assert set(re.findall(r'href="#([^"]+)"', manual)) <= anchors


def test_the_page_needs_nothing_from_elsewhere(server: str, manual: str) -> None:
    """No script, one style from here, and the same strict policy as the playground's."""
    assert "<script" not in manual.replace("&lt;script", "")
    assert re.findall(r'<link [^>]*href="([^"]+)"', manual) == ["docs/manual.css"]
    for path in ("docs", "docs/manual.css"):
        answer = requests.get(f"{server}/{path}", timeout=10)
        assert answer.ok
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_every_kind_of_problem_is_on_the_page(manual: str) -> None:
    """Its type, what it means and, where a request brings it about, an answer."""
    for kind in KINDS:
        assert f'id="{kind.name}"' in manual
    shown = {sample["answer"]["type"] for sample in SAMPLES if sample["status"] >= 400}
    assert shown <= {kind.path for kind in KINDS}


def test_problems_without_a_sample_are_known() -> None:
    """That which no request brings about, as it is a fault of the service; tests hold it."""
    shown = {sample["answer"]["type"] for sample in SAMPLES if sample["status"] >= 400}
    assert {kind.name for kind in KINDS if kind.path not in shown} == {"internal-error"}
