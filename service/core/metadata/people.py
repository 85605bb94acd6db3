"""The names in a byline or in an author's entry, each without what was glued to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.core.attribution.day import read_day
from service.core.attribution.person import is_person
from service.core.attribution.token import CAPITALISED, Shape, Token, tokenize
from service.core.attribution.vocabulary import Languages, Vocabulary
from service.core.metadata.placeholder import is_outlet, is_placeholder, without_address
from service.core.metadata.value import key_of
from service.core.metadata.work import behind_by, behind_work, is_other_work, is_work

LONGEST = 400
"""Characters of an entry that is read."""
MOST_WORDS, MOST = 8, 40
"""Words of one name, and names of one entry."""
LONGEST_DEGREE = 6
"""Letters of a degree's abbreviation."""
SHORTEST_CLOSING = 4
"""Letters of a word that a full stop does not shorten."""

_LISTING = frozenset(";|/\n")
_ENDS = frozenset("-:[|>\u2022\u00b7")
_END_KINDS = (
    "jobs", "published", "modified", "weekdays", "ago", "reporters", "in", "for", "by",
)  # fmt: skip
_DESK_KINDS = ("collectives", "the", "not_names", "jobs", "titles", "weekdays")


@dataclass(frozen=True, slots=True)
class PeopleReader:
    """Reads names as a page's own words and languages have them.

    `languages` is None where the page does not say; then all count. `sites` holds keys of the
    site's names, which are no authors; `hosts` keys of the parts of its address, of which a
    person's full name may well be one.
    """

    vocabulary: Vocabulary
    languages: Languages | None
    sites: frozenset[str]
    hosts: frozenset[str] = frozenset()

    def declared(self, text: str) -> tuple[str, ...]:
        """The names of an entry that is said to hold authors and nothing else."""
        return self._names(without_address(text[:LONGEST]), is_loose=False)

    def shown(self, text: str) -> tuple[str, ...]:
        """The names at the head of a byline, up to a job, a place or a date."""
        return self._names(text, is_loose=True)

    def is_full_name(self, name: str) -> bool:
        """Whether a name is made like a person's: words with capitals, no organisation's."""
        tokens = [token for token in tokenize(name) if token.shape is not Shape.MARK]
        if any(token.shape in (Shape.HANGUL, Shape.IDEOGRAPH) for token in tokens):
            return True
        if tokens and self.vocabulary.has("the", tokens[0]):
            return False
        cased = [t for t in tokens if t.shape in CAPITALISED or t.shape is Shape.UNCASED]
        return 2 <= len(cased) <= 6 and tokens[0] in cased and is_person(tokens, self.vocabulary)

    def is_first_named(self, name: str) -> bool:
        """Whether a name begins with a first name that people have: "Jane Roe", "Jane"."""
        words = [token.fold for token in tokenize(name) if token.shape in CAPITALISED]
        first = next((word for word in words if len(word.rstrip(".")) > 1), "")
        return first.partition("-")[0] in self.vocabulary.given_names

    def may_sign(self, name: str) -> bool:
        """Whether a name behind "By" is a person's: a full one, or a first name alone."""
        lone = " " not in name and self.is_first_named(name)
        return lone or self.is_full_name(name)

    def is_label(self, text: str) -> bool:
        """Whether a text is nothing but the word for an author: "Author:"."""
        tokens = tokenize(text.rstrip(" :"))
        return 0 < len(tokens) == self.vocabulary.skip("author_labels", tokens, 0)

    def is_agency(self, name: str) -> bool:
        """Whether a name is a wire agency's."""
        tokens = tokenize(name)
        found = self.vocabulary.agency_at(tokens, 0)
        return found is not None and found[1] == len(tokens)

    def is_group(self, name: str) -> bool:
        """Whether a name is no single person's: with an organisation's word, or "The" before it."""
        return self.is_organisation(name) or self.vocabulary.skip("the", tokenize(name), 0) > 0

    def tells_other_work(self, label: str) -> bool:
        """Whether words before a name say that it is not the author's: "Reviewed by"."""
        tokens = tokenize(label)
        return is_other_work(tokens, 0, len(tokens), self.vocabulary)

    def is_remark(self, name: str) -> bool:
        """Whether an entry beside a person's is no second one: "Friends of Gardens on the web"."""
        return self._is_said_of(tokenize(name))

    def is_organisation(self, name: str) -> bool:
        """Whether a word of a name is one that organisations have in theirs."""
        return any(self.vocabulary.has("organisations", token) for token in tokenize(name))

    def _names(self, text: str, *, is_loose: bool) -> tuple[str, ...]:
        text = text[:LONGEST].strip()
        if not text or "://" in text or self._is_site(key_of(text)):
            return ()  # "Roe & Roe", which are no two people there
        tokens = tokenize(text)
        names: list[str] = []
        behind_site = False  # "The Evening Paper, Sometown": where it is, and no second author
        work: int | None = None
        for begin, after, mark in self._pieces(tokens, self._behind_opening(tokens)):
            first = begin if work is None else work
            if is_loose and not names and is_work(tokens, begin, after, self.vocabulary):
                work = first  # "Words and photos by Jane Roe"
                continue
            work = None
            start, end = self._name_span(tokens, first, after) if is_loose else (first, after)
            piece = tokens[start:end]
            if mark == "," and names and self._is_degree(tokens[first:after]):
                names[-1] = f"{names[-1]}, {_text(text, tokens[first:after])}"
                continue
            name = _text(text, piece) if piece else ""
            if is_loose and names and name.isupper() and not names[-1].isupper():
                break  # "Jane Roe, ACME VALLEY": whom she works for
            if names and self._is_said_of(piece):
                break
            if self._is_name(name, piece) and not (behind_site and not self.is_full_name(name)):
                names.append(name)
            elif names:
                break
            else:
                behind_site = behind_site or self._is_site(key_of(name))
            if end < after:
                break
        return tuple(dict.fromkeys(names[:MOST]))

    def _name_span(self, tokens: Sequence[Token], first: int, after: int) -> tuple[int, int]:
        """A piece without the work before its "by", and without what follows the name."""
        start = behind_work(tokens, first, after, self.vocabulary, self.languages)
        if start is None:
            return first, first
        end = self._end(tokens, start, after)
        if start == first and end < after and self._is_by(tokens, end):
            if end - first != 1:
                return first, max(first, end - 1)
            start = behind_by(tokens, end, after, self.vocabulary, self.languages)
            end = self._end(tokens, start, after)
        start = _behind_initials(tokens, start, end)
        if end - start > 2 and tokens[end - 1].fold in self.vocabulary.months:
            end -= 1  # "Jane Roe April": the day was set on a line of its own
        return start, end

    def _is_by(self, tokens: Sequence[Token], index: int) -> bool:
        return self.vocabulary.skip("by", tokens, index, self.languages) > index

    def _behind_opening(self, tokens: Sequence[Token]) -> int:
        """Behind the day and the words that a byline begins with: "May 3, 2024 | By"."""
        day = read_day(tokens, 0, self.vocabulary)
        at = day.end if day is not None and day.month is not None else 0
        while at < len(tokens) and tokens[at].shape is Shape.MARK and tokens[at].fold != "(":
            at += 1
        for kind in ("bylines", "author_labels"):
            at = self.vocabulary.skip(kind, tokens, at, self.languages)
            while at < len(tokens) and tokens[at].fold in (":", "|", "-"):
                at += 1
        return at

    def _pieces(self, tokens: Sequence[Token], start: int) -> Iterator[tuple[int, int, str]]:
        """Spans of tokens between separators, each with the separator before it."""
        first, mark, index = start, "", start
        while index < len(tokens):
            after = self._behind_separator(tokens, index, start)
            if after == index:
                index += 1
                continue
            if index > first:
                yield first, index, mark
            mark = "," if tokens[index].fold == "," and after == index + 1 else "and"
            first = index = after
        if first < len(tokens):
            yield first, len(tokens), mark

    def _behind_separator(self, tokens: Sequence[Token], index: int, start: int) -> int:
        token = tokens[index]
        if token.fold in _LISTING or token.shape is Shape.BREAK:
            return index + 1
        comma = index + 1 if token.fold == "," else index
        after = self.vocabulary.skip("and", tokens, comma, self.languages)
        institute = any(
            self.vocabulary.has(kind, other)
            for other in tokens[start:index]
            for kind in ("organisations", "for")
        )
        return after if after > comma and index > start and not institute else comma

    def _end(self, tokens: Sequence[Token], first: int, after: int) -> int:
        """Where the name ends in a piece: before a job, a date, a place or a mark."""
        for index in range(first, after):
            token = tokens[index]
            if token.shape is Shape.NUMBER or token.fold in _ENDS or "@" in token.text:
                return index
            if token.fold == "." and index > first and _ends_sentence(tokens[index - 1]):
                return index
            if self.vocabulary.has("particles", token):
                continue
            if any(
                self.vocabulary.skip(kind, tokens, index, self.languages) > index
                for kind in _END_KINDS
            ):
                return index
            is_title = index - first > 1 and index + 1 < after and self._has("titles", token)
            if is_title or (index > first and self._leads_to_day(tokens, index)):
                return index
            month = token.fold in self.vocabulary.months and index > first
            if month and index + 1 < len(tokens) and tokens[index + 1].shape is Shape.NUMBER:
                return index
        return after

    def _has(self, kind: str, token: Token) -> bool:
        return token.shape is not Shape.LOWER and self.vocabulary.has(kind, token)

    def _leads_to_day(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether "on" or its like stands here, and a day behind it."""
        behind = self.vocabulary.skip("times", tokens, index, self.languages)
        if not index < behind < len(tokens):
            return False
        is_day = self.vocabulary.skip("weekdays", tokens, behind, self.languages) > behind
        following = tokens[behind]
        return is_day or following.shape is Shape.NUMBER or following.fold in self.vocabulary.months

    def _is_name(self, name: str, tokens: Sequence[Token]) -> bool:
        """Whether a name may stand for an author: no site, desk, address or placeholder."""
        key = key_of(name)
        if is_placeholder(name) or self._is_site(key) or is_outlet(tokens, self.vocabulary):
            return False
        if len(tokens) == 1 and self.vocabulary.has("organisations", tokens[0]):
            return False  # "News" as the author of a page's news
        if self.languages and self.vocabulary.skip("from", tokens, 0, self.languages):
            return False  # "From the Evening Paper"
        if self.is_agency(name):
            return True
        if tokens and self.vocabulary.skip("desks", tokens, 0, self.languages) == len(tokens):
            return False
        words = [token for token in tokens if token.shape not in (Shape.MARK, Shape.BREAK)]
        left = [token for token in words if not self._is_desk_word(token)]
        rest = key_of(" ".join(token.text for token in left))
        if not rest or len(words) > MOST_WORDS:
            return False
        # "Sam Bossley" at sam.bossley.example, though "Sam" is a day in another language.
        return not self._is_site(rest) or (rest != key and self.is_first_named(name))

    def _is_site(self, key: str) -> bool:
        whole = "".join(key.split())
        return key in self.sites or whole in self.sites or (" " not in key and whole in self.hosts)

    def _is_desk_word(self, token: Token) -> bool:
        return token.fold in self.vocabulary.months or any(
            self.vocabulary.has(kind, token) for kind in _DESK_KINDS
        )

    def _is_said_of(self, tokens: Sequence[Token]) -> bool:
        """Whether what follows a name is no second one: "The Evening Paper", "Head of Gardens"."""
        words = [token for token in tokens if token.shape not in (Shape.MARK, Shape.BREAK)]
        if not words or not any(token.shape in CAPITALISED for token in words):
            return False
        if self.vocabulary.skip("the", tokens, 0, self.languages):
            return True
        return any(
            token.shape is Shape.LOWER
            and token.text.islower()
            and not self.vocabulary.has("particles", token)
            for token in words
        )

    def _is_degree(self, tokens: Sequence[Token]) -> bool:
        """Whether a piece behind a comma belongs to the name before it: MD, Ph.D., Jr."""
        kinds = ("suffixes", "degrees")
        if any(self.vocabulary.skip(kind, tokens, 0) >= len(tokens) for kind in kinds):
            return True
        return len(tokens) <= 4 and all(
            len(token.text) <= LONGEST_DEGREE
            and (token.shape in (Shape.CAPITALS, Shape.MARK) or "." in token.text)
            for token in tokens
        )


def _ends_sentence(token: Token) -> bool:
    """Whether a full stop behind a word is no abbreviation's: "Jane Roe. Pictures by ..." """
    return token.shape is Shape.TITLE and len(token.text) >= SHORTEST_CLOSING


def _behind_initials(tokens: Sequence[Token], first: int, end: int) -> int:
    """Behind the initials that a page shows in place of a picture: "JR Jane Roe"."""
    initials = "".join(token.text[0] for token in tokens[first + 1 : end])
    shown = tokens[first].text if first < end else ""
    return first + 1 if 1 < len(shown) <= 3 and shown == initials[: len(shown)] else first


def _text(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end].strip(" ,-\u2013\u2014|:")
