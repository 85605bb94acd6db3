"""Tasks that treat an editor badly, as a document may."""

import ctypes
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from marshmallow import ValidationError


@dataclass(frozen=True)
class Say:
    """Give a word back, and the editor's process id with it."""

    word: str

    def do(self, *_: object) -> tuple[str, int]:
        """The word, and who said it."""
        return self.word, os.getpid()


@dataclass(frozen=True)
class Hang:
    """Sleep in native code, deaf to every signal that can be blocked or handled."""

    begun: Path

    def do(self, *_: object) -> None:
        """Never end."""
        for number in signal.valid_signals() - {signal.SIGALRM, signal.SIGKILL, signal.SIGSTOP}:
            signal.pthread_sigmask(signal.SIG_BLOCK, [number])
        self.begun.write_text(str(os.getpid()))
        ctypes.PyDLL(None).usleep(60_000_000)  # with the interpreter's lock held


@dataclass(frozen=True)
class Stop:
    """Stop, so that even the alarm that is due does not end it."""

    def do(self, *_: object) -> None:
        """Never end."""
        os.kill(os.getpid(), signal.SIGSTOP)


@dataclass(frozen=True)
class Crash:
    """Die of a signal; the first time alone where `once` names a file that is not there yet."""

    signal: int
    once: Path | None = None

    def do(self, *_: object) -> str:
        """Die, or say that it lives."""
        if self.once is not None and self.once.exists():
            return "alive"
        if self.once is not None:
            self.once.touch()
        os.kill(os.getpid(), self.signal)
        time.sleep(60)
        return "dead"


@dataclass(frozen=True)
class Eat:
    """Take memory."""

    mebibytes: int

    def do(self, *_: object) -> int:
        """How much was had."""
        return len(bytearray(self.mebibytes * 1024 * 1024))


@dataclass(frozen=True)
class Grow:
    """Take memory and write to it; keep it, or give it back."""

    mebibytes: int
    keeps: bool

    def do(self, *_: object) -> int:
        """Which process has grown."""
        taken = b"x" * (self.mebibytes * 1024 * 1024)
        if self.keeps:
            _KEPT.append(taken)
        return os.getpid()


_KEPT: list[bytes] = []


@dataclass(frozen=True)
class Refuse:
    """Find the document unreadable."""

    def do(self, *_: object) -> None:
        """Say why."""
        raise ValidationError({"html": ["There is no text in it."]})


@dataclass(frozen=True)
class Err:
    """Fail as code with a fault in it does."""

    def do(self, *_: object) -> None:
        """Divide by zero."""
        raise ZeroDivisionError
