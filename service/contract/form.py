"""The forms in which an article is answered, by media type."""

from collections.abc import Callable, Mapping

from marshmallow import ValidationError

from service.contract.answer import write_article
from service.contract.markdown import write_markdown
from service.contract.news_article import write_news_article
from service.contract.request import Submission
from service.core import Article
from service.strict_json import write_json

JSON = "application/json"
LINKED_DATA = "application/ld+json"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"

Form = Callable[[Article, Submission], bytes]
"""Writes the article of a submission in one form, as the bytes of an answer's body."""


def _json(article: Article, submission: Submission) -> bytes:
    return write_article(article, submission.document, explain=submission.explain)


def _linked_data(article: Article, submission: Submission) -> bytes:
    return write_json(write_news_article(article))


def _plain(article: Article, submission: Submission) -> bytes:
    return _utf_8(article.body)


def _markdown(article: Article, submission: Submission) -> bytes:
    return _utf_8(write_markdown(article))


def _utf_8(text: str) -> bytes:
    return text.encode(errors="replace")  # a lone surrogate has no bytes of its own


FORMS: Mapping[str, Form] = {
    JSON: _json,
    LINKED_DATA: _linked_data,
    PLAIN: _plain,
    MARKDOWN: _markdown,
}
"""Every form that there is; the first is the default, and of two that suit a caller alike the
earlier is taken."""


def check_form(submission: Submission, form: str) -> None:
    """Raise marshmallow's ValidationError where a form can't hold what is asked for."""
    if submission.explain and form != JSON:
        message = f"The ledger is held by {JSON} alone; ask for that, or leave explain out."
        raise ValidationError({"explain": [message]})
