"""How much of a line is the headline: a bullet before it and a site's name behind it are not."""

import re
from collections.abc import Sequence

from service.core.line import Line, begins_small
from service.core.prose import count_words

SITE_WORDS = 5
"""Words that a site's name behind a headline has at the most."""

TORN_WITHIN = 3
"""Lines within which the two parts of a headline stand; a colon may have a line of its own."""

_SITE = re.compile(r"\s{1,40}(?:[|\u2013\u2014\u00b7\u2022\u00bb~-]|::)\s+|\s{0,40}[|\uff5c]\s*")
"""The mark before a site's name. A long row of white space is not looked through from each of its
places."""
_DASHED = re.compile(r"\s{1,40}[\u2013\u2014~-]\s")
_BULLET = re.compile(r"[*\u2022\u25aa\u25e6\u2023\u00b7]\s+")
_ENTRY = re.compile(r"(?:[*\u2022\u25aa\u25e6\u2023\u00b7+o>\u00bb\u2013-]|\d{1,2}[.)])\s+")
"""What stands before a line in a list, that of a menu's path included."""


def length_of_bullet(text: str) -> int:
    """How much of a line's beginning is a bullet, with the white space behind it."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def length_of_title(lines: Sequence[Line], best: int) -> int:
    """How much of the headline's line is the headline, as the lines that repeat it tell.

    What stands before a mark, and is a line of its own elsewhere, is the headline, unless what
    stands behind is one, too: a kicker is no headline. A line that is repeated whole by
    one below the text's first, be it in a list, has no site's name. Below that first line, which
    is mostly the page's own title, what a dash sets apart is a site's name only where another
    line says it: "Zero waste - A beginner's guide" is all headline.
    """
    text = lines[best].text
    marks = [(mark.start(), mark.end()) for mark in _SITE.finditer(text) if mark.start()]
    if not marks:
        return len(text)
    others = {line.text for index, line in enumerate(lines) if index != best}
    for end, behind in reversed(marks):
        if count_words(text[:end]) > 1 and text[:end] in others and text[behind:] not in others:
            return end
    end = length_without_site(text)
    if best and _DASHED.search(text):
        _, behind = marks[-1]
        is_site = not _DASHED.match(text, end) or _is_said(text[:end], text[behind:], others)
        return end if is_site and not _is_listed(text, others) else len(text)
    return end


def _is_said(rest: str, name: str, others: set[str]) -> bool:
    """Whether a line that does not say the rest says what may be a site's name."""
    told = name.casefold().strip()
    return any(told in other.casefold() for other in others if rest not in other)


def _is_listed(text: str, others: set[str]) -> bool:
    """Whether a line is said again, be it as the entry of a list."""
    entries = (other for other in others if other.endswith(text))
    return text in others or any(_ENTRY.fullmatch(entry[: -len(text)]) for entry in entries)


def parts_of_torn(lines: Sequence[Line], best: int) -> tuple[int, ...]:
    """The lines that say in parts what the text's first line, a page's title, says in one with a
    colon: "Harbour: Ferry to run again". None where the headline is neither that line nor one of
    the parts, or no part stands right above the other."""
    page = lines[0].text[: length_of_title(lines, 0)]
    before, colon, after = (part.strip() for part in page.partition(":"))
    if not (colon and before and after):
        return ()
    said = {at: _bare(line.text) for at, line in enumerate(lines) if at}
    if best and said[best] not in (before, after):
        return ()
    kickers = [at for at, text in said.items() if text == before]
    found: set[int] = set()
    for at in kickers:
        within = range(at + 1, min(len(lines), at + 1 + TORN_WITHIN))
        other = next((index for index in within if said[index] == after), None)
        if other is not None:
            found.update((at, other), (i for i in range(at, other) if not said[i]))
    if found:
        found.update(at for at, text in said.items() if text == after)
    return tuple(sorted(found))


def _bare(text: str) -> str:
    """A line without the colon that ends it."""
    return text.strip().rstrip(":").rstrip()


def length_without_site(text: str) -> int:
    """How much of a line stands before a site's name that is set behind it by a dash or a bar."""
    marks = list(_SITE.finditer(text))
    if not marks:
        return len(text)
    name, rest = text[marks[-1].end() :], text[: marks[-1].start()]
    short = count_words(name) <= SITE_WORDS and len(name) < len(rest)
    if _DASHED.match(marks[-1][0]) and begins_small(name) and count_words(name) > 1:
        return len(text)  # "- and nobody was in it": the headline goes on
    if rest.endswith((":", ",")):
        return len(text)  # "The mother: - An hour of fear"
    return marks[-1].start() if short and name and count_words(rest) >= 3 else len(text)
