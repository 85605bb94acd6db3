"""Documents cleaned over all processors, in order, each within its own bounds."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from service.bulk.chunk import Bad, Chunk, Cleaned, Plan, bad
from service.bulk.entry import Entry
from service.contract.problem_error import ProblemError
from service.contract.problem_kind import DOCUMENT_TOO_EXPENSIVE, INTERNAL_ERROR
from service.core import Stylebook
from service.rim import EditorFailedError, Rim, Terms, TooExpensiveError

_DOCUMENTS = 32
_BYTES = 128 * 1024
"""A chunk ends with the document that reaches either."""
_FOREVER = 10.0**6
"""Seconds; a bulk run is in no hurry for a free editor."""

Outcome = tuple[Entry, Cleaned | Bad]


class Crew:
    """The editors of a run, and what hands documents to them."""

    def __init__(
        self, stylebook: Stylebook, plan: Plan, *, processes: int, deadline: float, memory: int
    ) -> None:
        """Hire so many editors; `deadline` in seconds and `memory` in bytes for each document."""
        self._plan = plan
        self._hands = processes + 1  # one more, so that no editor waits for its next chunk
        self._rim = Rim(
            stylebook,
            Terms(
                editors=processes,
                deadline=deadline,
                memory=memory,
                documents=10_000,
                waiting=self._hands,
                patience=_FOREVER,
            ),
        )
        self._rim.open()
        self._pool = ThreadPoolExecutor(self._hands, "bulk")

    def close(self) -> None:
        """Wait for what is with the editors, and send them home."""
        self._pool.shutdown(cancel_futures=True)
        self._rim.close()

    def clean(self, entries: Iterable[Entry]) -> Iterator[Outcome]:
        """What becomes of each entry, in order. No more than a few chunks are held."""
        ahead: deque[Future[list[Outcome]]] = deque()
        for chunk in _chunks(entries):
            ahead.append(self._pool.submit(self._clean, chunk))
            if len(ahead) > 3 * self._hands:
                yield from ahead.popleft().result()
        while ahead:
            yield from ahead.popleft().result()

    def _clean(self, entries: Sequence[Entry]) -> list[Outcome]:
        try:
            outcomes = self._rim.do(Chunk(tuple(entries), self._plan))
        except (TooExpensiveError, EditorFailedError) as error:
            if len(entries) == 1:
                return [(entries[0], bad(entries[0], None, _problem(error)))]
            # The bounds are one document's: those of the chunk are tried one by one.
            return [outcome for entry in entries for outcome in self._clean([entry])]
        return list(zip(entries, outcomes, strict=True))


def _problem(error: TooExpensiveError | EditorFailedError) -> ProblemError:
    if isinstance(error, TooExpensiveError):
        return ProblemError(DOCUMENT_TOO_EXPENSIVE, f"Cleaning it took {error}, and was given up.")
    last = str(error).strip().rpartition("\n")[2]
    return ProblemError(INTERNAL_ERROR, f"Cleaning it failed: {last}")


def _chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    chunk: list[Entry] = []
    size = 0
    for entry in entries:
        chunk.append(entry)
        size += entry.size
        if len(chunk) >= _DOCUMENTS or size >= _BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
