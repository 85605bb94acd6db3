"""Linked data of this article alone, where a page describes others beside it."""

from collections.abc import Iterator

from service.core.metadata.head import plain
from service.core.metadata.linked_data import LinkedData, Node, texts
from service.core.metadata.value import Value, key_of, likeness, share_within

SAME = 0.75
"""Likeness of two headlines from which they are of one article."""
UNLIKE = 0.34
"""Likeness below which they are of two, if neither holds most of the other's words."""
MOST_SHARED = 0.5


def own_data(data: LinkedData, title: Value | None) -> LinkedData:
    """The data without articles of quite another headline, where one has this page's.

    Teasers are often described as the article is, and may stand before it; their authors and days
    are not its own. One that names no headline is left.
    """
    if title is None or len(data.articles()) < 2:
        return data
    key = key_of(title.text)
    keys = [tuple(_headlines(node)) for node in data.articles()]
    if not any(likeness(key, other) >= SAME for found in keys for other in found):
        return data  # a headline for search engines may share no word with the one that is shown
    told = zip(data.articles(), keys, strict=True)
    return data.of_articles(
        [node for node, found in told if not found or any(_may_be(key, one) for one in found)]
    )


def _headlines(node: Node) -> Iterator[str]:
    return filter(None, (key_of(plain(text)) for text in texts(node.get("headline"))))


def _may_be(key: str, other: str) -> bool:
    """Whether two headlines may be of one article."""
    return likeness(key, other) >= UNLIKE or share_within(key, other) >= MOST_SHARED
