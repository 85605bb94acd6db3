"""The desk: one document in, one article out. The way a text takes, from top to bottom."""

from service.core import boilerplate, ledger
from service.core.article import Article, Dateline, Source
from service.core.attribution import lines_claimed
from service.core.document import Document
from service.core.headline import find_headline
from service.core.language import primary_language
from service.core.line import read_lines
from service.core.paragraph import set_body, set_title
from service.core.prose import find_prose
from service.core.sheet import Sheet
from service.core.stylebook import Stylebook
from service.core.verdict import Opinion, weigh


def clean(document: Document, stylebook: Stylebook) -> Article:
    """Find the article in a document and say of every character where it went.

    A pure function: the same document and stylebook give the same article.
    """
    lines = read_lines(document.text)
    language = (
        primary_language(document.language)
        if document.language
        else stylebook.languages.detect(lines)
    )
    prose = find_prose(lines)
    noise = boilerplate.judge(lines, prose, stylebook.rules, language)
    verdicts = weigh(lines, noise, Opinion([1.0] * len(lines), 0.5, "no-judge"))
    sheet = Sheet(document.text, lines, prose, verdicts, language, document.reference_date)
    finding = stylebook.attribution.find(sheet)
    headline = find_headline(
        lines,
        [verdict.chance if verdict.kept else 0.0 for verdict in verdicts],
        lines_claimed(lines, finding),
        stylebook.headlines,
    )
    segments = ledger.post(
        document.text, lines, verdicts, (*finding.segments, *headline.segments)
    )
    return Article(
        title=set_title(document.text, segments),
        body=set_body(document.text, segments),
        credits=finding.credits,
        source=Source(
            agency=finding.agencies[0] if finding.agencies else None,
            publisher=finding.publisher,
            url=document.url,
            dateline=finding.dateline or Dateline(),
            published=finding.published,
            modified=finding.modified,
            copyright=finding.copyright,
        ),
        language=language,
        segments=segments,
    )
