"""What is read by a shorter way is what the whole schema would make of it."""

from collections.abc import Callable
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from marshmallow import ValidationError

from service.contract.request import QuerySchema, load_document, load_page, load_query, load_text

RAW = st.text(st.characters(exclude_categories=()), max_size=20)  # lone surrogates as well


def outcome(load: Callable[[], dict[str, Any]]) -> tuple[str, object]:
    try:
        return "read", load()
    except ValidationError as error:
        return "refused", error.messages


@given(RAW)
@example("")
@example(" \u200b")
@example("a\ud800")
def test_a_text_or_page_alone_is_read_as_a_document_of_it(raw: str) -> None:
    assert outcome(lambda: load_text(raw)) == outcome(lambda: load_document({"text": raw}))
    assert outcome(lambda: load_page(raw)) == outcome(lambda: load_document({"html": raw}))


def test_a_query_of_nothing_says_nothing() -> None:
    assert load_query({}) == QuerySchema().load({})
