"""What stands above the headline: a site's name, a section, a kicker, never the body."""

from collections.abc import Sequence

from service.core.article import Kind, Reason, Segment
from service.core.finding import Finding
from service.core.line import Line
from service.core.prose import Prose, count_words
from service.core.verdict import Verdict
from service.core.writing import ends_sentence

MOST_LINES = 12
"""Lines above a headline that may have been left of a page's head."""

MOST_WORDS = 8
"""Words of such a line."""

MOST_UNSEEN = 1
"""Such lines where no rule has met a line of the text: there is no page around it then, and what
stands above the headline is the site's name at the most."""

CONFIDENCE = 0.8
"""Of such a line's removal: the words of a kicker may be the article's."""


def find_overlines(
    lines: Sequence[Line],
    verdicts: Sequence[Verdict],
    claimed: Sequence[bool],
    prose: Prose,
    headline: Finding,
) -> Finding:
    """The lines above the headline that were kept, where all of them are short and none is said.

    Where a sentence stands among them the headline heads a part of the text, and they stay.
    """
    title = next((run for run in headline.segments if run.kind is Kind.TITLE), None)
    if title is None:
        return Finding()
    taken = {run.start for run in headline.segments}
    above: list[Line] = []
    for index, line in enumerate(lines):
        if line.end > title.start:
            break
        if not verdicts[index].kept or claimed[index] or line.start in taken:
            continue
        if prose.mask[index] or ends_sentence(line.text) or count_words(line.text) > MOST_WORDS:
            return Finding()
        above.append(line)
    most = MOST_LINES if any(verdict.ruled for verdict in verdicts) else MOST_UNSEEN
    if len(above) > most:
        return Finding()
    return Finding(
        segments=tuple(
            Segment(
                line.start, line.end, Kind.REMOVED, Reason.LAYOUT, "headline-overline", CONFIDENCE
            )
            for line in above
        )
    )
