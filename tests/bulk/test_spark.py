"""`service.spark`, run by spark-submit on two cores over Parquet."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from service.bulk.columns import article_columns
from service.contract.answer import ArticleSchema, write_article
from service.contract.cleaning import clean_document
from service.contract.request import load_document, submit
from service.core import load_stylebook

TODAY = date(2024, 5, 17)
PAGE = "<h1>An old pier</h1><p>The pier opened to walkers on Monday, the mayor of the town said."


def test_columns_are_those_of_the_contract() -> None:
    """Each key of an article is a column, with a type that follows from its schema."""
    columns = article_columns(explain=True)
    assert list(ArticleSchema().fields) == list(article_columns(explain=False))
    assert columns["title"] == "string"
    assert columns["credits"] == "array<struct<role:string,name:string,location:string>>"
    assert "dateline:struct<text:string,place:string,date:string>" in columns["source"]
    assert columns["segments"].startswith("array<struct<start:bigint,end:bigint,kind:string")


@pytest.mark.slow
@pytest.mark.parametrize("explain", [False, True])
def test_every_row_is_the_plain_core_s(root: Path, tmp_path: Path, explain: bool) -> None:
    """Texts, pages and what can't be cleaned, over two cores, beside the core's own answers."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="requirements/slow.txt")
    pytest.importorskip("pyspark", reason="requirements/slow.txt")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17")
    documents = _documents(root)
    parquet.write_table(_table(documents), tmp_path / "in.parquet", row_group_size=40)
    _submit(root, tmp_path, ["--explain"] if explain else [])
    rows = parquet.read_table(tmp_path / "out").to_pylist()
    assert sorted(row["number"] for row in rows) == list(range(len(documents)))
    stylebook = load_stylebook()
    for row in rows:
        number, error = row.pop("number"), row.pop("error")
        known = {name: value for name, value in documents[number].items() if value is not None}
        if known.get("text") == " ":
            assert error["status"] == 422
            assert error["errors"][0]["field"] == "text"
            assert set(row.values()) == {None}
            continue
        document = submit(load_document(known), TODAY).document
        article = clean_document(document, stylebook)
        written = write_article(article, document, explain=explain)
        assert error is None
        assert row == json.loads(written)


def _documents(root: Path) -> list[dict]:
    """Each golden case, a page and an empty text after each tenth."""
    made = []
    for path in sorted(root.glob("seeds/*/input.txt")):
        day = TODAY.isoformat()
        made.append(
            {"text": path.read_bytes().decode("utf-8-sig"), "html": None, "reference_date": day}
        )
        if len(made) % 10 == 0:
            made.append({"text": None, "html": f"{PAGE} {len(made)}", "reference_date": day})
            made.append({"text": " ", "html": None, "reference_date": day})
    return made


def _table(documents: list[dict]) -> object:
    import pyarrow as pa

    rows = [{**document, "number": number} for number, document in enumerate(documents)]
    return pa.Table.from_pylist(rows).rename_columns(
        ["content", "html", "reference_date", "number"]
    )


def _submit(root: Path, folder: Path, more: list[str]) -> None:
    submit_command = Path(sys.executable).with_name("spark-submit")
    example = root / "examples" / "spark" / "clean_parquet.py"
    subprocess.run(
        [
            submit_command, "--master", "local[2]", "--conf", "spark.ui.enabled=false", example,
            folder / "in.parquet", folder / "out", "--text", "content", "--keep", "number", *more,
        ],
        cwd=folder,
        env=os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        timeout=900,
        check=True,
    )  # fmt: skip
