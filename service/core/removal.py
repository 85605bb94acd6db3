"""Why the line judge alone removed a line: a guess, by its place or the company it keeps."""

from collections.abc import Sequence

from service.core.article import Reason
from service.core.boilerplate import Noise
from service.core.line import Line
from service.core.mark import Place
from service.core.prose import count_words

MENU_WORDS = 4
"""Words that a menu's entry has at the most; a teaser has more."""

TEASER_WORDS = 30
"""Words that a teaser for another story has at the most."""


def why_removed(
    lines: Sequence[Line],
    noise: Sequence[Noise | None],
    kept: Sequence[bool],
    places: Sequence[Place],
) -> list[Reason]:
    """A reason for each line that no rule names, by its place or the company that it keeps.

    That of a kept line, or of one that a rule names, is asked for by nobody.
    """
    first = kept.index(True) if True in kept else len(kept)
    known: Reason | None = None
    unasked = Reason.LAYOUT
    reasons: list[Reason] = []
    for index, (line, found, keep) in enumerate(zip(lines, noise, kept, strict=True)):
        if keep or found is not None:
            known = None if keep or found is None else found.reason
            reasons.append(unasked)
        else:
            reason = _of_place(places[index]) if places else None
            reasons.append(reason or _kind(line, known, above=index < first))
    return reasons


def _of_place(place: Place) -> Reason | None:
    """What a page's line is for the container that it stands in, if that says it."""
    if place & Place.FIGURE:
        return Reason.CAPTION
    return Reason.NAVIGATION if place & Place.NAV else None


_LEADING = frozenset({Reason.COMMENTS, Reason.COMMENT_FORM, Reason.RELATED_LINK, Reason.TAGS})
"""Reasons whose lines come in runs: what follows one of them is most often of its kind."""


def _kind(line: Line, known: Reason | None, *, above: bool) -> Reason:
    """What a removed line most likely is: of its run's kind, a menu's entry, or a teaser."""
    words = count_words(line.text)
    if known in _LEADING and not (known is Reason.TAGS and words > MENU_WORDS):
        return Reason.COMMENTS if known is Reason.COMMENT_FORM and words > MENU_WORDS else known
    if words <= MENU_WORDS:
        return Reason.NAVIGATION if above else Reason.LAYOUT
    return Reason.RELATED_LINK if words <= TEASER_WORDS and not above else Reason.LAYOUT
