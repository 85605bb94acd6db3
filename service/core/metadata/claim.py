"""Who is said to have written an article."""

from dataclasses import dataclass

from service.core.metadata.value import key_of


@dataclass(frozen=True, slots=True)
class Claim:
    """Names, and where they stood."""

    names: tuple[str, ...]
    where: str

    @property
    def keys(self) -> frozenset[str]:
        """The names without case and punctuation."""
        return frozenset(map(key_of, self.names))
