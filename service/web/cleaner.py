"""The desk as the application holds it: one stylebook, one cleaning at a time."""

from threading import Lock

from flask import Flask, current_app

from service.core import Article, Document, Stylebook, clean

_KEY = "copydesk"


class Cleaner:
    """Cleans for all threads of a process.

    One at a time: cleaning holds the interpreter from end to end, so two at once would
    only slow each other; threads are there for sockets.
    """

    def __init__(self, stylebook: Stylebook) -> None:
        self._stylebook = stylebook
        self._lock = Lock()

    def clean(self, document: Document) -> Article:
        """The article of a document."""
        with self._lock:
            return clean(document, self._stylebook)


def install(app: Flask, cleaner: Cleaner) -> None:
    """Give the application its cleaner."""
    app.extensions[_KEY] = cleaner


def current_cleaner() -> Cleaner:
    """The cleaner of the application that answers this request."""
    cleaner: Cleaner = current_app.extensions[_KEY]
    return cleaner
