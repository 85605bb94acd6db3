"""The headline: the line above the body that names the article, and its repetitions."""

from collections.abc import Iterator, Sequence

from service.core.article import Kind, Reason, Segment
from service.core.boilerplate import Noise
from service.core.finding import Finding
from service.core.headline_ground import LONGEST, Ground, body_start, named, survey
from service.core.headline_scale import HeadlineScale
from service.core.headline_signs import Candidate, candidates
from service.core.headline_site import (
    length_of_bullet,
    length_of_title,
    length_without_site,
    parts_of_torn,
)
from service.core.line import Line
from service.core.linejudge.judge import STARTS_WITH_BODY
from service.core.verdict import Opinion

LEAST_ON_PAGE = 0.05
"""The probability that will do where the text does not begin with its body: around that stands a
page, and a page nearly always says its headline. Elsewhere a headline may well be missing, and
the scale's own bar holds: better none than a sentence less."""

MOST_ABOVE, LIKELY_ABOVE = 2, 0.15
"""In a text in which no rule has met anything: lines that may stand above the headline in any case
(a kicker, a section), and the mean chance from which on more of them are no menu but a list's
entries, and the headline that is sought below them one more."""


def find_headline(
    lines: Sequence[Line],
    opinion: Opinion,
    claimed: Sequence[bool],
    noise: Sequence[Noise | None],
    scale: HeadlineScale,
    told: str | None = None,
) -> Finding:
    """The line that reads most like the headline of what the body says, if one does.

    `claimed` marks the lines of which another stage has taken a part (a byline, a dateline with
    the body's first sentence behind it). What a rule knows as noise is no body, however likely a
    judge finds it. `told` is the headline as a page's metadata has it: the line that says the
    same is the one. A text of one line has no headline.
    """
    ground = survey(lines, opinion.chances, claimed, noise)
    if told is not None:
        return Finding(segments=tuple(_told_segments(lines, ground.chances, ground.closed, told)))
    if len(lines) < 2:
        return Finding()
    is_page = opinion.chances[0] <= STARTS_WITH_BODY
    found = candidates(ground)
    anywhere = any(ground.ruled)
    weighed = zip(found, scale.weigh(found), strict=True)
    chosen = _likeliest([one for one in weighed if anywhere or _is_at_top(ground, one[0].index)])
    if chosen is None or chosen[1] < (LEAST_ON_PAGE if is_page else scale.least):
        return Finding()
    return Finding(segments=tuple(_segments(lines, *chosen)))


def _is_at_top(ground: Ground, index: int) -> bool:
    """Whether what stands above a line is not the article's own, as its list's entries are."""
    above = ground.chances[1:index]
    return index <= MOST_ABOVE or sum(above) < LIKELY_ABOVE * len(above)


def _likeliest(found: Sequence[tuple[Candidate, float]]) -> tuple[int, float] | None:
    """The likeliest line, with the chance of all that say the same: one of them is enough."""
    total: dict[str, float] = {}
    for candidate, chance in found:
        total[candidate.name] = total.get(candidate.name, 0.0) + chance
    if not total:
        return None
    name = max(total, key=lambda one: total[one])
    same = (one for one in found if one[0].name == name)
    return max(same, key=lambda one: one[1])[0].index, total[name]


def _segments(lines: Sequence[Line], best: int, chance: float) -> Iterator[Segment]:
    """The headline's run, what stands before and behind it, its repetitions above the body."""
    torn = parts_of_torn(lines, best)
    best = 0 if torn else best
    for index in torn:
        part = lines[index]
        yield Segment(
            part.start, part.end, Kind.REMOVED, Reason.DUPLICATE, "headline-repeated", 0.9
        )
    line = lines[best]
    start = line.start + length_of_bullet(line.text)
    end = line.start + length_of_title(lines, best)
    if start > line.start:
        yield Segment(line.start, start, Kind.REMOVED, Reason.TEMPLATE, "headline-bullet", 0.8)
    yield Segment(start, end, Kind.TITLE, None, "headline-scale", round(min(chance, 1.0), 3))
    if end < line.end:
        yield Segment(end, line.end, Kind.REMOVED, Reason.TEMPLATE, "headline-site-name", 0.8)
    title = named(line.text[: end - line.start])
    if len(title) < 8:
        return
    telling = max(title.split(), key=len)  # a look for it costs less than reading a line's words
    for index, other in enumerate(lines):
        if index == best or index in torn or not len(title) <= len(other.text) <= LONGEST:
            continue
        if telling in other.text.casefold() and _repeats(other.text, title):
            yield Segment(
                other.start, other.end, Kind.REMOVED, Reason.DUPLICATE, "headline-repeated", 0.9
            )


def _repeats(text: str, title: str) -> bool:
    """Whether a line says a title again, be it with a site's name behind it."""
    name = named(text)
    if name == title:
        return True
    return name.startswith(title) and named(text[: length_without_site(text)]) == title


def _told_segments(
    lines: Sequence[Line], chances: Sequence[float], closed: Sequence[bool], told: str
) -> Iterator[Segment]:
    """The runs of a headline that is known: of the lines that say it the nearest to the body."""
    title = named(told)
    telling = max(title.split(), key=len, default="")  # a look for it costs less than the words
    same = [
        index
        for index, line in enumerate(lines)
        if not closed[index]
        and len(line.text) <= LONGEST
        and telling in line.text.casefold()
        and named(line.text) == title
    ]
    first = body_start(lines, chances)
    nearest = min(same, key=lambda index: abs(first - index), default=-1)
    for index in same:
        line = lines[index]
        if index == nearest:
            yield Segment(line.start, line.end, Kind.TITLE, None, "headline-metadata", 0.95)
        else:
            yield Segment(
                line.start, line.end, Kind.REMOVED, Reason.DUPLICATE, "headline-repeated", 0.9
            )
