"""A file that is written at its end alone, and can be cut back to where it was known to be good."""

import fcntl
import os
from pathlib import Path
from typing import Self

from service.bulk.packing import PLAIN, Packing

_BLOCK = 1024 * 1024


class LogError(Exception):
    """A log that can't be gone on with; the message says why."""


class OutputLog:
    """Lines go into blocks, blocks to the disk. One process at a time has it open."""

    def __init__(self, path: Path, end: int, packing: Packing = PLAIN) -> None:
        """Open it to go on at byte `end`; what lies beyond is cut off. Raises LogError."""
        self._path = path
        self._packing = packing
        self._block = bytearray()
        self._file = path.open("ab")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise LogError(f"{path} is being written by another run") from error
        if os.fstat(self._file.fileno()).st_size < end:
            self._file.close()
            raise LogError(f"{path} is shorter than it was when the run stopped")
        self._file.truncate(end)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()  # what is in no block yet is done again by the next run

    def write(self, line: bytes) -> None:
        """Add a line."""
        self._block += line
        if len(self._block) >= _BLOCK:
            self._write_block()

    def sync(self) -> int:
        """See that all of it is on the disk; tells where it ends, in bytes."""
        if self._block:
            self._write_block()
        self._file.flush()
        os.fsync(self._file.fileno())
        return os.fstat(self._file.fileno()).st_size

    def _write_block(self) -> None:
        self._file.write(self._packing.pack(bytes(self._block)))
        self._block.clear()


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
