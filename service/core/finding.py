"""What a stage found in the text: runs that it claims, and the values that stand in them."""

from dataclasses import dataclass, replace

from service.core.article import Credit, Dateline, Segment


@dataclass(frozen=True, slots=True)
class Finding:
    """The runs a stage claims for the ledger, and what it read there; None is not known.

    `agencies` are canonical names in the text's order.
    """

    segments: tuple[Segment, ...] = ()
    credits: tuple[Credit, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    modified: str | None = None
    copyright: str | None = None
    publisher: str | None = None

    def __add__(self, other: "Finding") -> "Finding":
        """Both findings as one; of a value that both hold the first one's counts."""
        return replace(
            self,
            segments=self.segments + other.segments,
            credits=self.credits + other.credits,
            agencies=self.agencies + other.agencies,
            dateline=self.dateline or other.dateline,
            published=self.published or other.published,
            modified=self.modified or other.modified,
            copyright=self.copyright or other.copyright,
            publisher=self.publisher or other.publisher,
        )
