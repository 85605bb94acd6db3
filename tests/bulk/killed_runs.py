"""Runs that are killed again and again: `python -m tests.bulk.killed_runs IN OUT COUNT SEED`.

The stylebook is read once, and each run is a process forked from this one: a run that is killed
early costs no start of the interpreter. Each is killed after a number of documents by chance,
the last one in its closing moments. Ends with one that is left alone.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from service.bulk.checkpoint import Checkpoint
from service.bulk.entry import FIELDS
from service.bulk.inputs import find_inputs
from service.bulk.output import open_output
from service.bulk.run import Order, run
from service.core import load_stylebook

_KILLS = 10


def main(source: str, output: str, count: int, seed: int) -> None:
    """Kill ten runs while they work and one while it ends, then let one end."""
    runs = _Runs(source, Path(output))
    chance = random.Random(seed)  # noqa: S311
    step = count // (4 * _KILLS)  # so that the fastest machine is not done before the last kill
    for _ in range(_KILLS):
        before = runs.done()
        documents = chance.randint(1, step)
        runs.kill_after(documents, chance.uniform(0, 0.1), most=documents + step)
        assert before <= runs.done() < count, "it had ended before it was killed"
    runs.kill_after(count - runs.done(), chance.uniform(0, 0.1), most=count)
    if not Path(output).exists() or runs.checkpoint.exists():
        runs.work(None, count)


class _Runs:
    """Runs of one order."""

    def __init__(self, source: str, output: Path) -> None:
        self._stylebook = load_stylebook()
        self._source = source
        self._output = output
        self.checkpoint = output.with_name(f"{output.name}.checkpoint")

    def done(self) -> int:
        """How many documents the checkpoint says are done."""
        if not self.checkpoint.exists():
            return 0
        return int(json.loads(self.checkpoint.read_text("utf-8"))["documents"])

    def work(self, reports: int | None, most: int) -> None:
        """One run; it writes a byte to `reports` for each document, and halts beyond so many."""
        done = 0

        def report(_: Checkpoint, __: int) -> None:
            nonlocal done
            done += 1
            if reports is not None:
                os.write(reports, b".")
            while done > most:
                time.sleep(1)

        made = open_output(self._output, explain=False)
        keys = {name: name for name in FIELDS}
        inputs = find_inputs([self._source])
        run(
            Order(inputs, made, {}, keys, 10**6, 2, 30.0, 2**29, every=0.02),
            self._stylebook,
            report,
        )

    def kill_after(self, documents: int, seconds: float, most: int) -> None:
        """Begin a run, and kill it so many seconds after so many documents.

        It halts by itself, unkilled, after `most`.
        """
        ours, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(ours)
            self.work(theirs, most)
            os._exit(0)
        os.close(theirs)
        seen = 0
        while seen < documents and (piece := os.read(ours, 1)):
            seen += len(piece)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.close(ours)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
