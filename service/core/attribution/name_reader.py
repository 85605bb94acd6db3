"""Tells people's names from what else has capitals in one document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.core.article import Credit, Role
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.person import is_first_name
from service.core.attribution.sheet import Sheet
from service.core.attribution.token import CAPITALISED, Token, tokenize
from service.core.attribution.vocabulary import Vocabulary

SHORTEST = 3
"""Letters from which on a word's being common tells something."""

TWICE = 2
"""Times that a text has a name which stands in it alone, too."""

_WORK = ("jobs", "titles")
_ENDS = (*_WORK, "published", "modified", "glued")
_NO_NAMES = (*_WORK, "not_names", "organisations", "glued")

_LETTER = re.compile(r"\w")
_JOINED = re.compile(r"[\w'\u2019-]")


@dataclass(slots=True)
class NameReader:
    """Tells people's names from what else has capitals in one document."""

    sheet: Sheet
    vocabulary: Vocabulary

    def is_known(self, name: str) -> bool:
        """Whether a name begins with a first name that people have."""
        return self._begins_known(tokenize(name))

    def is_first_name(self, name: str) -> bool:
        """Whether a name is a first name alone."""
        return is_first_name(tokenize(name), self.vocabulary)

    def _begins_known(self, tokens: Sequence[Token]) -> bool:
        words = [t.fold for t in tokens if t.shape in CAPITALISED]
        first = next((word for word in words if len(word.strip(".")) > 1), "")
        return len(words) > 1 and first.partition("-")[0] in self.vocabulary.given_names

    def common_words(self, name: str) -> tuple[int, int]:
        """How many of a name's words stand in the text as small words, too, and of how many."""
        return self._common_of(tokenize(name))

    def _common_of(self, tokens: Sequence[Token]) -> tuple[int, int]:
        words = [
            token.text.casefold()
            for token in tokens
            if len(token.text) >= SHORTEST
            and token.shape in CAPITALISED
            and not self.vocabulary.has("particles", token)
        ]
        return sum(is_common(word, self.sheet.text) for word in words), len(words)

    def is_person(self, name: str, *, opened: bool) -> bool:
        """Whether a name is a person's; behind "By" one word of it may be a common one."""
        tokens = tokenize(name)
        if self._is_place(tokens):
            return False
        if self._begins_known(tokens) or is_first_name(tokens, self.vocabulary):
            return True
        if any(self._tells_of_no_name(token) for token in tokens):
            return False
        if name.isupper() and not opened:
            return False
        common, count = self._common_of(tokens)
        return common == 0 or (opened and common < count)

    def _is_place(self, tokens: Sequence[Token]) -> bool:
        """Whether words are a place that has a first name in it: "Nova Scotia"."""
        place = self.vocabulary.places.at(tokens, 0) if len(tokens) > 1 else None
        return place is not None and place.end == len(tokens)

    def _tells_of_no_name(self, token: Token) -> bool:
        """Whether a word is no part of a name: a job, an organisation's; "Van Der" may be."""
        if self.vocabulary.has("particles", token):
            return False
        return any(self.vocabulary.has(kind, token) for kind in _NO_NAMES)

    def believed(self, parsed: ParsedByline) -> tuple[Credit, ...]:
        """A byline's credits without what is no person, and names without jobs behind them."""
        known = parsed.opened and any(self.is_known(credit.name) for credit in parsed.credits)
        found: list[Credit] = []
        for credit in parsed.credits:
            if credit.role is not Role.AUTHOR:
                found.append(credit)
                continue
            if found and credit.name.isupper() and not found[0].name.isupper():
                break  # "Jane Roe, ACME VALLEY": whom she works for
            name = self._without_section(_once(self._without_job(credit.name)))
            if self.is_person(name, opened=parsed.opened and not (known and found)):
                found.append(replace(credit, name=name))
        return tuple(found)

    def is_sure(self, believed: Sequence[Credit], parsed: ParsedByline) -> bool:
        """Whether names far from the headline are a byline's: known, or uncommon behind "By"."""
        return all(
            self.is_known(credit.name) or (parsed.opened and self.common_words(credit.name)[0] == 0)
            for credit in believed
        )

    def _without_section(self, name: str) -> str:
        """A name without what a scraper glued to it, where the name alone is a line elsewhere."""
        words = name.split()
        for count in range(len(words) - 1, 1, -1):
            part = " ".join(words[:count])
            if self.sheet.text.count(part) < TWICE:
                continue
            if re.search(rf"^[ \t]*{re.escape(part)}[ \t]*$", self.sheet.text, re.MULTILINE):
                return part
        return name

    def _without_job(self, name: str) -> str:
        tokens = tokenize(name)
        for index in range(2, len(tokens)):
            if any(self.vocabulary.skip(kind, tokens, index) > index for kind in _ENDS):
                return name[: tokens[index - 1].end].rstrip(" ,")
        return name


def is_common(word: str, text: str) -> bool:
    """Whether a word stands in a text as a word of its own, in small letters as given."""
    at = text.find(word)
    while at >= 0:
        after = at + len(word)
        if not (at and _JOINED.match(text, at - 1)) and not _LETTER.match(text, after):
            return True
        at = text.find(word, at + 1)
    return False


def _once(name: str) -> str:
    """A name that a page shows twice in a row, once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name
