"""What an editor can be given to do. Tasks and their answers cross between processes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from marshmallow import ValidationError

from service.contract.answer import write_provenance
from service.contract.cleaning import clean_document
from service.contract.form import FORMS
from service.contract.request import Submission
from service.contract.tally import Tally, tally
from service.core import Bounds, Document, Stylebook, read_credits


class Answer(NamedTuple):
    """An answer's body, and what may be logged and counted of it."""

    body: bytes
    tally: Tally


class Task(Protocol):
    """A piece of work that needs a stylebook, within bounds."""

    def do(self, stylebook: Stylebook, bounds: Bounds) -> object:
        """Do it; raises marshmallow's ValidationError where the document can't be read."""


Do = Callable[[Any], object]
"""What an editor does with what it is given."""
Hire = Callable[[], Do]
"""Called in a new editor, before its first task: makes of it what it is to be."""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """Clean a submission and write its article in one of FORMS: gives an Answer."""

    submission: Submission
    form: str

    def do(self, stylebook: Stylebook, bounds: Bounds) -> Answer:
        """The article, written."""
        article = clean_document(self.submission.document, stylebook, bounds)
        return Answer(FORMS[self.form](article, self.submission), tally(article))


@dataclass(frozen=True, slots=True)
class Cleanings:
    """Several of them, one after the other: what is short costs more to carry than to clean.

    Gives for each an Answer, or marshmallow's ValidationError where it can't be read.
    """

    each: tuple[Cleaning, ...]

    def do(self, stylebook: Stylebook, bounds: Bounds) -> list[Answer | ValidationError]:
        """The articles, written."""
        return [_outcome(cleaning, stylebook, bounds) for cleaning in self.each]


def _outcome(cleaning: Cleaning, stylebook: Stylebook, bounds: Bounds) -> Answer | ValidationError:
    try:
        return cleaning.do(stylebook, bounds)
    except ValidationError as error:
        return ValidationError(error.messages)


@dataclass(frozen=True, slots=True)
class CreditReading:
    """Read a document as a credit line: gives the answer's body."""

    document: Document

    def do(self, stylebook: Stylebook, _: Bounds) -> bytes:
        """What the line says, written."""
        return write_provenance(read_credits(self.document, stylebook))
