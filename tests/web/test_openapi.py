"""openapi.yaml: valid, current, served, and true."""

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
    served = {rule.rule.replace("<", "{").replace(">", "}") for rule in routes.iter_rules()}
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


def test_problems_are_as_described(server: str, description: dict) -> None:
    """A problem fits its schema."""
    problem = requests.post(f"{server}/v1/clean", json={}, timeout=10).json()
    answers(description, "Problem").validate(problem)
