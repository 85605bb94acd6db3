"""The desk as the application holds it: one stylebook, one cleaning at a time."""

from dataclasses import dataclass
from threading import Lock

from flask import Flask, current_app

from service.contract.answer import write_provenance
from service.contract.cleaning import clean_document
from service.contract.form import FORMS
from service.contract.request import Submission
from service.contract.tally import Tally, tally
from service.core import Document, Stylebook, read_credits
from service.strict_json import write_json

_KEY = "copydesk"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer's body, and what may be logged and counted of it."""

    body: bytes
    tally: Tally


class Cleaner:
    """Cleans for all threads of a process.

    One at a time: cleaning holds the interpreter from end to end, so two at once would
    only slow each other; threads are there for sockets.
    """

    def __init__(self, stylebook: Stylebook) -> None:
        self.stylebook = stylebook
        self._lock = Lock()

    def clean(self, submission: Submission, form: str) -> Answer:
        """The article of a submission in one of FORMS.

        Raises marshmallow's ValidationError where the document can't be read.
        """
        with self._lock:
            article = clean_document(submission.document, self.stylebook)
            return Answer(FORMS[form](article, submission), tally(article))

    def read_credits(self, document: Document) -> bytes:
        """The answer's body: what a document says as a credit line."""
        with self._lock:
            return write_json(write_provenance(read_credits(document, self.stylebook)))


def install(app: Flask, cleaner: Cleaner) -> None:
    """Give the application its cleaner."""
    app.extensions[_KEY] = cleaner


def current_cleaner() -> Cleaner:
    """The cleaner of the application that answers this request."""
    cleaner: Cleaner = current_app.extensions[_KEY]
    return cleaner
