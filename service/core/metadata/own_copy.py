"""The article's text as a page gives it to machines, beside the lines that it shows."""

import re
from html import unescape

from service.core.metadata.linked_data import LinkedData, texts
from service.core.metadata.value import Value

LONGEST = 200_000
"""Characters of a copy that is read; no article has more."""
_ARTICLES = 3
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|blockquote|br|section)\b[^<>]{0,400}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{1,400}>")


def find_own_copy(data: LinkedData) -> Value | None:
    """The longest text that JSON-LD gives of an article, without tags; it may break off."""
    copies = [
        copy for node in data.articles()[:_ARTICLES] for copy in texts(node.get("articleBody"))
    ]
    longest = max(copies, key=len, default="")
    if not longest or len(longest) > LONGEST:
        return None
    return Value(_without_tags(unescape(longest)), "json-ld:articleBody")


def _without_tags(text: str) -> str:
    """A text that a block's tag begins a line of; the tags themselves may have been escaped."""
    return unescape(_TAG.sub(" ", _BLOCK.sub("\n", text)))
