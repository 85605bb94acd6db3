"""The audit's verdict: what pip-audit reports, and what it passes over in silence."""

from tools.audit import verdict

SOUND = {"name": "flask", "version": "3.1.3", "vulns": []}
FAULTY = {
    "name": "lxml",
    "version": "6.1.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["6.1.1"], "aliases": []}],
}
SKIPPED = {"name": "numpy", "skip_reason": "Dependency not found on PyPI"}


def test_all_sound_is_well() -> None:
    """The number says how many were looked up."""
    assert verdict([SOUND]) == (0, ["1 packages looked up, no known fault."])


def test_a_fault_is_named_with_its_remedy() -> None:
    """Package, fault and the version that mends it."""
    status, [said] = verdict([SOUND, FAULTY])
    assert status == 1
    assert all(word in said for word in ("lxml 6.1.0", "PYSEC-1", "6.1.1"))


def test_what_was_not_looked_up_is_no_good_news() -> None:
    """pip-audit itself would end well; a fault that was found counts more."""
    status, [said] = verdict([SOUND, SKIPPED])
    assert status == 2
    assert "NOT AUDITED: 1 of 2" in said
    assert verdict([FAULTY, SKIPPED])[0] == 1
    assert verdict([])[0] == 2
