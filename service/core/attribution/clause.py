"""Clauses and runs of credits: what one role's words and names say, and where they stand."""

from dataclasses import dataclass

from service.core.article import Credit


@dataclass(frozen=True, slots=True)
class Clause:
    """One role clause: its credits, its agencies, and the tokens that it takes."""

    credits: tuple[Credit, ...]
    agencies: tuple[str, ...]
    start: int
    after: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Clauses that follow one another, as a span of characters in the text."""

    start: int
    end: int
    credits: tuple[Credit, ...]
    agencies: tuple[str, ...]
