"""What is answered: the article, with its ledger where that was asked for."""

from typing import Any

from marshmallow import RAISE, Schema, fields, validate

from service.contract.json_writer import object_writer
from service.core import Article, Document, Kind, Provenance, Reason, Role
from service.strict_json import encode_json


def _known(about: str, **more: Any) -> fields.String:
    """A text that is null where it is not known."""
    return fields.String(required=True, allow_none=True, metadata={"description": about, **more})


class CreditSchema(Schema):
    """One person or organisation in one role."""

    class Meta:
        unknown = RAISE

    role = fields.Enum(
        Role, by_value=True, required=True, metadata={"description": "What they did."}
    )
    name = fields.String(
        required=True, metadata={"description": "The name as the text has it, never recased."}
    )
    location = _known("Where they worked from, as the text has it.")


class DatelineSchema(Schema):
    """Where and when a report was filed."""

    class Meta:
        unknown = RAISE

    text = _known("The dateline as it was written.")
    place = _known("The place it names.")
    date = _known("The day it names, ISO 8601.", format="date")


class SourceSchema(Schema):
    """Where an article comes from."""

    class Meta:
        unknown = RAISE

    agency = _known("News agency, by its canonical name: Reuters, AP, dpa.")
    publisher = _known("Who published the text, as it names them.")
    url = _known("The address that came with the request, else the one that the page names.")
    dateline = fields.Nested(DatelineSchema, required=True)
    published = _known("When it was published, ISO 8601, as exactly as it is said.")
    modified = _known("When it was last changed, ISO 8601, as exactly as it is said.")
    copyright = _known("The copyright notice as it was written.")
    licence = _known(
        "The licence that a page declares: a Creative Commons one by its short name "
        "(CC BY-SA 4.0), another by its address or name."
    )


class SegmentSchema(Schema):
    """One run of one line of the raw text that has one fate."""

    class Meta:
        unknown = RAISE

    start = fields.Integer(
        required=True,
        validate=validate.Range(min=0),
        metadata={
            "description": "First character: Unicode code points of the decoded text, a leading "
            "byte order mark not counted; of a page those of `text`."
        },
    )
    end = fields.Integer(
        required=True,
        validate=validate.Range(min=1),
        metadata={"description": "The character after its last."},
    )
    kind = fields.Enum(
        Kind, by_value=True, required=True, metadata={"description": "What became of it."}
    )
    reason = fields.Enum(
        Reason,
        by_value=True,
        required=True,
        allow_none=True,
        metadata={"description": "Why it was removed; null where it was not."},
    )
    rule = fields.String(required=True, metadata={"description": "The id of what decided."})
    confidence = fields.Float(
        required=True,
        validate=validate.Range(min=0, max=1),
        metadata={"description": "How sure that is."},
    )


class ArticleSchema(Schema):
    """A clean article. Every key is always there; null and [] say that a thing is not known."""

    class Meta:
        unknown = RAISE

    title = _known("The headline.")
    body = fields.String(
        required=True,
        metadata={
            "description": 'The paragraphs, a blank line between them; "" where nothing but '
            "noise came."
        },
    )
    credits = fields.List(
        fields.Nested(CreditSchema),
        required=True,
        metadata={"description": "Who made it, in the text's order."},
    )
    source = fields.Nested(SourceSchema, required=True)
    language = _known("ISO 639-1.")


class ToldSchema(Schema):
    """One value of the answer that a page's metadata told."""

    class Meta:
        unknown = RAISE

    field = fields.String(
        required=True,
        metadata={
            "description": "What it became: a key of the answer, credits.author for each author, "
            "body where the page shows no article and its data holds one, "
            "or media_type where a text was found to be a page."
        },
    )
    value = fields.String(required=True, metadata={"description": "The value."})
    where = fields.String(
        required=True,
        metadata={"description": "Where it stood.", "examples": ["json-ld:datePublished"]},
    )


class ExplainedArticleSchema(ArticleSchema):
    """A clean article with the ledger of the text that it was found in."""

    segments = fields.List(
        fields.Nested(SegmentSchema),
        required=True,
        metadata={
            "description": "In the text's order, without overlap; they hold every character that "
            "is not white space exactly once."
        },
    )
    text = _known(
        "The text rendering of a page, which the segments count; null where a text was sent."
    )
    metadata = fields.List(
        fields.Nested(ToldSchema),
        required=True,
        metadata={
            "description": "The values that a page's metadata told, each with where it stood; "
            "[] where a text was sent."
        },
    )


class ProvenanceSchema(Schema):
    """What a credit line says. Every key is always there, as in an article."""

    class Meta:
        unknown = RAISE

    credits = fields.List(
        fields.Nested(CreditSchema),
        required=True,
        metadata={"description": "Who made the article, in the line's order."},
    )
    source = fields.Nested(SourceSchema, required=True)


class VersionSchema(Schema):
    """What is running, exactly enough to tell why two services answer differently."""

    class Meta:
        unknown = RAISE

    version = fields.String(required=True, metadata={"description": "Release of the code."})
    rules = fields.String(required=True, metadata={"description": "Edition of the stylebook."})
    model = fields.String(
        required=True, metadata={"description": "Edition of the learned line judge."}
    )


_plain = object_writer(ArticleSchema())
_of_page = object_writer(ExplainedArticleSchema())
_of_text = object_writer(ExplainedArticleSchema(), {"text": "null"})
"""A page's rendering is news to the caller, the caller's own text is not."""
_provenance = object_writer(ProvenanceSchema())


def write_article(article: Article, document: Document, *, explain: bool) -> bytes:
    """The answer for a document's article, with its ledger where `explain` is set.

    A line of JSON.
    """
    if not explain:
        return encode_json(_plain(article))
    return encode_json((_of_text if article.text == document.text else _of_page)(article))


def write_provenance(provenance: Provenance) -> bytes:
    """The answer for a credit line: a line of JSON."""
    return encode_json(_provenance(provenance))
