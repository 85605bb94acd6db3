"""openapi.yaml: valid, current, served, and true."""

import json
import re
from pathlib import Path

import pytest
import requests
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from werkzeug.routing import Map

from service.settings import read_settings
from service.web.app import create_app
from service.web.openapi import describe


@pytest.fixture(scope="module")
def description() -> dict:
    """The description, parsed."""
    return yaml.safe_load(describe())


def answers(description: dict, name: str) -> Draft202012Validator:
    """A validator for one of the description's schemas."""
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    )


def test_the_file_has_not_drifted(root: Path) -> None:
    """openapi.yaml is what the schemas say; `make openapi` writes it anew."""
    assert (root / "openapi.yaml").read_text(encoding="utf-8") == describe()


def test_the_description_is_valid(description: dict) -> None:
    """It keeps to OpenAPI 3.1."""
    validate(description)


def test_the_description_is_served(server: str) -> None:
    """GET /openapi.yaml answers with the same text."""
    answer = requests.get(f"{server}/openapi.yaml", timeout=10)
    assert answer.headers["Content-Type"].startswith("application/yaml")
    assert answer.content.decode() == describe()


def test_every_path_is_described(description: dict) -> None:
    """No path is served that the description leaves out, and none described that is not."""
    routes: Map = create_app(read_settings()).url_map
    served = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in routes.iter_rules()}
    assert served == set(description["paths"])


@pytest.mark.parametrize(("explain", "name"), [("false", "Article"), ("true", "ExplainedArticle")])
def test_answers_are_as_described(
    server: str, seed: Path, description: dict, explain: str, name: str
) -> None:
    """An article fits the schema that the description gives for it, and no other."""
    answer = requests.post(
        f"{server}/v1/clean",
        params={"explain": explain},
        data=(seed / "input.txt").read_bytes(),
        headers={"Content-Type": "text/plain"},
        timeout=10,
    ).json()
    answers(description, name).validate(answer)
    other = "Article" if explain == "true" else "ExplainedArticle"
    assert not answers(description, other).is_valid(answer)


@pytest.mark.parametrize(
    ("document", "fits"),
    [
        ({"text": "a"}, True),
        ({"html": "<p>a"}, True),
        ({"text": "a", "html": "<p>a"}, False),
        ({"url": "https://example.org/1"}, False),
        ({"text": None}, False),
        ({"html": " \n"}, False),
        ({"text": "a", "htm": "b"}, False),
    ],
)
def test_the_description_and_the_service_agree_on_what_fits(
    server: str, description: dict, document: dict, fits: bool
) -> None:
    """What the schema admits is answered, and what it does not is refused."""
    content = description["paths"]["/v1/clean"]["post"]["requestBody"]["content"]
    schema = content["application/json"]["schema"] | {"components": description["components"]}
    assert Draft202012Validator(schema).is_valid(document) is fits
    answer = requests.post(f"{server}/v1/clean", json=document, timeout=10)
    assert answer.status_code == (200 if fits else 422)


def test_an_explained_page_is_as_described(server: str, description: dict) -> None:
    """A page's rendering and metadata fit the schema, too."""
    document = {"html": "<title>A pier</title><p>The pier opened on Monday.", "explain": True}
    answer = requests.post(f"{server}/v1/clean", json=document, timeout=10).json()
    answers(description, "ExplainedArticle").validate(answer)
    assert answer["text"]


def test_the_example_of_where_metadata_stood_is_real(server: str, description: dict) -> None:
    """It is what a page with such a date is answered with."""
    date = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2024-05-02"}'
    document = {"html": f"{date}</script><p>The pier opened on Monday.", "explain": True}
    told = requests.post(f"{server}/v1/clean", json=document, timeout=10).json()["metadata"]
    [shown] = examples(description["components"]["schemas"]["Told"]).values()
    assert shown in [one["where"] for one in told]


def test_credits_are_as_described(server: str, description: dict) -> None:
    """What a credit line says fits its schema."""
    line = "PORT ELLERY, May 3 (Reuters) - Reporting by Tom Arden"
    answer = requests.post(f"{server}/v1/credits", json={"text": line}, timeout=10).json()
    answers(description, "Provenance").validate(answer)


def examples(schema: dict) -> dict:
    """The examples of a schema's properties, by their names."""
    about = schema["properties"]
    return {name: one["examples"][0] for name, one in about.items() if "examples" in one}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/v1/clean", "Document"),
        ("/v1/clean/batch", "BatchLine"),
        ("/v1/credits", "CreditLine"),
    ],
)
def test_every_example_is_taken(server: str, description: dict, path: str, name: str) -> None:
    """Those of the fields, each way, and those of the parameters; the answer fits its schema."""
    operation = description["paths"][path]["post"]
    fields = examples(description["components"]["schemas"][name])
    known = {parameter["name"]: parameter["schema"] for parameter in operation["parameters"]}
    sources = [source for source in ("text", "html") if source in fields]
    assert sources
    for source in sources:
        rest = {field: value for field, value in fields.items() if field not in sources}
        answer = requests.post(
            f"{server}{path}",
            params=examples({"properties": known}),
            data=json.dumps({source: fields[source]} | rest),
            headers={"Content-Type": next(reversed(operation["requestBody"]["content"]))},
            timeout=10,
        )
        assert answer.status_code == 200
        answered = {"CreditLine": "Provenance", "BatchLine": "BatchAnswer"}.get(name, "Article")
        answers(description, answered).validate(answer.json())


def test_problems_are_as_described(server: str, description: dict) -> None:
    """A problem fits its schema."""
    problem = requests.post(f"{server}/v1/clean", json={}, timeout=10).json()
    answers(description, "Problem").validate(problem)
