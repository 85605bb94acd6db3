"""Documents of a batch on their way to the editors: several together where several wait."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from threading import Condition, Event, Thread
from typing import TypeVar

from service.contract.form import JSON
from service.contract.problem_error import ProblemError
from service.contract.problem_kind import OVERLOADED
from service.contract.request import Submission
from service.web.cleaner import Answer, Cleaner

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
        self._comes = Condition()
        self._threads = [
            Thread(target=self._clean_what_comes, name=f"batch-offer-{number}", daemon=True)
            for number in range(cleaner.editors + 1)
        ]
        for thread in self._threads:
            thread.start()

    def offer(self, submission: Submission) -> "Future[Answer]":
        """Its answer, or what went wrong, when it is there."""
        outcome: Future[Answer] = Future()
        with self._comes:
            self._waiting.append((submission, outcome))
            self._comes.notify()
        return outcome

    def close(self) -> None:
        """Offer nothing more, and wait for what is with the editors."""
        with self._comes:
            self._stopped.set()
            self._comes.notify_all()
        for thread in self._threads:
            thread.join()

    def _clean_what_comes(self) -> None:
        while group := self._take():
            self._clean_some(group)

    def _clean_some(self, group: Sequence[_Waiting]) -> None:
        outcomes = self._clean([submission for submission, _ in group])
        # The last one first: who waits for the first then finds all of them.
        for (_, future), outcome in reversed(list(zip(group, outcomes, strict=True))):
            if isinstance(outcome, Answer):
                future.set_result(outcome)
            else:
                future.set_exception(outcome)

    def _take(self) -> list[_Waiting]:
        """What waits, as far as it goes together, as soon as anything does; nothing at the end."""
        group: list[_Waiting] = []
        size = 0
        with self._comes:
            self._comes.wait_for(lambda: self._waiting or self._stopped.is_set())
            if self._stopped.is_set():
                return group
            while self._waiting and len(group) < TOGETHER and size < SHORT:
                group.append(self._waiting.popleft())
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
