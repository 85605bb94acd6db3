"""The service's processes, as the kernel knows them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class House:
    """The processes of one server: its workers, each with a slot, each slot with its editors."""

    master: int

    def workers(self) -> list[int]:
        """Processes that serve HTTP."""
        return children(self.master)

    def slots(self) -> list[int]:
        """Processes that hire editors."""
        return [slot for worker in self.workers() for slot in children(worker)]

    def editors(self) -> list[int]:
        """Processes that clean."""
        return [editor for slot in self.slots() for editor in children(slot)]

    def everyone(self) -> list[int]:
        """All of them."""
        return [self.master, *self.workers(), *self.slots(), *self.editors()]

    def memory(self) -> int:
        """Bytes that they hold together; what several share is counted once."""
        return sum(_kibibytes(pid, "smaps_rollup", "Pss:") for pid in self.everyone()) * 1024

    def peak(self) -> int:
        """The most bytes that one of them ever held, shared ones included."""
        return max(_kibibytes(pid, "status", "VmHWM:") for pid in self.everyone()) * 1024


def children(pid: int) -> list[int]:
    """The processes that one has started and that have not ended."""
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [
            int(child)
            for task in tasks
            for child in (task / "children").read_text(encoding="ascii").split()
        ]
    except OSError:  # it has ended
        return []


def _kibibytes(pid: int, file: str, name: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text(encoding="utf-8").splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)
