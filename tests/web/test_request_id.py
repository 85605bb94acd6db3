"""X-Request-ID, given or made."""

import pytest
import requests


@pytest.mark.parametrize("given", ["a", "job-7/line:3", "0" * 128, "urn:uuid:5f"])
def test_a_sane_id_is_taken_over(server: str, given: str) -> None:
    """A caller finds its own id in the answer."""
    answer = requests.get(f"{server}/livez", headers={"X-Request-ID": given}, timeout=10)
    assert answer.headers["X-Request-ID"] == given


@pytest.mark.parametrize("given", ["", "0" * 129, "two words", "<script>", "-dash", "\xe4"])
def test_another_id_is_replaced(server: str, given: str) -> None:
    """What might do harm in a log or a page is not repeated."""
    answer = requests.get(
        f"{server}/livez", headers={"X-Request-ID": given.encode("latin-1")}, timeout=10
    )
    assert answer.headers["X-Request-ID"] != given
    assert len(answer.headers["X-Request-ID"]) == 32


def test_made_ids_differ(server: str) -> None:
    """Two requests are never told apart by nothing."""
    first, second = (requests.get(f"{server}/livez", timeout=10) for _ in range(2))
    assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]
