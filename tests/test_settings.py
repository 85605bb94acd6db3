"""Settings: read, refused, documented."""

import re
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from service.processors import available_processors
from service.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in fields(Settings):
        monkeypatch.delenv(f"COPYDESK_{field.name.upper()}", raising=False)


def test_a_variable_sets_its_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """COPYDESK_PORT is the port."""
    monkeypatch.setenv("COPYDESK_PORT", "9000")
    assert read_settings().port == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "http"), ("PORT", "70000"), ("WORKERS", "0"), ("MAX_BODY", "-1"), ("LOG_LEVEL", "x")],
)
def test_a_bad_value_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The message says which variable is meant."""
    monkeypatch.setenv(f"COPYDESK_{name}", value)
    with pytest.raises(SettingsError, match=f"COPYDESK_{name}"):
        read_settings()


@pytest.mark.parametrize(
    ("name", "meant"),
    [("MAX_BODDY", "MAX_BODY"), ("LOGLEVEL", "LOG_LEVEL"), ("WORKER", "WORKERS"), ("PROT", "PORT")],
)
def test_a_misspelt_variable_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
) -> None:
    """It would set nothing, and no one would know."""
    monkeypatch.setenv(f"COPYDESK_{name}", "1")
    with pytest.raises(SettingsError, match=f"COPYDESK_{name}: .* COPYDESK_{meant}"):
        read_settings()


def test_what_kubernetes_sets_is_borne_or_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a Service called copydesk it sets variables of its own, and one of ours."""
    for name in ("SERVICE_HOST", "SERVICE_PORT", "PORT_80_TCP", "PORT_80_TCP_ADDR", "REDIS_PORT"):
        monkeypatch.setenv(f"COPYDESK_{name}", "10.0.0.1")
    assert read_settings().port == 8000
    monkeypatch.setenv("COPYDESK_PORT", "tcp://10.0.0.1:80")
    with pytest.raises(SettingsError, match=r"COPYDESK_PORT.*enableServiceLinks"):
        read_settings()


def test_all_bad_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to start the service twice to hear of two faults."""
    monkeypatch.setenv("COPYDESK_PORT", "http")
    monkeypatch.setenv("COPYDESK_THREADS", "many")
    with pytest.raises(SettingsError, match=r"(?s)COPYDESK_PORT.*COPYDESK_THREADS"):
        read_settings()


def shown(value: object) -> str:
    """A default as the README writes it."""
    if isinstance(value, bool):
        return str(int(value))
    return "none" if value in ("", []) else str(value)


def test_every_setting_is_documented_with_its_default(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The README's table holds each variable once, with the default that really holds."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `COPYDESK_(\w+)` \| (.*?) \|", readme, re.MULTILINE))
    defaults = {name.upper(): shown(value) for name, value in asdict(read_settings()).items()}
    defaults["WORKERS"] = "one for each processor"
    assert {name: value.strip("`") for name, value in rows.items()} == defaults


def test_every_setting_is_told_of_where_it_is_run(root: Path) -> None:
    """docs/operations.md leaves out no variable, and tells of none that is not there."""
    told = set(re.findall(r"COPYDESK_([A-Z_]+)", (root / "docs/operations.md").read_text("utf-8")))
    assert told == {field.name.upper() for field in fields(Settings)}


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("RATE_LIMIT", "often", "600/minute"),
        ("REDIS_URL", "http://127.0.0.1", "redis://"),
        ("CORS_ORIGINS", "https://a.example,example.org", "https://example.org"),
        ("CORS_ORIGINS", "https://a.example/path", "https://example.org"),
        ("TRUSTED_PROXIES", "10.0.0.1, proxy", "10.0.0.0/8"),
        ("METRICS_ADDRESS", "9100", "127.0.0.1:9100"),
        ("METRICS_ADDRESS", "127.0.0.1:8000", "another"),
    ],
)
def test_a_refusal_says_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, right: str
) -> None:
    """Each message holds a value of the right form."""
    monkeypatch.setenv(f"COPYDESK_{name}", value)
    with pytest.raises(SettingsError, match=rf"(?s)COPYDESK_{name}.*{right}"):
        read_settings()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_a_public_address_is_not_served_without_keys_by_mistake(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Either keys or a plain word are asked for; with either, it is served."""
    monkeypatch.setenv("COPYDESK_HOST", host)
    with pytest.raises(SettingsError, match=r"(?s)COPYDESK_KEYS_FILE.*COPYDESK_ALLOW_ANONYMOUS=1"):
        read_settings()
    monkeypatch.setenv("COPYDESK_ALLOW_ANONYMOUS", "1")
    assert read_settings().host == host
    monkeypatch.delenv("COPYDESK_ALLOW_ANONYMOUS")
    monkeypatch.setenv("COPYDESK_KEYS_FILE", "keys.txt")
    assert read_settings().host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_this_machine_alone_needs_no_keys(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """What no one else can reach is served as it is."""
    monkeypatch.setenv("COPYDESK_HOST", host)
    assert read_settings().host == host


@pytest.mark.parametrize(
    ("cpu_max", "processors"),
    [("50000 100000", 1), ("max 100000", None), ("garbage", None), ("99900000 100000", None)],
)
def test_a_container_s_quota_bounds_the_processors(
    tmp_path: Path, cpu_max: str, processors: int | None
) -> None:
    """Half a processor is one worker; no quota, or one beyond the machine, is all it has."""
    quota = tmp_path / "cpu.max"
    quota.write_text(cpu_max)
    everything = available_processors(tmp_path / "missing")
    assert available_processors(quota) == (processors or everything)
