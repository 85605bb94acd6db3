"""POST /v1/clean, over a real socket."""

import json
from pathlib import Path

import pytest
import requests

TEXT = "A headline about the harbour\n\nThe harbour opened on Monday, the mayor of the town said."
PLAIN = {"Content-Type": "text/plain"}


def clean(server: str, body: str | bytes, headers: dict[str, str] = PLAIN, **query: str) -> dict:
    """The answer to a text, which has to be an article."""
    data = body.encode() if isinstance(body, str) else body
    answer = requests.post(
        f"{server}/v1/clean", data=data, headers=headers, params=query, timeout=10
    )
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json()


def test_the_seed_is_answered_as_its_folder_says(server: str, seed: Path) -> None:
    """The document that the project was begun with comes back as a person would edit it."""
    answer = clean(server, (seed / "input.txt").read_bytes())
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    keys = ("title", "body", "credits", "source", "language")
    assert {key: answer[key] for key in keys} == {key: expected[key] for key in keys}


def test_every_key_is_always_there(server: str) -> None:
    """What is not known is null or [], and never left out."""
    answer = clean(server, "A single line of text, which is a body and no title.")
    assert answer["title"] is None
    assert answer["body"] == "A single line of text, which is a body and no title."
    assert answer["credits"] == []
    assert answer["source"] == {
        "agency": None,
        "publisher": None,
        "url": None,
        "dateline": {"text": None, "place": None, "date": None},
        "published": None,
        "modified": None,
        "copyright": None,
        "licence": None,
    }
    assert "segments" not in answer


def test_json_and_plain_text_are_answered_alike(server: str) -> None:
    """The same text gives the same article however it is sent."""
    about = {"url": "https://example.org/1", "language": "en", "reference_date": "2024-05-17"}
    as_text = clean(server, TEXT, explain="true", **about)
    document = {"text": TEXT, "explain": True, **about}
    as_json = clean(server, json.dumps(document), {"Content-Type": "application/json"})
    assert as_text == as_json
    assert as_text["source"]["url"] == "https://example.org/1"


def test_query_parameters_go_with_json_and_the_document_counts_more(server: str) -> None:
    """Either place will do, and there is a rule for both."""
    body = json.dumps({"text": TEXT, "language": "de"})
    headers = {"Content-Type": "application/json"}
    answer = clean(server, body, headers, language="fr", url="https://example.org/2")
    assert answer["language"] == "de"
    assert answer["source"]["url"] == "https://example.org/2"


def test_null_says_not_known(server: str) -> None:
    """A caller may send null for what it does not know."""
    document = {"text": TEXT, "url": None, "language": None, "reference_date": None}
    answer = clean(server, json.dumps(document), {"Content-Type": "application/json"})
    assert answer["language"] == "en"


def test_what_is_never_unknown_may_not_be_null(server: str) -> None:
    """Whether the ledger is wanted; the fault is told as of any other field."""
    answer = requests.post(f"{server}/v1/clean", json={"text": TEXT, "explain": None}, timeout=10)
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "explain", "message": "Must not be null."}]


def test_a_region_is_dropped_from_the_language(server: str) -> None:
    """`language` is ISO 639-1, whatever tag it was given with."""
    assert clean(server, TEXT, language="pt-BR")["language"] == "pt"
    assert clean(server, TEXT, language="zh_Hant-TW")["language"] == "zh"


def test_an_article_about_json_is_a_text(server: str) -> None:
    """Only what is a document from its first brace to its last is taken for a wrong header."""
    text = '{"text": ...} is what the desk takes, said its maker, and showed how to send it.'
    assert clean(server, text)["body"] == text


def test_the_ledger_comes_only_where_it_was_asked_for(server: str) -> None:
    """`segments` is there with explain=true, and each segment has all its keys."""
    assert "segments" not in clean(server, TEXT, explain="false")
    segments = clean(server, TEXT, explain="true")["segments"]
    keys = {"start", "end", "kind", "reason", "rule", "confidence"}
    assert all(set(segment) == keys for segment in segments)
    assert TEXT[segments[0]["start"] : segments[0]["end"]] == "A headline about the harbour"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("iso-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16"),
        ('"UTF-8"', "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("Shift_JIS", "shift_jis"),
    ],
)
def test_the_charset_of_the_content_type_is_honoured(server: str, charset: str, codec: str) -> None:
    """Bytes are read as the caller says they are written; a byte order mark is no text."""
    line = "漁港が月曜日に開いた。" if codec == "shift_jis" else "Der Hafen öffnet größer."
    answer = clean(server, line.encode(codec), {"Content-Type": f"text/plain; charset={charset}"})
    assert answer["body"] == line


@pytest.mark.parametrize(
    ("charset", "codec", "line"),
    [
        ("iso-8859-1", "cp1252", "“Rain” – said the mayor – “is what we need.”"),
        ("iso-8859-1", "utf-8-sig", "Der Hafen öffnet größer."),
        ("gb2312", "gbk", "镕基昨日在港口说，渡轮会留下。"),
        ("Shift_JIS", "cp932", "①髙橋は金曜日、港町で述べた。"),
        ("euc-kr", "cp949", "똠방각하가 금요일에 말했다."),
        ("x-sjis", "cp932", "漁港が月曜日に開いた。"),
        ("x-cp1251", "cp1251", "В четверг открыли мост через реку."),
        ("windows-31j", "cp932", "漁港が月曜日に開いた。"),
    ],
)
def test_a_charset_is_read_as_browsers_read_it(
    server: str, charset: str, codec: str, line: str
) -> None:
    """A set that is named stands for the wider one that programs write, and for its other names."""
    answer = clean(server, line.encode(codec), {"Content-Type": f"text/plain; charset={charset}"})
    assert answer["body"] == line


def test_what_the_wider_set_lacks_is_read_as_it_was_named(server: str) -> None:
    """ISO 8859-1 has a character for every byte, Windows-1252 has not."""
    answer = clean(
        server, "Der \x81Hafen öffnet".encode("latin-1"),
        {"Content-Type": "text/plain; charset=iso-8859-1"},
    )  # fmt: skip
    assert answer["body"] == "Der \x81Hafen öffnet"


def test_answers_hold_text_as_text(server: str) -> None:
    """An answer is UTF-8 without escapes, small and readable."""
    answer = requests.post(
        f"{server}/v1/clean", data="Größe zählt 🚢.".encode(), headers=PLAIN, timeout=10
    )
    assert "Größe zählt 🚢." in answer.content.decode("utf-8")


def test_a_body_without_a_length_is_read_whole(server: str) -> None:
    """A chunked body is as good as any."""
    chunks = (part.encode() for part in (TEXT[:20], TEXT[20:]))
    answer = requests.post(f"{server}/v1/clean", data=chunks, headers=PLAIN, timeout=10)
    assert answer.json() == clean(server, TEXT)
