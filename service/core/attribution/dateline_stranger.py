"""Strangers: places and outlets that are on no list, where a dateline's form tells of them."""

from collections.abc import Sequence

from service.core.attribution.dateline_outlet import Outlet
from service.core.attribution.dateline_parts import DatelineParts
from service.core.attribution.echo import Echo
from service.core.attribution.token import CAPITALISED, Shape, Token, tokenize

SHORTEST_CODE = 3
"""Letters of an agency's abbreviation at the least: two are a state or a province."""

LONG = 5
"""Letters of which a place in capitals has a word: less is an abbreviation."""

MOST_WORDS = 5
"""Words of such a place."""

LISTING = 120
"""Characters of a sentence in which it says what it is about."""

MOST_TITLED = 4
"""Words of such a place that is not in capitals."""

_IN_SLOT = (Outlet.CODED, Outlet.SLASHED, Outlet.JOINED, Outlet.WIRE)
"""Outlets that stand where a dateline names its agency."""

_NO_TOWN = ("not_places", "organisations", "collectives", "published", "modified")


class Stranger:
    """What a dateline's form, and the text it stands in, say of names that no list has."""

    def __init__(self, parts: DatelineParts, echo: Echo) -> None:
        self.parts = parts
        self.vocabulary = parts.vocabulary
        self.echo = echo

    def agency(self) -> str | None:
        """The outlet where it stands in an agency's stead, as written."""
        name = self.parts.quote(self.parts.named)
        outlet = self.parts.outlet
        if name is not None and outlet is Outlet.CAPITALS and self.parts.day is not None:
            return name if " " not in name and self._is_code(name) else None
        if name is None or outlet not in _IN_SLOT:
            return None
        return name if outlet is not Outlet.CODED or self._is_code(name) else None

    def is_coded(self, begin: int) -> bool:
        """Whether an unknown place and an abbreviation are "KIZILPINAR (BHA) - ": a sentence
        behind them, and neither a company and its shares nor a title and its kind."""
        code = self.parts.quote(self.parts.named) or ""
        words = self._words()
        if len(code) < SHORTEST_CODE or not self._is_code(code) or not self._may_be_town(words):
            return False
        if self.parts.text[begin : begin + 1].islower() or _is_short_for(code, words):
            return False
        if self.echo.is_listed() or self.is_listing(begin):
            return False
        if words[0].shape is Shape.UNCASED:
            return len(words) < SHORTEST_CODE
        if all(word.shape is Shape.CAPITALS for word in words):
            several = len(words) > 1 and all(len(word.text) >= SHORTEST_CODE for word in words)
            return several or any(len(word.text) >= LONG for word in words)
        if any(word.text[:1] == code[:1] for word in words) or self._opens_with_first_name(words):
            return False
        return self._is_echoed() or (code.isupper() and self._is_new(words))

    def is_listing(self, begin: int) -> bool:
        """Whether the sentence tells of shares, or of a show: "CORVANE (QXV) - Shares fell" is a
        company, "FELL HARBOUR - The second series opens ..." a programme."""
        words = tokenize(self.parts.text[begin : begin + LISTING])
        return any(self.vocabulary.has("listings", word) for word in words)

    def is_dated(self) -> bool:
        """Whether a town of a few words, a day and an agency's one word stand in a row."""
        return self.agency() is not None and self._may_be_town(self._words())

    def is_of_site(self) -> bool:
        """Whether the words beside a site's address are a town: "Rimbo Tengah, Kabar.example -"."""
        words = self._words()
        cased = bool(words) and all(word.shape in CAPITALISED for word in words)
        return cased and self._may_be_town(words) and not self.echo.has_small(self._place())

    def is_dotted(self) -> bool:
        """Whether "Xalapango.- " names a place: the text does so again."""
        words = self._words()
        return self._may_be_town(words) and words[0].shape in CAPITALISED and self._is_echoed()

    def is_stopped(self) -> bool:
        """Whether "BORGO TRAVERSO. " names a place: in capitals, and the text does so again."""
        words = self._words()
        capitals = all(word.shape is Shape.CAPITALS for word in words)
        return capitals and self._may_be_town(words) and self._is_echoed()

    def is_common(self) -> bool:
        """Whether the text writes the place's words small, as a label's."""
        return self.echo.has_small(self._place())

    def is_dashed(self, dash: str) -> bool:
        """Whether capitals before a dash may be a town: no word speaks against it, nor, in a
        lone one, its end ("ACQUITTED - A jury"); a mere hyphen does so but for a place that the
        text names again ("BARBIE - The doll is back")."""
        words = self._words()
        if not self._may_be_town(words):
            return False
        ends = self.vocabulary.words["not_town_ends"].firsts()
        if len(words) == 1 and words[0].fold.endswith(tuple(ends)):
            return False
        return dash != "-" or self._is_echoed()

    def _place(self) -> str:
        return self.parts.quote(self.parts.place) or ""

    def _is_echoed(self) -> bool:
        return self.echo.names_place(self._place().partition(",")[0])

    def _words(self) -> list[Token]:
        return [token for token in self.parts.place_tokens() if token.shape is not Shape.MARK]

    def _may_be_town(self, words: Sequence[Token]) -> bool:
        """Whether no word says that it is something else."""
        if 0 < len(words) == self.vocabulary.skip("not_towns", words, 0):
            return False
        return 0 < len(words) <= MOST_WORDS and not any(
            self.vocabulary.has(kind, word) for kind in _NO_TOWN for word in words
        )

    def _is_new(self, words: Sequence[Token]) -> bool:
        """Whether words with capitals are not all on a list, and none is written small."""
        known = all(word.fold in self.vocabulary.known_words for word in words)
        named = (word for word in words if not self.vocabulary.has("particles", word))
        small = any(self.echo.has_small(word.text) for word in named)
        return len(words) <= MOST_TITLED and not known and not small

    def _opens_with_first_name(self, words: Sequence[Token]) -> bool:
        return len(words) > 1 and words[0].fold in self.vocabulary.given_names

    def _is_code(self, code: str) -> bool:
        """Whether an abbreviation may be an agency's: no common one, and not spoken of."""
        words = code.casefold().split()
        kinds = (self.vocabulary.words[kind] for kind in ("not_outlets", "not_places"))
        common = any(kind.has_word(word) for kind in kinds for word in words)
        return not common and not self.echo.has(code)


def _is_short_for(code: str, words: Sequence[Token]) -> bool:
    """Whether an abbreviation's letters stand in some words in their order: CORVANE (CRV)."""
    letters = iter("".join(word.text for word in words).casefold())
    return all(letter in letters for letter in code.casefold())
