"""The terms that editors work on."""

from dataclasses import dataclass

from service.core.bounds import USUAL, Bounds

DEADLINE = 5.0
"""Seconds that a document may take, where nothing else is asked for."""
MEMORY = 512 * 1024 * 1024
"""Bytes that an editor may hold beyond what it starts with, where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How many editors there are, what a document may cost, and how long others wait."""

    editors: int
    """Processes that clean."""
    deadline: float
    """Seconds that a document may take; at their end its editor is killed."""
    memory: int
    """Bytes that an editor may hold beyond what it starts with."""
    documents: int
    """Documents after which an editor is replaced."""
    waiting: int
    """Documents that may wait for an editor."""
    patience: float
    """Seconds that a document waits for an editor."""
    bounds: Bounds = USUAL
    """What a document may hold."""
