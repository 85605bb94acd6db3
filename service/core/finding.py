"""What a stage found in the text: runs that it claims, and the values that stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.article import Credit, Dateline, Segment
from service.core.line import fold_space


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
        if other is NOTHING:
            return self
        if self is NOTHING:
            return other
        return Finding(
            segments=self.segments + other.segments,
            credits=self.credits + other.credits,
            agencies=self.agencies + other.agencies,
            dateline=self.dateline or other.dateline,
            published=self.published or other.published,
            modified=self.modified or other.modified,
            copyright=self.copyright or other.copyright,
            publisher=self.publisher or other.publisher,
        )


NOTHING = Finding()
"""What most stages find: one for all, since it is asked for again and again."""


def joined(parts: Sequence[Finding]) -> Finding:
    """The runs, credits and agencies of many findings as one finding's.

    Adding them up one by one would cost the square of their number.
    """
    parts = [part for part in parts if part is not NOTHING]
    if not parts:
        return NOTHING
    return Finding(
        segments=tuple(segment for part in parts for segment in part.segments),
        credits=tuple(credit for part in parts for credit in part.credits),
        agencies=tuple(agency for part in parts for agency in part.agencies),
    )


def standing(credits_read: Sequence[Credit], runs: Sequence[str]) -> tuple[Credit, ...]:
    """The credits whose names stand whole in one of these runs.

    A name that is put together over the end of a line may be two people's.
    """
    held = [fold_space(run) for run in runs]
    return tuple(credit for credit in credits_read if any(credit.name in run for run in held))
