"""The development corpora, read in the layout in which they are published.

Two corpora are known: ``wcxb`` (English web articles of all kinds) and ``fundus``
(news pages in many languages). Both are cut into folds by site, so that no figure
is ever measured with a model that saw another page of the same layout.
"""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from training.words import words

FOLDS = 5

_FUNDUS_PAGES = Path("tests/resources/parser/test_data")

# Labels under which registries sell names, as in co.uk and com.au; a full public
# suffix list would be a dependency for a handful of pages.
_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "go", "gob", "gov", "govt", "ne", "net", "or", "org"}
)

_COUNTRY_LANGUAGE = {
    "at": "de", "au": "en", "be": "nl", "ca": "en", "ch": "de", "de": "de", "es": "es", "fr": "fr",
    "gl": "da", "il": "de", "isl": "is", "it": "it", "jp": "ja", "kr": "ko", "li": "de", "ls": "en",
    "my": "en", "no": "no", "py": "de", "ru": "ru", "se": "sv", "tr": "tr", "tw": "en", "uk": "en",
    "us": "en", "za": "zu",
}  # fmt: skip
_SAME_LANGUAGE = {"nb": "no", "nn": "no"}

_HTML_LANGUAGE = re.compile(
    r"<html\b[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?\s*([A-Za-z]{2,3})\b", re.IGNORECASE
)
_META_LANGUAGE = re.compile(
    r"<meta\b[^>]*?(?:content-language|og:locale|dc\.language|inLanguage)[\"'][^>]*?content\s*=\s*[\"']([A-Za-z]{2,3})\b",
    re.IGNORECASE,
)
_CANONICAL = re.compile(
    r"<link\b[^>]*?rel=[\"']?canonical[\"']?[^>]*?href=[\"']?([^\"'\s>]+)", re.IGNORECASE
)
_OPEN_GRAPH_URL = re.compile(r"<meta\b[^>]*?og:url[\"'][^>]*?content=[\"']([^\"']+)", re.IGNORECASE)
_HEADLINE_TAGS = re.compile(r"<title\b.*?</title>|<h1\b.*?</h1>", re.DOTALL | re.IGNORECASE)

# Small papers in other languages often leave their template's lang="en" in place.
_ENGLISH_FUNCTION_WORDS = frozenset({"the", "of", "and", "to", "in", "a", "is", "that", "for"})
_LEAST_ENGLISH = 0.08


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its gold; ``site`` is what must not cross a fold."""

    id: str
    corpus: str
    site: str
    language: str
    html: str
    gold_body: str
    gold_title: str
    gold_authors: tuple[str, ...]
    gold_date: str
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()

    @property
    def fold(self) -> int:
        """The page's fold, 0 to FOLDS - 1."""
        return fold_of(self.site)


def fold_of(site: str, folds: int = FOLDS) -> int:
    """A fold that depends on nothing but the site's name."""
    digest = hashlib.sha256(site.encode()).digest()
    return int.from_bytes(digest[:8], "big") % folds


def read_corpora(folder: Path) -> list[Page]:
    """Every page of the corpora present in a folder, in a fixed order.

    Raises FileNotFoundError where neither corpus is there.
    """
    pages = [*read_wcxb(folder / "wcxb"), *read_fundus(folder / "fundus")]
    if not pages:
        raise FileNotFoundError(f"neither wcxb/ nor fundus/ in {folder}")
    return pages


def registered_domain(host: str) -> str:
    """The part of a host name that one owner registers (``example.co.uk``)."""
    labels = host.lower().rstrip(".").split(".")
    double = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if double else labels[-2:])


def read_wcxb(folder: Path) -> Iterator[Page]:
    """The pages of WCXB's dev split, by id."""
    for truth_file in sorted((folder / "dev/ground-truth").glob("*.json")):
        html = _read_html(folder / "dev/html" / f"{truth_file.stem}.html.gz")
        yield _wcxb_page(truth_file.stem, html, json.loads(truth_file.read_text("utf-8")))


def _wcxb_page(page_id: str, html: str, record: dict[str, Any]) -> Page:
    truth = record["ground_truth"]
    return Page(
        id=page_id,
        corpus="wcxb",
        site=_site(record.get("url") or _own_url(html)) or f"wcxb-{page_id}",
        language="en",
        html=html,
        gold_body=truth["main_content"].strip(),
        gold_title=truth.get("title") or "",
        gold_authors=_as_tuple(truth.get("author")),
        gold_date=truth.get("publish_date") or "",
        must_contain=_as_tuple(truth.get("with")),
        must_not_contain=_as_tuple(truth.get("without")),
    )


def read_fundus(folder: Path) -> Iterator[Page]:
    """The pages of fundus' parser tests, by country and publisher."""
    for truth_file in sorted((folder / _FUNDUS_PAGES).glob("*/*.json")):
        yield from _publisher_pages(truth_file)


def _publisher_pages(truth_file: Path) -> Iterator[Page]:
    country, publisher = truth_file.parent.name, truth_file.stem
    truths: list[dict[str, Any]] = list(json.loads(truth_file.read_text("utf-8")).values())
    files = sorted(truth_file.parent.glob(f"{publisher}_*.html.gz"))
    addresses = _addresses(truth_file.parent)
    site = (
        next((_site(addresses[f.name]) for f in files if f.name in addresses), "")
        or publisher.lower()
    )
    htmls = {file: _read_html(file) for file in files}
    for truth, file in _paired(truths, htmls):
        html, body = htmls[file], fundus_body(truth["body"])
        yield Page(
            id=f"{country}/{file.name.removesuffix('.html.gz')}",
            corpus="fundus",
            site=site,
            language=_article_language(html, body, country),
            html=html,
            gold_body=body,
            gold_title=truth.get("title") or "",
            gold_authors=_as_tuple(truth.get("authors")),
            gold_date=(truth.get("publishing_date") or "")[:10],
        )


def fundus_body(body: dict[str, Any]) -> str:
    """The summary, then each section's headlines and paragraphs, with blank lines between."""
    parts = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        parts += [*(section.get("headline") or []), *(section.get("paragraphs") or [])]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _paired(
    truths: list[dict[str, Any]], htmls: dict[Path, str]
) -> list[tuple[dict[str, Any], Path]]:
    """Gold versions with their pages.

    In order of date where that agrees with the titles. Some articles are years
    older than the crawl (an explainer of 2012 fetched in 2026), so the titles decide,
    and the order of the two listings only between equals.
    """
    truths = sorted(truths, key=lambda truth: truth.get("publishing_date") or "")
    files = sorted(htmls)
    fits = {
        (i, file): _title_fit(truth, htmls[file])
        for i, truth in enumerate(truths)
        for file in files
    }
    pairs = min(len(truths), len(files))
    orders = itertools.permutations(files, pairs)
    best = max(orders, key=lambda order: sum(fits[i, file] for i, file in enumerate(order)))
    return list(zip(truths, best, strict=False))


def _title_fit(truth: dict[str, Any], html: str) -> float:
    """Share of the gold title's words that the page's head (title, Open Graph) holds."""
    title = Counter(words(truth.get("title") or ""))
    head = Counter(words(" ".join(found.group() for found in _HEADLINE_TAGS.finditer(html))))
    return sum((title & head).values()) / max(1, sum(title.values()))


def _addresses(folder: Path) -> dict[str, str]:
    listing = folder / "meta.info"
    if not listing.exists():
        return {}
    return {name: entry["url"] for name, entry in json.loads(listing.read_text("utf-8")).items()}


def _article_language(html: str, body: str, country: str) -> str:
    """What the page declares, unless it declares English over a text that is not."""
    declared, spoken = _page_language(html), _COUNTRY_LANGUAGE.get(country, "")
    tokens = words(body)
    english = sum(token in _ENGLISH_FUNCTION_WORDS for token in tokens)
    if declared == "en" and english < _LEAST_ENGLISH * len(tokens):
        return spoken
    return declared or spoken


def _page_language(html: str) -> str:
    found = _HTML_LANGUAGE.search(html) or _META_LANGUAGE.search(html)
    language = found.group(1).lower() if found else ""
    return _SAME_LANGUAGE.get(language, language)


def _own_url(html: str) -> str:
    found = _CANONICAL.search(html) or _OPEN_GRAPH_URL.search(html)
    return found.group(1) if found else ""


def _site(url: str) -> str:
    return registered_domain(urlsplit(url).hostname or "")


def _as_tuple(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(item) for item in cast("list[object]", value))
    return (str(value),) if value else ()


def _read_html(file: Path) -> str:
    return gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
