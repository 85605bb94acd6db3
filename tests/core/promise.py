"""The ledger's promise, checked from the outside, with nothing of the core's own code."""

from service.core import Article, Kind, Reason, Role, Segment

SAYING = {Kind.CREDIT, Kind.BYLINE, Kind.DATELINE, Kind.METADATA}
"""The kinds of segment in which a credit, an agency or a dateline may stand."""


def breaches(text: str, article: Article) -> list[str]:
    """Every breach of the promise for an article made from `text`, in words."""
    return [
        *_order_breaches(text, article.segments),
        *_cover_breaches(text, article.segments),
        *_entry_breaches(text, article.segments),
        *_text_breaches(text, article),
        *_value_breaches(text, article),
    ]


def _order_breaches(text: str, segments: tuple[Segment, ...]) -> list[str]:
    found = []
    end = 0
    for segment in segments:
        if not end <= segment.start < segment.end <= len(text):
            found.append(f"{segment} overlaps, is out of order, is empty or leaves the text")
        end = segment.end
    return found


def _cover_breaches(text: str, segments: tuple[Segment, ...]) -> list[str]:
    held = [0] * len(text)
    for segment in segments:
        for at in range(max(segment.start, 0), min(segment.end, len(text))):
            held[at] += 1
    return [
        f"the character {char!r} at {at} is in {held[at]} segments"
        for at, char in enumerate(text)
        if not char.isspace() and held[at] != 1
    ]


def _entry_breaches(text: str, segments: tuple[Segment, ...]) -> list[str]:
    found = []
    for segment in segments:
        if (segment.kind is Kind.REMOVED) != (segment.reason is not None):
            found.append(f"{segment} has a reason without being removed, or none though it is")
        if segment.reason is not None and segment.reason not in set(Reason):
            found.append(f"{segment} has a reason that is not in the closed list")
        if not isinstance(segment.rule, str) or not segment.rule:
            found.append(f"{segment} names no rule")
        if not 0 <= segment.confidence <= 1:
            found.append(f"{segment} has a confidence that is not between 0 and 1")
        if len(f"|{text[segment.start : segment.end]}|".splitlines()) != 1:
            found.append(f"{segment} crosses the end of a line")
    return found


def _text_breaches(text: str, article: Article) -> list[str]:
    found = []
    for kind, value in ((Kind.TITLE, article.title or ""), (Kind.BODY, article.body)):
        own = " ".join(runs(text, article, {kind}))
        if value.split() != own.split():
            found.append(f"{kind} is {value!r}, its segments hold {own!r}")
    if article.title is not None and (not article.title or article.title != _folded(article.title)):
        found.append(f"the title {article.title!r} is empty or its white space is not folded")
    found += [
        f"the paragraph {paragraph!r} is empty or its white space is not folded"
        for paragraph in (article.body.split("\n\n") if article.body else ())
        if not paragraph or paragraph != _folded(paragraph)
    ]
    return found


def _value_breaches(text: str, article: Article) -> list[str]:
    said = runs(text, article, SAYING)
    found = [
        f"the name {credit.name!r} stands in no credit, byline, dateline or metadata segment"
        for credit in article.credits
        if not credit.name or not any(credit.name in run for run in said)
    ]
    found += [
        f"{credit.role!r} is no role" for credit in article.credits if credit.role not in set(Role)
    ]
    written = article.source.dateline.text
    if written is not None and not any(written in run for run in said):
        found.append(f"the dateline {written!r} stands in no segment of its kind")
    if article.source.agency is not None and not said:
        found.append(f"the agency {article.source.agency!r} stands in no segment")
    return found


def runs(text: str, article: Article, kinds: set[Kind]) -> list[str]:
    """The text of each segment of some kinds, white space folded, in the text's order."""
    return [
        _folded(text[segment.start : segment.end])
        for segment in article.segments
        if segment.kind in kinds
    ]


def _folded(text: str) -> str:
    return " ".join(text.split())
