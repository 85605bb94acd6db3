"""The forms in which an article is answered, by media type."""

from collections.abc import Callable, Mapping

from service.contract.answer import write_article
from service.contract.request import Submission
from service.core import Article
from service.strict_json import write_json

JSON = "application/json"

Form = Callable[[Article, Submission], bytes]
"""Writes the article of a submission in one form, as the bytes of an answer's body."""


def _json(article: Article, submission: Submission) -> bytes:
    return write_json(write_article(article, submission.document, explain=submission.explain))


FORMS: Mapping[str, Form] = {JSON: _json}
"""Every form that there is; the first is the default."""
