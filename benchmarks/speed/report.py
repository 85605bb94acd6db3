"""Figures as the tables of docs/speed.md, and the short one of the README."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.speed.cpu import FLATTENED, CpuFigure, by_name
from benchmarks.speed.http import HttpFigures

_BEGIN, _END = "<!-- speed: begin -->", "<!-- speed: end -->"
_EXTRACT, _BARE = "trafilatura.extract", "trafilatura.bare_extraction"
_TOLD = "with metadata"
"""What the desk reads of a page as well; without it a peer does less."""
_ROW = re.compile(r"^\| (.*\w.*) \| (.*\w.*) \|$", re.MULTILINE)
MEBIBYTE = 1024 * 1024


def cpu_table(seed: CpuFigure, pages: Sequence[CpuFigure]) -> str:
    """CPU a document, each way beside trafilatura's."""
    mean, middle = seed.mean * 1e3, seed.median * 1e3
    lines = [f"The core on the seed: {middle:.2f} ms (median), {mean:.2f} ms (mean)."]
    if pages:
        known = by_name(pages)
        lines += [
            "",
            "| on the same pages | ms, mean | ms, median | times as fast as trafilatura.extract |",
            "| --- | ---: | ---: | ---: |",
        ]
        lines += [
            f"| {figure.name} | {figure.mean * 1e3:.2f} | {figure.median * 1e3:.2f} "
            f"| {known[_EXTRACT].mean / figure.mean:.2f} |"
            for figure in pages
        ]
    return "\n".join(lines)


def http_table(figures: Sequence[HttpFigures]) -> str:
    """Requests a second and latencies, each cell beside the echo's."""
    lines = [
        "| workers | connections | asked | per second | of echo | p50 ms | p99 ms | ratio | bad |",
        "| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines[0] += " CPU ms, worker | editor | times echo's |"
    for one in figures:
        for (asked, keep_alive), cell in one.cells.items():
            echo = one.cells["echo", keep_alive]
            of_echo = cell.rate / echo.rate
            times = (cell.worker + cell.editor) / max(echo.worker + echo.editor, 1e-9)
            kept = "kept alive" if keep_alive else "one a request"
            lines.append(
                f"| {one.workers} | {kept} | {asked} | {cell.rate:,.0f} | {of_echo:.2f} "
                f"| {cell.p50 * 1e3:.1f} | {cell.p99 * 1e3:.1f} | {cell.p99 / cell.p50:.1f} "
                f"| {cell.failed} | {cell.worker * 1e3:.2f} | {cell.editor * 1e3:.2f} "
                f"| {times:.2f} |"
            )
    lines += [
        "",
        "| workers | batch, documents/s | beside single posts | MiB a worker | start, s |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {one.workers} | {one.batch:,.0f} | {one.batch / one.cells['clean', True].rate:.2f} "
        f"| {one.memory / MEBIBYTE:.0f} | {one.start:.1f} |"
        for one in figures
    ]
    return "\n".join(lines)


def memory_table(samples: Sequence[int], lines: int) -> str:
    """Whether memory stays flat: the last tenth beside the second."""
    told = ", ".join(f"{sample / MEBIBYTE:.0f}" for sample in samples)
    return (
        f"A batch of {lines:,} lines, MiB of the whole server after each tenth: {told}. "
        f"The last beside the second: {samples[-1] / samples[1]:.3f}."
    )


def short_table(
    seed: CpuFigure,
    pages: Sequence[CpuFigure],
    http: Sequence[HttpFigures],
    machine: str,
    before: str = "",
) -> str:
    """The README's table; what was not measured now stays as the table before has it."""
    rows = dict(_ROW.findall(before))
    rows |= _cpu_rows(seed, pages)
    rows |= _http_rows(http) if http else ()
    told = (f"| {name} | {figure} |" for name, figure in rows.items())
    return "\n".join([f"On {machine}:", "", "| | |", "| --- | ---: |", *told])


def _cpu_rows(seed: CpuFigure, pages: Sequence[CpuFigure]) -> Iterator[tuple[str, str]]:
    yield "the first example of `seeds/`, CPU", f"{seed.median * 1e3:.1f} ms"
    if pages:
        known = by_name(pages)
        text = sum(known[f"copydesk, {shape} text"].mean for shape in FLATTENED) / len(FLATTENED)
        yield (
            "flattened text, beside trafilatura.extract on the HTML",
            f"{known[_EXTRACT].mean / text:.1f} times as fast",
        )
        html = known["copydesk, HTML"].mean
        for way in (_BARE, f"{_BARE}, {_TOLD}"):
            yield f"HTML, beside {way}", f"{html / known[way].mean:.2f} of its time"


def _http_rows(http: Sequence[HttpFigures]) -> Iterator[tuple[str, str]]:
    one, two = http[0], http[-1]
    clean, echo = one.cells["clean", True], one.cells["echo", True]
    yield (
        "`POST /v1/clean`, beside an endpoint that only reads and writes the same JSON",
        f"{clean.rate / echo.rate:.2f} of its requests/s",
    )
    yield "p99 beside p50, 8 connections", f"{clean.p99 / clean.p50:.1f} times"
    yield "two workers beside one", f"{two.cells['clean', True].rate / clean.rate:.2f} times"
    yield "a batch beside single posts", f"{one.batch / clean.rate:.2f} times the documents/s"
    yield "memory a worker, what is shared counted once", f"{two.memory / MEBIBYTE:.0f} MiB"


def put_sections(page: Path, told: Mapping[str, str]) -> None:
    """Put texts in the place of a page's sections of these titles; the rest stays as it is."""
    opening, *rest = page.read_text("utf-8").rstrip().split("\n\n## ")
    sections = dict(part.split("\n\n", 1) for part in rest) | dict(told)
    parts = [opening, *(f"## {title}\n\n{body}" for title, body in sections.items())]
    page.write_text("\n\n".join(parts) + "\n", "utf-8")


def put_between_markers(page: Path, make: Callable[[str], str]) -> None:
    """Put a table in its place in a page, made from the one that is there."""
    text = page.read_text("utf-8")
    pattern = re.compile(f"{re.escape(_BEGIN)}\n(.*?){re.escape(_END)}", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{page} has no place between {_BEGIN} and {_END}")
    page.write_text(pattern.sub(lambda old: f"{_BEGIN}\n{make(old[1])}\n{_END}", text), "utf-8")
