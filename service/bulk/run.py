"""A bulk run from start to end, or from where it was stopped to its end."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from service import __version__
from service.bulk.checkpoint import Checkpoint, load_checkpoint
from service.bulk.chunk import Cleaned, Plan
from service.bulk.crew import Crew
from service.bulk.inputs import Input
from service.bulk.output import Output
from service.bulk.output_log import OutputLog
from service.bulk.readers import read_entries
from service.core import Stylebook
from service.edition import rules_edition
from service.today import today

Watch = Callable[[Checkpoint, int], None]
"""Is told how far the run has come: the checkpoint, and the bytes read of the inputs."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do."""

    inputs: Sequence[Input]
    output: Output
    known: Mapping[str, Any]
    """What is known of each document, where it does not say so itself."""
    keys: Mapping[str, str]
    """What a JSON line or a row calls its fields."""
    longest: int
    """Most bytes of a document."""
    processes: int
    deadline: float
    """Seconds that a document may take."""
    memory: int
    """Bytes that cleaning a document may take."""
    every: float = 2.0
    """Seconds between two checkpoints; so much work is done again at most."""

    def digest(self, stylebook: Stylebook) -> str:
        """A short name for all that decides what is written."""
        parts = [
            [(str(one.path.resolve()), one.size, one.changed) for one in self.inputs],
            self.output.path.name,
            {name: str(value) for name, value in self.known.items()},
            dict(self.keys),
            [self.longest, self.deadline, self.memory],
            [__version__, rules_edition(), stylebook.model],
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def run(order: Order, stylebook: Stylebook, watch: Watch) -> Checkpoint:
    """Clean what is not cleaned yet; tells what all of it came to.

    Raises LogError, OtherRunError and OSError; what is done until then is kept, and the next
    run goes on from there.
    """
    output = order.output
    state = load_checkpoint(output.checkpoint, order.digest(stylebook), today().isoformat())
    if not state.is_done:
        plan = Plan(order.known, order.keys, date.fromisoformat(state.today))
        crew = Crew(
            stylebook,
            plan,
            processes=order.processes,
            deadline=order.deadline,
            memory=order.memory,
        )
        try:
            _clean(order, crew, state, watch)
        finally:
            crew.close()
    output.finish()
    return state


def _clean(order: Order, crew: Crew, state: Checkpoint, watch: Watch) -> None:
    output = order.output
    before = _bytes_before(order.inputs)
    with (
        OutputLog(output.begun, state.output_end, output.packing) as good,
        OutputLog(output.refused, state.refused_end) as refused,
    ):
        saved = time.monotonic()
        since = (state.file, state.record)
        entries = read_entries(order.inputs, order.keys, order.longest, since)
        for entry, outcome in crew.clean(entries):
            if isinstance(outcome, Cleaned):
                good.write(outcome.line)
                state.count(entry.source, entry.record, outcome.removed)
            else:
                refused.write(outcome.line)
                state.count(entry.source, entry.record, None)
            watch(state, before[entry.source] + entry.position)
            if time.monotonic() - saved > order.every:
                _save(state, output, good, refused)
                saved = time.monotonic()
        state.is_done = True
        _save(state, output, good, refused)


def _bytes_before(inputs: Sequence[Input]) -> list[int]:
    before = [0]
    for one in inputs:
        before.append(before[-1] + one.size)
    return before


def _save(state: Checkpoint, output: Output, good: OutputLog, refused: OutputLog) -> None:
    state.output_end, state.refused_end = good.sync(), refused.sync()
    state.save(output.checkpoint)
