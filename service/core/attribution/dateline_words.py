"""The words of a dateline's place: whether lists, capitals or other words speak for a town."""

from collections.abc import Sequence

from service.core.attribution.dateline_marks import SHORTEST_WEEKDAY
from service.core.attribution.dateline_parts import DatelineParts
from service.core.attribution.token import Shape, Token
from service.core.attribution.vocabulary import Vocabulary

MOST_UNCASED = 2
"""Words of an unknown place, in a script without capitals, before an outlet."""

LONGEST_ABBREVIATION = 3
"""Letters of a lone word in capitals that is no town on no list."""


class PlaceWords:
    """What the words of a dateline's place say for themselves."""

    def __init__(self, parts: DatelineParts) -> None:
        self.parts = parts

    def _is_known(self) -> bool:
        """Whether every place that is named is on the list."""
        words = self.parts.place_tokens()
        index = 0
        while index < len(words):
            known = self.parts.vocabulary.places.at(words, index)
            if known is None:
                return False
            index = known.end
            if index < len(words) and words[index].fold in ("/", ","):
                index += 1
            elif index < len(words):
                index = max(index, self.parts.vocabulary.skip("and", words, index))
        return bool(words)

    def _all_capitals(self) -> bool:
        words = [token for token in self.parts.place_tokens() if token.text[0].isalpha()]
        head = words[:1] if any(t.fold in (",", ".") for t in self.parts.place_tokens()) else words
        return bool(head) and all(
            token.shape in (Shape.CAPITALS, Shape.IDEOGRAPH, Shape.UNCASED, Shape.HANGUL)
            for token in head
        )

    def _is_refused(self) -> bool:
        words = self.parts.place_tokens()
        vocabulary = self.parts.vocabulary
        if self._is_known() or self._is_of_state():
            return False
        return _opens_imprint(words, vocabulary) or any(
            self._names_no_place(words, index) or _is_weekday(word, vocabulary)
            for index, word in enumerate(words)
        )

    def _is_of_state(self) -> bool:
        """Whether a comma, and a state on the list or cut short, end a place: "WELCOME, N.C."."""
        words = self.parts.place_tokens()
        comma = next((index for index, word in enumerate(words) if word.fold == ","), len(words))
        state = words[comma + 1 :]
        known = self.parts.vocabulary.places.at(state, 0)
        whole = known is not None and known.end == len(state)
        return bool(state) and (whole or state[-1].text.endswith("."))

    def _names_no_place(self, words: Sequence[Token], index: int) -> bool:
        """Whether a word says that no place stands here; "new" may also begin a town's name."""
        vocabulary = self.parts.vocabulary
        after = vocabulary.skip("not_places", words, index)
        if after == index + 1 < len(words):
            return not vocabulary.places.has_first(words[index].fold)
        return after > index

    def _is_stated(self) -> bool:
        """Whether a state or a day stands behind the place."""
        words = self.parts.place_tokens()
        return self.parts.day is not None or any(token.fold == "," for token in words)

    def _is_long(self) -> bool:
        """Whether a place without capitals has more words than a town, as a sentence has."""
        words = self.parts.place_tokens()
        return len(words) > MOST_UNCASED and words[0].shape is Shape.UNCASED

    def _is_whole_label(self, words: Sequence[Token]) -> bool:
        """Whether a picture's label is all that stands where a place would: "[사진=연합뉴스]"."""
        vocabulary = self.parts.vocabulary
        found = (table.at(words, 0) for table in (vocabulary.labels, vocabulary.nouns))
        return any(match is not None and match.end == len(words) for match in found)

    def _is_label(self, words: Sequence[Token]) -> bool:
        """Whether a word for a picture or its like stands where a place would."""
        vocabulary = self.parts.vocabulary
        return any(
            vocabulary.labels.at(words, at) is not None or vocabulary.has("not_names", word)
            for at, word in enumerate(words)
        )

    def _is_party(self) -> bool:
        """Whether a lone abbreviation on no list stands before the bracket: "CHP (AKP)"."""
        words = self.parts.place_tokens()
        capitals = len(words) == 1 and words[0].shape is Shape.CAPITALS
        short = capitals and len(words[0].text) <= LONGEST_ABBREVIATION
        return short and self.parts.day is None and not self._is_known()

    def _opens_sentence(self) -> bool:
        """Whether the words before an agency are "By" or begin as "The Protection Agency" does."""
        words = self.parts.place_tokens()
        if len(words) < 1 or words[0].shape is not Shape.TITLE or self._is_known():
            return False
        kinds = ("the", "bylines") if len(words) > 1 else ("bylines",)
        return any(self.parts.vocabulary.skip(kind, words, 0) > 0 for kind in kinds)

    def _is_told(self) -> bool:
        """Whether a place's script has capitals to tell of it, or else a day or a wire's mark."""
        return (
            self.parts.day is not None
            or self.parts.wired
            or any(
                token.shape in (Shape.CAPITALS, Shape.TITLE) for token in self.parts.place_tokens()
            )
        )


def _opens_imprint(words: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a place begins as an imprint does: "Published 3 June 2024 - Updated 4 June 2024"."""
    return any(vocabulary.skip(kind, words, 0) > 0 for kind in ("published", "modified", "as_of"))


def _is_weekday(word: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word is a whole day of the week, as before an entry of a diary."""
    return len(word.text) >= SHORTEST_WEEKDAY and vocabulary.has("weekdays", word)
