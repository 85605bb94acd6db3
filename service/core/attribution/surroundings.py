"""The surroundings of a body: the lines among which its byline and its dates stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.core.article import Reason
from service.core.attribution.sheet import Sheet
from service.core.headline_ground import LONGEST, body_start

HEAD_LINES = 90
"""Lines above the body among which byline and dates are looked for."""

REACH = 150
"""Lines above the body among which its headline is looked for."""

ABOVE_HEADLINE = 10
"""Lines above the headline among which byline and dates may stand."""

LIKE_HEADLINE = 0.75
"""Share of the words of a line and of the text's first one, a page's title, that both have."""

LONG_HEADLINE = 5
"""Words of a line by which it is a headline though another one says more of the text's first."""

SHORTEST_HEADLINE = 3
"""Words of a line by which it is known again in the text's first line."""

BETWEEN_LINES = 30
"""Lines from the body's beginning on that still count as the article's head."""

HEAD_PROSE = 3
"""Lines of prose below which no byline is looked for any more; a standfirst is prose too."""

TAIL_LINES = 25
"""Lines below the body among which a byline may still stand."""

BOX_LINES = 3
"""Lines below "About the author" among which the author's name stands."""

_LISTED = ("* ", "+ ", "- ", "\u2022 ", "\u00b7 ")
"""How a line of a list begins."""

_OF_OTHERS = frozenset(
    {
        Reason.COMMENTS,
        Reason.COMMENT_FORM,
        Reason.RELATED_LINK,
        Reason.ADVERTISEMENT,
        Reason.AFFILIATE,
        Reason.NEWSLETTER,
        Reason.COOKIE_NOTICE,
    }
)
"""Why lines below the body were removed that may name people, but those of something else."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Indices of the lines above the body, between its first lines, and right below it.

    `guessed` are lines below the body that are taken for links to other articles by their length
    alone. `first` is the line with which the body begins; the number of lines where there is none.
    `headlines` are the lines that the text's first one, a page's title, repeats: the headline
    itself, and what says it again above a player or a share bar.
    """

    above: tuple[int, ...]
    between: tuple[int, ...]
    below: tuple[int, ...]
    guessed: tuple[int, ...]
    first: int
    headlines: tuple[int, ...]

    @property
    def head(self) -> tuple[int, ...]:
        """What stands above the body and between its first lines."""
        return self.above + self.between

    def distance(self, index: int) -> int:
        """How far a line stands from where a byline does: below the headline, above the body."""
        if not self.headlines:
            return abs(self.first - index) + (ABOVE_HEADLINE if index >= self.first else 0)
        return min(_below(index - headline) for headline in self.headlines)

    def is_right_below_headline(self, index: int, most: int) -> bool:
        """Whether a line stands `most` lines below a headline at the most."""
        return any(0 < index - headline <= most for headline in self.headlines)


def _below(lines: int) -> int:
    return lines if lines > 0 else ABOVE_HEADLINE - lines


def find_surroundings(sheet: Sheet) -> Surroundings:
    """The surroundings of a sheet's body, without its prose and without what is of others."""
    count = len(sheet.lines)
    kept = [verdict.chance if verdict.kept else 0.0 for verdict in sheet.verdicts]
    first = body_start(sheet.lines, kept)
    headlines = _headlines(sheet, first)
    if headlines:
        start = max(0, headlines[0] - ABOVE_HEADLINE)
    else:
        start = max(0, first - HEAD_LINES) if first < count else 0
    between = tuple(_between(sheet, first))
    behind = _behind(sheet, first)
    return Surroundings(
        above=tuple(_free(sheet, range(start, first))),
        between=between,
        below=tuple(index for index in _own(sheet, behind) if index not in between),
        guessed=tuple(_guessed(sheet, behind)),
        first=first,
        headlines=headlines,
    )


def _headlines(sheet: Sheet, first: int) -> tuple[int, ...]:
    """The lines above the body that say most of how the text's first line begins."""
    if first >= len(sheet.lines) or sheet.lines[0].text.startswith(_LISTED):
        return ()  # a menu's first word is no page's title
    page = f" {_named(sheet, 0)} "
    names = {
        index: name
        for index in range(max(1, first - REACH), min(len(sheet.lines), first + 2))
        if (name := _named(sheet, index))
    }
    said = {
        index: (page.startswith(f" {name} "), len(name))
        for index, name in names.items()
        if f" {name} " in page
        and (name.count(" ") >= SHORTEST_HEADLINE - 1 or page.startswith(f" {name} "))
    }
    most = max(said.values(), default=None)
    if most is None:
        alike = _alike(page, names)
        return () if alike is None else (alike,)
    return tuple(
        index
        for index, size in said.items()
        if size == most or (size[0] and names[index].count(" ") >= LONG_HEADLINE - 1)
    )


def _named(sheet: Sheet, index: int) -> str:
    """A line's words, case folded; "" where it is too long for a headline."""
    return " ".join(sheet.glance(index).words) if len(sheet.lines[index].text) <= LONGEST else ""


def _alike(said: str, names: Mapping[int, str]) -> int | None:
    """Of some lines the one that says most nearly what the text's first does, in other words."""
    page = set(said.split())
    least = max(SHORTEST_HEADLINE + 1, LIKE_HEADLINE * len(page))
    shares: dict[int, float] = {}
    for index, name in names.items() if len(page) > SHORTEST_HEADLINE else ():
        own = set(name.split()) if name.count(" ") + 1 >= least else set[str]()
        if len(own) >= least:
            shares[index] = len(own & page) / len(own | page)
    best = max(shares, key=lambda index: (shares[index], index), default=None)
    return best if best is not None and shares[best] >= LIKE_HEADLINE else None


def _free(sheet: Sheet, indices: range) -> Iterator[int]:
    return (index for index in indices if not sheet.prose.mask[index])


def _between(sheet: Sheet, first: int) -> Iterator[int]:
    seen = 0
    for index in range(first, min(len(sheet.lines), first + BETWEEN_LINES)):
        if seen >= HEAD_PROSE:
            return
        seen += sheet.prose.mask[index] and sheet.verdicts[index].kept
        if not sheet.prose.mask[index]:
            yield index


def _behind(sheet: Sheet, first: int) -> range:
    last = next(
        (
            index
            for index in range(len(sheet.lines) - 1, first, -1)
            if sheet.verdicts[index].kept and sheet.prose.mask[index]
        ),
        first,
    )
    return range(last + 1, min(len(sheet.lines), last + 1 + TAIL_LINES))


def _own(sheet: Sheet, indices: range) -> Iterator[int]:
    return (
        index
        for index in _free(sheet, indices)
        if sheet.verdicts[index].reason not in _OF_OTHERS and not _is_of_others(sheet, index)
    )


def _is_of_others(sheet: Sheet, index: int) -> bool:
    """Whether the page knows a line for another article's or a reader's, and not for one below
    "About the author", which is a heading like that of a next article."""
    if index not in sheet.others:
        return False
    above = sheet.verdicts[max(0, index - BOX_LINES) : index]
    return not any(verdict.ruled and verdict.reason is Reason.AUTHOR_BIO for verdict in above)


def _guessed(sheet: Sheet, indices: range) -> Iterator[int]:
    """The lines that are but guessed to be links to related articles, by their length: those
    above which no rule has met a block of something else."""
    for index in indices:
        verdict = sheet.verdicts[index]
        if verdict.ruled and verdict.reason in _OF_OTHERS:
            return
        is_link = verdict.reason is Reason.RELATED_LINK and not sheet.prose.mask[index]
        if is_link and not _is_of_others(sheet, index):
            yield index
