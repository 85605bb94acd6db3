"""`copydesk bulk` with Parquet, in and out."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from service.cli import main
from tests.bulk.collection import read_lines

TEXT = "A headline about the harbour\n\nThe harbour opened on Monday, the mayor of the town said."
PAGE = "<h1>An old pier</h1><p>The pier opened to walkers on Monday, the mayor of the town said."


@pytest.mark.slow
@pytest.mark.parametrize("explain", [False, True])
def test_rows_are_cleaned_and_written_as_lines_are(tmp_path: Path, explain: bool) -> None:
    """The same articles as JSON lines hold, in columns of the contract, in order."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="requirements/slow.txt")
    rows: list[dict[str, Any]] = [
        {"uri": 7, "content": TEXT, "html": None, "reference_date": date(2024, 5, 17), "x": [1]},
        {"uri": 8, "content": None, "html": PAGE.encode("utf-16"), "reference_date": None, "x": []},
        {"uri": 9, "content": " ", "html": None, "reference_date": None, "x": None},
    ] * 50  # fmt: skip
    pa = pytest.importorskip("pyarrow")
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet", row_group_size=64)
    more = ["--explain"] if explain else []
    named = ["--field", "text=content", "--field", "id=uri", *more]
    for name in ("out.parquet", "out.jsonl"):
        command = ["bulk", str(tmp_path / "in.parquet"), "-o", str(tmp_path / name), *named]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    made = parquet.read_table(tmp_path / "out.parquet")
    lines = read_lines(tmp_path / "out.jsonl")
    assert made.to_pylist() == [{**line, "id": str(line["id"])} for line in lines]
    assert [line["id"] for line in lines] == [7, 8] * 50
    refused = read_lines(tmp_path / "out.parquet.refused.jsonl")
    assert [row["record"] for row in refused] == list(range(3, 151, 3))
    assert not list(tmp_path.glob("out.parquet.p*"))


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow, the message names what to install, and nothing is begun."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"text": TEXT}))
    command = ["bulk", str(source), "-o", str(tmp_path / "out.parquet")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "pip install 'copydesk[parquet]'" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
