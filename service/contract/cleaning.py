"""From a document to its article, with what stands in the way said as of any other field."""

from marshmallow import ValidationError

from service.core import Article, Bounds, BoundsError, Document, PageError, Stylebook, clean
from service.core.blank import is_blank
from service.core.bounds import USUAL


def clean_document(document: Document, stylebook: Stylebook, bounds: Bounds = USUAL) -> Article:
    """The article of a document.

    Raises marshmallow's ValidationError, under the field that was sent, for a page that can't
    be read, for one that holds no text, and for a document beyond its bounds.
    """
    field = "text" if document.html is None else "html"
    try:
        article = clean(document, stylebook, bounds)
    except PageError as error:
        raise ValidationError({field: [f"The page can't be read: {error}."]}) from error
    except BoundsError as error:
        raise ValidationError({field: [f"The document is too large: {error}."]}) from error
    if is_blank(article.text):
        raise ValidationError({field: ["There is no text in the page, nothing but markup."]})
    return article
