"""The callers of examples/, run against a live service, and one that says 503 at first."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CALLERS = {
    "requests": [sys.executable, "call_requests.py"],
    "aiohttp": [sys.executable, "call_aiohttp.py"],
    "node": ["node", "call_node.mjs"],
}


def call(command: list[str], base: str, root: Path, *files: Path) -> list[str]:
    """The lines that a caller writes."""
    if "node" in command and shutil.which("node") is None:
        pytest.skip("Node is not there")
    if any("aiohttp" in word for word in command):
        pytest.importorskip("aiohttp", reason="make test-all installs it")
    ended = subprocess.run(
        [*command, *files],
        cwd=root / "examples",
        env=os.environ | {"COPYDESK_URL": base},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


@pytest.fixture
def busy() -> Iterator[str]:
    """The base URL of a service that is overloaded at the first call and answers the second."""
    seen: list[str] = []

    class Busy(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(self.path)
            body = json.dumps({"detail": "Busy."} if len(seen) == 1 else {"title": "At last"})
            self.send_response(503 if len(seen) == 1 else 200)
            self.send_header("Retry-After", "1")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Busy) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


PARTS = [
    "requests",
    "node",
    pytest.param("aiohttp", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("name", PARTS)
def test_articles_come_in_the_order_of_the_files(
    name: str, server: str, root: Path, seed: Path
) -> None:
    """One JSON article a line."""
    other = root / "seeds" / "related-links" / "input.txt"
    lines = call(CALLERS[name], server, root, seed / "input.txt", other)
    first, second = map(json.loads, lines)
    assert first["credits"][0]["name"] == "Michelle Nichols"
    assert second["body"] != first["body"]


@pytest.mark.parametrize("name", PARTS)
def test_retry_after_is_honoured(name: str, busy: str, root: Path, seed: Path) -> None:
    """Busy once, they ask again and get their answer."""
    [line] = call(CALLERS[name], busy, root, seed / "input.txt")
    assert json.loads(line) == {"title": "At last"}


def test_the_shell_loop_writes_a_line_a_file(server: str, root: Path, seed: Path) -> None:
    """Title, a tab, names."""
    if shutil.which("jq") is None or shutil.which("curl") is None:
        pytest.skip("curl or jq is not there")
    [line] = call(["sh", "call_shell.sh"], server, root, seed / "input.txt")
    title, names = line.split("\t")
    assert title.startswith("The United States urges")
    assert names.startswith("Michelle Nichols, ")


SPIDER = """
import scrapy

class One(scrapy.Spider):
    name = "one"
    custom_settings = {{
        "ITEM_PIPELINES": {{"scrapy_pipeline.CopydeskPipeline": 300}},
        "COPYDESK_URL": "{base}",
        "TELNETCONSOLE_ENABLED": False,
    }}

    async def start(self):
        yield {{"html": "<h1>Old pier reopens</h1><p>The pier opened to walkers on Monday.</p>",
               "url": "https://post.example/1"}}
"""


@pytest.mark.slow
def test_the_pipeline_adds_the_article(server: str, root: Path, tmp_path: Path) -> None:
    """A spider that brings a page ends with its article."""
    pytest.importorskip("scrapy", reason="make test-all installs it")
    (tmp_path / "one.py").write_text(SPIDER.format(base=server), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "scrapy", "runspider", "one.py", "-o", "items.json"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(root / "examples")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    [item] = json.loads((tmp_path / "items.json").read_text(encoding="utf-8"))
    assert item["article"]["body"] == "The pier opened to walkers on Monday."
    assert item["article"]["source"]["url"] == "https://post.example/1"
