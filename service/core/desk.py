"""The desk: one document in, one article out. The stages stand in the order that a text takes."""

from service.core import appeal, boilerplate, ledger
from service.core.article import Article
from service.core.attribution.sheet import Sheet
from service.core.attribution.stage import lines_claimed
from service.core.bounds import USUAL, Bounds
from service.core.document import Document
from service.core.headline import find_headline
from service.core.inset import keep_insets
from service.core.language import primary_language
from service.core.linejudge.judge import bar, usual_bar
from service.core.linejudge.pagejudge import PAGE_BAR
from service.core.manuscript import Manuscript, read_manuscript
from service.core.mark import Place
from service.core.overline import find_overlines
from service.core.own_copy import heed
from service.core.paragraph import set_body, set_title
from service.core.prose import find_prose
from service.core.reconcile import NOTHING_TOLD, reconcile_credits, reconcile_source, told
from service.core.stylebook import Stylebook
from service.core.verdict import Opinion, begins_with_page, weigh


def clean(document: Document, stylebook: Stylebook, bounds: Bounds = USUAL) -> Article:
    """Find the article in a document and say of every character where it went.

    A pure function: the same document, stylebook and bounds give the same article.
    Raises PageError where the document is a page that can't be read, BoundsError where it is
    beyond the bounds.
    """
    manuscript = read_manuscript(document, stylebook.attribution.vocabulary, bounds)
    text, lines = manuscript.text, manuscript.lines
    metadata = manuscript.metadata or NOTHING_TOLD
    language = _language(document, manuscript, stylebook)

    prose = find_prose(lines)
    noise = boilerplate.judge(lines, prose, stylebook.rules, language)
    opinion = _opinion(manuscript, stylebook, begins_with_page=begins_with_page(noise, prose))
    noise = appeal.hear(lines, noise, opinion.chances, opinion.least)
    if manuscript.page is not None:
        page = manuscript.page
        opinion = keep_insets(opinion, page.marks, noise, prose, page.blocks)
    verdicts = weigh(lines, noise, opinion)

    sheet = Sheet(
        text,
        lines,
        prose,
        verdicts,
        language,
        document.reference_date,
        metadata.others,
        document.read_on,
    )
    finding = stylebook.attribution.find(sheet)
    claimed = lines_claimed(lines, finding)
    declared = metadata.title.text if metadata.title else None
    headline = find_headline(lines, opinion, claimed, noise, stylebook.headlines, declared)
    overlines = find_overlines(lines, verdicts, claimed, prose, headline)

    found = (*finding.segments, *headline.segments, *overlines.segments)
    segments = ledger.post(text, lines, verdicts, found)
    title = set_title(text, segments) or declared
    source = reconcile_source(metadata, finding, document.url)
    return Article(
        title=title,
        body=set_body(text, segments),
        credits=reconcile_credits(metadata, finding),
        source=source,
        language=language,
        segments=segments,
        text=text,
        metadata=(*manuscript.told, *told(metadata, title, source)),
    )


def _opinion(manuscript: Manuscript, stylebook: Stylebook, *, begins_with_page: bool) -> Opinion:
    """What the learned judge says of the lines, and a page's own copy of its article."""
    lines, page, metadata = manuscript.lines, manuscript.page, manuscript.metadata
    places: list[Place] = []
    if page is None:
        usual = usual_bar(lines)
        version = f"linejudge-{stylebook.line_judge.version}"
        chances = stylebook.line_judge.probabilities(lines)
    else:
        usual = PAGE_BAR
        version = f"pagejudge-{stylebook.page_judge.version}"
        chances = stylebook.page_judge.probabilities(page.lines, page.marks, page.blocks)
        places = [mark.place for mark in page.marks]
    least = bar(lines, chances, usual=usual, begins_with_page=begins_with_page)
    opinion = Opinion(chances, least, version, places)
    if metadata is None or metadata.own_copy is None:
        return opinion
    return heed(metadata.own_copy.text, lines, opinion)


def _language(document: Document, manuscript: Manuscript, stylebook: Stylebook) -> str | None:
    """As the caller says it, else as the text reads, else as the page says it."""
    if document.language:
        return primary_language(document.language)
    metadata = manuscript.metadata or NOTHING_TOLD
    told_language = metadata.language.text if metadata.language else None
    return stylebook.languages.detect(manuscript.lines) or told_language
