"""Bounds on what is sent: each is a setting, and each refusal names its bound."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from tests.web.serving import MAX_BODY, serving

PLAIN = {"Content-Type": "text/plain"}
TEXT = b"The mayor spoke on Friday."


def raw_deflate(data: bytes) -> bytes:
    """Deflate without zlib's header, as some clients send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.fixture(scope="module")
def strict(root: Path) -> Iterator[str]:
    """A server with low bounds."""
    bounds = {"max_lines": "3", "max_line": "40", "max_tags": "10", "max_depth": "5"}
    with serving(root, workers="1", max_json_depth="3", **bounds) as base:
        yield base


@pytest.mark.parametrize(
    ("document", "field", "says"),
    [
        ({"text": "one\ntwo\nthree\nfour"}, "text", "more than 3 lines"),
        ({"html": "<p>a<p>b<p>c<p>d"}, "html", "more than 3 lines"),
        ({"text": "a" * 41}, "text", "longer than 40 characters"),
        ({"html": f"<p>{'a' * 41}</p>"}, "html", "longer than 40 characters"),
        ({"html": "<p>" * 11 + "a"}, "html", "more than 10 tags"),
        ({"html": "<h1><q><cite><q><q>a"}, "html", "deeper than 5"),
    ],
)
def test_a_document_beyond_a_bound_is_a_422_that_names_it(
    strict: str, document: dict[str, str], field: str, says: str
) -> None:
    """And the field it came in."""
    answer = requests.post(f"{strict}/v1/clean", json=document, timeout=30)
    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/invalid-document"
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert says in answer.json()["errors"][0]["message"]


def test_a_document_at_its_bounds_is_cleaned(strict: str) -> None:
    """Blank lines are not counted, and a bound is the most that may be."""
    text = "\n\n\n".join(["a" * 40] * 3)
    answer = requests.post(f"{strict}/v1/clean", json={"text": text}, timeout=30)
    assert answer.status_code == 200


@pytest.mark.parametrize("body", [b"[" * 4, b'{"text": [[[[]]]]}', b"[" * 100_000])
def test_json_nested_too_deeply_is_a_400(strict: str, body: bytes) -> None:
    """However deep it is; brackets in a string are text."""
    headers = {"Content-Type": "application/json"}
    answer = requests.post(f"{strict}/v1/clean", data=body, headers=headers, timeout=30)
    assert answer.status_code == 400
    assert answer.json()["type"] == "/problems/broken-json"
    assert "deeper than 3" in answer.json()["detail"]
    text = json.dumps({"text": '[[[[[[ \\ " [[[['}).encode()
    answer = requests.post(f"{strict}/v1/clean", data=text, headers=headers, timeout=30)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", lambda data: gzip.compress(data[:5]) + gzip.compress(data[5:])),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
    ],
)
def test_a_compressed_body_is_unpacked(
    server: str, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    """In gzip, in members too, and in deflate as it should be and as it is often sent."""
    headers = {**PLAIN, "Content-Encoding": coding}
    answer = requests.post(f"{server}/v1/clean", data=pack(TEXT), headers=headers, timeout=30)
    assert answer.json()["body"] == TEXT.decode()


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_compressed_body_is_bounded_unpacked(server: str, coding: str) -> None:
    """To the byte, and a bomb is no more than a body that is too large."""
    pack = gzip.compress if coding == "gzip" else zlib.compress
    headers = {**PLAIN, "Content-Encoding": coding}
    words = " ".join(str(number * 7919) for number in range(MAX_BODY // 6)).encode()
    for length, status in ((MAX_BODY, 200), (MAX_BODY + 1, 413), (len(words), 413)):
        body = pack(words[:length])
        answer = requests.post(f"{server}/v1/clean", data=body, headers=headers, timeout=30)
        assert answer.status_code == status, length
    answer = requests.post(
        f"{server}/v1/clean", data=pack(bytes(50_000_000)), headers=headers, timeout=30
    )
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/too-large"


def test_a_body_may_not_unpack_to_too_many_times_its_size(root: Path) -> None:
    """Below the bound of size, too; the answer names the ratio."""
    headers = {**PLAIN, "Content-Encoding": "gzip"}
    with serving(root, workers="1", max_ratio="20") as base:
        body = gzip.compress(b"a" * 1_000_000)
        answer = requests.post(f"{base}/v1/clean", data=body, headers=headers, timeout=30)
    assert answer.status_code == 413
    assert "more than 20 times its size" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [b"no gzip", gzip.compress(TEXT)[:-9], gzip.compress(TEXT) + b"more"],
    ids=["none", "cut", "more"],
)
def test_a_body_that_can_t_be_unpacked_is_a_400(server: str, body: bytes) -> None:
    """It is never half read."""
    headers = {**PLAIN, "Content-Encoding": "gzip"}
    answer = requests.post(f"{server}/v1/clean", data=body, headers=headers, timeout=30)
    assert answer.status_code == 400
    assert "unpacked" in answer.json()["detail"]
