"""The desk as the application holds it: a rim of editors, and its refusals said as problems."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask, current_app
from marshmallow import ValidationError

from service.contract.problem_error import ProblemError
from service.contract.problem_kind import DOCUMENT_TOO_EXPENSIVE, OVERLOADED
from service.contract.request import Submission
from service.core import Document, Stylebook
from service.rim import (
    Answer,
    Cleaning,
    Cleanings,
    CreditReading,
    OverloadedError,
    Rim,
    Terms,
    TooExpensiveError,
)
from service.rim.task import Hire, Task

__all__ = ["Answer", "Cleaner", "Editing", "current_cleaner", "install"]

_KEY = "copydesk"
_COME_BACK = "1"
"""Seconds after which an overloaded service is worth another try."""


class Cleaner:
    """Cleans for all threads of a process.

    Everything is done by editors, in processes of their own (see `service.rim`): threads are
    there for sockets. `open` hires them; where no one has called it, the first document does.
    """

    def __init__(
        self, stylebook: Stylebook, terms: Terms, replaced: Callable[[], None] = lambda: None
    ) -> None:
        """`replaced` is called for each editor that another one took the place of."""
        self.stylebook = stylebook
        self.terms = terms
        self.editors = terms.editors
        """How many documents are cleaned side by side."""
        self._rim = Rim(stylebook, terms, replaced)

    def open(self, hire: Hire | None = None) -> None:
        """Hire the editors; to be called before the process has threads.

        `hire` makes of each what it is, where it is to do more than tasks.
        """
        self._rim.open(hire)

    def close(self) -> None:
        """Send the editors home."""
        self._rim.close()

    def clean(self, submission: Submission, form: str) -> Answer:
        """The article of a submission in one of FORMS.

        Raises marshmallow's ValidationError where the document can't be read, and ProblemError
        where it is too expensive (422) or no editor is free for it in time (503).
        """
        answer: Answer = self._do(Cleaning(submission, form))
        return answer

    def clean_together(
        self, submissions: Sequence[Submission], form: str
    ) -> list[Answer | ValidationError]:
        """What becomes of each, cleaned by one editor one after the other.

        Raises as `clean` does where all together are beyond the bounds of one.
        """
        together = Cleanings(tuple(Cleaning(one, form) for one in submissions))
        outcomes: list[Answer | ValidationError] = self._do(together)
        return outcomes

    def read_credits(self, document: Document) -> bytes:
        """The answer's body: what a document says as a credit line. Raises as `clean` does."""
        body: bytes = self._do(CreditReading(document))
        return body

    def pass_on(self, work: object) -> Any:
        """What an editor makes of work that is no Task. Raises as `clean` does."""
        return self._do(work)

    def _do(self, task: Any) -> Any:
        try:
            return self._rim.do(task)
        except TooExpensiveError as error:
            raise ProblemError(
                DOCUMENT_TOO_EXPENSIVE,
                f"Cleaning it took {error}, and was given up. Send a smaller part of it.",
            ) from error
        except OverloadedError as error:
            raise ProblemError(
                OVERLOADED,
                f"There is more to clean than can be cleaned now: {error}.",
                headers={"Retry-After": _COME_BACK},
            ) from error


class Editing(Cleaner):
    """Cleans on the spot: for an editor, which does it in no one's stead."""

    def _do(self, task: Task) -> Any:
        return task.do(self.stylebook, self.terms.bounds)


def install(app: Flask, cleaner: Cleaner) -> None:
    """Give the application its cleaner."""
    app.extensions[_KEY] = cleaner


def cleaner_of(app: Flask) -> Cleaner:
    """The cleaner that an application was given."""
    cleaner: Cleaner = app.extensions[_KEY]
    return cleaner


def current_cleaner() -> Cleaner:
    """The cleaner of the application that answers this request."""
    return cleaner_of(current_app)
