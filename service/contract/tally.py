"""What may be told of a cleaning without telling a word of its text."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from service.core import Article


class Tally(NamedTuple):
    """An article in numbers: its language, and the removed runs of lines by their reason."""

    language: str | None
    removed: Mapping[str, int]


def tally(article: Article) -> Tally:
    """Count what became of a text."""
    runs = Counter([segment.reason for segment in article.segments])
    return Tally(article.language, {reason.value: runs[reason] for reason in runs if reason})
