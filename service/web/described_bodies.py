"""What the description says of the bodies that are taken."""

from typing import Any

from service.contract.batch import NDJSON
from service.contract.request import DocumentSchema
from service.core.blank import SEEN

EITHER = {"oneOf": [{"required": ["text"]}, {"required": ["html"]}]}
"""A document holds a text or a page, and not both."""


def lines(name: str, **more: Any) -> dict[str, Any]:
    """JSON lines, each of a schema: JSON Schema says so by what a string holds.

    No body is refused as a whole, whatever it holds, so that no type is asked for.
    """
    return {
        "description": f"JSON lines; each is a `{name}`.",
        "contentMediaType": NDJSON,
        "contentSchema": {"$ref": f"#/components/schemas/{name}", **more},
    }


def text_or_html(schema: type[DocumentSchema]) -> dict[str, Any]:
    """A JSON document that holds one of the two."""
    return {"allOf": [schema], **EITHER}


def body(content: dict[str, Any]) -> dict[str, Any]:
    """A body by its media types; there has to be one."""
    return {"required": True, "content": content}


def plain_text(about: str, **more: Any) -> dict[str, Any]:
    """A raw text."""
    description = f"{about} It holds a character that a reader sees."
    return {"schema": {"type": "string", "pattern": SEEN, "description": description, **more}}


def raw_page() -> dict[str, Any]:
    """A page, or a part of one."""
    description = (
        "The page, or a fragment of one. Its encoding is told by its byte order mark, by what is "
        "good UTF-8, by charset, by its own declaration, else by a guess; what is broken in it "
        "becomes U+FFFD."
    )
    return {"schema": {"type": "string", "pattern": SEEN, "description": description}}
