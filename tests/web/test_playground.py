"""The playground as a browser receives it; what it does there is tested in tests/browser."""

import re
from pathlib import Path

import pytest
import requests

from tests.web.serving import serving

ASSETS = Path(__file__).parents[2] / "service" / "web" / "assets"
NAMES = sorted(path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.*"))
PARTS = [name for name in NAMES if name != "index.html"]


def read(name: str) -> str:
    """The text of one of its files."""
    return (ASSETS / name).read_text(encoding="utf-8")


def test_the_front_page_is_the_playground(server: str) -> None:
    """GET / is HTML in UTF-8."""
    answer = requests.get(f"{server}/", timeout=10)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.content.decode() == read("index.html")


@pytest.mark.parametrize("path", ["", "playground/desk.js", "playground/seeds/page.html"])
def test_the_policy_lets_in_nothing_from_elsewhere(server: str, path: str) -> None:
    """No inline script or style, no other host, no frame, no text turned into markup."""
    headers = requests.get(f"{server}/{path}", timeout=10).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {sources for name, sources in policy.items() if name.endswith("-src")} == {
        "'none'", "'self'",
    }  # fmt: skip
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_pages_keep_to_the_policy() -> None:
    """What the policy would refuse is not there to be refused."""
    page = read("index.html")
    assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:", page)
    assert all(re.search(r'\ssrc="[^"]+"', tag) for tag in re.findall(r"<script[^>]*>", page))
    scripts = "".join(read(name) for name in PARTS if name.endswith(".js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", scripts)


def test_nothing_comes_from_another_host() -> None:
    """Every address is one of this service's."""
    named = "".join(read(name) for name in NAMES if not name.startswith("seeds/"))
    hosts = set(re.findall(r"(?:https?:)?//([\w.-]+\.\w+)", named))
    assert hosts <= {"www.w3.org"}  # the name of SVG's vocabulary, which no one fetches


@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_served_as_what_it_is(server: str, name: str) -> None:
    """A seed is text, even where it is a page: it must not run."""
    answer = requests.get(f"{server}/playground/{name}", timeout=10)
    assert answer.content == (ASSETS / name).read_bytes()
    kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    wanted = "text/plain" if name.startswith("seeds/") else kinds[name.rpartition(".")[2]]
    assert answer.headers["Content-Type"].partition(";")[0] == wanted


@pytest.mark.parametrize("name", re.findall(r'data-seed="([^"]+)"', read("index.html")))
def test_every_seed_shows_something(server: str, name: str) -> None:
    """Picked, it has a title, a body and lines that go."""
    kind = "text/html" if name.endswith(".html") else "text/plain"
    answer = requests.post(
        f"{server}/v1/clean?explain=true",
        data=(ASSETS / "seeds" / name).read_bytes(),
        headers={"Content-Type": kind},
        timeout=10,
    ).json()
    assert answer["title"]
    assert answer["body"].count("\n\n") >= 2
    assert any(segment["kind"] == "removed" for segment in answer["segments"])


@pytest.mark.parametrize("name", ["index.html", "../app.py", "seeds", "seeds/", "none.js", ""])
def test_nothing_else_is_served(server: str, name: str) -> None:
    """A 404, and no file from outside the folder."""
    session = requests.Session()
    request = requests.Request("GET", f"{server}/playground/x").prepare()
    request.url = f"{server}/playground/{name}"
    assert session.send(request, timeout=10).status_code == 404


def test_a_copy_that_is_still_good_is_not_sent_again(server: str) -> None:
    """304 to a matching ETag."""
    tag = requests.get(f"{server}/", timeout=10).headers["ETag"]
    again = requests.get(f"{server}/", headers={"If-None-Match": tag}, timeout=10)
    assert (again.status_code, again.content) == (304, b"")


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    """COPYDESK_PLAYGROUND=false: no page, and the service as ever."""
    with serving(tmp_path, playground="false", workers="1") as base:
        assert requests.get(f"{base}/", timeout=10).status_code == 404
        assert requests.get(f"{base}/playground/desk.js", timeout=10).status_code == 404
        assert requests.post(f"{base}/v1/clean", json={"text": "A."}, timeout=10).ok
