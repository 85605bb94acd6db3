"""What role words before names say: the roles, a place among them, an agency."""

from dataclasses import dataclass

from service.core.article import Role
from service.core.attribution.vocabulary import Languages

MEDIA = frozenset({Role.PHOTOGRAPHY, Role.VIDEO, Role.GRAPHICS, Role.ILLUSTRATION})
"""Roles whose agency supplied a picture, which says nothing of the text's source."""


@dataclass(frozen=True, slots=True)
class Head:
    """The words that name a clause's roles, the place among them, the index behind them."""

    roles: tuple[Role, ...]
    languages: Languages
    after: int
    place: tuple[int, int] | None = None
    agencies: tuple[str, ...] = ()
    sure: bool = True
    """Whether the words alone tell of a credit; else names and the line's end must too."""
    supply: bool = False
    """Whether the words name where material came from, so that only agencies may follow."""
    lone: bool = False
    """Whether a role's noun stands before a first name with nothing between: "Photos Jane Roe"."""
    uncoloned: bool = False
    """Whether a word that names follow stands without a mark behind it."""
    stated: bool = False
    """Whether a sentence says it, "This article was written by", which may tell of the names."""
