"""A snippet: one credit line or block on its own, read without an article around it."""

from datetime import date

from service.core.article import Credit, Dateline, Role
from service.core.attribution.agency import parse_tag
from service.core.attribution.byline import ParsedByline, parse_byline, parse_name_line
from service.core.attribution.credit_line import ParsedCredits, parse_credits
from service.core.attribution.dateline import parse_dateline
from service.core.attribution.imprint import is_copyright, parse_imprint
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import Finding

_SENTENCE_ENDS = tuple("\u3002\uff01\uff1f\u061f\u0964")
_OF_BYLINES = (Role.AUTHOR, Role.WRITING, Role.REPORTING)


def read_snippet(
    text: str,
    vocabulary: Vocabulary,
    reference_date: date | None = None,
    language: str | None = None,
) -> Finding:
    """All that a credit line or block says, without segments. Never raises."""
    dateline = parse_dateline(text, vocabulary, reference_date, language)
    if dateline is not None and dateline.sure and dateline.end < len(text):
        block = parse_credits(text[dateline.end :], vocabulary, language)
        makers, agencies = (*dateline.credits, *block.credits), block.agencies
    else:
        makers, agencies = _makers(text, vocabulary, language)
    if dateline is not None and not makers:
        makers, agencies = dateline.credits, dateline.agencies
    elif dateline is not None:
        agencies = (*dateline.agencies, *agencies)
    tag = parse_tag(text, vocabulary)
    imprint = parse_imprint(text, vocabulary, reference_date, language)
    return Finding(
        credits=tuple(dict.fromkeys(makers)),
        agencies=tuple(dict.fromkeys((*agencies, *(tag[1] if tag is not None else ())))),
        dateline=Dateline(dateline.text, dateline.place, dateline.date) if dateline else None,
        published=imprint.published if imprint else None,
        modified=imprint.modified if imprint else None,
        copyright=text.strip() if is_copyright(text, vocabulary) else None,
    )


def _makers(
    text: str, vocabulary: Vocabulary, language: str | None
) -> tuple[tuple[Credit, ...], tuple[str, ...]]:
    """Credits and agencies as a credit block or as a byline, whichever says more."""
    block = parse_credits(text, vocabulary, language)
    byline = parse_byline(text, vocabulary, language)
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
    if not block.credits and not block.agencies and text.rstrip()[-1:] not in _SENTENCE_ENDS:
        names = parse_name_line(text, vocabulary, language)
        return (names.credits, names.agencies) if names is not None else ((), ())
    return block.credits, block.agencies


def _says_more(byline: ParsedByline, block: ParsedCredits) -> bool:
    """Whether a line is rather a byline; of as many names, a plain role word is the surer."""
    if len(byline.credits) != len(block.credits):
        return len(byline.credits) > len(block.credits)
    return all(credit.role in _OF_BYLINES for credit in block.credits)
