"""Growth of bulk runs: ``python -m benchmarks.bulk``.

Cleans 1,000, 10,000 and 100,000 short texts (``--sizes``) with one process and with two, by
``copydesk bulk`` and, with ``--spark``, on Spark (needs Java 17 and requirements/slow.txt). No
network. Prints seconds, documents a second and, for each, two processes beside one; ``--write``
puts it into docs/speed.md as well.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.machine import describe_machine
from benchmarks.speed.report import put_sections

_REPOSITORY = Path(__file__).parents[2]
_EXAMPLE = _REPOSITORY / "examples" / "spark" / "clean_parquet.py"
_PROCESSES = (1, 2)
_TITLE = "Bulk and Spark"
_HEAD = """\
| by | documents | s, one process | s, two | documents/s, two | two beside one | CPU s, one | two |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bulk", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 100_000])
    parser.add_argument("--spark", action="store_true", help="on Spark as well")
    parser.add_argument("--write", action="store_true", help="write it into docs/speed.md")
    options = parser.parse_args()
    lines = [f"On {describe_machine()}.", "", _HEAD]
    ways = {"copydesk bulk": _bulk, "Spark": _spark}
    for name, way in list(ways.items())[: 2 if options.spark else 1]:
        for size in options.sizes:
            with tempfile.TemporaryDirectory() as folder:
                one, two = (way(Path(folder), size, count) for count in _PROCESSES)
            lines.append(
                f"| {name} | {size:,} | {one.wall:.1f} | {two.wall:.1f} "
                f"| {size / two.wall:,.0f} | {one.wall / two.wall:.2f} "
                f"| {one.cpu:.1f} | {two.cpu:.1f} |"
            )
            print(lines[-1], flush=True)
    told = "\n".join(lines)
    print(f"\n{told}")
    if options.write:
        put_sections(_REPOSITORY / "docs" / "speed.md", {_TITLE: told})


@dataclass(frozen=True, slots=True)
class Seconds:
    """What a run took."""

    wall: float
    cpu: float
    """Of all its processes. A machine that is busy otherwise makes it no longer to speak of."""


def _bulk(folder: Path, size: int, processes: int) -> Seconds:
    source, target = folder / "in.jsonl", folder / f"out-{processes}.jsonl"
    if not source.exists():
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"text": text}) + "\n" for text in _texts(size))
    command = [sys.executable, "-m", "service", "bulk", source, "-o", target]
    return _seconds([*command, "--processes", str(processes)])


def _spark(folder: Path, size: int, processes: int) -> Seconds:
    import pyarrow as pa
    from pyarrow import parquet

    source, target = folder / "in.parquet", folder / f"out-{processes}"
    if not source.exists():
        # Row groups are what Spark hands out: enough of them for two cores to end together.
        table = pa.table({"text": list(_texts(size))})
        parquet.write_table(table, source, row_group_size=max(100, size // 16))
    command = [Path(sys.executable).with_name("spark-submit"), "--master", f"local[{processes}]"]
    conf = ["--conf", "spark.ui.enabled=false"]
    for setting in ("maxPartitionBytes", "openCostInBytes"):
        conf += ["--conf", f"spark.sql.files.{setting}={max(4096, source.stat().st_size // 8)}"]
    return _seconds([*command, *conf, _EXAMPLE, source, target])


def _seconds(command: list[object]) -> Seconds:
    begun, spent = time.monotonic(), _cpu()
    subprocess.run(
        [str(part) for part in command],
        cwd=_REPOSITORY,
        env=os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return Seconds(time.monotonic() - begun, _cpu() - spent)


def _cpu() -> float:
    """Seconds of processors that processes took that have ended, those that they started too."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _texts(size: int) -> Iterator[str]:
    """Short texts, no two alike, each with some noise."""
    for number in range(size):
        yield (
            f"Harbour report number {number}\n\nPORT ELLERY, May 3 (Reuters) - The ferry of pier "
            f"{number} opened on Monday, said the mayor of the town, Ines Calloway.\n\n"
            f"Some {number + 40} people came to the opening, and it rained all day long.\n\n"
            "(Reporting by Tom Arden; Editing by Rita Lowe)\n\nShare this article\nLeave a Reply\n"
        )


if __name__ == "__main__":
    main()
