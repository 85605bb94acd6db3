"""Bylines by their words: the lines of a page that say who wrote it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from service.core.attribution.byline import opens_byline, parse_byline
from service.core.attribution.byline_beside import is_job, is_stamp
from service.core.attribution.byline_glue import parted
from service.core.attribution.day import parse_day
from service.core.attribution.glance import Glance, may_begin, may_date, may_sign
from service.core.attribution.token import tokenize
from service.core.metadata.afterpiece import LONG, OwnLines
from service.core.metadata.bare_byline import above_prose
from service.core.metadata.byline_marks import is_portrayed
from service.core.metadata.claim import Claim
from service.core.metadata.people import PeopleReader
from service.core.metadata.value import holds_number, key_of
from service.core.page import Page, Place

HEAD_LINES = 14
"""Lines below the headline among which a byline stands, and a few above it."""
LINES_ABOVE = 4
LONGEST_LINE = 120
LINES_BELOW_HANDLE = 3
LONGEST_HANDLE = 40
"""Lines below the headline, and characters of one, that names a user by a single word."""
_ELSEWHERE = Place.ASIDE | Place.TABLE
MOST_FAR = 4
"""Names of a byline far from the headline; longer lists are of other works."""
MOST_BYLINES = 100
"""Lines of a page that begin as a byline does; where there are more none is the article's."""
SHORTEST = 3
"""Letters of a name of a single word."""
_HANDLE = re.compile(r"(?:(?<=\s)[a-z\d][\w.+-]*)?@[\w.-]+")
"""An account's name or an address behind an author's, be it glued to it: "Jane Roe@roe"."""
_INITIALS = re.compile(r"\s*\([\w/.-]{2,6}\)\Z")
_DAY = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{2,4}(?!\w)")
_DASHES = "-\u2013\u2014|"
_PARTS = re.compile(r"\s*[|\u2022\u00b7]\s*|\s[-\u2013\u2014]\s")
PROSE = 220
"""Characters of a line from which it is the article's text."""


def written(own: OwnLines, reader: PeopleReader, *, is_signed: bool = False) -> Claim | None:
    """The byline among the lines around the headline, else the only one of the page.

    Where the article is signed already, a byline far from its headline is another's.
    """
    return (
        bylined_near(own, reader)
        or _beside_date(_head_lines(own), own.page, reader)
        or above_prose(own, reader)
        or _handle(own, reader)
        or (None if is_signed else _only_byline(own, reader))
    )


def bylined_near(own: OwnLines, reader: PeopleReader) -> Claim | None:
    """The byline among the lines around the headline."""
    lines = _head_lines(own)
    for index, text in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        names = _bylined(text, following, reader) or _bylined_part(text, reader)
        if names:
            return Claim(names, "line:byline")
    return None


def _handle(own: OwnLines, reader: PeopleReader) -> Claim | None:
    """A user's name behind "by", right below the headline on a line of its own."""
    page, headline = own.page, own.headline
    if headline is None:
        return None
    below = range(headline + 1, headline + 1 + LINES_BELOW_HANDLE)
    for text in _texts(page, below, _unseen(page, headline)):
        words = text.split()
        if (
            len(words) == 2
            and len(text) <= LONGEST_HANDLE
            and opens_byline(words[0], reader.vocabulary)
        ):
            names = reader.declared(words[1])
            if names == (words[1],):
                return Claim(names, "line:byline")
    return None


def _bylined(text: str, following: str, reader: PeopleReader) -> tuple[str, ...]:
    """The full names that a line has behind "By", or the next line has."""
    if len(text) > LONGEST_LINE:
        return ()
    names: tuple[str, ...] = ()
    text = _HANDLE.sub("", text) if "@" in text else text
    whole = parted(text, reader.vocabulary)
    found = parse_byline(whole, reader.vocabulary) if may_sign(whole, reader.vocabulary) else None
    if found is not None:
        names = tuple(n for credit in found.credits for n in reader.shown(credit.name))
        every = reader.shown(text) if ";" in text else ()  # "Jane Roe, MD; Ann Oak, PhD"
        names = every if every[: len(names)] == names else names
    elif opens_byline(text, reader.vocabulary) and len(following) <= LONGEST_LINE:
        names = reader.shown(following)
        if len(names) == 1 and " " in text and _is_short_name(names[0], following):
            return names
    names = names or _labelled(text, reader)
    return names if names and all(map(reader.may_sign, names)) else ()


def _labelled(text: str, reader: PeopleReader) -> tuple[str, ...]:
    """The full name behind a label that only a screen reader has: "Author Jane Roe"."""
    if not may_begin(text, reader.vocabulary.words["author_labels"]):
        return ()
    tokens = tokenize(text)
    after = reader.vocabulary.skip("author_labels", tokens, 0, reader.languages)
    if not 0 < after < len(tokens):
        return ()
    rest = text[tokens[after].start :].strip()
    return (rest,) if _is_plain_name(rest, reader) and reader.is_first_named(rest) else ()


def _is_short_name(name: str, text: str) -> bool:
    """Whether a text is one word with a capital, and maybe more behind a dash: "Eliz - Editor"."""
    rest = text.removeprefix(name).strip()
    return name.istitle() and len(name) >= SHORTEST and (not rest or rest[0] in _DASHES)


def _bylined_part(text: str, reader: PeopleReader) -> tuple[str, ...]:
    """The names behind "By" in a later part of a line: "Reviewed by ... | Written by Jane Roe"."""
    if len(text) > LONGEST_LINE:
        return ()
    for part in (*_PARTS.split(text)[1:], *_labelled_part(text, reader)):
        opening = reader.vocabulary.words["bylines"].at(tokenize(part), 0)
        if opening is not None and (names := _bylined(part, "", reader)):
            return names
    return _behind_day(text, reader)


def _behind_day(text: str, reader: PeopleReader) -> tuple[str, ...]:
    """The names behind a day and the page's own "by": "Posted on 3 May 2024 in News by Jane"."""
    if not holds_number(text) or not may_date(Glance(text), reader.vocabulary):
        return ()
    tokens = tokenize(text)
    for index in range(len(tokens) - 1, 0, -1):
        after = reader.vocabulary.skip("by", tokens, index, reader.languages)
        if index < after < len(tokens) and _is_dated(text[: tokens[index].start], reader):
            names = reader.shown(text[tokens[after].start :])
            return names if names and all(map(reader.may_sign, names)) else ()
    return ()


def _labelled_part(text: str, reader: PeopleReader) -> Iterator[str]:
    """What a line has from an author's label behind a date on: "12.5.2024 Author: Jane Roe"."""
    if not (":" in text or "\uff1a" in text) or not holds_number(text):
        return
    tokens = tokenize(text)
    labels = reader.vocabulary.words["bylines"]
    for index, token in enumerate(tokens[1:], 1):
        found = labels.at(tokens, index)
        if found and tokens[found.end - 1].fold == ":" and text[token.start - 1].isspace():
            if _is_dated(text[: token.start], reader):
                yield text[token.start :]
            return


def _head_lines(own: OwnLines) -> list[str]:
    page, headline = own.page, own.headline
    if headline is None:
        return []
    unseen = _unseen(page, headline)
    below = _texts(page, own.within(headline + 1, headline + 1 + HEAD_LINES), unseen)
    end = next((i for i, text in enumerate(below) if len(text) >= PROSE), len(below))
    running = accumulate(len(text) if len(text) >= LONG else 0 for text in below)
    end = min(end, next((i for i, sum_ in enumerate(running) if sum_ >= 2 * PROSE), end))
    return _texts(page, range(headline - LINES_ABOVE, headline), unseen) + below[:end]


def _texts(page: Page, indices: Iterable[int], elsewhere: Place) -> list[str]:
    """The lines of some indices but for those that stand elsewhere."""
    return [
        page.lines[index].text
        for index in indices
        if 0 <= index < len(page.lines) and not page.marks[index].place & elsewhere
    ]


def _unseen(page: Page, headline: int) -> Place:
    """Where no byline of the article stands: in menus, in forms, and hidden if the headline is
    not."""
    hidden = Place.HIDDEN & ~page.marks[headline].place
    return Place.NAV | Place.FORM | hidden


def _beside_date(lines: Sequence[str], page: Page, reader: PeopleReader) -> Claim | None:
    """A name right beside a date, on one line or as a picture's, too, on two."""
    dated = [_is_dated(text, reader) or is_stamp(text, reader.vocabulary) for text in lines]
    for index, text in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        near = any(dated[max(0, index - 3) : index + 4]) or is_job(following, reader.vocabulary)
        if not near and not holds_number(text):
            continue
        parts = [part.strip() for part in _PARTS.split(text[:LONGEST_LINE])]
        if len(parts) > 1 and _is_dated(parts[0], reader):
            parts = parts[1:] + parts[:1]
        names = reader.shown(_INITIALS.sub("", parts[0]))
        if len(names) != 1 or not _is_plain_name(names[0], reader):
            continue
        alone = key_of(names[0]) == key_of(_INITIALS.sub("", text))
        if not alone and any(_is_dated(part, reader) for part in parts[1:]):
            return Claim(names, "line:name")
        if not alone and reader.is_first_named(names[0]) and _is_day_behind(names[0], text, reader):
            return Claim(names, "line:name")
        if (
            alone
            and near
            and (reader.is_first_named(names[0]) or is_portrayed(names[0], page.tree))
        ):
            return Claim(names, "line:name")
    return None


def _is_day_behind(name: str, text: str, reader: PeopleReader) -> bool:
    """Whether a line is a name and the day right behind it: "Jane Roe 12-03-24, 06:00"."""
    rest = text.removeprefix(name).lstrip(" ,")
    if rest == text or not rest[:1].isdigit():
        return False
    return _is_dated(rest, reader) or _DAY.match(rest) is not None


def _is_dated(text: str, reader: PeopleReader) -> bool:
    if len(text) > LONGEST_LINE or not holds_number(text):
        return False
    vocabulary = reader.vocabulary
    return may_date(Glance(text), vocabulary) and parse_day(text, vocabulary) is not None


def _is_plain_name(name: str, reader: PeopleReader) -> bool:
    """Whether a name is two to four words with capitals and nothing else."""
    words = name.split()
    return (
        2 <= len(words) <= 4
        and all(word[0].isalpha() and word[-1] not in "?!:" and "..." not in word for word in words)
        and (words[0].istitle() or (name.isupper() and reader.is_first_named(name)))
        and reader.is_full_name(name)
    )


def _only_byline(own: OwnLines, reader: PeopleReader) -> Claim | None:
    """The one byline that the whole page has on lines of their own."""
    page, words = own.page, reader.vocabulary.words
    openings = words["bylines"].firsts() | words["author_labels"].firsts()
    found: Claim | None = None
    tried = 0
    for index in own.indices:
        text = page.lines[index].text
        if len(text) > LONGEST_LINE or page.marks[index].place & _ELSEWHERE:
            continue
        if text.partition(" ")[0].casefold().rstrip(":") not in openings:
            continue
        tried += 1
        following = page.lines[index + 1].text if index + 1 < len(page.lines) else ""
        names = _bylined(text, following, reader)
        if not names and reader.is_label(text) and len(following) <= LONGEST_LINE:
            names = reader.shown(following)
        is_sure = 0 < len(names) <= MOST_FAR and any(map(reader.is_first_named, names))
        claim = Claim(names, "line:byline") if is_sure else found
        if tried > MOST_BYLINES or (found and claim and found.keys != claim.keys):
            return None
        found = claim
    return found


def without_job(claim: Claim | None, own: OwnLines, reader: PeopleReader) -> Claim | None:
    """A marked byline without the job that its element has on a line of its own."""
    if claim is None or len(claim.names) != 1:
        return claim
    name = claim.names[0]
    for text in _head_lines(own):
        for names in (_bylined(text, "", reader), (text,)):
            is_part = len(names) == 1 and name.startswith(f"{names[0]} ")
            if is_part and reader.is_full_name(names[0]) and reader.is_first_named(names[0]):
                return replace(claim, names=names)
    return claim
