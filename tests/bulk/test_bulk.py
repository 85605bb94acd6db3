"""`copydesk bulk`: what goes in, what comes out, and what becomes of what can't be cleaned."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from hashlib import shake_256
from pathlib import Path

import pytest
import zstandard
from click.testing import CliRunner, Result

from service.bulk.chunk import Cleaned, Plan
from service.bulk.crew import Crew
from service.bulk.entry import FIELDS, Entry, JsonLine
from service.cli import main
from service.core import load_stylebook
from tests.bulk.collection import check_each_once, read_lines, write_lines

TEXT = "A headline about the harbour\n\nThe harbour opened on Monday, the mayor of the town said."
PAGE = "<h1>An old pier</h1><p>The pier opened to walkers on Monday, the mayor of the town said."


def bulk(*arguments: str | Path) -> Result:
    """The outcome of `copydesk bulk` with these arguments and two processes."""
    command = ["bulk", "--processes", "2", *map(str, arguments)]
    return CliRunner().invoke(main, command)


def test_every_kind_of_file_is_read_in_order(tmp_path: Path) -> None:
    """Named files as they are named, those of a folder by path; what is no document is left."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    line = json.dumps({"id": "x", "text": TEXT}).encode() + b"\n"
    (folder / "a.jsonl").write_bytes(line + b"\n" + line)
    (folder / "b.ndjson.gz").write_bytes(gzip.compress(line) + gzip.compress(line))
    (folder / "c.JSONL.zst").write_bytes(zstandard.compress(line) + zstandard.compress(line))
    (folder / "deep" / "d.html.gz").write_bytes(gzip.compress(PAGE.encode("utf-16")))
    (folder / "e.txt.zst").write_bytes(zstandard.compress(TEXT.encode()))
    (folder / "_SUCCESS.txt").write_text("no document")
    (folder / "picture.png").write_bytes(b"no document")
    (tmp_path / "first.txt").write_text(TEXT)
    result = bulk(tmp_path / "first.txt", folder, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    rows = read_lines(tmp_path / "out.jsonl")
    assert [(Path(row["file"]).name, row["record"], row["id"]) for row in rows] == [
        ("first.txt", 1, None),
        ("a.jsonl", 1, "x"),
        ("a.jsonl", 3, "x"),
        ("b.ndjson.gz", 1, "x"),
        ("b.ndjson.gz", 2, "x"),
        ("c.JSONL.zst", 1, "x"),
        ("c.JSONL.zst", 2, "x"),
        ("d.html.gz", 1, None),
        ("e.txt.zst", 1, None),
    ]
    assert {row["title"] for row in rows} == {"A headline about the harbour", "An old pier"}


def test_each_document_is_cleaned_as_alone(tmp_path: Path, seed: Path) -> None:
    """The columns are those of an article, and its values what `copydesk clean` answers."""
    raw, about = (seed / "input.txt").read_text("utf-8"), ["--reference-date", "2024-05-17"]
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"text": raw}))
    assert bulk(source, "-o", tmp_path / "out.jsonl", "--explain", *about).exit_code == 0
    [row] = read_lines(tmp_path / "out.jsonl")
    alone = CliRunner().invoke(main, ["clean", "--explain", *about, str(seed / "input.txt")])
    assert list(row)[:3] == ["file", "record", "id"]
    assert {key: row[key] for key in list(row)[3:]} == json.loads(alone.stdout)


def test_bad_documents_go_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each with its place, its id and its problem; a file that breaks off loses its rest alone."""
    source = tmp_path / "in.jsonl"
    bad = ["nope", "[]", '{"id":"b","text":" "}', '{"id":"c"}', json.dumps({"text": "a" * 9000})]
    good = json.dumps({"text": TEXT})
    source.write_text("\n".join(piece for line in bad for piece in (line, good)))
    (tmp_path / "broken.jsonl.gz").write_bytes(gzip.compress(f"{good}\n".encode() * 90)[:-9])
    (tmp_path / "last.txt").write_text(TEXT)
    files = [source, tmp_path / "broken.jsonl.gz", tmp_path / "last.txt"]
    result = bulk(*files, "-o", tmp_path / "out.jsonl", "--max-document", "8000")
    assert result.exit_code == 0, result.output
    refused = read_lines(tmp_path / "out.jsonl.refused.jsonl")
    assert [(row["record"], row["id"], row["error"]["status"]) for row in refused[:5]] == [
        (1, None, 400), (3, None, 422), (5, "b", 422), (7, "c", 422), (9, None, 413),
    ]  # fmt: skip
    assert refused[5]["file"].endswith("broken.jsonl.gz")
    assert "can't be read" in refused[5]["error"]["detail"]
    rows = read_lines(tmp_path / "out.jsonl")
    assert len(rows) == len(bad) + refused[5]["record"] - 1 + 1
    assert rows[-1]["file"].endswith("last.txt")
    assert f"{len(rows) + 6:,} documents, 6 refused" in result.stderr


@pytest.mark.parametrize(
    ("ending", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)], ids=["gzip", "zstd"]
)
@pytest.mark.parametrize(
    "harm", [lambda data: data[:-2000], lambda data: data + b"and more"], ids=["cut", "longer"]
)
def test_what_is_good_of_a_damaged_file_is_cleaned(
    tmp_path: Path, ending: str, pack: Callable[[bytes], bytes], harm: Callable[[bytes], bytes]
) -> None:
    """What can still be unpacked comes out, and that the rest is lost is told."""
    unlike = [shake_256(str(number).encode()).hexdigest(500) for number in range(400)]
    lines = [json.dumps({"text": f"{TEXT} {digits}"}) for digits in unlike]
    source = tmp_path / f"in.jsonl{ending}"
    source.write_bytes(harm(pack("\n".join([*lines, ""]).encode())))
    assert bulk(source, "-o", tmp_path / "out.jsonl").exit_code == 0
    rows = read_lines(tmp_path / "out.jsonl")
    [refused] = read_lines(tmp_path / "out.jsonl.refused.jsonl")
    assert len(rows) > 200
    assert refused["record"] == len(rows) + 1
    assert "From here on the file can't be read" in refused["error"]["detail"]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_text_that_breaks_off_is_no_document(tmp_path: Path, ending: str) -> None:
    """Half an article is none."""
    pack = gzip.compress if ending == ".gz" else zstandard.compress
    source = tmp_path / f"in.txt{ending}"
    source.write_bytes(pack((TEXT * 9000).encode())[:-9])
    assert bulk(source, "-o", tmp_path / "out.jsonl").exit_code == 0
    assert read_lines(tmp_path / "out.jsonl") == []
    [refused] = read_lines(tmp_path / "out.jsonl.refused.jsonl")
    assert refused["error"]["status"] == 400


def test_keys_may_have_other_names(tmp_path: Path) -> None:
    """Those that are not asked for are left alone, whatever they hold."""
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"content": TEXT, "uri": "u-1", "text": 7, "more": {"a": []}}))
    named = ["--field", "text=content", "--field", "id=uri"]
    assert bulk(source, *named, "-o", tmp_path / "out.jsonl").exit_code == 0
    [row] = read_lines(tmp_path / "out.jsonl")
    assert (row["id"], row["title"]) == ("u-1", "A headline about the harbour")


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst"])
def test_the_output_is_packed_as_its_name_says(tmp_path: Path, ending: str) -> None:
    """And whole, in order, with each document once."""
    write_lines(tmp_path / "in.jsonl", 60)
    output = tmp_path / f"out{ending}"
    assert bulk(tmp_path / "in.jsonl", "-o", output).exit_code == 0
    again = tmp_path / "again.jsonl"
    keys = ["--field", "text=body"]
    assert bulk(output, "-o", again, *keys).exit_code == 0  # it is read as it was written
    assert len(read_lines(again)) == 57
    if ending == ".jsonl":
        check_each_once(output, 60)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["missing.jsonl"], "missing.jsonl: No such file"),
        (["missing"], "missing: No such file"),
        (["in.csv"], "in.csv: its name must end in what it holds"),
        (["in.jsonl", "--field", "body=text"], "'body=text' is not of the form NAME=KEY"),
        (["in.jsonl", "--language", "english"], "--language"),
    ],
)
def test_wrong_usage_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: list[str], told: str
) -> None:
    """Status 2, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "in.jsonl", 1)
    (tmp_path / "in.csv").write_text("text\n")
    result = bulk(*wrong, "-o", "out.jsonl")
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr
    assert not list(tmp_path.glob("out*"))


def test_without_a_terminal_there_is_no_bar(tmp_path: Path) -> None:
    """One line at the end, and nothing on stdout."""
    write_lines(tmp_path / "in.jsonl", 40)
    ended = subprocess.run(
        [sys.executable, "-m", "service", "bulk", "in.jsonl", "-o", "o.jsonl"],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert ended.stdout == ""
    assert ended.stderr.startswith("copydesk: 40 documents, 2 refused; removed: ")
    assert ended.stderr.count("\n") == 1


def test_a_document_that_takes_too_long_costs_no_other() -> None:
    """Its editor is killed, it goes aside, and its neighbours of the chunk are cleaned."""
    long = "".join(f"A sentence of its own, number {n}, {n * n}.\n" * 2 for n in range(24_000))
    keys = {name: name for name in FIELDS}
    crew = Crew(
        load_stylebook(), Plan({}, keys, date(2024, 5, 17)), processes=1, deadline=0.3, memory=2**30
    )
    contents = [json.dumps({"text": text}).encode() for text in (TEXT, long, TEXT)]
    entries = [Entry(0, "in", n, JsonLine(line), 1, 0) for n, line in enumerate(contents, 1)]
    outcomes = [outcome for _, outcome in crew.clean(entries)]
    crew.close()
    assert [isinstance(outcome, Cleaned) for outcome in outcomes] == [True, False, True]
    problem = json.loads(outcomes[1].line)
    assert (problem["record"], problem["error"]["status"]) == (2, 422)
    assert problem["error"]["type"] == "/problems/document-too-expensive"


def test_who_stops_in_the_middle_leaves_nothing_behind() -> None:
    """A crew that is closed before all is cleaned waits for its editors, and ends quietly."""
    keys = {name: name for name in FIELDS}
    plan = Plan({}, keys, date(2024, 5, 17))
    crew = Crew(load_stylebook(), plan, processes=2, deadline=30.0, memory=2**30)
    line = JsonLine(json.dumps({"text": TEXT}).encode())
    outcomes = crew.clean(Entry(0, "in", number, line, 1, 0) for number in range(1, 5000))
    first, _ = next(outcomes)
    crew.close()
    assert first.record == 1


def test_bulk_brings_in_no_web_framework() -> None:
    """A run needs the contract and the core, and nothing of the face that speaks HTTP."""
    code = (
        "import sys, service.cli.bulk, service.bulk.run\n"
        "print([name for name in sys.modules if name == 'flask' or name.startswith('service.web')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
