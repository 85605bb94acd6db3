"""A snippet: one credit line or block on its own, read without an article around it."""

from dataclasses import replace
from datetime import date

from service.core.article import Credit, Dateline, Role
from service.core.attribution.agency import parse_tag
from service.core.attribution.byline import parse_byline, parse_name_line
from service.core.attribution.byline_desk import parse_desk
from service.core.attribution.byline_glue import parted
from service.core.attribution.byline_makers import ParsedByline
from service.core.attribution.copyright_claim import is_copyright
from service.core.attribution.credit_line import ParsedCredits, parse_credits
from service.core.attribution.dateline import ParsedDateline, parse_dateline
from service.core.attribution.imprint import parse_imprint
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import Finding
from service.core.line import fold_space

_SENTENCE_ENDS = tuple("\u3002\uff01\uff1f\u061f\u0964")
LONGEST_BARE = 64
"""Characters of a dateline behind which nothing stands."""

MOST_ABOVE = 4
"""Lines among which a dateline's is looked for."""

_OF_BYLINES = (Role.AUTHOR, Role.WRITING, Role.REPORTING)


def read_snippet(
    text: str,
    vocabulary: Vocabulary,
    reference_date: date | None = None,
    language: str | None = None,
) -> Finding:
    """All that a credit line or block says, without segments. Never raises."""
    above = _behind_bylines(text, vocabulary, language)
    if above > 0:
        head = read_snippet(text[:above], vocabulary, reference_date, language)
        rest = read_snippet(text[above:], vocabulary, reference_date, language)
        return _joined(head, rest)
    dateline = parse_dateline(text, vocabulary, reference_date, language) or _bare_dateline(
        text, vocabulary, reference_date, language
    )
    if dateline is not None and _is_apart(dateline, text, vocabulary):
        block = parse_credits(text[dateline.end :], vocabulary, language)
        makers, agencies = (*dateline.credits, *block.credits), block.agencies
    else:
        makers, agencies = _makers(text, vocabulary, language)
    if dateline is not None and not makers:
        makers, agencies = dateline.credits, dateline.agencies
    elif dateline is not None:
        agencies = (*dateline.agencies, *agencies)
    tag = parse_tag(text, vocabulary)
    if dateline is not None and dateline.stranger and not agencies and not tag:
        agencies = (dateline.stranger,)
    imprint = parse_imprint(text, vocabulary, reference_date, language)
    return Finding(
        credits=tuple(dict.fromkeys(makers)),
        agencies=tuple(dict.fromkeys((*agencies, *(tag[1] if tag is not None else ())))),
        dateline=Dateline(dateline.text, dateline.place, dateline.date) if dateline else None,
        published=imprint.published if imprint else None,
        modified=(imprint.modified or imprint.as_of) if imprint else None,
        copyright=text.strip() if is_copyright(text, vocabulary) else None,
    )


def _bare_dateline(
    text: str, vocabulary: Vocabulary, reference_date: date | None, language: str | None
) -> ParsedDateline | None:
    """A known place, a day and an agency, and nothing behind them: "東京 3日 ロイター". Elsewhere
    the dash that they lack tells them from a name and an agency."""
    line = text.strip()
    if len(line) > LONGEST_BARE or vocabulary.places.at(tokenize(line), 0) is None:
        return None
    found = parse_dateline(f"{line} -", vocabulary, reference_date, language)
    if found is None or not (found.sure and found.day and found.agencies) or found.credits:
        return None
    return replace(found, end=len(text)) if found.text == fold_space(line) else None


def _is_apart(dateline: ParsedDateline, text: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands behind a dateline is read by itself: it names no one but its reporters.
    Where nothing does, only a known place tells "[東京 3日 ロイター]" from a name and an agency."""
    if not dateline.sure or dateline.end < len(text):
        return dateline.sure
    return (
        dateline.place is not None and vocabulary.places.at(tokenize(dateline.place), 0) is not None
    )


def _behind_bylines(text: str, vocabulary: Vocabulary, language: str | None) -> int:
    """The offset of the line that begins with a dateline, below a byline or two; else 0."""
    at = 0
    for line in text.splitlines(keepends=True)[:MOST_ABOVE]:
        dateline = parse_dateline(line, vocabulary, None, language)
        if dateline is not None:
            return at if dateline.sure else 0
        at += len(line)
    return 0


def _joined(head: Finding, rest: Finding) -> Finding:
    """What the lines above a dateline say, and what it and those below it do."""
    return replace(
        rest,
        credits=tuple(dict.fromkeys((*head.credits, *rest.credits))),
        agencies=tuple(dict.fromkeys((*rest.agencies, *head.agencies))),
        published=rest.published or head.published,
        modified=rest.modified or head.modified,
        copyright=rest.copyright or head.copyright,
    )


def _makers(
    text: str, vocabulary: Vocabulary, language: str | None
) -> tuple[tuple[Credit, ...], tuple[str, ...]]:
    """Credits and agencies as a credit block or as a byline, whichever says more."""
    block = _block(text, vocabulary, language)
    byline = parse_byline(parted(text, vocabulary), vocabulary, language)
    if byline is not None and block.spans and block.spans[0][0] > 0 and byline.credits:
        named = [credit.name for credit in byline.credits]
        more = [
            credit
            for credit in block.credits
            if credit.role not in _OF_BYLINES and not any(credit.name in name for name in named)
        ]
        return (*byline.credits, *more), (*byline.agencies, *block.agencies)
    if byline is not None and _says_more(byline, block):
        return byline.credits, tuple(dict.fromkeys((*byline.agencies, *block.agencies)))
    if block.credits and all(credit.role is Role.SOURCE for credit in block.credits):
        names = parse_name_line(text[: block.spans[0][0]], vocabulary, language)
        if names is not None and names.credits:
            return (*names.credits, *block.credits), (*names.agencies, *block.agencies)
    if not block.credits and not block.agencies and not _is_sentence(text):
        names = parse_name_line(parted(text, vocabulary), vocabulary, language)
        if names is None:
            names = parse_desk(text, vocabulary, language)
        if names is None or (not names.agencies and _is_work(text, names.credits, vocabulary)):
            return (), ()
        return names.credits, names.agencies
    return block.credits, block.agencies


def _block(text: str, vocabulary: Vocabulary, language: str | None) -> ParsedCredits:
    """The credits of a block, or of its lines one by one where these say more: what stands on
    the next line may be no part of it, "Editing by Rita Lowe / Read more: ..."."""
    block = parse_credits(text, vocabulary, language)
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return block
    makers: list[Credit] = []
    agencies: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        parsed = parse_credits(line, vocabulary, language)
        makers.extend(parsed.credits)
        agencies.extend(parsed.agencies)
        spans.extend((at + start, at + end) for start, end in parsed.spans)
        at += len(line)
    each = tuple(dict.fromkeys(makers))
    if len(each) <= len(block.credits) or not set(block.credits).issubset(each):
        return block
    return ParsedCredits(each, tuple(dict.fromkeys(agencies)), tuple(spans))


def _is_work(text: str, makers: tuple[Credit, ...], vocabulary: Vocabulary) -> bool:
    """Whether a list of names is rather a writer and a book, "Jane Roe, The Long Winter": a comma
    alone parts two, of which the first opens with a first name, and the other with none."""
    known = [
        credit.name.partition(" ")[0].casefold() in vocabulary.given_names for credit in makers
    ]
    return known == [True, False] and f"{makers[0].name}, {makers[1].name}" in text


def _is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does in a script without capitals."""
    end = text.rstrip()[-1:]
    return end in _SENTENCE_ENDS or (end == "." and text.lower() == text.upper())


def _says_more(byline: ParsedByline, block: ParsedCredits) -> bool:
    """Whether a line is rather a byline; of as many names, a plain role word is the surer."""
    if len(byline.credits) != len(block.credits):
        return len(byline.credits) > len(block.credits)
    return all(credit.role in _OF_BYLINES for credit in block.credits)
