"""The ledger: of every character of the raw text, where it went."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from service.core.article import Kind, Segment
from service.core.line import Line
from service.core.verdict import Verdict

_new = tuple.__new__  # a third of the time that a named tuple's own constructor takes


def post(
    text: str, lines: Sequence[Line], verdicts: Sequence[Verdict], claims: Iterable[Segment]
) -> tuple[Segment, ...]:
    """Enter every run of every line once: what was claimed, and by verdict what was not.

    Of two claims to the same characters the one that was made first counts, and the other
    keeps what is left of it. A claim never crosses a line's end.
    """
    queue = _settled(claims)
    entries: list[Segment] = []
    at = 0
    body, removed = Kind.BODY, Kind.REMOVED  # an enum's member is slow to reach
    following = queue[0].start if queue else len(text)
    for line, verdict in zip(lines, verdicts, strict=True):
        if following >= line.end:
            kept, reason, rule, confidence, _, _ = verdict
            kind = body if kept else removed
            # a line has no space at its ends
            entries.append(_new(Segment, (line.start, line.end, kind, reason, rule, confidence)))
            continue
        runs: list[Segment] = []
        cursor = line.start
        while at < len(queue) and queue[at].start < line.end:
            claim = queue[at]
            at += 1
            if claim.start < cursor or claim.end > line.end:
                continue
            runs.extend(_by_verdict(text, cursor, claim.start, verdict))
            runs.extend(_trimmed(text, claim))
            cursor = claim.end
        runs.extend(_by_verdict(text, cursor, line.end, verdict))
        entries.extend(_merged(runs))
        following = queue[at].start if at < len(queue) else len(text)
    return tuple(entries)


def _settled(claims: Iterable[Segment]) -> list[Segment]:
    """The claims in the order of the text, none overlapping another."""
    settled: list[Segment] = []
    ends: list[int] = []
    for claim in claims:
        at = bisect_right(ends, claim.start)
        pieces = list(_left_of(claim, settled, at))
        over = bisect_right(ends, claim.end, at)
        held = settled[at:over]
        merged = sorted((*held, *pieces), key=lambda piece: piece.start)
        settled[at:over] = merged
        ends[at:over] = [piece.end for piece in merged]
    return settled


def _left_of(claim: Segment, settled: Sequence[Segment], at: int) -> Iterator[Segment]:
    """What no settled claim, from the one at `at` on, has taken of a claim."""
    cursor = claim.start
    while at < len(settled) and settled[at].start < claim.end:
        if cursor < settled[at].start:
            yield claim._replace(start=cursor, end=settled[at].start)
        cursor = settled[at].end
        at += 1
    if cursor < claim.end:
        yield claim if cursor == claim.start else claim._replace(start=cursor)


def _by_verdict(text: str, start: int, end: int, verdict: Verdict) -> Iterable[Segment]:
    if start == end:
        return ()
    kind = Kind.BODY if verdict.kept else Kind.REMOVED
    run = Segment(start, end, kind, verdict.reason, verdict.rule, verdict.confidence)
    return _trimmed(text, run)


def _trimmed(text: str, run: Segment) -> Iterator[Segment]:
    """The run without white space at its ends; nothing where it holds nothing else."""
    inner = text[run.start : run.end]
    start = run.end - len(inner.lstrip())
    end = run.start + len(inner.rstrip())
    if start < end:
        is_whole = start == run.start and end == run.end
        yield run if is_whole else run._replace(start=start, end=end)


def _merged(runs: Sequence[Segment]) -> Iterator[Segment]:
    """The runs of one line: neighbours that share one fate become one segment."""
    held: Segment | None = None
    for run in runs:
        if held is not None and _is_alike(held, run):
            held = held._replace(end=run.end)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _is_alike(left: Segment, right: Segment) -> bool:
    return (left.kind, left.reason, left.rule) == (right.kind, right.reason, right.rule)


def faults(text: str, segments: Sequence[Segment]) -> list[str]:
    """What breaks the ledger's promise, in words; nothing where it holds."""
    found = [
        f"segments overlap or are out of order at {right.start}"
        for left, right in pairwise(segments)
        if right.start < left.end
    ]
    cursor = 0
    for segment in segments:
        if text[cursor : segment.start].strip():
            found.append(f"characters between {cursor} and {segment.start} are in no segment")
        cursor = max(cursor, segment.end)
    if text[cursor:].strip():
        found.append(f"characters after {cursor} are in no segment")
    return found
