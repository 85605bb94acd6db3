"""Documents of a batch on their way to the editors: several together where several wait."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from typing import TypeVar

from service.contract.form import JSON
from service.contract.request import Submission
from service.web.cleaner import Answer, Cleaner
from service.web.problem import OVERLOADED, ProblemError

TOGETHER = 8
"""Most documents that go to an editor at once."""
SHORT = 32 * 1024
"""Characters; a group that holds as many takes no more, and one document is long by itself."""
_PAUSE = 0.05
"""Seconds until a group is offered again to editors that are all taken."""

Outcome = TypeVar("Outcome")
_Waiting = tuple[Submission, "Future[Answer]"]


class Offering:
    """Offers what comes to the editors, from as many threads as there are and one more.

    So no editor waits for its next group. A document that finds an editor free goes at once and
    alone; those that come while all are busy wait, and go together.
    """

    def __init__(self, cleaner: Cleaner) -> None:
        self._cleaner = cleaner
        self._stopped = Event()
        self._waiting: deque[_Waiting] = deque()
        self._threads = ThreadPoolExecutor(cleaner.editors + 1, "batch-offer")

    def offer(self, submission: Submission) -> "Future[Answer]":
        """Its answer, or what went wrong, when it is there."""
        outcome: Future[Answer] = Future()
        self._waiting.append((submission, outcome))
        self._threads.submit(self._clean_some)
        return outcome

    def close(self) -> None:
        """Offer nothing more, and wait for what is with the editors."""
        self._stopped.set()
        self._threads.shutdown(cancel_futures=True)

    def _clean_some(self) -> None:
        group = self._take()
        outcomes = self._clean([submission for submission, _ in group])
        for (_, future), outcome in zip(group, outcomes, strict=True):
            if isinstance(outcome, Answer):
                future.set_result(outcome)
            else:
                future.set_exception(outcome)

    def _take(self) -> list[_Waiting]:
        """What waits, as far as it goes together; nothing where another thread has taken it."""
        group: list[_Waiting] = []
        size = 0
        while self._waiting and len(group) < TOGETHER and size < SHORT:
            try:
                group.append(self._waiting.popleft())
            except IndexError:  # another thread was faster
                break
            size += length(group[-1][0])
        return group

    def _clean(self, submissions: Sequence[Submission]) -> Sequence[Answer | Exception]:
        """What becomes of each: together, and where that fails, one by one.

        The bounds are those of one document, and what goes wrong is one's own.
        """
        if len(submissions) > 1:
            with suppress(Exception):
                return self._patiently(lambda: self._cleaner.clean_together(submissions, JSON))
        return [self._clean_one(submission) for submission in submissions]

    def _clean_one(self, submission: Submission) -> Answer | Exception:
        try:
            return self._patiently(lambda: self._cleaner.clean(submission, JSON))
        except Exception as error:  # noqa: BLE001 (whatever it is, it is this line's answer)
            return error

    def _patiently(self, clean: Callable[[], Outcome]) -> Outcome:
        """A batch has time: where others hold all editors it waits for its turn."""
        while True:
            try:
                return clean()
            except ProblemError as error:
                if error.kind is not OVERLOADED or self._stopped.wait(_PAUSE):
                    raise


def length(submission: Submission) -> int:
    """Characters of a document."""
    document = submission.document
    return len(document.text) + len(document.html or "")
