"""deploy/: valid by the schemas of Compose and Kubernetes, and in step with the service."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import pytest
import yaml
from flask import Flask

from service.settings import read_settings
from service.web.app import create_app


@pytest.fixture(scope="module")
def compose(root: Path) -> dict[str, Any]:
    """The Compose file."""
    return yaml.safe_load((root / "deploy/compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def manifests(root: Path) -> dict[str, dict[str, Any]]:
    """The Kubernetes manifests, by their kind."""
    text = (root / "deploy/kubernetes.yaml").read_text(encoding="utf-8")
    return {manifest["kind"]: manifest for manifest in yaml.safe_load_all(text)}


@pytest.fixture(scope="module")
def pod(manifests: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """What each replica is."""
    return manifests["Deployment"]["spec"]["template"]["spec"]


@pytest.fixture(scope="module")
def container(pod: dict[str, Any]) -> dict[str, Any]:
    """The one container of a replica."""
    [container] = pod["containers"]
    return container


@pytest.fixture(scope="module")
def app() -> Flask:
    """The application, for its routes."""
    return create_app(read_settings())


def set_by(name: str, value: str) -> object:
    """What a variable sets, read as the service reads it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(name, value)
        return getattr(read_settings(), name.removeprefix("COPYDESK_").lower())


def test_compose_fits_its_schema(compose: dict[str, Any]) -> None:
    """By the schema of the Compose specification."""
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    schema = json.loads((folder / "compose-spec.json").read_text(encoding="utf-8"))
    jsonschema.validate(compose, schema)
    assert set(compose["services"]) == {"copydesk", "redis", "prometheus"}


@pytest.mark.parametrize(
    "kind", ["Deployment", "Service", "PodDisruptionBudget", "HorizontalPodAutoscaler"]
)
@pytest.mark.parametrize("version", ["1.30", "1.37"])
def test_kubernetes_fits_its_schema(
    manifests: dict[str, dict[str, Any]], kind: str, version: str
) -> None:
    """By Kubernetes' own schemas, with no key that they do not know."""
    kubernetes_validate.validate(manifests[kind], version, strict=True)


def test_every_variable_is_a_setting_that_is_taken(
    compose: dict[str, Any], container: dict[str, Any]
) -> None:
    """None is misspelt, and none has a value that would end the start."""
    named = list(compose["services"]["copydesk"]["environment"].items())
    named += [(variable["name"], variable["value"]) for variable in container["env"]]
    for name, value in named:
        assert set_by(name, value) == value


def test_no_service_sets_a_setting(pod: dict[str, Any]) -> None:
    """Kubernetes would set COPYDESK_PORT to an address, after the Service of that name."""
    assert pod["enableServiceLinks"] is False


def test_probes_ask_what_is_answered(app: Flask, container: dict[str, Any]) -> None:
    """Their paths are routes, and their port is the service's."""
    routes = {rule.rule for rule in app.url_map.iter_rules()}
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    assert ports["http"] == read_settings().port
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        asked = container[probe]["httpGet"]
        assert asked["path"] in routes
        assert asked["port"] in ports


def test_a_stop_has_the_time_that_it_takes(
    compose: dict[str, Any], pod: dict[str, Any], container: dict[str, Any]
) -> None:
    """Nothing is killed while it still drains."""
    grace = read_settings().stop_grace
    pause = int(container["lifecycle"]["preStop"]["exec"]["command"][1])
    assert pod["terminationGracePeriodSeconds"] > pause + grace
    assert int(compose["services"]["copydesk"]["stop_grace_period"].rstrip("s")) > grace


def test_nothing_is_allowed_that_is_not_needed(
    root: Path, compose: dict[str, Any], pod: dict[str, Any], container: dict[str, Any]
) -> None:
    """No root, no capability, no disk to write to."""
    user = f"{pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}"
    assert f"USER {user}" in (root / "Dockerfile").read_text(encoding="utf-8")
    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    service = compose["services"]["copydesk"]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]


def test_what_belongs_together_finds_each_other(
    root: Path, manifests: dict[str, dict[str, Any]], container: dict[str, Any]
) -> None:
    """Service, budget and scaler mean the deployment; Prometheus asks where metrics are."""
    labels = manifests["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert manifests["Service"]["spec"]["selector"].items() <= labels.items()
    budget = manifests["PodDisruptionBudget"]["spec"]
    assert budget["selector"]["matchLabels"].items() <= labels.items()
    scaler = manifests["HorizontalPodAutoscaler"]["spec"]
    assert scaler["scaleTargetRef"]["name"] == manifests["Deployment"]["metadata"]["name"]
    assert budget["minAvailable"] < scaler["minReplicas"]
    scraping = yaml.safe_load((root / "deploy/prometheus.yaml").read_text(encoding="utf-8"))
    [job] = scraping["scrape_configs"]
    [address] = [env["value"] for env in container["env"] if "METRICS" in env["name"]]
    assert int(address.rpartition(":")[2]) == job["dns_sd_configs"][0]["port"]


def test_every_alert_is_told_of(root: Path) -> None:
    """What to do about it stands in docs/operations.md, and there is no row for one that is not."""
    alerts = yaml.safe_load((root / "deploy/alerts.yaml").read_text(encoding="utf-8"))
    [group] = alerts["groups"]
    page = (root / "docs/operations.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(Copydesk\w+)` \|", page, re.MULTILINE)
    assert sorted(rows) == sorted(rule["alert"] for rule in group["rules"])
