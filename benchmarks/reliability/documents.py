"""The hostile set: whatever scrapers post by accident, and callers on purpose."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator

from benchmarks.reliability.document import HTML, JSON, TEXT, Hostile

_OPENING = "The council met.\n\n"
_CLOSING = "\n\nThe mayor spoke on Friday."
_REFUSED = frozenset({422})
_EITHER = frozenset({200, 422})
_SPACES = "\u00a0\u1680\u2000\u2003\u2007\u2009\u200a\u202f\u205f\u3000\t\v\f\x1c\x1d\x1e\x1f\x85"


def hostile_documents() -> list[Hostile]:
    """All of them, each by a name of its own."""
    return [*_texts(), *_credits(), *_pages(), *_encodings(), *_json(), *_packed()]


def _text(name: str, unit: str, units: int, **more: frozenset[int]) -> Hostile:
    def make(count: int) -> bytes:
        return (_OPENING + unit * count + _CLOSING).encode("utf-8", "surrogatepass")

    return Hostile(name, make, units, TEXT, **more)


def _numbered(name: str, unit: str, units: int, **more: frozenset[int]) -> Hostile:
    def make(count: int) -> bytes:
        return (_OPENING + "".join(unit % number for number in range(count)) + _CLOSING).encode()

    return Hostile(name, make, units, TEXT, **more)


def _parted(count: int) -> bytes:
    return f"The council{' ' * count}met.{_CLOSING}".encode()


def _texts() -> Iterator[Hostile]:
    yield _text("a million empty lines", "\n", 1_000_000)
    yield _text("a million carriage returns", "\r", 1_000_000)
    yield _text("lines of every other kind of break", "a\u2028b\u2029c\x85d\ve\f", 5_000)
    yield _text("a line of 5 MB", "word ", 1_000_000, statuses=_REFUSED)
    yield _text("a line of a million characters, one word", "a", 999_000)
    yield _text("a line of a million characters, words", "word ", 199_000)
    yield _text("50,000 lines of one letter", "x\n", 49_000)
    yield _numbered("49,000 different lines", "A short line, number %d.\n", 49_000)
    yield _text("more lines than may be", "x\n", 2_000_000, statuses=_REFUSED)
    yield _text("ten thousand times the same paragraph", "The same again.\n\n", 10_000)
    yield _text("ten thousand teasers", "Read more: Ten islands to see\n", 10_000)
    yield _text("ten thousand share lines", "Share this on Facebook\n", 10_000)
    yield _text("bullets", "• ", 400_000)
    yield _text("ornaments, a line each", "* * *\n", 20_000)
    yield _text("zero-width joiners", "a\u200d", 240_000)
    yield _text("right-to-left marks", "\u200f\u202eabc\u202c ", 140_000)
    yield _text("every white space of Unicode", f"a{_SPACES}", 40_000)
    yield Hostile("a row of spaces in a line", _parted, 900_000, TEXT)
    yield _text("combining marks on one letter", "\u0301", 900_000)
    yield _text("letters of four bytes", "\U0001d49c\U0001f468\u200d\U0001f469 ", 150_000)
    yield _text("letters that fold to several", "ßŉǰΐﬃ ", 150_000)
    yield _text("NULs", "\0", 900_000)
    yield _text("control characters", "\x01\x02\x07\x08\x1b[31m", 90_000)
    yield _text("byte order marks", "\ufeff", 900_000)
    yield _text("noncharacters and private use", "\ufffe\uffff\ue000\U0010ffff", 200_000)
    yield _text("addresses", "https://example.org/a?b=c&d=e#f ", 30_000)
    yield _text("mail addresses without an end", "a@b.", 240_000)
    yield _text("dots", ".", 999_000)
    yield _text("commas", ",", 999_000)
    yield _text("digits", "1", 999_000)
    yield _text("dates", "May 3, 2024, ", 70_000)
    yield _text("datelines", "LONDON (Reuters) - ", 50_000)
    yield _text("datelines, a line each", "LONDON, May 3 (Reuters) - It rained.\n", 20_000)
    yield _text("copyright signs", "© ", 400_000)
    yield _text("capitals", "A", 999_000)
    yield _text("an angle bracket that never ends", "<", 900_000)


def _credits() -> Iterator[Hostile]:
    yield _text("open brackets", "(", 999_000)
    yield _text("brackets in brackets", "(Reporting by ", 70_000)
    yield _text("credits without an end", "(Reporting by Tom Arden; ", 39_000)
    yield _text("quotation marks", '"\u201c\u00ab', 300_000)
    yield _text("bylines in one line", "By Tom Arden ", 75_000)
    yield _text("bylines, a line each", "By Tom Arden\n", 20_000)
    yield _text("By", "By ", 330_000)
    yield _text("names and ands", "Tom Arden and ", 70_000)
    yield _text("initials", "J. ", 330_000)
    yield _text("semicolons", "; ", 400_000)
    yield _text("roles", "Reporting by editing by writing by ", 28_000)
    for name, unit, units in (
        ("a credit line of brackets", "(", 9_900),
        ("a credit line of names", "Tom Arden, ", 880),
        ("a credit line of bys", "By ", 3_200),
        ("a credit line of roles", "Reporting by ", 750),
    ):
        made = _text(name, unit, units)
        yield Hostile(name, made.make, units, TEXT, path="/v1/credits")
    yield Hostile("a credit line that is too long", lambda n: b"By " * n, 9_000, TEXT, _REFUSED,
                  "/v1/credits", grows=False)  # fmt: skip


def _page(name: str, unit: str, units: int, head: str = "", end: str = "", **more: frozenset[int]) \
        -> Hostile:  # fmt: skip
    text = "<p>The mayor spoke on Friday, and it rained on the harbour.</p>"

    def make(count: int) -> bytes:
        return f"<html><body>{text}{head}{unit * count}{end}</body></html>".encode()

    return Hostile(name, make, units, HTML, **more)


def _pages() -> Iterator[Hostile]:
    yield _page("100,000 nested tags", "<div>", 100_000, statuses=_REFUSED)
    yield _page("50,000 nested tags", "<div>", 50_000, statuses=_EITHER)
    yield _page("50,000 nested inline tags", "<b><i>", 25_000, statuses=_EITHER)
    yield _page("elements that never close", "<q><cite>", 20_000, statuses=_EITHER)
    yield _page("50,000 short paragraphs", "<p>A par", 50_000, statuses=_EITHER)
    yield _page("20,000 short paragraphs", "<p>A par</p>", 20_000)
    yield _page("20,000 links", "<a href=/x>A link of some length</a> ", 20_000)
    yield _page("a huge colspan", "<td colspan=999999999>x</td>", 9_000, "<table><tr>", "</table>")
    yield _page("tables in tables", "<table><tr><td>x", 5_000, statuses=_EITHER)
    yield _page("an element of 100,000 attributes", "a=b ", 100_000, "<p ", ">text</p>",
                statuses=_REFUSED)  # fmt: skip
    yield _page("an attribute of 2 MB", "class ", 350_000, "<p class='", "'>text</p>")
    yield _page("entities", "&amp;", 190_000)
    yield _page("entities without an end", "&amp", 240_000)
    yield _page("numbers of characters that are none", "&#xD800;&#0;&#x110000;", 40_000)
    yield _page("comments", "<!-- a -->", 50_000)
    yield _page("a comment that never ends", "-", 900_000, "<!--")
    yield _page("a script that never ends", "if (a < b) ", 50_000, "<script>")
    yield _page("processing instructions", "<?php echo ?>", 50_000)
    yield _page("CDATA", "<![CDATA[ a ]]>", 50_000)
    yield _page("closing tags", "</p>", 55_000)
    yield _page("select and options", "<option>A choice", 30_000, "<select>")
    yield _page("preformatted lines", "a line\n", 49_000, "<pre>")
    yield _page("line breaks", "<br>", 55_000)
    linked = '<script type="application/ld+json">'
    yield _page("linked data of open brackets", "[", 900_000, linked, "</script>")
    yield _page("linked data nested deep", '{"a":', 200_000, linked, "</script>")
    person = '{"@type":"Person","name":"Tom Arden"},'
    head = linked + '{"@type":"NewsArticle","author":['
    yield _page("linked data of 20,000 authors", person, 20_000, head, "{}]}</script>")
    yield _page("meta of 20,000 authors", '<meta name=author content="Tom Arden">', 20_000)
    yield _page("styles that hide", '<p style="display:none">A par</p>', 20_000)
    yield _page("nothing but markup", "<div></div>", 20_000)
    empty = b"<html><body>" + b"<div></div>" * 9
    yield Hostile("a page without text", lambda _: empty, 1, HTML, _REFUSED, grows=False)


def _encodings() -> Iterator[Hostile]:
    yield _fixed("a lone surrogate in UTF-8", b"A text \xed\xa0\x80.", TEXT, 400)
    yield _fixed("UTF-8 that breaks off", "A tëxt".encode() + b"\xc3", TEXT, 400)
    yield _fixed("overlong UTF-8", b"A text \xc0\xaf\xe0\x80\xaf", TEXT, 400)
    yield _fixed("UTF-16 without a mark, as UTF-8", "A text, né.".encode("utf-16-le"), TEXT, 200,
                 400)  # fmt: skip
    yield _fixed("UTF-16 of odd length", b"\xff\xfeA\x00 \x00b", "text/plain; charset=utf-16", 400)
    yield _fixed("punycode", b"a" * 9000, "text/plain; charset=punycode", 415)
    yield _fixed("base64 as a character set", b"YQ==", "text/plain; charset=base64", 415)
    yield _fixed("a page of any bytes", bytes(range(256)) * 400, "text/html", 200, 422)
    yield _fixed("a page in UTF-16 without a mark", ("<p>It rained." * 99).encode("utf-16-le"),
                 "text/html", 200, 422)  # fmt: skip
    yield _fixed("white space alone", " \n\u3000".encode() * 9000, TEXT, 422)
    yield _fixed("nothing", b"", TEXT, 422)


def _json() -> Iterator[Hostile]:
    yield Hostile("JSON of depth 100,000", lambda n: b"[" * n, 100_000, JSON, frozenset({400}),
                  grows=False)  # fmt: skip
    yield Hostile("JSON of nested objects", lambda n: b'{"a":' * n, 100_000, JSON,
                  frozenset({400}), grows=False)  # fmt: skip
    yield _fixed("a key given twice", b'{"text": "a", "text": "b"}', JSON, 400)
    yield _fixed("NaN", b'{"text": NaN}', JSON, 400)
    yield _fixed("a number of 100,000 digits", b'{"text": ' + b"1" * 100_000 + b"}", JSON, 400)
    yield _fixed("a float beyond all bounds", b'{"text": 1e99999}', JSON, 422)
    yield _fixed("100,000 unknown keys",
                 json.dumps({f"k{n}": 1 for n in range(100_000)}).encode(), JSON, 422)  # fmt: skip
    yield _fixed("a lone surrogate in JSON", b'{"text": "A \\ud800 text"}', JSON, 422)
    yield _fixed("JSON that breaks off", b'{"text": "A te', JSON, 400)
    yield Hostile("a string of escapes", lambda n: b'{"text": "a ' + b"\\u0041" * n + b'"}',
                  160_000, JSON)  # fmt: skip
    yield _fixed("an address of a megabyte",
                 json.dumps({"text": "a", "url": "http://a/" + "b" * 1_000_000}).encode(), JSON,
                 422)  # fmt: skip


def _packed() -> Iterator[Hostile]:
    zeros = bytes(50_000_000)
    for coding, pack in (("gzip", gzip.compress), ("deflate", zlib.compress)):
        bomb = pack(zeros)
        yield _packed_as(f"a bomb of 50 MB in {coding}", bomb, coding, 413)
        yield _packed_as(f"a {coding} that breaks off", pack(b"A text." * 99)[:-9], coding, 400)
        yield _packed_as(f"no {coding} at all", b"A text that is not packed.", coding, 400)
    yield _packed_as("a bomb in a bomb", gzip.compress(gzip.compress(zeros)), "gzip", 200, 400, 413)
    yield _packed_as("a coding that is not taken", b"x", "br", 415)
    yield _fixed("a body that is too large", b"a" * (5 * 1024 * 1024 + 1), TEXT, 413)


def _fixed(name: str, body: bytes, media_type: str, *statuses: int) -> Hostile:
    return Hostile(name, _always(body), 1, media_type, frozenset(statuses), grows=False)


def _packed_as(name: str, body: bytes, coding: str, *statuses: int) -> Hostile:
    return Hostile(name, _always(body), 1, TEXT, frozenset(statuses),
                   headers={"Content-Encoding": coding}, grows=False)  # fmt: skip


def _always(body: bytes) -> Callable[[int], bytes]:
    return lambda _: body
