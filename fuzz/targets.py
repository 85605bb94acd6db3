"""What is fuzzed: each target takes any bytes, and raises for what must never happen."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from marshmallow import ValidationError

from service.charset import BrokenEncodingError, UnknownCharsetError, decode
from service.contract.request import load_document
from service.core import (
    Article,
    BoundsError,
    Document,
    PageError,
    Stylebook,
    clean,
    load_stylebook,
    read_credits,
)
from service.core.encoding import decode_page
from service.strict_json import BrokenJSONError, read_json, write_json
from service.web.packed import CODINGS, BrokenPackingError, RatioError, unpack
from tests.core.promise import breaches, runs

SEEDS: Final = Path(__file__).parent.parent / "seeds"
_DAY: Final = date(2024, 5, 17)
_CHARSETS: Final = (None, "utf-8", "latin-1", "utf-16", "shift_jis", "gb2312", "x-unknown", "idna")
_LARGEST: Final = 1_000_000
_STYLEBOOK: Final[Stylebook] = load_stylebook()


class BreachError(AssertionError):
    """A promise that does not hold."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes bytes, and what it is begun with."""

    feed: Callable[[bytes], None]
    corpus: Callable[[], Iterator[bytes]]


def _text(data: bytes) -> None:
    text = _string(data)
    try:
        article = clean(Document(text, reference_date=_DAY), _STYLEBOOK)
    except (PageError, BoundsError):  # a text that is plainly a page is read as one
        return
    if any(told.field == "media_type" for told in article.metadata):
        _hold_page(article)
    elif found := breaches(text.removeprefix("\ufeff"), article):
        raise BreachError(found[0])


def _page(data: bytes) -> None:
    try:
        article = clean(Document(html=decode_page(data), reference_date=_DAY), _STYLEBOOK)
    except (PageError, BoundsError):
        return
    _hold_page(article)


def _metadata(data: bytes) -> None:
    said = _string(data)
    html = (
        f"<html><head><title>{said}</title><meta name=author content='{said}'>"
        f"<meta property=article:published_time content='{said}'>"
        f"<script type='application/ld+json'>{said}</script></head>"
        f"<body><h1>A pier</h1><p class=byline>{said}</p><p>The pier opened on Monday.</p>"
    )
    _page(html.encode(errors="surrogatepass"))


def _credits(data: bytes) -> None:
    text = _string(data)
    for credit in read_credits(Document(text, reference_date=_DAY), _STYLEBOOK).credits:
        if credit.name not in " ".join(text.split()):
            raise BreachError(f"the name {credit.name!r} is not in the line")


def _encoding(data: bytes) -> None:
    charset = _CHARSETS[data[0] % len(_CHARSETS)] if data else None
    if not isinstance(decode_page(data[1:], charset), str):
        raise BreachError("no text came")
    try:
        decode(data[1:], charset or "utf-8").encode()
    except (BrokenEncodingError, UnknownCharsetError):
        return


def _json(data: bytes) -> None:
    try:
        value = read_json(_string(data))
    except BrokenJSONError:
        return
    if json.loads(write_json(value)) != value:
        raise BreachError("what was read is written as something else")
    try:
        load_document(value)
    except ValidationError:
        return


def _packed(data: bytes) -> None:
    for coding in CODINGS:
        try:
            content = unpack(data, coding, most=_LARGEST, ratio=200)
        except (BrokenPackingError, RatioError):
            continue
        if len(content) > _LARGEST + 1:
            raise BreachError(f"{len(content)} bytes came of {len(data)}")


def _hold_page(article: Article) -> None:
    """The promise as far as it goes for a page, whose values may come from its metadata."""
    entered = "".join(article.text[run.start : run.end] for run in article.segments)
    if "".join(entered.split()) != "".join(article.text.split()):
        raise BreachError("a character is not in the ledger, or is in it twice")
    body = " ".join(runs(article.text, article, {"body"}))
    if article.body.split() != body.split():
        raise BreachError("the body is not what its segments hold")


def _string(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _texts() -> Iterator[bytes]:
    for path in sorted(SEEDS.glob("*/input.txt")):
        yield path.read_bytes()


def _pages() -> Iterator[bytes]:
    for text in _texts():
        lines = [line for line in text.decode().splitlines() if line.strip()]
        body = "".join(f"<p>{line}</p>" for line in lines[1:])
        yield f"<html><title>{lines[0]}</title><article><h1>{lines[0]}</h1>{body}".encode()


def _lines() -> Iterator[bytes]:
    for path in sorted(SEEDS.glob("*/expected.json")):
        text = path.with_name("input.txt").read_text(encoding="utf-8")
        names = [credit["name"] for credit in json.loads(path.read_text("utf-8"))["credits"]]
        for line in text.splitlines():
            if any(name in line for name in names):
                yield line[:500].encode()


def _values() -> Iterator[bytes]:
    yield b'{"@type":"NewsArticle","author":[{"name":"Ada Penhale"}],"datePublished":"2024-05-02"}'
    yield b'{"@graph":[{"@type":"Person","@id":"#a","name":"Tom Arden"},{"author":{"@id":"#a"}}]}'
    yield from _lines()


def _documents() -> Iterator[bytes]:
    yield b'{"text":"A text.","url":"https://example.org/1","language":"en","explain":true}'
    yield b'{"html":"<p>\\ud83d\\ude00","reference_date":"2024-05-17"}'
    yield b'[1e400,-0,NaN,{"a":1,"a":2},"\\ud800"]'


def _encoded() -> Iterator[bytes]:
    for text in _pages():
        for number, charset in enumerate(_CHARSETS[1:6], 1):
            yield bytes([number]) + text.decode().encode(charset or "utf-8", "replace")


def _archives() -> Iterator[bytes]:

    for text in _texts():
        yield from (gzip.compress(text), zlib.compress(text), gzip.compress(text[:99]) * 2)


TARGETS: Final[Mapping[str, Target]] = {
    "text": Target(_text, _texts),
    "page": Target(_page, _pages),
    "metadata": Target(_metadata, _values),
    "credits": Target(_credits, _lines),
    "encoding": Target(_encoding, _encoded),
    "json": Target(_json, _documents),
    "packed": Target(_packed, _archives),
}
