"""A reader who does what a page says, from its head to its foot."""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import requests
import zstandard

from service.core.stylebook import read_rules
from tests.docs.examples import Example
from tests.web.serving import environment, free_port

NOT_RUN = {
    "make test": "it is what runs this test",
    "docker ": "builds an image; make image-check tries it, tests/deploy holds the files",
    "kubectl ": "needs a cluster; tests/deploy holds the manifests",
    "pip install '.[": "would install the project anew over the one that is tested",
    "pip install -r requirements/base.txt -r training/": "installs torch and the peers",
    "python -m training ": "half an hour and the corpora; tests/training trains a little",
    "python -m training.headline ": "a quarter of an hour, the corpora and the models of the folds",
}
"""Beginnings of commands that no test may run, and why."""

TEXT = """\
Harbour town votes to keep its last ferry

PORT ELLERY, May 3 (Reuters) - The town council voted on Friday to keep a ferry of 1921.

(Reporting by Tom Arden; Editing by Rita Lowe)

Leave a Reply
"""
PAGE = "<h1>A pier</h1><p>The pier opened to walkers on Monday, said the mayor of the town."

SERVES = re.compile(r"\b(make|copydesk) serve\b")
LARGE = re.compile(r"spark|\.parquet|serve\b")
"""What needs libraries or seconds that only the long tests have."""


def is_large(example: Example) -> bool:
    """Whether something of it is left to the long tests."""
    return example.kind in ("console", "python") and LARGE.search(example.text) is not None


class Reader:
    """Has the project and a service, and does one block after the other in a folder of theirs."""

    def __init__(self, root: Path, folder: Path, server: str, *, patient: bool) -> None:
        self.root, self.folder, self.server, self.patient = root, folder, server, patient
        self.answer: Any = None
        for path in root.iterdir():  # as if it stood in the project, and may yet write
            if path.name == "deploy":
                shutil.copytree(path, folder / path.name)
            elif path.name not in (".git", "build"):
                (folder / path.name).symlink_to(path)
        self._lay_out()

    def do(self, example: Example) -> None:
        """Do what a block says; a kind of block that nobody knows how to do is a fault."""
        act = getattr(self, f"do_{example.kind}", None)
        assert act is not None, f"nobody runs blocks of the kind {example.kind!r}: say how"
        act(example)

    def do_text(self, example: Example) -> None:
        """A raw text, cleaned as the page says."""
        self.answer = requests.post(
            f"{self.server}/v1/clean",
            params={"reference_date": "2024-05-17"},
            json={"text": example.text},
            timeout=30,
        ).json()

    def do_html(self, example: Example) -> None:
        """A page that the next call sends."""
        (self.folder / "page.html").write_text(example.text, encoding="utf-8")

    def do_json(self, example: Example) -> None:
        """What the last call answered."""
        assert self.answer == json.loads(example.text)

    def do_sh(self, example: Example) -> None:
        """A call of the service."""
        self.answer = json.loads(self._run(example.text))
        assert "status" not in self.answer, self.answer

    def do_python(self, example: Example) -> None:
        """A program that calls the service, or a line of a Spark job."""
        if is_large(example):
            if self.patient:
                self._run_on_spark(example.text)
            return
        here, said = Path.cwd(), StringIO()
        os.chdir(self.folder)
        try:
            with redirect_stdout(said):
                code = example.text.replace("http://localhost:8000", self.server)
                exec(compile(code, example.page, "exec"), {})  # noqa: S102
        finally:
            os.chdir(here)
        assert said.getvalue().strip()

    def do_js(self, example: Example) -> None:
        """A program for Node, where it is there; what it takes out of the answer is all there."""
        if shutil.which("node") is None:
            return
        raw = json.dumps(TEXT)
        code = example.text.replace("http://localhost:8000", self.server)
        names = re.findall(r"^const \{ (.*) \} = ", code, re.MULTILINE)[-1]
        program = f"const raw = {raw};\n{code}\nconsole.log(JSON.stringify({{ {names} }}));\n"
        (self.folder / "call.mjs").write_text(program, encoding="utf-8")
        told = json.loads(self._run("node call.mjs"))
        assert set(told) == set(names.split(", "))
        assert None not in told.values()

    def do_toml(self, example: Example) -> None:
        """A rule, read as the service does, and held to its own hits and misses."""
        stylebook = self.folder / f"rules at {example.line}"
        stylebook.mkdir()
        (stylebook / "en.toml").write_text(example.text, encoding="utf-8")
        [rule] = read_rules(stylebook)
        assert min(len(rule.hits), len(rule.misses)) >= 3  # as the tests ask of each
        assert all(map(rule.matches, rule.hits))
        assert not any(map(rule.matches, rule.misses))

    def do_console(self, example: Example) -> None:
        """Commands, each with what it prints where the page says so."""
        commands = list(example.commands())
        assert commands, "a command begins with $"
        for command, printed in commands:
            if command.startswith(tuple(NOT_RUN)):
                continue
            if LARGE.search(command) and not self.patient:
                continue
            if "| jq " in command and shutil.which("jq") is None:
                continue
            if SERVES.search(command):
                self._serve(command)
                continue
            wanted = ".*".join(map(re.escape, printed.split("…")))
            said = self._run(command)
            assert not printed or re.fullmatch(wanted, said), (command, said)

    def _lay_out(self) -> None:
        """What the pages take for granted that a reader has."""
        document = json.dumps({"id": "n-17", "text": TEXT}) + "\n"
        bad = json.dumps({"text": " "}) + "\n"
        files = {
            "article.txt": TEXT.encode(),
            "text": TEXT.encode(),
            "page.html": PAGE.encode(),
            "page": PAGE.encode(),
            "documents.jsonl": (document + bad).encode(),
            "crawl/a.jsonl": document.encode(),
            "crawl/b.txt": TEXT.encode(),
            "crawl/c.html.gz": gzip.compress(PAGE.encode()),
            "more.jsonl.zst": zstandard.compress(document.encode()),
        }
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        if self.patient:
            self._lay_out_table()

    def _lay_out_table(self) -> None:
        pyarrow = pytest.importorskip("pyarrow", reason="requirements/slow.txt")
        from pyarrow import parquet

        columns = {"id": [1, 2], "uri": ["a", "b"], "content": [PAGE, PAGE]}
        parquet.write_table(pyarrow.table(columns), self.folder / "pages.parquet")

    def _environment(self, **more: str) -> dict[str, str]:
        programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        spark = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        return environment() | {"PATH": programs} | spark | more

    def _run(self, command: str) -> str:
        """What a command prints; it has to end well. Bash only where it is what the page means."""
        port = self.server.rpartition(":")[2]
        ended = subprocess.run(
            ["bash" if "completion bash" in command else "sh", "-c",
             command.replace("localhost:8000", f"127.0.0.1:{port}")],
            cwd=self.folder, env=self._environment(), capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert ended.returncode == 0, (command, ended.stderr)
        return ended.stdout

    def _serve(self, command: str) -> None:
        """A service starts, on a port of its own, and answers."""
        port = str(free_port())
        ours = self._environment(PORT=port, COPYDESK_PORT=port, COPYDESK_WORKERS="1")
        # Make would build the environment anew where a file of it is older than pyproject.toml.
        command = command.replace("make ", "make --old-file=.venv/.base ", 1)
        with subprocess.Popen(
            ["sh", "-c", command], cwd=self.folder, env=ours, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as started:  # fmt: skip
            try:
                assert _answers(f"http://127.0.0.1:{port}/readyz", started), command
            finally:
                os.killpg(started.pid, signal.SIGTERM)
                started.wait(timeout=60)

    def _run_on_spark(self, code: str) -> None:
        pytest.importorskip("pyspark", reason="requirements/slow.txt")
        if shutil.which("java") is None:
            pytest.skip("Spark needs Java 17")
        program = (
            "from pyspark.sql import SparkSession\n"
            "spark = SparkSession.builder.master('local[1]').getOrCreate()\n"
            "frame = spark.createDataFrame([(1, '<h1>A pier</h1><p>It opened.')], ['id', 'html'])\n"
            f"{code}\nprint([row.id for row in articles.collect()])\n"
        )
        (self.folder / "job.py").write_text(program, encoding="utf-8")
        assert self._run(f"{sys.executable} job.py").endswith("[1]\n")


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + 90
    while time.monotonic() < end and process.poll() is None:
        try:
            if requests.get(address, timeout=1).ok:
                return True
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.1)
    return False
