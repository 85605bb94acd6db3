"""Whom a page names as its author where no byline stands around its body: in a box, far below, in
the page's title, in a portrait or a copyright."""

from collections.abc import Callable, Sequence

from service.core.article import Kind, Segment
from service.core.attribution.author_box import Box, find_author_box, find_far_box, find_kept_box
from service.core.attribution.byline_desk import find_desk
from service.core.attribution.byline_far import find_far_byline
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.byline_title import find_namesake, find_titled_byline
from service.core.attribution.closing_portrait import find_closing_portrait
from service.core.attribution.copyright_holder import find_copyright_holder
from service.core.attribution.lone_name import find_lone_name
from service.core.attribution.sheet import Sheet
from service.core.attribution.surroundings import Surroundings
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import NOTHING, Finding, joined, standing

Found = tuple[int, int, ParsedByline]
"""The first and last line of a byline, and whom it names."""

Finder = Callable[[Sheet, Surroundings, Vocabulary], Finding | None]


def find_elsewhere(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding:
    """The first of these to name someone: those stand first that are surest."""
    for find in _FINDERS:
        found = find(sheet, around, vocabulary)
        if found is not None:
            return found
    return NOTHING


def of_bylines(sheet: Sheet, found: Sequence[Found], rule: str) -> Finding:
    """What bylines name, and the lines that they take."""
    parts: list[Finding] = []
    for first, last, parsed in found:
        segments = tuple(
            Segment(line.start, line.end, Kind.BYLINE, None, rule, 0.9)
            for line in sheet.lines[first : last + 1]
        )
        names = standing(parsed.credits, [line.text for line in sheet.lines[first : last + 1]])
        parts.append(Finding(segments=segments, credits=names, agencies=parsed.agencies))
    return joined(parts)


def _boxed(find: Callable[[Sheet, Surroundings, Vocabulary], Box | None]) -> Finder:
    def finder(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding | None:
        box = find(sheet, around, vocabulary)
        return of_bylines(sheet, [(box[0], box[0], box[1])], "byline-box") if box else None

    return finder


def _lone(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding | None:
    lone = find_lone_name(sheet, around, vocabulary)
    return of_bylines(sheet, [(lone[0], lone[0] + 1, lone[1])], "byline-opened") if lone else None


def _far(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding | None:
    far = find_far_byline(sheet, around, vocabulary)
    return of_bylines(sheet, [far], "byline-opened") if far else None


def _desk(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding | None:
    desk = find_desk(sheet, around, vocabulary)
    return of_bylines(sheet, [(desk[0], desk[0], desk[1])], "byline-opened") if desk else None


def _told(sheet: Sheet, around: Surroundings, vocabulary: Vocabulary) -> Finding | None:
    """Who is told of in a line that is the body's own, or something else's."""
    credit = find_closing_portrait(sheet, around, vocabulary)
    credit = credit or find_copyright_holder(sheet, around, vocabulary)
    return Finding(credits=(credit,)) if credit else None


_FINDERS: tuple[Finder, ...] = (
    _boxed(find_author_box),
    _lone,
    find_titled_byline,
    _far,
    _boxed(find_kept_box),
    _boxed(find_far_box),
    find_namesake,
    _desk,
    _told,
)
