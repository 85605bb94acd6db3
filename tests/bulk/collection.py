"""A collection of made-up documents, and what a bulk run should make of it."""

import json
from collections.abc import Iterator
from pathlib import Path


def documents(count: int) -> Iterator[dict]:
    """So many short documents, no two alike; each twentieth can't be cleaned."""
    for number in range(1, count + 1):
        if number % 20:
            text = (
                f"Harbour report number {number}\n\nThe ferry of pier {number} opened on Monday, "
                "said the mayor of the town.\n\nLeave a Reply\n\nShare this article\n"
            )
            yield {"id": number, "text": text}
        else:
            yield {"id": number, "text": " "}


def write_lines(path: Path, count: int) -> None:
    """A file of that many JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(document) + "\n" for document in documents(count))


def read_lines(path: Path) -> list[dict]:
    """The objects of a file of JSON lines; none where it is not there."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def check_each_once(output: Path, count: int) -> None:
    """Each document of the collection is in the output or the side file, once and in order."""
    good, refused = read_lines(output), read_lines(Path(f"{output}.refused.jsonl"))
    assert [row["record"] for row in good] == [n for n in range(1, count + 1) if n % 20]
    assert [row["record"] for row in refused] == [n for n in range(1, count + 1) if not n % 20]
    assert all(row["id"] == row["record"] for row in (*good, *refused))
    assert all(f"pier {row['record']} opened" in row["body"] for row in good)
    beside = {path.name for path in output.parent.glob(f"{output.name}.*")}
    assert beside == {f"{output.name}.refused.jsonl"}
