"""Probes and version."""

import pytest
import requests

from service import __version__


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_a_probe_answers_and_is_never_cached(server: str, path: str) -> None:
    """An orchestrator asks anew each time."""
    answer = requests.get(server + path, timeout=10)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_version_names_code_rules_and_model(server: str) -> None:
    """Enough to tell why two services answer differently."""
    answer = requests.get(f"{server}/version", timeout=10).json()
    assert list(answer) == ["version", "rules", "model"]
    assert answer["version"] == __version__
    assert len(answer["rules"]) == 12
    assert answer["model"]
