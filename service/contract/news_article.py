"""The article as linked data: a schema.org NewsArticle. What is not known is left out."""

from collections.abc import Iterable
from typing import Any

from marshmallow import Schema, fields, validate

from service.core import Article, Credit, Role

CONTEXT = "https://schema.org"

_AUTHORS = (Role.AUTHOR, Role.REPORTING, Role.WRITING)
_PROPERTY = {
    **dict.fromkeys(_AUTHORS, "author"),
    Role.EDITING: "editor",
    Role.TRANSLATION: "translator",
    Role.SOURCE: "sourceOrganization",
}
"""The property that holds those of a role; whoever had another one is a contributor."""


def _said(about: str, **more: Any) -> fields.String:
    return fields.String(metadata={"description": about, **more})


def _typed(*names: str) -> fields.String:
    return fields.String(
        required=True, data_key="@type", attribute="@type", validate=validate.OneOf(names)
    )


class PlaceSchema(Schema):
    """schema.org Place."""

    type = _typed("Place")
    name = fields.String(required=True)


class PartySchema(Schema):
    """schema.org Person or Organization."""

    type = _typed("Person", "Organization")
    name = fields.String(required=True, metadata={"description": "As the text has it."})
    workLocation = fields.Nested(  # noqa: N815 (schema.org's name)
        PlaceSchema, metadata={"description": "Where they worked from."}
    )


class ContributionSchema(Schema):
    """schema.org Role: a contributor, with what they did."""

    type = _typed("Role")
    roleName = _said("The role, as in the JSON answer.")  # noqa: N815
    contributor = fields.Nested(PartySchema, required=True)


def _parties(about: str) -> fields.List[Any]:
    return fields.List(fields.Nested(PartySchema), metadata={"description": about})


class NewsArticleSchema(Schema):
    """schema.org NewsArticle. A property that is not known is left out."""

    context = fields.String(
        required=True,
        data_key="@context",
        attribute="@context",
        validate=validate.OneOf([CONTEXT]),
    )
    type = _typed("NewsArticle")
    headline = _said("The headline.")
    articleBody = fields.String(  # noqa: N815
        required=True, metadata={"description": "The paragraphs, a blank line between them."}
    )
    author = _parties("Those credited as author, for reporting or for writing.")
    editor = _parties("Those credited for editing.")
    translator = _parties("Those credited for translation.")
    contributor = fields.List(
        fields.Nested(ContributionSchema),
        metadata={"description": "Those credited in any other role, each with the role."},
    )
    dateline = _said("The dateline as it was written.")
    locationCreated = fields.Nested(  # noqa: N815
        PlaceSchema, metadata={"description": "The place that the dateline names."}
    )
    datePublished = _said("ISO 8601.")  # noqa: N815
    dateModified = _said("ISO 8601.")  # noqa: N815
    publisher = fields.Nested(PartySchema, metadata={"description": "Who published it."})
    sourceOrganization = _parties("The news agency, and further sources.")  # noqa: N815
    inLanguage = _said("ISO 639-1.")  # noqa: N815
    copyrightNotice = _said("The notice as it was written.")  # noqa: N815
    license = _said("The licence's short name, address or name.")
    url = _said("Its address.", format="uri")


_schema = NewsArticleSchema()


def write_news_article(article: Article) -> dict[str, Any]:
    """The article as a NewsArticle, ready for JSON."""
    source = article.source
    properties: dict[str, Any] = {
        "headline": article.title,
        **_people(article),
        "dateline": source.dateline.text,
        "locationCreated": _place(source.dateline.place),
        "datePublished": source.published,
        "dateModified": source.modified,
        "publisher": source.publisher and _party(source.publisher, "Organization"),
        "inLanguage": article.language,
        "copyrightNotice": source.copyright,
        "license": source.licence,
        "url": source.url,
    }
    known = {name: value for name, value in properties.items() if value}
    fixed = {"@context": CONTEXT, "@type": "NewsArticle", "articleBody": article.body}
    written: dict[str, Any] = _schema.dump(fixed | known)
    return written


def _people(article: Article) -> dict[str, list[dict[str, Any]]]:
    """Those who made it by property, each once in it."""
    agency = article.source.agency
    told: dict[str, list[dict[str, Any]]] = {}
    if agency:
        told["sourceOrganization"] = [_party(agency, "Organization")]
    for credit in article.credits:
        is_firm = credit.role is Role.SOURCE or credit.name == agency
        party = _party(credit.name, "Organization" if is_firm else "Person", credit)
        name = _PROPERTY.get(credit.role)
        if name is None:
            role = {"@type": "Role", "roleName": credit.role.value, "contributor": party}
            told.setdefault("contributor", []).append(role)
        elif party["name"] not in _names(told.setdefault(name, [])):
            told[name].append(party)
    return told


def _names(parties: Iterable[dict[str, Any]]) -> set[str]:
    return {party["name"] for party in parties}


def _party(name: str, kind: str, credit: Credit | None = None) -> dict[str, Any]:
    party: dict[str, Any] = {"@type": kind, "name": name}
    if credit and credit.location and kind == "Person":
        party["workLocation"] = _place(credit.location)
    return party


def _place(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Place", "name": name} if name else None
