"""openapi.yaml held against the application by schemathesis, with every check that it has."""

import os
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, SerializationContext

from service.contract.batch import NDJSON
from service.settings import read_settings
from service.strict_json import write_json
from service.web.app import create_app
from service.web.cleaner import cleaner_of

EXAMPLES = int(os.environ.get("COPYDESK_CONTRACT_EXAMPLES", "10"))
"""Requests of each operation and kind; more find more, and take longer."""


@schemathesis.serializer("text/plain", "text/html", "application/xml", "application/xhtml+xml")
def write_text(context: SerializationContext, value: object) -> bytes | None:
    """A text is sent as it is; of what is none (a number, say), and of an empty one, no body is.

    Schemathesis by itself would send the number's digits, which are a text, and expect a refusal.
    """
    return value.encode() if isinstance(value, str) and value else None


@schemathesis.serializer(NDJSON)
def write_line(context: SerializationContext, value: object) -> bytes:
    """Lines are sent as they are, anything else as a line."""
    return value.encode() if isinstance(value, str) else write_json(value)


app = create_app(read_settings())
schema = schemathesis.openapi.from_wsgi("/openapi.yaml", app)


@pytest.fixture(scope="module", autouse=True)
def _editors() -> Iterator[None]:
    yield
    cleaner_of(app).close()


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_the_service_keeps_its_contract(case: Case) -> None:
    """What the description admits is answered as it says, and what it does not is refused."""
    case.call_and_validate()
