"""A headline in parts, at the separators behind which a site puts its name or a section's."""

import re
from collections.abc import Collection, Iterator

from service.core.metadata.value import key_of

LONGEST = 400
"""Characters of a headline."""

SHORT = 4
"""Words of a part that may be a site's name."""

MOST_SITES = 3
"""Names of the site that a headline may bear at once."""

_SEPARATOR = re.compile(
    r"\s+[|\u2013\u2014\u00b7\u2022\u00bb\u203a~<>\u2502\uff5c:/*\u2039\u00ab\u22c6-]{1,3}\s+"
    r"|\s*[|\uff5c]\s*|(?<=[^\x00-\x7f])_(?=[^\x00-\x7f])|(?<=\w)[:\u00bb]\s+|(?<=\w)\u2014(?=\w)"
)
STRONG = frozenset("|-\u2013\u2014\u00b7\u2022\u00bb\u203a\uff5c\u2502")
"""Separators that sites put before their names, and authors less often within a headline."""

_BARS = frozenset("|\uff5c\u2502")

CUT, _CUT_ODDLY = 0.3, 0.6
"""What it takes from a declared headline that a part was cut off to get it."""
_CUT_BAR = -0.1
"""The same where the part was a short one behind a bar: mostly the site's name."""


def cuts(text: str) -> Iterator[tuple[str, str, str]]:
    """A text in two at each of its separators: before, after, the separator."""
    for match in _SEPARATOR.finditer(text[:LONGEST]):
        yield text[: match.start()].strip(), text[match.end() :].strip(), match.group().strip()


def without_sites(text: str, sites: Collection[str]) -> str:
    """A headline without the names of its site at either end; `sites` are their keys."""
    for _ in range(MOST_SITES):
        for before, after, _mark in cuts(text):
            if key_of(after) in sites and key_of(before):
                text = before
                break
            if key_of(before) in sites and key_of(after):
                text = after
                break
        else:
            break
    return text


def without_bar(text: str) -> str:
    """A heading without its section or site behind a bar."""
    for before, _after, mark in cuts(text):
        if mark in _BARS and len(before.split()) >= SHORT:
            return before
    return text


def readings(text: str) -> Iterator[tuple[str, float]]:
    """A declared headline as it stands and in parts, each with what speaks against it."""
    yield text, 0.0
    for before, after, mark in cuts(text):
        is_short = len(after.split()) <= SHORT and len(before.split()) > 1
        if is_short and mark in _BARS:
            yield before, _CUT_BAR
        else:
            yield before, CUT if mark in STRONG and is_short else _CUT_ODDLY
        yield after, _CUT_ODDLY
