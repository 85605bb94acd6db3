"""The day that a document is read on, where its caller names none."""

from datetime import UTC, date, datetime


def today() -> date:
    """The day it is (UTC)."""
    return datetime.now(UTC).date()
