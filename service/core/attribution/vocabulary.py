"""The words of credits, bylines, datelines and dates, of all languages in one index."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.core.article import Role
from service.core.attribution.ago import Agos
from service.core.attribution.phrases import Phrases
from service.core.attribution.token import CAPITALISED, Shape, Token

Languages = frozenset[str]
_ENCLOSING = ("(", "[", "/", "=")
JOINTS = ("and", "in", "for")
"""Lists of what joins names, or leads on from them."""

COMMON = "common"
"""The file stem of what belongs to no language."""


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """What a role's phrase says, and in which languages it says so."""

    role: Role
    languages: Languages


@dataclass(frozen=True, slots=True)
class Agency:
    """A wire agency by its canonical name.

    `exact` lists spellings (without spaces) of which one must be met to the letter, since the
    same letters in another case are a common word; empty where case does not matter. A
    `bracketed` one counts only behind a bracket or slash, since it is a common word or name.
    """

    name: str
    exact: frozenset[str]
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All phrases by what they do in a credit line. Languages only break ties.

    `words` holds the phrases of each plain list of the language files (see docs/credits.md)
    with the languages that have them; `nouns` are role names that an agent word ("by")
    follows, `before` stand right before names, `after` behind them, `labels` before a colon.
    """

    words: Mapping[str, Phrases[Languages]]
    nouns: Phrases[RolePhrase]
    bare: Phrases[RolePhrase]
    before: Phrases[RolePhrase]
    after: Phrases[RolePhrase]
    labels: Phrases[RolePhrase]
    agencies: Phrases[Agency]
    places: Phrases[str]
    months: Mapping[str, int]
    solar_months: Mapping[str, int]
    """Months of the solar Hijri calendar."""
    eras: Phrases[int]
    """Eras whose years are counted anew, each with the year before its first."""
    short_months: frozenset[str]
    """Months' names that are cut short, so that a full stop behind them belongs to them."""
    spaced_names: Languages
    """Languages that set a space within a name in ideographs, and not between two names."""
    numeric_order: Mapping[str, str]
    agos: Agos
    """The phrases that count days and hours back."""
    zones: Mapping[str, int]
    """Offsets from UTC in minutes."""
    possessives: tuple[str, ...]
    """Endings that make an owner of a name: CNN's."""
    copyright_starts: tuple[str, ...]
    """How a line that claims a copyright begins, case folded, a space at the most between words."""
    copyright_heads: frozenset[str]
    """The first two characters of such a line, or its first where that alone opens it."""
    copyright_firsts: frozenset[str]
    """The first characters of these."""
    label_heads: frozenset[str]
    """The first two characters of the words for an author, or the one of those that have one."""
    phrases_behind: Mapping[str, Sequence[str]]
    """By its longest word, each phrase that stands behind names, case folded."""
    barriers: Phrases[Languages]
    """All at which a name ends: jobs, date words, an agency's tails and marks."""
    head_starts: frozenset[str]
    """First words of all that names a role before names, an agency or a place before it too."""
    role_starts: frozenset[str]
    """First words of all that names a role, before names or behind them."""
    joint_starts: frozenset[str]
    """First words of what joins names."""
    name_stops: frozenset[str]
    """First words of all at which a name ends, but roles: the barriers, agencies, days."""
    before_names: frozenset[str]
    """First words of all that stands beside a name before it, but an owner: CNN's."""
    triggers: frozenset[str]
    """First words of all that may make a line a credit line."""
    opening: Mapping[str, frozenset[str] | None]
    """First words of all that opens a byline, each with the words that may stand behind it; None
    for any."""
    working: Mapping[str, frozenset[str] | None]
    """The same of jobs and agencies."""
    stamp_firsts: frozenset[str]
    """First tokens of all that tells of a date to come."""
    stamp_starts: tuple[str, ...]
    """How a line that tells of a date to come begins, case folded."""
    stamp_words: frozenset[str]
    """The first words of these."""
    known_words: frozenset[str]
    """All words of all phrases, places and names, case folded."""
    agency_leads: Mapping[str, frozenset[str] | None]
    """The same of agencies alone."""
    day_words: frozenset[str]
    """Words of which one stands in every day that is not in numbers alone: months, marks."""
    ago_words: frozenset[str]
    """Words of which one stands in every span of time: minutes, ago."""
    job_words: frozenset[str]
    """The first words of all jobs."""
    day_starts: frozenset[str]
    """Words that a day may begin with where it begins with no number."""
    given_names: frozenset[str]
    """People's first names, case folded; a sign of a person where nothing else is."""

    def has(self, kind: str, token: Token) -> bool:
        """Whether a single token is one of a list's words, in any language."""
        return self.words[kind].has_word(token.fold)

    def may_begin_day(self, token: Token) -> bool:
        """The cheap look at the token that a day may begin with."""
        if token.shape is Shape.NUMBER or token.fold in self.day_starts:
            return True
        return token.text.endswith(".")  # a month cut short

    def skip(
        self, kind: str, tokens: Sequence[Token], index: int, languages: Languages | None = None
    ) -> int:
        """The index behind a list's phrase that begins at a token, or the index itself.

        With `languages`, only phrases of these (or of no language) count.
        """
        phrases = self.words[kind]
        if index >= len(tokens) or tokens[index].fold not in phrases.starts:
            return index  # as nearly everywhere
        match = phrases.at(tokens, index)
        if match is None:
            return index
        if languages is not None and not match.meaning & (languages | {COMMON}):
            return index
        return match.end

    def agency_at(
        self, tokens: Sequence[Token], index: int, *, enclosed: bool = False
    ) -> tuple[str, int] | None:
        """The canonical name of the agency named at a token, and the index behind it.

        `enclosed` says that what stands around it tells of an agency as a bracket does.
        """
        match = self.agencies.at(tokens, index) if index < len(tokens) else None
        if match is None:
            return None
        enclosed = enclosed or (index > 0 and tokens[index - 1].fold in _ENCLOSING)
        if match.meaning.bracketed and not enclosed:
            return None
        if match.end == index + 1 and self._begins_outlet(tokens, index):
            return None
        if self._goes_on_glued(tokens, match.end):
            return None
        exact = match.meaning.exact
        if exact and "".join(token.text for token in tokens[index : match.end]) not in exact:
            return None
        return match.meaning.name, match.end

    def _goes_on_glued(self, tokens: Sequence[Token], after: int) -> bool:
        """Whether letters go on right behind an agency's number: "News 1st" is not News1."""
        if after >= len(tokens) or tokens[after - 1].shape is not Shape.NUMBER:
            return False
        return tokens[after].shape is Shape.LOWER and tokens[after].start == tokens[after - 1].end

    def _begins_outlet(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether an agency's short name, being a word for agency too, begins another's name:
        one word with a capital follows; two are rather someone who works there."""
        if not self.has("outlets", tokens[index]):
            return False
        cased = [t.shape in CAPITALISED for t in tokens[index + 1 : index + 3]]
        return cased[:1] == [True] and cased[1:] != [True]


def languages_of(pairs: Iterable[tuple[str, str]]) -> Phrases[Languages]:
    """Phrases of several languages as one table: each with all languages that have it."""
    merged: dict[str, set[str]] = {}
    for phrase, language in pairs:
        merged.setdefault(phrase, set()).add(language)
    return Phrases((phrase, frozenset(languages)) for phrase, languages in merged.items())
