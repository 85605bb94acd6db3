"""What may be told of a cleaning without telling a word of its text."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from service.core import Article


@dataclass(frozen=True, slots=True)
class Tally:
    """An article in numbers: its language, and the removed runs of lines by their reason."""

    language: str | None
    removed: Mapping[str, int]


def tally(article: Article) -> Tally:
    """Count what became of a text."""
    reasons = (segment.reason for segment in article.segments)
    return Tally(article.language, Counter(reason.value for reason in reasons if reason))
