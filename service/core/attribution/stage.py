"""Who and where from: the stage that reads credits, byline, dateline and dates in a text."""

import re
from collections.abc import Container, Sequence

from service.core.article import Dateline, Kind, Segment
from service.core.attribution.agency import parse_tag
from service.core.attribution.clause import Run
from service.core.attribution.credit_line import find_runs
from service.core.attribution.dateline import parse_dateline
from service.core.attribution.echo import Echo
from service.core.attribution.head import MEDIA
from service.core.attribution.masthead import find_masthead
from service.core.attribution.sheet import Sheet
from service.core.attribution.supplier import in_order
from service.core.attribution.trigger import Triggers
from service.core.attribution.vocabulary import Vocabulary
from service.core.caption import find_caption
from service.core.finding import NOTHING, Finding, joined, standing
from service.core.line import Line

DATELINE_LINES = 4
"""Lines of the body's beginning among which the dateline is looked for."""

DATELINE_ABOVE = 2
"""Lines above the first prose in which a dateline may stand that the line judge took for noise."""

DATELINE_LOOKS = 60
"""Lines that are kept among which it is looked for, prose or not."""

MOST_BLOCKS = 200
"""Lines of one document that the credit grammar reads at the most."""

MARK_WITHIN = 80
_MARKED = re.compile(r"[(/=\[\u3010\uff08\uff3b\u7535\u96fb]")
"""What a dateline below the body's first line has in its first characters."""

BLOCK_LINES = 6
"""Lines that one credit block has at the most."""


class Attribution:
    """Reads a page's credits, byline, dateline, dates and copyright."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._triggers = Triggers(vocabulary)

    def find(self, sheet: Sheet) -> Finding:
        """All that the page says of its makers and its source, in the text's order."""
        dateline, stranger = self._dateline(sheet)
        masthead = find_masthead(sheet, self.vocabulary)
        trailer = self._credits(sheet, {run.start for run in masthead.segments})
        tag = self._tag(sheet)
        agencies = (*masthead.agencies, *dateline.agencies, *trailer.agencies, *tag.agencies)
        agencies = agencies or stranger
        found = masthead + dateline + trailer + tag
        runs = (sheet.text[segment.start : segment.end] for segment in found.segments)
        return in_order(found, agencies, runs, self.vocabulary)

    def _credits(self, sheet: Sheet, taken: Container[int]) -> Finding:
        found: list[Finding] = []
        starts = self._triggers.starts(sheet.text, sheet.lines)
        read = behind = 0
        for index in sorted(starts):
            if index < behind or sheet.lines[index].start in taken:
                continue
            if (read := read + 1) > MOST_BLOCKS:
                break
            last, runs = self._block(sheet, index, starts[index])
            found.extend(_of_run(sheet, index, last, run) for run in runs)
            found.append(find_caption(sheet, index, runs))
            behind = last + 1
        return joined(found)

    def _block(self, sheet: Sheet, index: int, start: int) -> tuple[int, list[Run]]:
        """The runs of a line and of those that go on with it, by offsets in the text."""
        line = sheet.lines[index]
        last = index
        while last + 1 < len(sheet.lines) and last - index < BLOCK_LINES:
            block = sheet.text[line.start + start : sheet.lines[last].end]
            if not _goes_on(block, sheet.lines[last + 1]):
                break
            last += 1
        shift = line.start + start
        runs = find_runs(sheet.text[shift : sheet.lines[last].end], self.vocabulary, sheet.language)
        return (last if runs else index), [
            Run(run.start + shift, run.end + shift, run.credits, run.agencies) for run in runs
        ]

    def _dateline(self, sheet: Sheet) -> tuple[Finding, tuple[str, ...]]:
        """The dateline, and the agency in it that is on no list."""
        seen = looked = 0
        echo = Echo(sheet.text, self.vocabulary)
        for index, line in enumerate(sheet.lines):
            if seen >= DATELINE_LINES or looked >= DATELINE_LOOKS:
                break
            is_alone = _stands_above(sheet, index)
            if not sheet.verdicts[index].kept and not is_alone:
                continue
            is_prose = sheet.prose.mask[index]
            seen += is_prose
            looked += 1
            if seen > 1 and not _MARKED.search(line.text, 0, MARK_WITHIN):
                continue
            found = parse_dateline(
                line.text, self.vocabulary, sheet.reference_date, sheet.language, echo
            )
            if found is None or (not found.sure and not (is_prose and seen == 1)):
                continue
            if not is_prose and index > sheet.prose.first:
                continue
            if is_alone and not (found.sure and found.end >= len(line.text)):
                continue
            segment = Segment(
                line.start, line.start + found.end, Kind.DATELINE, None, _rule(found.agencies), 0.95
            )
            finding = Finding(
                segments=(segment,),
                credits=found.credits,
                agencies=found.agencies,
                dateline=Dateline(found.text, found.place, found.date),
            )
            return finding, (found.stranger,) if found.stranger else ()
        return NOTHING, ()

    def _tag(self, sheet: Sheet) -> Finding:
        """The agency's mark behind the last prose, or on a line below it.

        A sentence that bears it is the article's last, whatever the learned judge holds it for.
        """
        for index in range(max(0, sheet.prose.last), min(len(sheet.lines), sheet.prose.last + 3)):
            line = sheet.lines[index]
            found = parse_tag(line.text, self.vocabulary)
            if found is not None:
                start = line.start + found[0]
                segment = Segment(start, line.end, Kind.CREDIT, None, "agency-tag", 0.9)
                sentence = _tagged(sheet, index, line.text[: found[0]].rstrip())
                return Finding(segments=(*sentence, segment), agencies=found[1])
        return NOTHING


def _stands_above(sheet: Sheet, index: int) -> bool:
    """Whether no rule has met a line right above the report, and the judge alone took it for
    noise: a dateline may stand there on a line of its own."""
    verdict = sheet.verdicts[index]
    above = sheet.prose.first - DATELINE_ABOVE <= index < sheet.prose.first
    return above and not verdict.kept and not verdict.ruled


def _tagged(sheet: Sheet, index: int, sentence: str) -> tuple[Segment, ...]:
    """The sentence before a tag, where no rule has met its line and the article reaches it: a
    caption, a teaser or a comment far below may bear a tag as well."""
    reached = any(verdict.kept for verdict in sheet.verdicts[max(0, index - 1) : index + 1])
    if not sentence or not reached or sheet.verdicts[index].ruled or index in sheet.others:
        return ()
    start = sheet.lines[index].start
    end = start + len(sentence)
    return (Segment(start, end, Kind.BODY, None, "agency-tag-behind", 0.9),)


def _rule(agencies: Sequence[str]) -> str:
    return "dateline-agency" if agencies else "dateline-place"


def _goes_on(block: str, following: Line) -> bool:
    """Whether a credit block is not at its end: a bracket is open, or a list is."""
    if following.gap > 1:
        return False
    opened = block.count("(") > block.count(")") or block.count("\uff08") > block.count("\uff09")
    return (opened and len(block) < 600) or block.rstrip()[-1:] in (",", "&", ":", ";", "/")


def _of_run(sheet: Sheet, first: int, last: int, run: Run) -> Finding:
    segments = tuple(
        Segment(
            max(line.start, run.start),
            min(line.end, run.end),
            Kind.CREDIT,
            None,
            "credit-trailer",
            0.95,
        )
        for line in sheet.lines[first : last + 1]
        if line.start < run.end and run.start < line.end
    )
    media = all(credit.role in MEDIA for credit in run.credits) and bool(run.credits)
    names = standing(run.credits, [sheet.text[part.start : part.end] for part in segments])
    return Finding(segments=segments, credits=names, agencies=() if media else run.agencies)


def lines_claimed(lines: Sequence[Line], finding: Finding) -> list[bool]:
    """Which lines begin with a run that a finding claims."""
    starts = {segment.start for segment in finding.segments if segment.kind is not Kind.BODY}
    return [line.start in starts for line in lines]
