"""The dateline: place, date and agency before the first sentence of a report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.core.article import Credit
from service.core.attribution.byline import parse_byline
from service.core.attribution.dateline_credibility import MARGIN, Credibility
from service.core.attribution.dateline_marks import without_emphasis
from service.core.attribution.dateline_parts import LONGEST, DatelineParts
from service.core.attribution.dateline_unmarked import behind_unmarked
from service.core.attribution.day import read_day
from service.core.attribution.dispatch_head import may_head_dispatch, read_dispatch_head
from service.core.attribution.echo import Echo
from service.core.attribution.token import CAPITALISED, Shape, Token, tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import fold_space

SHORT = 64
"""Characters that are looked at first."""

MOST_BYLINE = 12
"""Tokens of a byline that is glued before a dateline."""


@dataclass(frozen=True, slots=True)
class ParsedDateline:
    """A dateline. `end` is the offset in the line where the report's own text begins.

    `text` is the dateline as written without the dash behind it, `day` the date as written,
    `date` the same in ISO 8601 (None where it can't be settled). `sure` says that its form
    is so plain that it needs no place at the body's very start. `stranger` is what stands in an
    agency's stead and is on no list, as written.
    """

    text: str
    end: int
    place: str | None
    day: str | None
    date: str | None
    agencies: tuple[str, ...]
    credits: tuple[Credit, ...]
    sure: bool
    stranger: str | None = None


def parse_dateline(
    text: str,
    vocabulary: Vocabulary,
    reference_date: date | None = None,
    language: str | None = None,
    echo: Echo | None = None,
) -> ParsedDateline | None:
    """The dateline that a line begins with, None where it begins with none. Never raises.

    A byline may be glued before it: "By Jane Roe LONDON, June 3 (Reuters) - ...". `echo` is of
    the text that the line stands in, where there is more than the line.
    """
    echo = echo or Echo(text, vocabulary)
    tokens = _head_of(text)
    opened = vocabulary.skip("bylines", tokens, 0)
    if opened and tokens[0].shape in CAPITALISED:
        for index in range(opened + 1, min(opened + MOST_BYLINE, len(tokens))):
            if _begins_behind_name(tokens, opened, index, vocabulary):
                start = tokens[index].start
                led = _read_dateline(
                    text[start:],
                    _head_of(text[start:]),
                    vocabulary,
                    reference_date,
                    language,
                    echo,
                )
                byline = parse_byline(text[:start].rstrip(), vocabulary, language)
                if led and byline and byline.credits and _is_told(led):
                    makers = (*byline.credits, *led.credits)
                    return replace(led, end=start + led.end, credits=makers)
                break
    return _read_dateline(text, tokens, vocabulary, reference_date, language, echo)


def _head_of(text: str) -> list[Token]:
    """The tokens of a line's beginning: few, but where a bracket is among them."""
    return tokenize(text[: LONGEST if "(" in text[:SHORT] else SHORT])


def _is_told(led: ParsedDateline) -> bool:
    """Whether a dateline behind a byline is sure: its agency or its capitals tell."""
    return led.place is not None and (bool(led.agencies) or led.place.partition(",")[0].isupper())


def _begins_behind_name(
    tokens: Sequence[Token], opened: int, index: int, vocabulary: Vocabulary
) -> bool:
    """Whether a word in capitals stands behind one that is not, as a place behind a name.

    Behind a name in capitals only a place that is known does.
    """
    before, token = tokens[index - 1], tokens[index]
    capitals = token.shape is Shape.CAPITALS and len(token.text) > 2
    if before.shape is Shape.CAPITALS and index > opened + 1:
        return capitals and vocabulary.places.at(tokens, index) is not None
    return capitals and (before.shape in (Shape.TITLE, Shape.BREAK) or before.fold in "|,-")


def _read_dateline(
    text: str,
    head: Sequence[Token],
    vocabulary: Vocabulary,
    reference_date: date | None,
    language: str | None,
    echo: Echo,
) -> ParsedDateline | None:
    """The dateline that a text's first word begins; `head` are the tokens of its beginning."""
    if may_head_dispatch(text):
        own = _read_own_report(text, vocabulary, reference_date, language)
        if own is not None:
            return own
    parts, end = _read_parts(text, head, vocabulary, language)
    text_end, begin = parts.closing(end)
    credibility = Credibility(parts, echo)
    if begin is None or not credibility.holds(end, begin):
        return _read_unmarked(text, parts, echo)
    signed = begin >= len(text) and text.startswith("(") and "=" not in text
    if signed and parts.place is not None:
        return None  # "(Jane Roe, APA, 3.10.2023)", a signature
    return ParsedDateline(
        text=fold_space(text[:text_end]),
        end=begin,
        place=parts.quote(parts.place),
        day=parts.quote(parts.day),
        date=parts.found_day.settle(reference_date) if parts.found_day else None,
        agencies=tuple(dict.fromkeys(parts.agencies)),
        credits=tuple(parts.credits),
        sure=bool(parts.agencies)
        or (parts.outlet is not None and not credibility.leans_on_code())
        or (parts.place is not None and parts.day is not None and parts.place < parts.day),
        stranger=None if parts.agencies else credibility.stranger.agency(),
    )


def _read_unmarked(text: str, parts: DatelineParts, echo: Echo) -> ParsedDateline | None:
    """A place in capitals that no mark parts from the sentence."""
    after = behind_unmarked(parts.tokens, parts.vocabulary, echo)
    if after == 0:
        return None
    place = fold_space(text[: parts.tokens[after - 1].end])
    return ParsedDateline(place, parts.tokens[after].start, place, None, None, (), (), sure=False)


def _read_own_report(
    text: str, vocabulary: Vocabulary, reference_date: date | None, language: str | None
) -> ParsedDateline | None:
    """The head of a paper's own report, "本报讯（记者 …）", which names no agency."""
    if not any(mark in text[:SHORT] for mark in vocabulary.words["dispatch_marks"].firsts()):
        return None
    tokens = tokenize(text[:LONGEST])
    head = read_dispatch_head(tokens, vocabulary)
    if head is None:
        return None
    day = fold_space(text[slice(*head.day)]) if head.day else None
    found = read_day(tokenize(day), 0, vocabulary, language) if day else None
    return ParsedDateline(
        text=fold_space(text[: tokens[head.end - 1].end]).rstrip(":\uff1a"),
        end=tokens[head.end].start,
        place=fold_space(text[slice(*head.place)]) if head.place else None,
        day=day,
        date=found.settle(reference_date) if found else None,
        agencies=(head.agency,) if head.agency else (),
        credits=tuple(Credit(role, fold_space(text[slice(*span)])) for role, span in head.makers),
        sure=True,
    )


def _read_parts(
    text: str, head: Sequence[Token], vocabulary: Vocabulary, language: str | None
) -> tuple[DatelineParts, int]:
    """The parts that a line begins with, and the index behind them.

    Most lines begin with none; that shows in their first words.
    """
    parts = DatelineParts(text, without_emphasis(head), vocabulary, language)
    end = parts.read()
    if len(text) > SHORT and "(" not in text[:SHORT] and end + MARGIN >= len(parts.tokens):
        tokens = without_emphasis(tokenize(text[:LONGEST]))
        parts = DatelineParts(text, tokens, vocabulary, language)
        end = parts.read()
    return parts, end
