"""What a page tells its reader counts: author and day, as data in one meta element."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from service.core.metadata.head import Head
from service.core.metadata.linked_data import texts

LONGEST = 1000
"""Characters of such data: a meta element's content is read no further."""

META = "parsely-page"


def counted_authors(head: Head) -> Iterator[str]:
    """The names in the data, in their order."""
    for node in _nodes(head):
        for key in ("authors", "author"):
            names = list(texts(node.get(key)))
            if names:
                yield from names
                break


def counted_days(head: Head) -> Iterator[str]:
    """The day of publication in the data."""
    for node in _nodes(head):
        yield from texts(node.get("pub_date"))


def _nodes(head: Head) -> Iterator[Mapping[str, Any]]:
    for content in head.metas.get(META, ()):
        try:
            node = json.loads(content[:LONGEST])
        except (ValueError, RecursionError):
            continue
        if isinstance(node, dict):
            yield node
