"""POST /v1/clean with a page, over a real socket."""

import json

import pytest
import requests

HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}
FIRST = "The old pier of Port Ellery opened to walkers on Thursday after two years of repairs."
LAST = "Some three hundred people came, said the mayor, Ines Calloway, and it did not rain."
ARTICLE = f"<article><h1>Old pier reopens</h1><p>{FIRST}</p><p>{LAST}</p></article>"
PAGE = f"""<!doctype html>
<html lang="en"><head><title>Old pier reopens</title>
<link rel="canonical" href="https://example.org/pier">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Old pier reopens",
"author": {{"@type": "Person", "name": "Ada Penhale"}}, "datePublished": "2024-05-02"}}</script>
</head><body>{ARTICLE}</body></html>"""


def clean(server: str, body: str | bytes, headers: dict[str, str] = HTML, **query: str) -> dict:
    """The answer to a page, which has to be an article."""
    data = body.encode() if isinstance(body, str) else body
    answer = requests.post(
        f"{server}/v1/clean", data=data, headers=headers, params=query, timeout=10
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_page_gives_an_article(server: str) -> None:
    """Title and body from what is seen; author, day and address from what the head says."""
    answer = clean(server, PAGE)
    assert answer["title"] == "Old pier reopens"
    assert FIRST in answer["body"]
    assert LAST in answer["body"]
    assert {"role": "author", "name": "Ada Penhale", "location": None} in answer["credits"]
    assert answer["source"]["published"] == "2024-05-02"
    assert answer["source"]["url"] == "https://example.org/pier"
    assert list(answer) == ["title", "body", "credits", "source", "language"]


def test_a_page_is_answered_alike_however_it_is_sent(server: str) -> None:
    """As a body, as XHTML, as JSON."""
    query = {"reference_date": "2024-05-17", "explain": "true", "url": "https://example.org/1"}
    as_body = clean(server, PAGE, **query)
    document = {"html": PAGE, "reference_date": "2024-05-17", "explain": True}
    assert clean(server, PAGE, {"Content-Type": "application/xhtml+xml"}, **query) == as_body
    assert clean(server, json.dumps(document), JSON, url="https://example.org/1") == as_body
    assert as_body["source"]["url"] == "https://example.org/1"


def test_explain_carries_the_text_that_the_segments_count(server: str) -> None:
    """The segments of a page hold its rendering whole, and the rendering comes with them."""
    answer = clean(server, PAGE, explain="true")
    bare = [i for i, char in enumerate(answer["text"]) if not char.isspace()]
    held = [i for s in answer["segments"] for i in range(s["start"], s["end"])]
    assert [i for i in held if not answer["text"][i].isspace()] == bare
    assert FIRST in answer["text"]
    assert "<" not in answer["text"]


def test_explain_names_what_the_metadata_told(server: str) -> None:
    """Each value with the key that it became and the place where it stood."""
    told = {entry["field"]: entry for entry in clean(server, PAGE, explain="true")["metadata"]}
    assert told["source.published"] == {
        "field": "source.published",
        "value": "2024-05-02",
        "where": "json-ld:datePublished",
    }
    assert told["credits.author"]["value"] == "Ada Penhale"
    assert "media_type" not in told


def test_a_text_has_neither_rendering_nor_metadata(server: str) -> None:
    """The keys are there all the same: the caller has the text already."""
    answer = clean(server, f"\ufeff{FIRST}", {"Content-Type": "text/plain"}, explain="true")
    assert (answer["text"], answer["metadata"]) == (None, [])
    assert answer["segments"][-1]["end"] == len(FIRST)


@pytest.mark.parametrize("as_json", [True, False])
def test_a_text_that_is_plainly_a_page_is_read_as_one(server: str, as_json: bool) -> None:
    """And the answer says so."""
    if as_json:
        answer = clean(server, json.dumps({"text": PAGE, "explain": True}), JSON)
    else:
        answer = clean(server, PAGE, {"Content-Type": "text/plain"}, explain="true")
    assert "<" not in answer["body"]
    assert FIRST in answer["text"]
    told = [entry["value"] for entry in answer["metadata"] if entry["field"] == "media_type"]
    assert told == ["text/html"]


RUSSIAN = "Старый пирс снова открыт для прохожих после двух лет ремонта, сообщил мэр города."
ENCODED = {
    "declared in meta": ("<meta charset=windows-1251>", "cp1251", "text/html"),
    "declared in http-equiv": (
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        "koi8-r",
        "text/html",
    ),
    "declared as xml": (
        '<?xml version="1.0" encoding="windows-1251"?>',
        "cp1251",
        "application/xhtml+xml",
    ),
    "named in the header": ("", "cp1251", "text/html; charset=windows-1251"),
    "utf-8 whatever is said": ("<meta charset=iso-8859-1>", "utf-8", "text/html; charset=latin1"),
    "in a charset that no one knows": ("", "utf-8", "text/html; charset=klingon"),
    "marked as utf-8": ("", "utf-8-sig", "text/html"),
    "marked as utf-16": ("", "utf-16", "text/html"),
}


@pytest.mark.parametrize(("head", "codec", "content_type"), ENCODED.values(), ids=ENCODED)
def test_a_page_is_read_in_its_encoding(
    server: str, head: str, codec: str, content_type: str
) -> None:
    """By its mark, the header, or its own word; a wrong word is not believed."""
    page = f"{head}<html><body><article><p>{RUSSIAN}</p></article></body></html>"
    assert RUSSIAN in clean(server, page.encode(codec), {"Content-Type": content_type})["body"]


def test_broken_bytes_are_no_reason_to_refuse_a_page(server: str) -> None:
    """Pages of the web are what they are: the rest of it is read."""
    page = PAGE.encode().replace(b"three hundred", b"three \xff hundred")
    assert FIRST in clean(server, page)["body"]


XHTML = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Old pier</title></head>
<body><p>{FIRST}<br/></p></body></html>"""
SHAPES = {
    "a fragment": f"<p>{FIRST}</p>",
    "an article's element": ARTICLE,
    "cut off in a tag": PAGE[: PAGE.index(LAST)] + "<a hre",
    "cut off in a paragraph": PAGE[: PAGE.index(LAST) + 9],
    "never closed": f"<html><body><div><section><p>{FIRST}",
    "closed the wrong way": f"</div><p><b>{FIRST}</p></b></html></body>",
    "xhtml": XHTML,
    "text without any tag": FIRST,
}


@pytest.mark.parametrize("page", SHAPES.values(), ids=SHAPES)
def test_whole_cut_or_broken_a_page_is_read(server: str, page: str) -> None:
    """What stands in it comes out, however its markup is."""
    assert FIRST in clean(server, page)["body"]


def test_no_cut_of_a_page_is_a_fault(server: str) -> None:
    """Cut at any byte it gives an article, or a 422 where no text is left."""
    page = PAGE.encode()
    with requests.Session() as session:
        for end in range(0, len(page), 23):
            answer = session.post(f"{server}/v1/clean", data=page[:end], headers=HTML, timeout=10)
            assert answer.status_code in (200, 422), page[:end]
            if FIRST.encode() in page[:end]:
                assert FIRST in answer.json()["body"]
