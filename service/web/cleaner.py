"""The desk as the application holds it: one stylebook, one cleaning at a time."""

from threading import Lock

from flask import Flask, current_app

from service.contract.cleaning import clean_document
from service.core import Article, Document, Provenance, Stylebook, read_credits

_KEY = "copydesk"


class Cleaner:
    """Cleans for all threads of a process.

    One at a time: cleaning holds the interpreter from end to end, so two at once would
    only slow each other; threads are there for sockets.
    """

    def __init__(self, stylebook: Stylebook) -> None:
        self.stylebook = stylebook
        self._lock = Lock()

    def clean(self, document: Document) -> Article:
        """The article of a document; raises marshmallow's ValidationError where none can be."""
        with self._lock:
            return clean_document(document, self.stylebook)

    def read_credits(self, document: Document) -> Provenance:
        """What a document says as a credit line."""
        with self._lock:
            return read_credits(document, self.stylebook)


def install(app: Flask, cleaner: Cleaner) -> None:
    """Give the application its cleaner."""
    app.extensions[_KEY] = cleaner


def current_cleaner() -> Cleaner:
    """The cleaner of the application that answers this request."""
    cleaner: Cleaner = current_app.extensions[_KEY]
    return cleaner
