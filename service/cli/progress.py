"""How far a bulk run has come, for a person at a terminal."""

from collections import Counter
from typing import Self

from tqdm import tqdm

from service.bulk.checkpoint import Checkpoint

_REASONS = 3
"""As many as fit a line beside the rest."""


class Progress:
    """A bar on stderr over the bytes of all inputs; where that is no terminal, nothing."""

    def __init__(self, total: int) -> None:
        tqdm.monitor_interval = 0  # no thread of its own: the run forks
        self._bar = tqdm(
            total=total, unit="B", unit_scale=True, unit_divisor=1024, disable=None, leave=False,
            bar_format="{percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} {remaining} left, {desc}",
        )  # fmt: skip
        self._start: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def show(self, state: Checkpoint, read: int) -> None:
        """Show what is done, now and then; `read` are the bytes read of the inputs."""
        if self._bar.disable:
            return
        if self._start is None:  # what an earlier run did is no measure of this one's speed
            self._start = state.documents - 1
            self._bar.initial = read
        seconds = self._bar.format_dict["elapsed"]
        rate = (state.documents - self._start) / seconds if seconds else 0.0
        self._bar.set_description_str(f"{rate:,.0f}/s, {summary(state, _REASONS)}", refresh=False)
        self._bar.update(max(0, read - self._bar.n))

    def close(self) -> None:
        """Wipe the bar."""
        self._bar.close()


def summary(state: Checkpoint, reasons: int | None = None) -> str:
    """What became of the documents, with the commonest reasons for which lines were removed."""
    told = f"{state.documents:,} documents, {state.refused:,} refused"
    common = Counter(state.removed).most_common(reasons)
    removed = ", ".join(f"{reason} {count:,}" for reason, count in common)
    return f"{told}; removed: {removed}" if removed else told
