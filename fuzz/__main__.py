"""`python -m fuzz [TARGET ...]`: fuzz each target for FUZZ_SECONDS, and report.

What is found is kept under build/fuzz: the corpus, which the next run begins with, and inputs
that crash, hang or take too much memory, each to be run again by
`python -m fuzz.worker TARGET FILE`. Ends with 1 where there are any.
"""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from fuzz.targets import TARGETS

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "fuzz"
SECONDS = int(os.environ.get("FUZZ_SECONDS", "600"))
"""For each target."""
LONGEST_INPUT = 20_000
SLOWEST = 20
"""Seconds after which an input counts as one that hangs."""
MEMORY = 2048
"""MiB."""
FIGURES = ROOT / "docs" / "fuzzing.md"
_HEAD = "| target | inputs | branches | corpus | found |\n| --- | ---: | ---: | ---: | --- |"
_ABOUT = """\
# Fuzzing

Written by `make fuzz`, {seconds} seconds a target: the inputs that were tried, the branches of the
service's code that they reached, the inputs kept because they reached new ones, and those that
crashed, hung or took too much memory. docs/server.md tells what a target holds to.

{table}
"""


@dataclass(frozen=True, slots=True)
class Report:
    """How a target fared."""

    name: str
    inputs: int
    branches: int
    corpus: int
    found: list[Path]

    def row(self) -> str:
        """As a row of a table."""
        found = ", ".join(path.name for path in self.found) or "none"
        return f"| {self.name} | {self.inputs} | {self.branches} | {self.corpus} | {found} |"


def fuzz(name: str) -> Report:
    """Run one target in a process of its own."""
    corpus, found = BUILD / name / "corpus", BUILD / name / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(found.iterdir())
    for seed in TARGETS[name].corpus():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed[:LONGEST_INPUT])
    log = BUILD / name / "log.txt"
    command = [
        *(sys.executable, "-m", "fuzz.worker", name),
        f"-max_total_time={SECONDS}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={SLOWEST}",
        f"-rss_limit_mb={MEMORY}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        str(corpus),
    ]
    with log.open("w", encoding="utf-8", errors="replace") as output:
        subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False)
    said = log.read_text(encoding="utf-8", errors="replace")
    return Report(
        name=name,
        inputs=_last(r"stat::number_of_executed_units:\s*(\d+)", said) or _last(r"^#(\d+)", said),
        branches=_last(r"\bcov: (\d+)", said),
        corpus=sum(1 for _ in corpus.iterdir()),
        found=sorted(set(found.iterdir()) - before),
    )


def _last(pattern: str, text: str) -> int:
    return int((re.findall(pattern, text, re.MULTILINE) or ["0"])[-1])


def main() -> int:
    """Fuzz what is named, or all; 1 where something was found."""
    names = sys.argv[1:] or list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        print(f"unknown: {', '.join(unknown)}; there are {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    print(_HEAD)
    reports = []
    for name in names:
        reports.append(fuzz(name))
        print(reports[-1].row(), flush=True)
    for path in (path for report in reports for path in report.found):
        print(f"run again: python -m fuzz.worker {path.parent.parent.name} {path}")
    if names == list(TARGETS):
        table = "\n".join([_HEAD, *(report.row() for report in reports)])
        FIGURES.write_text(_ABOUT.format(seconds=SECONDS, table=table), encoding="utf-8")
    return int(any(report.found or not report.inputs for report in reports))


if __name__ == "__main__":
    sys.exit(main())
