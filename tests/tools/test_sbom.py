"""`make sbom`: the bill of materials names what is shipped, and all of it."""

import json
import re
import subprocess
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_bill_names_every_locked_package(root: Path) -> None:
    """By version, with its licence; packages for other systems or Pythons may be missing."""
    subprocess.run(["make", "-s", "sbom"], cwd=root, check=True, timeout=900, capture_output=True)
    bill = json.loads((root / "build" / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "copydesk"
    named = {part["name"].lower().replace("_", "-"): part["version"] for part in bill["components"]}
    lock = (root / "requirements" / "base.txt").read_text(encoding="utf-8")
    everywhere = re.findall(r"^([\w.-]+)==(\S+) \\$", lock, re.MULTILINE)
    assert len(everywhere) > 20
    for name, version in everywhere:
        assert named[name] == version
    licensed = [part for part in bill["components"] if part.get("licenses")]
    assert len(licensed) > 0.9 * len(named)
