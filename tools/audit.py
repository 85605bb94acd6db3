"""`python -m tools.audit REQUIREMENTS`: known faults of locked packages, by pip-audit.

pip-audit ends well where it could ask no one: each package is then skipped. Here that is told
apart. Ends with 0 where every package was looked up and none has a known fault, with 1 where one
has, and with 2 where nothing can be said.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

_ASK = ("-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off")


def verdict(dependencies: Sequence[Mapping[str, Any]]) -> tuple[int, list[str]]:
    """The status to end with, and what to say of pip-audit's report."""
    faults = [
        f"{package['name']} {package['version']}: {fault['id']}, "
        f"mended in {', '.join(fault['fix_versions']) or 'no version yet'}"
        for package in dependencies
        for fault in package.get("vulns", ())
    ]
    unknown = [package["name"] for package in dependencies if "skip_reason" in package]
    said = [f"FAULT {fault}" for fault in faults]
    if unknown:
        said.append(
            f"NOT AUDITED: {len(unknown)} of {len(dependencies)} packages could not be looked up. "
            "The index that was asked may have no feed of known faults, or not be reachable. "
            f"They are: {', '.join(unknown)}."
        )
    if not said:
        said.append(f"{len(dependencies)} packages looked up, no known fault.")
    return (1 if faults else 2 if unknown or not dependencies else 0), said


def main() -> int:
    """Ask, and say what came."""
    asked = subprocess.run(
        [sys.executable, *_ASK, "--format", "json", "--requirement", sys.argv[1]],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        dependencies = json.loads(asked.stdout)["dependencies"]
    except (ValueError, KeyError):
        lines = asked.stderr.strip().splitlines() or ["pip-audit said nothing"]
        print(f"NOT AUDITED: the feed of known faults can't be asked: {lines[-1]}")
        return 2
    status, said = verdict(dependencies)
    print("\n".join(said))
    return status


if __name__ == "__main__":
    sys.exit(main())
