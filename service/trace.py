"""An exception told without a word of what it says: its message may quote the text it met."""

import traceback
from pathlib import Path


def trace(error: BaseException) -> str:
    """The types of an exception and its causes, each with the places that it passed through.

    The innermost place comes last: `KeyError at desk.py:31 clean, page.py:20 read`.
    """
    told, seen = [], set[int]()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        places = [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(at.__traceback__)
        ]
        told.append(f"{type(at).__name__} at {', '.join(places) or 'no place'}")
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "; from ".join(told)
