"""A key that stops a run, heard where the run can be left in order."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class Stop:
    """Whether the user has asked to stop."""

    def __init__(self) -> None:
        self._is_asked = False

    def ask(self, *_: object) -> None:
        """Ask to stop, as a signal does; who asks twice does not wait."""
        if self._is_asked:
            raise KeyboardInterrupt
        self._is_asked = True

    def check(self) -> None:
        """Raise KeyboardInterrupt where it was asked for."""
        if self._is_asked:
            raise KeyboardInterrupt


@contextmanager
def stopping() -> Iterator[Stop]:
    """Within the block, SIGINT and SIGTERM ask to stop, and break in nowhere else."""
    stop = Stop()
    before = {number: signal.signal(number, stop.ask) for number in _SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
