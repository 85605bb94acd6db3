"""An author by the box about them: a heading with a name, and prose that begins with it."""

from itertools import pairwise

from service.core.metadata.byline_marks import is_named
from service.core.metadata.claim import Claim
from service.core.metadata.people import PeopleReader
from service.core.page import Page

LONGEST_HEADING = 60
MOST_BEFORE = 3
"""Words of a heading before the name: "About", "Written by"."""
NEAREST = 6
"""Names of containers around a line among which the box's own stands."""


def boxed(page: Page, reader: PeopleReader) -> Claim | None:
    """The one name that the page's boxes about authors have in their heading and below it."""
    found = set()
    for (line, mark), (following, _) in pairwise(zip(page.lines, page.marks, strict=True)):
        if (
            mark.level
            and len(line.text) <= LONGEST_HEADING
            and is_named(" ".join(mark.names[:NEAREST]))
        ):
            found.add(_named_twice(line.text, following.text, reader))
    names = found - {""}
    return Claim((names.pop(),), "box") if len(names) == 1 else None


def _named_twice(heading: str, text: str, reader: PeopleReader) -> str:
    """The full name that ends a heading, and whose first part the text below begins with."""
    words = heading.split()
    for start in range(min(MOST_BEFORE + 1, len(words))):
        name = " ".join(words[start:])
        if reader.is_full_name(name) and text.startswith(f"{words[start]} "):
            return name
    return ""
