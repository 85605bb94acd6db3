"""What goes out: the article, its credits and source, and the ledger of the raw text."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What became of a run of the raw text."""

    TITLE = "title"
    BODY = "body"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    METADATA = "metadata"
    REMOVED = "removed"


class Reason(StrEnum):
    """Why a run was removed. The list is closed: a rule file that names another is refused."""

    RELATED_LINK = "related_link"
    COMMENT_FORM = "comment_form"
    COMMENTS = "comments"
    SHARE = "share"
    NEWSLETTER = "newsletter"
    PAYWALL = "paywall"
    LOGIN = "login"
    COOKIE_NOTICE = "cookie_notice"
    ADVERTISEMENT = "advertisement"
    AFFILIATE = "affiliate"
    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    TAGS = "tags"
    PAGINATION = "pagination"
    POST_META = "post_meta"
    AUTHOR_BIO = "author_bio"
    CONTACT = "contact"
    MEDIA = "media"
    CAPTION = "caption"
    EMBED = "embed"
    COPYRIGHT = "copyright"
    APP_PROMO = "app_promo"
    FEEDBACK = "feedback"
    TEMPLATE = "template"
    DUPLICATE = "duplicate"
    LEGAL = "legal"
    LAYOUT = "layout"


class Role(StrEnum):
    """What a person or an organisation did for the article."""

    AUTHOR = "author"
    REPORTING = "reporting"
    ADDITIONAL_REPORTING = "additional_reporting"
    WRITING = "writing"
    EDITING = "editing"
    COMPILING = "compiling"
    TRANSLATION = "translation"
    PHOTOGRAPHY = "photography"
    ILLUSTRATION = "illustration"
    VIDEO = "video"
    GRAPHICS = "graphics"
    PRODUCTION = "production"
    CONTRIBUTION = "contribution"
    SOURCE = "source"


class Segment(NamedTuple):
    """One run of one line of the raw text that has one fate.

    `start` and `end` count Unicode code points of the document's text, end exclusive.
    `reason` is set exactly where `kind` is REMOVED. `rule` is the id of what decided.
    `confidence` lies between 0 and 1.
    """

    start: int
    end: int
    kind: Kind
    reason: Reason | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Credit:
    """One person (or organisation) in one role; `name` stands as the text has it."""

    role: Role
    name: str
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was filed: `text` as written, `date` in ISO 8601."""

    text: str | None = None
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from. `agency` is the canonical name; dates are ISO 8601.

    `licence` is a Creative Commons licence's short name, else the address or the name of another.
    """

    agency: str | None = None
    publisher: str | None = None
    url: str | None = None
    dateline: Dateline = field(default_factory=Dateline)
    published: str | None = None
    modified: str | None = None
    copyright: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One value that a page's metadata told, and where it stood, as "json-ld:author"."""

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Article:
    """The clean article.

    `segments` is the ledger, in the order of `text`: the raw text, or the text rendering of a
    page. `metadata` names each value that was taken from a page's metadata instead.
    """

    title: str | None
    body: str
    credits: tuple[Credit, ...]
    source: Source
    language: str | None
    segments: tuple[Segment, ...]
    text: str
    metadata: tuple[Told, ...] = ()
