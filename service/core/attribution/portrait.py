"""The portrait of an author: a line that begins with the name and goes on, "Jane Roe is ..."."""

from service.core.attribution.sheet import Sheet
from service.core.line import begins_small

PORTRAIT = 3
"""Words behind a name from which on a line that begins with it is a portrait."""

PORTRAIT_LINES = 2
"""Lines below a name, the first maybe the job, of which one begins its portrait."""


def goes_on_with(sheet: Sheet, index: int, name: str) -> bool:
    """Whether one of the lines below begins with a name and goes on small."""
    below = sheet.lines[index + 1 : index + 1 + PORTRAIT_LINES]
    return any(
        line.text.startswith(f"{name} ") and _goes_on(line.text[len(name) + 1 :]) for line in below
    )


def is_portrayed_below(sheet: Sheet, first: int, name: str) -> bool:
    """Whether some line below the body's first begins with a name and goes on small."""
    if first >= len(sheet.lines):
        return False
    at = sheet.text.find(f"\n{name} ", sheet.lines[first].start)
    if at < 0:
        return False
    start = at + len(name) + 2
    end = sheet.text.find("\n", start)
    return _goes_on(sheet.text[start : end if end >= 0 else None])


def _goes_on(rest: str) -> bool:
    return begins_small(rest) and rest.count(" ") >= PORTRAIT - 1
