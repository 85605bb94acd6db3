"""A trace tells where, and not what."""

from service.trace import trace


def _inner(text: str) -> int:
    return int(text)


def _outer(text: str) -> int:
    try:
        return _inner(text)
    except ValueError as error:
        raise LookupError(text) from error


def test_it_names_types_and_places_and_quotes_nothing() -> None:
    """Of the exception and of what it came from."""
    try:
        _outer("a secret")
    except LookupError as error:
        told = trace(error)
    first, cause = told.split("; from ")
    assert first.startswith("LookupError at test_trace.py:")
    assert first.endswith(" _outer")
    assert cause.startswith("ValueError at test_trace.py:")
    assert cause.endswith(" _inner")
    assert "secret" not in told


def test_it_ends_with_whatever_it_is_given() -> None:
    """An exception that was never raised, and one that is its own cause."""
    error = KeyError("a secret")
    assert trace(error) == "KeyError at no place"
    error.__cause__ = error
    assert trace(error) == "KeyError at no place"
