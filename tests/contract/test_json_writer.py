"""What is written without marshmallow and json is what they would write, to the byte."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from marshmallow import Schema, fields

from service.contract.answer import (
    ArticleSchema,
    ExplainedArticleSchema,
    ProvenanceSchema,
    write_article,
    write_provenance,
)
from service.contract.json_writer import object_writer
from service.core import Article, Document, Provenance, Role
from service.core.article import Credit, Dateline, Segment, Source, Told

TEXT = st.text(st.characters(exclude_categories=()), max_size=20)  # lone surrogates as well
MAYBE = st.none() | TEXT
COUNT = st.integers(min_value=0, max_value=10**7)

credits_ = st.builds(Credit, name=TEXT, location=MAYBE)
sources = st.builds(
    Source,
    agency=MAYBE,
    publisher=MAYBE,
    url=MAYBE,
    dateline=st.builds(Dateline, text=MAYBE, place=MAYBE, date=MAYBE),
    published=MAYBE,
    modified=MAYBE,
    copyright=MAYBE,
    licence=MAYBE,
)
segments = st.builds(
    Segment, start=COUNT, end=COUNT, rule=TEXT, confidence=st.floats(min_value=0, max_value=1)
)
articles = st.builds(
    Article,
    title=MAYBE,
    body=TEXT,
    credits=st.lists(credits_, max_size=3).map(tuple),
    source=sources,
    language=MAYBE,
    segments=st.lists(segments, max_size=3).map(tuple),
    text=TEXT,
    metadata=st.lists(st.builds(Told, field=TEXT, value=TEXT, where=TEXT), max_size=3).map(tuple),
)


def as_schema_and_json(schema: Schema, value: object, **fixed: object) -> bytes:
    written = schema.dump(value) | fixed
    try:
        return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(written, separators=(",", ":")).encode() + b"\n"


@given(articles)
def test_an_article_is_written_as_its_schema_says(article: Article) -> None:
    document = Document(text=article.text)
    assert write_article(article, document, explain=False) == as_schema_and_json(
        ArticleSchema(), article
    )
    assert write_article(article, document, explain=True) == as_schema_and_json(
        ExplainedArticleSchema(), article, text=None
    )
    page = Document(html="<p>" + article.text)
    if article.text:
        assert write_article(article, page, explain=True) == as_schema_and_json(
            ExplainedArticleSchema(), article
        )


@example(Provenance((Credit(Role.AUTHOR, "\ud800", "\x7f\xe9"),), Source()))
@given(st.builds(Provenance, credits=st.lists(credits_).map(tuple), source=sources))
def test_a_provenance_is_written_as_its_schema_says(provenance: Provenance) -> None:
    assert write_provenance(provenance) == as_schema_and_json(ProvenanceSchema(), provenance)


class _Other(Schema):
    value = fields.Raw()


class _Renamed(Schema):
    value = fields.String(data_key="@value")


@pytest.mark.parametrize("schema", [_Other, _Renamed])
def test_a_field_that_would_be_written_otherwise_is_refused(schema: type[Schema]) -> None:
    with pytest.raises(TypeError, match="value"):
        object_writer(schema())
