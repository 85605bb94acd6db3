"""``python -m benchmarks.reliability.report``: docs/reliability.md from what was measured last."""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_FIGURES = Path(__file__).with_name("figures")
_REPORT = Path(__file__).parents[2] / "docs" / "reliability.md"
_HEAD = """\
# How reliable it is

Written by `make reliability` from what `make hostile`, `make pages`, `make faults` and `make soak`
measured last, with real processes and the settings' defaults unless said otherwise.
"""


def keep(name: str, figures: dict[str, Any]) -> None:
    """Put the figures of one measurement where the report finds them."""
    _FIGURES.mkdir(exist_ok=True)
    told = {"day": datetime.now(UTC).date().isoformat(), "machine": _machine(), **figures}
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    (_FIGURES / f"{name}.json").write_text(text, encoding="utf-8")


def main() -> int:
    """Write the report."""
    parts = [_HEAD]
    for name, write in _PARTS:
        path = _FIGURES / f"{name}.json"
        if path.exists():
            parts.append(write(json.loads(path.read_text(encoding="utf-8"))))
    _REPORT.write_text("\n".join(parts), encoding="utf-8")
    return 0


def _machine() -> str:
    return f"{os.cpu_count()} processors, Python {platform.python_version()}"


def _said(figures: dict[str, Any]) -> str:
    return f"Measured on {figures['day']}; {figures['machine']}."


def _hostile(figures: dict[str, Any]) -> str:
    rows = figures["rows"]
    wrong = sum(not row["is_right"] for row in rows)
    grown = [row["growth"] for row in rows if row["growth"]]
    lines = [
        "## Hostile documents", "", _said(figures), "",
        (f"{len(rows)} documents, each sent to the real server. Wrong status: {wrong}. Given up at "
        f"the deadline of 5 s, as they should be: {sum(row['is_given_up'] for row in rows)}. "
        f"Slowest answer: {max(row['seconds'] for row in rows):.2f} s. "
        f"The largest process held {figures['peak'] // 1024**2} MiB at its most. "
        f"Growth is the processor's time of cleaning by that of half the document, where it is "
        f"more than 50 ms: {max(grown):.2f} at most."), "",
        "| document | bytes | status | seconds | growth |", "| --- | ---: | ---: | ---: | ---: |",
    ]  # fmt: skip
    lines += [
        f"| {row['name']} | {row['size']} | {row['status']} | {row['seconds']:.2f} | "
        f"{format(row['growth'], '.2f') if row['growth'] else ''} |"
        for row in rows
    ]
    return "\n".join([*lines, ""])


def _faults(figures: dict[str, Any]) -> str:
    lines = [
        "## Faults under load", "", _said(figures), "",
        (f"Clients send texts with a mark of their own over a new connection each, for "
        f"{figures['seconds']} s a fault. Right: answered with their own text. Refused: told to "
        "come later, or not let in. Lost: sent and never answered; allowed are those in flight in "
        "a process that was killed. Wrong: anything else."), "",
        "| fault | times | sent | right | refused | lost | lost allowed | wrong | slowest, s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]  # fmt: skip
    lines += [
        f"| {row['name']} | {row['times']} | {row['sent']} | {row['right']} | {row['refused']} | "
        f"{row['lost']} | {row['allowed']} | {row['wrong']} | {row['slowest']:.2f} |"
        for row in figures["rows"]
    ]
    return "\n".join([*lines, ""])


def _soak(figures: dict[str, Any]) -> str:
    lines = [
        "## Soak", "", _said(figures), "",
        (f"{figures['sent']} requests in {figures['seconds']:.0f} s: texts and pages of sites, "
        f"and the hostile set ({figures['hostile']} times one of it). Unexpected answers: "
        f"{figures['unexpected']}. Workers lost: {figures['workers_lost']}."), "",
        "Memory of all processes, MiB, what they share counted once; the mean of each tenth:", "",
        "| " + " | ".join(str(tenth) for tenth in range(1, 11)) + " |",
        "|" + " ---: |" * 10,
        "| " + " | ".join(f"{tenth / 1024**2:.0f}" for tenth in figures["tenths"]) + " |", "",
        f"The last tenth by the second: {figures['tenths'][9] / figures['tenths'][1]:.3f}.",
    ]  # fmt: skip
    return "\n".join([*lines, ""])


def _pages(figures: dict[str, Any]) -> str:
    lines = [
        "## Pages of sites, whole and broken off", "", _said(figures), "",
        ("Every page of the corpora, and its beginning up to a random byte, cleaned in one process "
         "on one thread. What is no article is a page of which no text is left, and is a 422 that "
         "says so; anything else is a fault."), "",
        ("| pages | number | articles | without text | faults | median, CPU ms | slowest, CPU s | "
         "of bytes | slowest by the clock, s |"),
        "| --- |" + " ---: |" * 8,
    ]  # fmt: skip
    lines += [
        f"| {row['kind']} | {row['pages']} | {row['articles']} | "
        f"{row['pages'] - row['articles'] - row['faults']} | {row['faults']} | "
        f"{row['median'] * 1000:.1f} | {row['slowest']['seconds']:.2f} | "
        f"{row['slowest']['size']} | {row['waited']:.2f} |"
        for row in figures["rows"]
    ]
    return "\n".join([*lines, ""])


_PARTS = (("hostile", _hostile), ("pages", _pages), ("faults", _faults), ("soak", _soak))


if __name__ == "__main__":
    sys.exit(main())
