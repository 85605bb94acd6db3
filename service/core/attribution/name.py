"""A name, and the passage in which names are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.core.attribution.token import Token, fold_at
from service.core.attribution.vocabulary import JOINTS, Languages, Vocabulary

Barrier = Callable[[int], bool]
"""Whether something that is no name begins at the token of this index."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name's span in the text, the index of the token behind it, and its words."""

    start: int
    end: int
    first: int
    after: int
    words: int


class Passage(NamedTuple):
    """The tokens in which names are read, in what languages, and what ends a name there."""

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    languages: Languages
    is_barrier: Barrier

    def is_joint(self, index: int) -> bool:
        """Whether a word between names joins them or leads a place in."""
        if fold_at(self.tokens, index) not in self.vocabulary.joint_starts:
            return False
        return any(
            self.vocabulary.skip(kind, self.tokens, index, self.languages) > index
            for kind in JOINTS
        )
