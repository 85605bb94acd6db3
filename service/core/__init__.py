"""The pure core: one function from a document to an article, one from a line to its credits.

It imports no web framework and reads no environment, clock or socket; files are read once,
by `load_stylebook`, before the first document.
"""

from service.core.article import (
    Article,
    Credit,
    Dateline,
    Kind,
    Reason,
    Role,
    Segment,
    Source,
    Told,
)
from service.core.attribution.provenance import Provenance, read_credits
from service.core.bounds import Bounds, BoundsError
from service.core.desk import clean
from service.core.document import Document
from service.core.page import PageError
from service.core.stylebook import Stylebook, StylebookError, load_stylebook

__all__ = [
    "Article",
    "Bounds",
    "BoundsError",
    "Credit",
    "Dateline",
    "Document",
    "Kind",
    "PageError",
    "Provenance",
    "Reason",
    "Role",
    "Segment",
    "Source",
    "Stylebook",
    "StylebookError",
    "Told",
    "clean",
    "load_stylebook",
    "read_credits",
]
