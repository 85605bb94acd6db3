"""Folders for files that are memory, where the system has such."""

import os
import shutil
import tempfile
from pathlib import Path

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 (what is made there is made safely)


def shared_memory() -> str | None:
    """The folder whose files are memory; None where there is none that can be written."""
    if _SHARED_MEMORY.is_dir() and os.access(_SHARED_MEMORY, os.W_OK):
        return str(_SHARED_MEMORY)
    return None


def make_folder() -> str:
    """An empty folder of this start's own, in memory where that can be, else on disk.

    Raises OSError where nothing can be written at all.
    """
    return tempfile.mkdtemp(prefix="copydesk-", dir=shared_memory())


def remove_folder(folder: str) -> None:
    """Remove such a folder, as far as that can be done."""
    shutil.rmtree(folder, ignore_errors=True)
